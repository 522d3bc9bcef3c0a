"""How does one process serve the web service on a socket that listens already?"""

import gc
import socket
import ssl

from aiohttp import web

from simulator.face.service import FaceDoor
from simulator.network.sending import Line
from simulator.poc.desk import SessionDesk
from simulator.web_service.http import make_server
from simulator.web_service.service import WebService

SHUTDOWN_S = 5.0
"""Seconds that answers under way are given at the end."""
BACKLOG = 1024
YOUNG_OBJECTS = 20_000
"""Objects after which the garbage collector looks at the young ones: what a request leaves holds no cycles."""


class WebServer:
    """The web service of a desk."""

    def __init__(self, desk: SessionDesk, base_path: str, sock: socket.socket, context: ssl.SSLContext | None) -> None:
        """Serve on `sock`, as HTTPS where `context` is given."""
        self._sock = sock
        self._context = context
        self._line = Line()
        self._runner = web.ServerRunner(
            make_server(WebService(desk), self._line, base_path, (FaceDoor(desk),)),
            handle_signals=False,
            shutdown_timeout=SHUTDOWN_S,
        )

    async def start(self) -> None:
        """Answer from now on."""
        await self._runner.setup()
        await web.SockSite(self._runner, self._sock, backlog=BACKLOG, ssl_context=self._context).start()

    async def stop(self) -> None:
        """Take no more calls; return when the answers under way have left."""
        self._line.close(SHUTDOWN_S - 1.0)
        await self._runner.cleanup()


def settle_memory() -> None:
    """Spare the garbage collector what is there now: it stays, and no collection needs to look at it again."""
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
