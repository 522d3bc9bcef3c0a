"""The store that dies with the process: `memory:`.

Its journal lies in an unnamed temporary file, so that a million answers do not fill the memory of the machine; what is
kept in memory is the last few entries, and in which rows of the file each session has some.
"""

import asyncio
import errno
import os
import tempfile
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import IO

import msgspec

from simulator.store.entry import Entry
from simulator.store.packing import pack, pack_row, unpack_row
from simulator.store.store import Kept, Numbered, Store, StoreError

ROW = 16
"""Entries of all sessions that are put away together: few and soon, while they are still in the processor's cache."""


@dataclass(slots=True)
class _Journal:
    """What is known of one session's journal."""

    rows: "array[int]" = field(default_factory=lambda: array("Q"))
    """The numbers of the rows that hold some of it."""
    hits: Counter[date] = field(default_factory=Counter)


class MemoryStore(Store):
    """Forgets everything in the end; an entry is "durable" as soon as the loop comes by."""

    def __init__(self) -> None:
        self._journals: dict[str, _Journal] = {}
        self._sessions: dict[str, bytes] = {}
        self._seq = 0
        self._waiting: list[tuple[Kept, int]] = []
        self._recent: list[msgspec.Raw] = []
        """The row that is not put away yet."""
        self._file: IO[bytes] | None = None
        self._starts = array("Q", (0,))
        """Where each row of the file begins, and behind the last one where the next will."""

    def keep(self, entry: Entry, kept: Kept) -> None:
        """Keep `entry` and say so at the next turn of the loop.

        Requests that came together are answered together: reading them all, then answering them all is faster.
        """
        seq = self._seq + 1
        try:
            if len(self._recent) == ROW:
                self._put_away()
            packed = pack(seq, entry)
        except StoreError as error:
            return kept(0, error)
        self._seq = seq
        journal = self._journals.get(entry.session)
        if journal is None:
            journal = self._journals[entry.session] = _Journal()
        row = (seq - 1) // ROW
        if not journal.rows or journal.rows[-1] != row:
            journal.rows.append(row)
        if entry.is_charged:
            journal.hits[entry.day] += 1
        self._recent.append(packed)
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._tell)
        self._waiting.append((kept, seq))
        return None

    def _tell(self) -> None:
        """Say of all that wait that they are kept."""
        waiting, self._waiting = self._waiting, []
        for kept, seq in waiting:
            kept(seq, None)

    def _put_away(self) -> None:
        """Write the row that is full; raise `StoreError` where the disk takes it not, then it stays where it is."""
        row = pack_row(self._recent)
        with _told():
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="gladi-", buffering=0)  # noqa: SIM115 - closed with the store
            self._file.seek(self._starts[-1])
            if self._file.write(row) < len(row):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._starts.append(self._starts[-1] + len(row))
        self._recent.clear()

    def _read(self, row: int) -> list[Numbered]:
        """Return the entries of a row, put away or not."""
        if row == len(self._starts) - 1 or self._file is None:
            return unpack_row(pack_row(self._recent))
        with _told():
            self._file.seek(self._starts[row])
            packed = self._file.read(self._starts[row + 1] - self._starts[row])
        return unpack_row(packed)

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        journal = self._journals.get(session)
        found: list[Numbered] = []
        if journal is None:
            return found
        for row in journal.rows[bisect_left(journal.rows, after // ROW) :]:
            if len(found) >= limit:
                break
            found += [one for one in self._read(row) if one.seq > after and one.entry.session == session]
        return found[:limit]

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        journal = self._journals.get(session)
        return dict(journal.hits) if journal else {}

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record`."""
        self._sessions[session] = record

    async def forget(self, sessions: Sequence[str]) -> None:
        """Know these sessions no longer; what their journals take on disk goes with the process."""
        for session in sessions:
            self._sessions.pop(session, None)
            self._journals.pop(session, None)

    async def load_sessions(self) -> Sequence[bytes]:
        """Return all records."""
        return list(self._sessions.values())

    async def close(self) -> None:
        """Tell who waits, and let go of the file."""
        self._tell()
        if self._file is not None:
            self._file.close()


@contextmanager
def _told() -> Iterator[None]:
    """Raise `StoreError` for whatever the system says of the file of the journal."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"berkas sementara jurnal gagal / the temporary file of the journal has failed: {error}",
            f"kosongkan ruang di / free some space in {tempfile.gettempdir()}, atau pakai / or use --store sqlite:///PATH",
        ) from error
