"""How does one deadline hold for a whole exchange over HTTP: connecting, sending, waiting and reading alike?

httpx gives each of them a time of its own, and a server that sends a byte now and then is never late. Here whatever
waits on the line waits until the deadline of the exchange that the thread has under way.
"""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

LOOK_S = 0.1
"""So often a page that is still coming is looked at by who waits for something on it."""
AT_ONCE = 64 * 1024
"""Bytes that are sent before the deadline is looked at again."""


class Enough(BaseException):
    """Who reads has seen what was waited for; no library on the way may take it for a fault of the line."""


class Exchange:
    """The exchange that a thread has under way: when it must be over, and who looks at what has come."""

    def __init__(self, patience_s: float) -> None:
        self.deadline = time.monotonic() + patience_s
        self.look: Callable[[], None] | None = None
        """Looks at what has come, and raises `Enough`."""
        self.is_news = False
        """Whether something has come since the last look."""
        self._looked = 0.0

    def left(self) -> float:
        """Return the seconds that are left; raise `httpcore.ReadTimeout` where none are."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def look_now(self, *, is_idle: bool) -> None:
        """Look at what has come since the last look, at once where nothing comes, else now and then."""
        if self.look is None or not self.is_news or (not is_idle and time.monotonic() - self._looked < LOOK_S):
            return
        self.is_news = False
        self.look()
        self._looked = time.monotonic()


_UNDER_WAY: ContextVar[Exchange] = ContextVar("exchange")


@contextmanager
def exchange(patience_s: float) -> Iterator[Exchange]:
    """Let what this thread does on any line be over in `patience_s`."""
    begun = Exchange(patience_s)
    token = _UNDER_WAY.set(begun)
    try:
        yield begun
    finally:
        _UNDER_WAY.reset(token)


class _Stream(httpcore.NetworkStream):
    """A connection, as long as the exchange under way lasts."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes next."""
        under_way = _UNDER_WAY.get()
        while True:
            under_way.look_now(is_idle=False)
            left = under_way.left()
            try:
                return self._stream.read(max_bytes, min(left, LOOK_S) if under_way.look is not None else left)
            except httpcore.ReadTimeout:
                under_way.look_now(is_idle=True)
                under_way.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        for begin in range(0, len(buffer), AT_ONCE):
            self._stream.write(buffer[begin : begin + AT_ONCE], _UNDER_WAY.get().left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on over TLS."""
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _UNDER_WAY.get().left()))

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """What opens connections."""

    def __init__(self) -> None:
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Open a connection."""
        left = _UNDER_WAY.get().left()
        return _Stream(self._system.connect_tcp(host, port, left, local_address, socket_options))


class Line(httpx.BaseTransport):
    """The connections of one client."""

    def __init__(self, trust: ssl.SSLContext, source: str | None) -> None:
        """`trust`: whose certificates are taken; `source`: the local address to come from."""
        self._pool = httpcore.ConnectionPool(ssl_context=trust, local_address=source, network_backend=_Network())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; return the head of its answer. Raises what `httpcore` raises."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Let go of it."""
        self._answer.close()
