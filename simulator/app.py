"""How is the simulator put together, started and stopped?"""

import asyncio
import contextlib
import errno
import gc
import json
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial

from aiohttp import web

from simulator import __version__
from simulator.control.app import make_control_app
from simulator.control.errors import json_answer
from simulator.control.views import session_view
from simulator.domain.dialect import Dialect
from simulator.face.service import FaceDoor
from simulator.network.sending import Line
from simulator.network.tls import make_tls
from simulator.poc.agreement_file import find_agreement
from simulator.poc.clock import SystemClock
from simulator.poc.open_desk import open_desk
from simulator.poc.session import PocSession
from simulator.settings import Settings
from simulator.store.address import default_address
from simulator.web_service.http import make_server
from simulator.web_service.service import WebService

DEFAULT_SEED = 1
SHUTDOWN_S = 5.0
BACKLOG = 1024
YOUNG_OBJECTS = 20_000
"""Objects after which the garbage collector looks at the young ones: what a request leaves holds no cycles."""


class PortInUse(Exception):
    """A port is taken; `free` is one that was not, when asked."""

    def __init__(self, option: str, host: str, port: int, free: int) -> None:
        super().__init__(f"port {port} di {host} sudah dipakai / in use")
        self.option = option
        self.free = free


async def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Run the simulator until SIGTERM or SIGINT; `announce` gets the ready line and the session line.

    Raises `PortInUse`, `StoreError`, `AgreementError` and `TlsError` before anything is announced.
    """
    stop = _stop_on_signals()
    agreement = find_agreement(settings.session) if settings.session else None
    clock = SystemClock()
    tls = make_tls(settings.tls, (settings.host, socket.gethostname()), clock.now()) if settings.tls else None
    desk = await open_desk(settings.store or default_address(), clock)
    try:
        service_socket = _bind(settings.host, settings.port, "--port")
        control_socket = _bind(settings.host, settings.control_port, "--control-port")
        base_url = f"{'https' if tls else 'http'}://{_shown(settings.host)}:{service_socket.getsockname()[1]}{settings.base_path}"
        control_url = f"http://{_shown(settings.host)}:{control_socket.getsockname()[1]}"
        line = Line()
        service = web.ServerRunner(
            make_server(WebService(desk), line, settings.base_path, (FaceDoor(desk),)),
            handle_signals=False,
            shutdown_timeout=SHUTDOWN_S,
        )
        control = web.AppRunner(
            make_control_app(desk, lambda: base_url, settings.token), access_log=None, shutdown_timeout=1.0
        )
        context = tls.context if tls else None
        for runner, sock, ssl_context in ((service, service_socket, context), (control, control_socket, None)):
            await runner.setup()
            await web.SockSite(runner, sock, backlog=BACKLOG, ssl_context=ssl_context).start()
        ready = {"event": "ready", "web_service": base_url, "control": control_url, "version": __version__}
        if tls is not None and tls.certificate is not None:
            ready["certificate"] = tls.certificate
        announce(json.dumps(ready))
        if agreement is not None:
            dialect = Dialect(settings.dialect) if settings.dialect else None
            session = desk.find_open(agreement.name, DEFAULT_SEED)
            if session is None:
                session = await desk.open(agreement, DEFAULT_SEED, dialect=dialect)
            elif dialect is not None:
                await desk.change(session, partial(session.put_dialect, dialect))
            announce(_session_line(session, base_url))
        gc.freeze()  # what is there now stays: no collection needs to look at it again
        gc.set_threshold(YOUNG_OBJECTS)
        await _until_set(stop)
        _ignore_further_sigterm()
        desk.end_views()
        line.close(SHUTDOWN_S - 1.0)
        await service.cleanup()
        await control.cleanup()
    finally:
        await desk.store.close()


def _session_line(session: PocSession, base_url: str) -> str:
    return json_answer(session_view(session, base_url)).text or ""


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


def _shown(host: str) -> str:
    """Return `host` as it stands in an address that this machine can call."""
    if host in ("", "0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _stop_on_signals() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: the loop cannot wait for signals, but the interpreter can.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


def _ignore_further_sigterm() -> None:
    """Let a second SIGTERM not cut short what the first has begun; Ctrl-C still can."""
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


async def _until_set(stop: asyncio.Event) -> None:
    """Wait; on Windows signals arrive between bytecodes only, so wake up now and then."""
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.5 if sys.platform == "win32" else None)
