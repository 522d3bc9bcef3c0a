"""How is the journal of a session read, at once or as it grows?"""

from contextlib import aclosing, suppress

import msgspec
from aiohttp import web

from simulator.control.errors import ControlError, json_answer
from simulator.control.keys import DESK
from simulator.control.sessions import find_session
from simulator.control.views import entry_view
from simulator.store.store import Numbered, StoreError

DEFAULT_LIMIT = 200
MAX_LIMIT = 5_000
HEARTBEAT_S = 15.0


def _number(request: web.Request, name: str, default: int, most: int) -> int:
    text = request.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text) <= most):
        raise ControlError(
            400, "invalid", f"{name}={text!r} bukan angka 0-{most}", field=name, hint=f"contoh: {name}=100"
        )
    return int(text)


async def read_journal(request: web.Request) -> web.Response:
    """Return the entries after `after` (exclusive), at most `limit`, and the value for the next `after`."""
    session = await find_session(request)
    after = _number(request, "after", 0, 2**53)
    limit = _number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT)
    entries = await request.app[DESK].store.entries(session.record.id, after, limit)
    return json_answer({"entries": [entry_view(n) for n in entries], "next": entries[-1].seq if entries else after})


async def stream_journal(request: web.Request) -> web.StreamResponse:
    """Send the entries after `after` (or Last-Event-ID) as server-sent events, then each new one as it is written."""
    session = await find_session(request)
    last = request.headers.get("Last-Event-ID", "")
    after = int(last) if last.isascii() and last.isdigit() and len(last) <= 15 else _number(request, "after", 0, 2**53)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    async with aclosing(request.app[DESK].follow(session, after, HEARTBEAT_S)) as batches:
        # What has begun cannot end with an error; a reader comes back with Last-Event-ID.
        with suppress(ConnectionResetError, StoreError):
            async for batch in batches:
                await response.write(b"".join(map(_event, batch)) or b": masih di sini\n\n")
    return response


def _event(numbered: Numbered) -> bytes:
    return b"id: %d\nevent: entry\ndata: %s\n\n" % (numbered.seq, msgspec.json.encode(entry_view(numbered)))
