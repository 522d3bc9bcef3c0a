"""What does an application say over HTTP, and what is it answered? Everything is welcome, and nothing is passed on."""

import asyncio
from collections.abc import Iterable
from urllib.parse import urlsplit

import h11

from conformance.egress.departures import MOST_KEPT, Departure, Departures, Said, Target

METHODS = frozenset(
    b"GET POST PUT PATCH DELETE HEAD OPTIONS TRACE PROPFIND REPORT MKCOL MOVE COPY LOCK UNLOCK PURGE".split()
)
REPLY = b"{}\n"
IDLE_S = 30.0
"""So long the next request of a line is waited for."""
READ = 65536


class HttpTalk:
    """One line of HTTP/1.1, with one request after the other."""

    def __init__(self, departures: Departures, target: Target, protocol: str = "http") -> None:
        self._departures, self._target, self._protocol = departures, target, protocol
        self._talk = h11.Connection(h11.SERVER, max_incomplete_event_size=READ)
        self._number = 0
        self._began: h11.Request | None = None
        self._is_head = False
        self._body = bytearray()
        self._size = 0

    async def go_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: bytes = b"") -> None:
        """Take in requests until the client goes; what was begun and never ended is written down, too.

        `first` was read already.
        """
        if first:
            self._talk.receive_data(first)
        try:
            while (event := await self._next(reader, writer)) is not None:
                if isinstance(event, h11.Request):
                    self._began, self._body, self._size = event, bytearray(), 0
                elif isinstance(event, h11.Data):
                    self._size += len(event.data)
                    self._body += bytes(event.data)[: MOST_KEPT - len(self._body)]
                elif isinstance(event, h11.EndOfMessage):
                    self._write()
                    await self._answer(writer)
                    if self._talk.our_state is not h11.IDLE:
                        return  # whoever asked for one answer alone waits for the end of the line
        except h11.RemoteProtocolError:
            return
        finally:
            self._write()

    async def _next(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> h11.Event | None:
        while (event := self._talk.next_event()) is h11.NEED_DATA:
            if self._talk.they_are_waiting_for_100_continue:
                await self._send(writer, [h11.InformationalResponse(status_code=100, headers=[])])
            self._talk.receive_data(await asyncio.wait_for(reader.read(READ), IDLE_S))
        return None if event is h11.PAUSED or isinstance(event, h11.ConnectionClosed) else event  # type: ignore[return-value]

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(REPLY)))]
        body = [] if self._is_head else [h11.Data(data=REPLY)]
        await self._send(writer, [h11.Response(status_code=200, headers=headers), *body, h11.EndOfMessage()])
        if self._talk.our_state is h11.DONE and self._talk.their_state is h11.DONE:
            self._talk.start_next_cycle()

    async def _send(self, writer: asyncio.StreamWriter, events: Iterable[h11.Event]) -> None:
        for event in events:
            writer.write(self._talk.send(event) or b"")
        await writer.drain()

    def _write(self) -> None:
        """Write down the request that was begun."""
        if self._began is None:
            return
        request, target = self._began, self._target
        self._is_head = request.method == b"HEAD"
        host, port = self._place(request)
        line = request.method + b" " + request.target
        heads = b"\r\n".join(name + b": " + value for name, value in request.headers.raw_items())
        parts = [("baris", line), ("kepala", heads), ("badan", bytes(self._body))]
        said = tuple(Said(part, data) for part, data in parts if data)
        size = len(line) + len(heads) + self._size
        self._departures.write(
            Departure(target.stream, self._number, target.way, self._protocol, host, port, said, size)
        )
        self._number, self._began = self._number + 1, None

    def _place(self, request: h11.Request) -> tuple[str, int]:
        """Return where a request goes: a client of a proxy names it in the first line."""
        if request.target.startswith((b"http://", b"https://", b"ftp://")):
            try:
                parts = urlsplit(request.target.decode("latin-1"))
                return parts.hostname or "", parts.port or 80
            except ValueError:
                pass
        return self._target.host, self._target.port
