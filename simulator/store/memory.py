"""The store that dies with the process: `memory:`.

Its journal lies in an unnamed temporary file, so that a million answers do not fill the memory of the machine; what is
kept in memory is the last entries of each session and where the others are.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import IO

import msgspec

from simulator.store.entry import Entry
from simulator.store.packing import pack, pack_row, unpack_row
from simulator.store.store import Kept, Numbered, StoreError, resolve

ROW = 16
"""Entries of one session that are put away together: few, since hundreds of sessions may each hold some."""


@dataclass(slots=True)
class _Journal:
    """The journal of one session."""

    recent: list[msgspec.Raw] = field(default_factory=list)
    rows: list[tuple[int, int, int]] = field(default_factory=list)
    """Last seq, place in the file and length of each row that was put away."""
    hits: Counter[date] = field(default_factory=Counter)


class MemoryStore:
    """Forgets everything in the end; an entry is "durable" as soon as the loop comes by."""

    def __init__(self) -> None:
        self._journals: dict[str, _Journal] = {}
        self._sessions: dict[str, bytes] = {}
        self._seq = 0
        self._waiting: list[tuple[Kept, int]] = []
        self._file: IO[bytes] | None = None
        self._end = 0

    def append(self, entry: Entry) -> "asyncio.Future[int]":
        """Keep `entry`."""
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.keep(entry, partial(resolve, future))
        return future

    def keep(self, entry: Entry, kept: Kept) -> None:
        """Keep `entry` and say so at the next turn of the loop.

        Requests that came together are answered together: reading them all, then answering them all is faster.
        """
        seq = self._seq + 1
        try:
            packed = pack(seq, entry)
        except ValueError as error:
            return kept(0, StoreError(f"jurnal tidak dapat ditulis: {error}", "laporkan / report it"))
        self._seq = seq
        journal = self._journals.get(entry.session)
        if journal is None:
            journal = self._journals[entry.session] = _Journal()
        journal.recent.append(packed)
        if entry.is_charged:
            journal.hits[entry.day] += 1
        if len(journal.recent) == ROW:
            self._put_away(journal)
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._tell)
        self._waiting.append((kept, seq))
        return None

    def _tell(self) -> None:
        """Say of all that wait that they are kept."""
        waiting, self._waiting = self._waiting, []
        for kept, seq in waiting:
            kept(seq, None)

    def _put_away(self, journal: _Journal) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="gladi-")  # noqa: SIM115 - closed with the store
        row = pack_row(journal.recent)
        self._file.seek(self._end)
        self._file.write(row)
        journal.rows.append((self._seq, self._end, len(row)))
        journal.recent.clear()
        self._end += len(row)

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        journal = self._journals.get(session)
        if journal is None:
            return []
        found: list[Numbered] = []
        for last, start, length in journal.rows:
            if last > after and len(found) < limit and self._file is not None:
                self._file.seek(start)
                found += [numbered for numbered in unpack_row(self._file.read(length)) if numbered.seq > after]
        if len(found) < limit:
            found += [numbered for numbered in unpack_row(pack_row(journal.recent)) if numbered.seq > after]
        return found[:limit]

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        journal = self._journals.get(session)
        return dict(journal.hits) if journal else {}

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record`."""
        self._sessions[session] = record

    async def load_sessions(self) -> Sequence[bytes]:
        """Return all records."""
        return list(self._sessions.values())

    async def close(self) -> None:
        """Tell who waits, and let go of the file."""
        self._tell()
        if self._file is not None:
            self._file.close()
