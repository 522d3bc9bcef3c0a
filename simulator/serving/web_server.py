"""How does one process serve the web service on a socket that listens already?"""

import gc
import socket
import ssl

from aiohttp import web

from simulator.aggregates.room import AggregatesRoom
from simulator.console.room import ConsoleRoom
from simulator.domain.dialect import Dialect
from simulator.face.service import FaceDoor
from simulator.guide.room import GuideRoom
from simulator.network.own_hosts import OwnHosts
from simulator.network.sending import Line
from simulator.pages.asset_room import AssetRoom
from simulator.poc.desk import SessionDesk
from simulator.portal.room import PortalRoom
from simulator.web_service.http import make_server
from simulator.web_service.service import WebService

SHUTDOWN_S = 5.0
"""Seconds that answers under way are given at the end."""
BACKLOG = 1024
YOUNG_OBJECTS = 20_000
"""Objects after which the garbage collector looks at the young ones: what a request leaves holds no cycles."""


class WebServer:
    """The web service of a desk."""

    def __init__(
        self,
        desk: SessionDesk,
        base_path: str,
        sock: socket.socket,
        context: ssl.SSLContext | None,
        own: OwnHosts,
        *,
        dialect: Dialect | None = None,
        public_url: str = "",
        token: str | None = None,
    ) -> None:
        """Serve on `sock`, as HTTPS where `context` is given; pages only under `own` names.

        `dialect` is that of answers that belong to no session; the guide shows `public_url`, where there is one.
        `token` is that of the control API: the console asks for it, too.
        """
        self._sock = sock
        self._context = context
        self._line = Line()
        self._runner = web.ServerRunner(
            make_server(
                WebService(desk, dialect),
                self._line,
                base_path,
                doors=(FaceDoor(desk),),
                rooms=(PortalRoom(desk), ConsoleRoom(desk, token), AggregatesRoom(desk), GuideRoom(desk), AssetRoom()),
                own=own,
                public_url=public_url,
            ),
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
