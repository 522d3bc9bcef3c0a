"""What happens on one connection: limits, and a fast path for requests whose head was read before?

A client on a kept-alive connection sends the same head again and again. aiohttp reads each head once, with all its
care; a request that comes in one piece and begins with the very bytes of a head it has read needs no second reading,
no task and no response object. Whatever differs in one byte, comes in pieces or meets a fault goes through aiohttp.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import msgspec
from aiohttp import web
from aiohttp.helpers import rfc822_formatted_time

from simulator.web_service.limits import FIRST_REQUEST_S, IDLE_S, LINGER_S, MAX_HEADER, MAX_HEADERS
from simulator.web_service.paths import Target
from simulator.web_service.service import Answered

MOST_HEADS = 8_192
"""Heads remembered; when there are more, all are forgotten and learned again."""
LONGEST_HEAD = 4_096
"""Bytes of the longest head remembered."""
_END_OF_HEAD = b"\r\n\r\n"


class KnownHead(msgspec.Struct, frozen=True, gc=False):
    """What aiohttp read in a head: a POST to the web service on a connection that is kept alive."""

    target: Target
    content_type: str
    query: str
    length: int
    """Content-Length, in bytes."""
    is_browser: bool
    """Whether it names an Origin, so that its answer carries CORS headers."""
    quirks: tuple[str, ...]
    """What is odd about it."""


Quick = Callable[[KnownHead, bytes, str, Answered], bool]
"""Decides a request by its head, body and source address; False: it is one for the long way, and was not touched."""

Note = Callable[[str, str, int], None]
"""Takes method, path and status of what was no call."""
TLS_HELLO = b"\x16\x03"
"""How a client begins that speaks TLS."""


class GuardedServer(web.Server):
    """An aiohttp server within limits, which neither prints nor repeats what it could not read."""

    def __init__(
        self,
        handler: Any,
        headers: Mapping[str, str],
        quick: Quick,
        starts: tuple[bytes, bytes],
        failure: bytes,
        note: Note = lambda method, path, status: None,
    ) -> None:
        """Serve with `handler`; `quick` answers what may take the fast path, behind one of `starts`.

        `starts` are the status line and headers up to the Content-Length, for programs and for browsers; `failure` is
        the whole answer to a request that could not be kept, behind which the connection is closed. `note` takes what
        came and is no HTTP.
        """
        super().__init__(handler, access_log=None)
        self.headers = headers
        self.quick = quick
        self.starts = starts
        self.failure = failure
        self.note = note
        self.heads: dict[bytes, KnownHead] = {}

    def __call__(self) -> web.RequestHandler:
        """Return the protocol of a new connection."""
        return Connection(
            self,
            loop=self._loop,
            access_log=None,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGER_S,
            max_line_size=MAX_HEADER,
            max_field_size=MAX_HEADER,
            max_headers=MAX_HEADERS,
            # A client that names gzip and sends plain JSON is understood: see `read_body`.
            auto_decompress=False,
        )


class Connection(web.RequestHandler):
    """The protocol of one connection."""

    __slots__ = (
        "_first",
        "_first_request",
        "_held",
        "_in_one_piece",
        "_is_answering",
        "_is_clean",
        "_server",
        "_source",
    )

    def __init__(self, manager: GuardedServer, **options: Any) -> None:
        super().__init__(manager, **options)
        self._server = manager
        self._first_request: asyncio.TimerHandle | None = None
        self._source = ""
        self._is_clean = True
        """Whether aiohttp's parser holds no part of a request."""
        self._in_one_piece = b""
        """What aiohttp was given last, where that may be one whole request."""
        self._is_answering = False
        """Whether an answer on the fast path is yet to become durable."""
        self._held = b""
        """What came meanwhile."""
        self._first = b""
        """The first bytes of the connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Close the connection unless its first request comes soon."""
        super().connection_made(transport)
        peer = self.peername
        self._source = str(peer[0] if isinstance(peer, tuple | list) else peer or "")
        self._first_request = self._loop.call_later(FIRST_REQUEST_S, self._close_if_silent)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Let go of the timer."""
        if self._first_request is not None:
            self._first_request.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Answer a whole request with a known head at once, and give aiohttp whatever else comes."""
        if self._is_answering:
            self._held += data
            if self.transport is not None:
                self.transport.pause_reading()
            return
        if self._is_clean:
            end = data.find(_END_OF_HEAD) + len(_END_OF_HEAD)
            known = self._server.heads.get(data[:end])
            if known is not None and len(data) == end + known.length and self._is_waiting():
                self._is_answering = True
                if self._server.quick(known, data[end:], self._source, partial(self._answer, known)):
                    self._request_count += 1  # aiohttp has not seen it
                    return
                self._is_answering = False
        self._first = self._first or data[: len(TLS_HELLO)]
        if data:  # aiohttp itself calls with nothing, to go on with what it holds
            self._in_one_piece = data if self._is_clean else b""
            self._is_clean = False
        super().data_received(data)

    def learn(self, known: KnownHead) -> None:
        """Remember the head of the request under way where all of it, and nothing else, came in one piece."""
        data, self._in_one_piece = self._in_one_piece, b""
        end = data.find(_END_OF_HEAD) + len(_END_OF_HEAD)
        if len(data) != end + known.length or not data:
            return
        self._is_clean = True
        if end <= LONGEST_HEAD:
            heads = self._server.heads
            if len(heads) >= MOST_HEADS:
                heads.clear()
            heads[data[:end]] = known

    async def shutdown(self, timeout: float | None = 15.0) -> None:  # noqa: ASYNC109 - the signature is aiohttp's
        """Let the answer under way leave, then close as ever."""
        for _ in range(int((timeout or 0) * 100)):
            if not self._is_answering:
                break
            await asyncio.sleep(0.01)
        await super().shutdown(timeout)

    def _is_waiting(self) -> bool:
        """Whether aiohttp has answered all it was given, and the client takes what is written."""
        waiter = self._waiter
        return waiter is not None and not waiter.done() and not (self._paused or self._close or self._force_close)

    def _answer(self, known: KnownHead, body: bytes | None) -> None:
        """Write the answer, then look at what came meanwhile."""
        self._is_answering = False
        transport = self.transport
        if transport is None or self._force_close:
            return
        if body is None:
            transport.write(self._server.failure)
            self.force_close()
            return
        transport.write(
            b"%bContent-Length: %d\r\nDate: %b\r\n\r\n%b"
            % (self._server.starts[known.is_browser], len(body), rfc822_formatted_time().encode(), body)
        )
        self._next_keepalive_close_time = self._loop.time() + IDLE_S
        if self._held:
            held, self._held = self._held, b""
            transport.resume_reading()
            self.data_received(held)

    def _close_if_silent(self) -> None:
        if self._request_count == 0:
            self.force_close()

    def _process_keepalive(self) -> None:
        """Close what has been idle too long; a client whose answer is not yet durable is none of that."""
        if self._is_answering:
            self._next_keepalive_close_time = self._loop.time() + IDLE_S
        super()._process_keepalive()

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
            is_tls = self._first.startswith(TLS_HELLO)
            self._server.note("TLS" if is_tls else "?", "https://" if is_tls else "", status)
            text = "HTTP tidak terbaca: baris permintaan, header atau badan rusak / malformed HTTP\n"
            answer = web.Response(status=400, text=text)
        else:
            found = super().handle_error(request, status, exc, message)
            assert isinstance(found, web.Response)
            answer = found
        answer.headers.update(self._server.headers)
        answer.force_close()
        return answer
