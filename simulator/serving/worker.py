"""One worker: a process that answers the web service beside others, on the socket that they share.

Started by `workers.py` with its order on standard input, which stays open as long as the parent lives: its end is a
SIGTERM that even a parent killed by SIGKILL sends. It says one line on standard output, and nothing else.
"""

import asyncio
import os
import socket
import ssl
import sys

import msgspec

from simulator.domain.dialect import Dialect
from simulator.network.own_hosts import OwnHosts
from simulator.network.tls import load_pem, make_tls
from simulator.poc.clock import SystemClock
from simulator.poc.open_desk import open_desk
from simulator.serving.event_loop import loop_factory
from simulator.serving.signals import ignore_further_sigterm, stop_on_signals, until_set
from simulator.serving.web_server import WebServer, settle_memory
from simulator.store.store import StoreError

FAILED = 5


class Order(msgspec.Struct, frozen=True):
    """What a worker is told."""

    store: str
    base_path: str
    socket: int
    """The descriptor of the listening socket, inherited."""
    hosts: tuple[str, ...]
    """Names or addresses under which pages may be shown, as `OwnHosts.of` takes them."""
    dialect: Dialect | None = None
    """Of answers that belong to no session."""
    public_url: str = ""
    """What the guide shows as the address of the web service; empty: the one that was called."""
    token: str | None = None
    """Of the control API, and of the console."""
    tls: str | None = None
    """As the option: files are read again; `self-signed` comes with what the parent has made."""
    certificate: str | None = None
    key: str | None = None


class Report(msgspec.Struct, frozen=True):
    """What a worker says when it answers, or why it cannot."""

    error: str = ""
    hint: str = ""


async def work(order: Order) -> None:
    """Answer until SIGTERM, or until the parent is gone."""
    stop = stop_on_signals()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), stop.set)
    clock = SystemClock()
    desk = await open_desk(order.store, clock)
    try:
        server = WebServer(
            desk,
            order.base_path,
            socket.socket(fileno=order.socket),
            _context(order, clock),
            OwnHosts.of(order.hosts),
            dialect=order.dialect,
            public_url=order.public_url,
            token=order.token,
        )
        await server.start()
        _say(Report())
        settle_memory()
        await until_set(stop)
        ignore_further_sigterm()
        await server.stop()
    finally:
        await desk.store.close()


def _context(order: Order, clock: SystemClock) -> ssl.SSLContext | None:
    if order.tls is None:
        return None
    if order.certificate is not None and order.key is not None:
        return load_pem(order.certificate, order.key).context
    return make_tls(order.tls, (), clock.now()).context


def _say(report: Report) -> None:
    os.write(sys.stdout.fileno(), msgspec.json.encode(report) + b"\n")


def main() -> int:
    """Read the order and carry it out."""
    line = b""
    while not line.endswith(b"\n"):
        # Not through a buffer: the loop watches the descriptor afterwards.
        part = os.read(sys.stdin.fileno(), 1 << 16)
        if not part:
            return 0
        line += part
    order = msgspec.json.decode(line, type=Order)
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(work(order))
    except StoreError as error:
        _say(Report(str(error), error.hint))
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
