"""How is the journal of a session read, at once or as it grows?"""

import asyncio
from contextlib import aclosing, suppress

import msgspec
from aiohttp import web

from simulator.control.errors import json_answer
from simulator.control.keys import DESK
from simulator.control.numbers import read_number
from simulator.control.sessions import find_session
from simulator.control.views import entry_view
from simulator.poc.live_view import ViewTooSlow
from simulator.store.entry import Entry
from simulator.store.store import Numbered, StoreError

DEFAULT_LIMIT = 200
MAX_LIMIT = 5_000
HEARTBEAT_S = 15.0
STALLED_S = 10.0
"""Seconds in which a reader must take what is sent; then it is cut (SIM)."""
FAREWELL_S = 1.0
"""Seconds in which it must take the hint."""
MOST_WRITTEN = 1_000
"""Events that are kept for other views of the same entries."""
TOO_SLOW = {
    "code": "too_slow",
    "message": "pembaca terlalu lambat / the reader is too slow",
    "hint": "sambung lagi dengan / connect again with Last-Event-ID",
}


async def read_journal(request: web.Request) -> web.Response:
    """Return the entries after `after` (exclusive), at most `limit`, and the value for the next `after`."""
    session = await find_session(request)
    after = read_number(request, "after", 0, 2**53)
    limit = read_number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT)
    entries = await request.app[DESK].store.entries(session.record.id, after, limit)
    return json_answer({"entries": [entry_view(n) for n in entries], "next": entries[-1].seq if entries else after})


async def stream_journal(request: web.Request) -> web.StreamResponse:
    """Send the entries after `after` (or Last-Event-ID) as server-sent events, then each new one as it is written.

    A reader that does not read is cut with an event `cut`: it may come back with Last-Event-ID.
    """
    session = await find_session(request)
    last = request.headers.get("Last-Event-ID", "")
    after = (
        int(last) if last.isascii() and last.isdigit() and len(last) <= 15 else read_number(request, "after", 0, 2**53)
    )
    events = request.app[EVENTS]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    async with aclosing(request.app[DESK].follow(session, after, HEARTBEAT_S)) as batches:
        # What has begun cannot end with an error; a reader comes back with Last-Event-ID.
        with suppress(ConnectionResetError, StoreError):
            try:
                async for batch in batches:
                    async with asyncio.timeout(STALLED_S):
                        await response.write(b"".join(map(events.of, batch)) or b": masih di sini\n\n")
            except (ViewTooSlow, TimeoutError):
                await _cut(request, response)
    return response


class Events:
    """The last entries as events: many views show the same ones, and each is written out once."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, int], tuple[Entry, bytes]] = {}

    def of(self, numbered: Numbered) -> bytes:
        """Return an entry as a server-sent event."""
        entry = numbered.entry
        key = entry.session, numbered.seq
        written = self._written.get(key)
        # A session that was deleted may have a successor of the same name.
        if written is not None and (written[0] is entry or written[0] == entry):
            return written[1]
        if len(self._written) >= MOST_WRITTEN:
            del self._written[next(iter(self._written))]
        event = b"id: %d\nevent: entry\ndata: %s\n\n" % (numbered.seq, msgspec.json.encode(entry_view(numbered)))
        self._written[key] = entry, event
        return event


EVENTS = web.AppKey("events", Events)


async def _cut(request: web.Request, response: web.StreamResponse) -> None:
    """Say why this view ends, to whoever still reads; let go of the connection in any case."""
    with suppress(TimeoutError):
        async with asyncio.timeout(FAREWELL_S):
            await response.write(b"event: cut\ndata: %s\n\n" % msgspec.json.encode(TOO_SLOW))
            await response.write_eof()
            return
    if request.transport is not None:
        request.transport.abort()
