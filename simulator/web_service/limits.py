"""How much does the web service take from a client, how long does it wait, and how does it end what goes beyond?

No client of the contract comes near these limits; the real service's are unknown (SIM).
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from simulator.web_service.body import MAX_BODY

MAX_HEADER = 32 * 1024
"""Bytes of the request line and of each header: one client repeats its JSON in a header (wire contract 8)."""
MAX_HEADERS = 256
"""Headers of one request; more is malformed HTTP, answered with 400."""
FIRST_REQUEST_S = 10.0
"""Seconds in which a new connection must have sent the head of a request; then it is closed."""
IDLE_S = 75.0
"""Seconds between an answer and the head of the next request on one connection; then it is closed."""
BODY_S = 10.0
"""Seconds in which the body must follow its head; then it counts as unreadable (07) and the connection is closed."""
LINGER_S = 2.0
"""Seconds in which the rest of a body too large is read away, so that its client sees the answer."""
KEPT_OF_UNREAD = 4_096
"""Bytes that the journal keeps of a body that was not read to its end."""

TOO_LARGE = "badan_terlalu_besar"
TOO_SLOW = "badan_terlambat"
BROKEN = "badan_terputus"
"""Why a body was not read to its end: names of quirks."""


async def read_raw(request: web.BaseRequest) -> tuple[bytes, str]:
    """Return the body and "", or its start and why the rest was not read.

    Raises `ConnectionError` where the client is gone: then nobody can be answered.
    """
    if request.content.is_eof() and request.content.total_bytes <= MAX_BODY:
        # Nearly every body arrives with its head: no timer is needed for it.
        return request.content.read_nowait(), ""
    raw = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            while chunk := await request.content.readany():
                raw += chunk
                if len(raw) > MAX_BODY:
                    return bytes(raw[:KEPT_OF_UNREAD]), TOO_LARGE
    except TimeoutError:
        return bytes(raw[:KEPT_OF_UNREAD]), TOO_SLOW
    except ConnectionError:
        raise
    except Exception:  # whatever the HTTP parser says of a broken chunk
        return bytes(raw[:KEPT_OF_UNREAD]), BROKEN
    return bytes(raw), ""


class GuardedServer(web.Server):
    """An aiohttp server within these limits, which neither prints nor repeats what it could not read."""

    def __init__(self, handler: Any, headers: Mapping[str, str]) -> None:
        super().__init__(handler)
        self.headers = headers

    def __call__(self) -> web.RequestHandler:
        """Return the protocol of a new connection."""
        return _GuardedConnection(
            self,
            loop=self._loop,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGER_S,
            max_line_size=MAX_HEADER,
            max_field_size=MAX_HEADER,
            max_headers=MAX_HEADERS,
            # A client that names gzip and sends plain JSON is understood: see `read_body`.
            auto_decompress=False,
        )


class _GuardedConnection(web.RequestHandler):
    __slots__ = ("_first_request", "_headers")

    def __init__(self, manager: GuardedServer, **options: Any) -> None:
        super().__init__(manager, **options)
        self._headers = manager.headers
        self._first_request: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._first_request = self._loop.call_later(FIRST_REQUEST_S, self._close_if_silent)

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._first_request is not None:
            self._first_request.cancel()
        super().connection_lost(exc)

    def _close_if_silent(self) -> None:
        if self._request_count == 0:
            self.force_close()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what is no HTTP, without its bytes; what the server itself got wrong is logged as ever."""
        if isinstance(exc, ConnectionError):
            raise exc
        if status == 400:
            text = "HTTP tidak terbaca: baris permintaan, header atau badan rusak / malformed HTTP\n"
            answer = web.Response(status=400, text=text)
        else:
            found = super().handle_error(request, status, exc, message)
            assert isinstance(found, web.Response)
            answer = found
        answer.headers.update(self._headers)
        answer.force_close()
        return answer
