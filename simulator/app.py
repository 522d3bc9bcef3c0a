"""How is the simulator put together, started and stopped?"""

import errno
import os
import socket
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from aiohttp import web

from simulator import __version__
from simulator.control.app import make_control_app
from simulator.control.views import session_view
from simulator.domain.dialect import Dialect
from simulator.network.own_hosts import OwnHosts
from simulator.network.tls import make_tls
from simulator.offices.room import OfficeRoom
from simulator.pages.asset_room import AssetRoom
from simulator.poc.agreement_file import find_agreement
from simulator.poc.clock import SystemClock
from simulator.poc.credentials import credentials_under
from simulator.poc.desk import DEFAULT_SEED, SeedTaken
from simulator.poc.open_desk import open_desk
from simulator.serving.addresses import Addresses, shown
from simulator.serving.signals import ignore_further_sigterm, stop_on_signals, until_set
from simulator.serving.web_server import BACKLOG, WebServer, settle_memory
from simulator.serving.worker import Order
from simulator.serving.workers import Workers, check_workers
from simulator.settings import Settings
from simulator.store.address import default_address
from simulator.store.postgres_url import is_postgres
from simulator.store.postgres_url import shown as shown_store


class PortInUse(Exception):
    """A port is taken; `free` is one that was not, when asked."""

    def __init__(self, option: str, host: str, port: int, free: int) -> None:
        super().__init__(f"port {port} di {host} sudah dipakai / in use")
        self.option = option
        self.free = free


async def serve(settings: Settings, announce: Callable[[Mapping[str, Any]], None]) -> None:
    """Run the simulator until SIGTERM or SIGINT; `announce` gets what is ready, and then the session opened.

    Before anything is announced it raises `WorkersRefused`, `PortInUse`, `StoreError`, `AgreementError`, `TlsError` and
    `WorkersFailed`; the last one also at the end, where a worker that died could not be replaced. `IdentityTaken` comes
    where an open session of the store has the own lembaga of the agreement to open.
    """
    check_workers(settings.workers, settings.store)
    stop = stop_on_signals()
    agreement = find_agreement(settings.session) if settings.session else None
    if agreement is not None:
        credentials_under(agreement, DEFAULT_SEED, os.environ)
    clock = SystemClock()
    tls = make_tls(settings.tls, (settings.host, socket.gethostname()), clock.now()) if settings.tls else None
    store = settings.store or default_address()
    desk = await open_desk(store, clock)
    try:
        service_socket = _bind(settings.host, settings.port, "--port")
        control_socket = _bind(settings.host, settings.control_port, "--control-port")
        addresses = Addresses(
            "https" if tls else "http",
            settings.host,
            service_socket.getsockname()[1],
            settings.base_path,
            settings.public_url,
        )
        base_url = addresses.web_service()
        control_url = f"http://{shown(settings.host)}:{control_socket.getsockname()[1]}"
        dialect = Dialect(settings.dialect) if settings.dialect else None
        control = web.AppRunner(
            make_control_app(
                desk,
                addresses.web_service,
                settings.token,
                OwnHosts.of(settings.hosts),
                rooms=(OfficeRoom(desk), AssetRoom()),
            ),
            access_log=None,
            shutdown_timeout=1.0,
        )
        await control.setup()
        await web.SockSite(control, control_socket, backlog=BACKLOG).start()
        if settings.workers == 1:
            service: WebServer | Workers = WebServer(
                desk,
                settings.base_path,
                service_socket,
                tls.context if tls else None,
                OwnHosts.of(settings.hosts),
                dialect=dialect,
                public_url=settings.public_url,
                token=settings.token,
            )
        else:
            order = Order(
                store=settings.store,
                base_path=settings.base_path,
                socket=service_socket.fileno(),
                hosts=settings.hosts,
                dialect=dialect,
                public_url=settings.public_url,
                token=settings.token,
                tls=settings.tls,
                certificate=tls.certificate if tls else None,
                key=tls.key if tls else None,
            )
            service = Workers(order, settings.workers, stop.set)
        await service.start()
        ready = {
            "event": "ready",
            "web_service": base_url,
            "control": control_url,
            "version": __version__,
            "store": shown_store(store) if is_postgres(store) else store,
        }
        if tls is not None and tls.certificate is not None:
            ready["certificate"] = tls.certificate
        announce(ready)
        if agreement is not None:
            try:
                session = await desk.open(agreement, DEFAULT_SEED, dialect=dialect)
            except SeedTaken as taken:
                session = taken.session
                if dialect is not None:
                    await desk.change(session, partial(session.put_dialect, dialect))
            announce(session_view(session, base_url))
        settle_memory()
        await until_set(stop)
        ignore_further_sigterm()
        desk.end_views()
        try:
            await service.stop()
        finally:
            await control.cleanup()
    finally:
        await desk.store.close()


def _bind(host: str, port: int, option: str) -> socket.socket:
    """Return a listening socket, or raise `PortInUse` with a free port to offer."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # On Windows this option would let two servers share a port.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        # At once: with the option above a port is taken only by listening, and uvloop would not tell.
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortInUse(option, host, port, _free_port(host, family)) from error
    return sock


def _free_port(host: str, family: socket.AddressFamily) -> int:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
