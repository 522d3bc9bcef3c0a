"""The store that dies with the process: `memory:`."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import date

from simulator.store.entry import Entry
from simulator.store.store import Numbered


class MemoryStore:
    """Keeps everything in lists; an entry is "durable" at once."""

    def __init__(self) -> None:
        self._journal: dict[str, list[Numbered]] = {}
        self._sessions: dict[str, bytes] = {}
        self._seq = 0

    def append(self, entry: Entry) -> "asyncio.Future[int]":
        """Keep `entry`."""
        self._seq += 1
        self._journal.setdefault(entry.session, []).append(Numbered(self._seq, entry))
        done = asyncio.get_running_loop().create_future()
        done.set_result(self._seq)
        return done

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        return [numbered for numbered in self._journal.get(session, ()) if numbered.seq > after][:limit]

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        return dict(Counter(n.entry.day for n in self._journal.get(session, ()) if n.entry.is_charged))

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record`."""
        self._sessions[session] = record

    async def load_sessions(self) -> Sequence[bytes]:
        """Return all records."""
        return list(self._sessions.values())

    async def close(self) -> None:
        """Nothing to let go of."""
