"""The embedded store: one SQLite file in WAL mode that loses nothing that was answered.

Group commit without a timer: entries that arrive while the event loop is busy share one transaction, which is
committed as soon as the loop runs dry: when one more turn of it has brought nothing new. What one session gets of a
group is one row, a packed list of its entries, squeezed: every page less in the write-ahead log is one less to wait for
when the log goes into the main file.
SQLite is called on the loop's thread: measured against a writer thread that is the faster way (ARCHITECTURE.md).
"""

import asyncio
import contextlib
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from simulator.store.entry import Entry
from simulator.store.packing import OF_ANOTHER_FORM, pack, pack_row, squeeze, unpack_row
from simulator.store.sqlite_failure import failure, told
from simulator.store.store import Kept, Numbered, Store, StoreError

LARGEST_GROUP = 512
"""Entries that are committed although more keep coming."""
CHECKPOINT_PAGES = 1_000
"""Pages of 4 KiB in the write-ahead log after which they go into the main file, SQLite's own default. Requests wait for
it: measured, with 8,000 pages the slowest in a hundred waited four times as long, and no more were answered."""
_VERSION = 2
"""Of the tables below; a file of another one is refused, never rewritten."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, opened INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS journal (session TEXT NOT NULL, last INTEGER NOT NULL, entries BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS journal_place ON journal (session, last);
CREATE TABLE IF NOT EXISTS spent (session TEXT, day TEXT, hits INTEGER NOT NULL, PRIMARY KEY (session, day));
"""
_KEEP_HITS = "INSERT INTO spent VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET hits = hits + excluded.hits"


class _Group:
    """Entries that will be committed together, and who waits for them."""

    def __init__(self) -> None:
        self.packed: dict[str, list[msgspec.Raw]] = {}
        self.last: dict[str, int] = {}
        self.hits: Counter[tuple[str, date]] = Counter()
        self.waiting: list[tuple[Kept, int]] = []
        self.seen = 0
        """How many waited when the loop last came by."""


class SqliteStore(Store):
    """Sessions and journal in one file; a second process on the same file is refused."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path`; raise `StoreError` where that is impossible."""
        self._path = path
        with told(path):
            self._db, self._seq = _open(path)
        self._group: _Group | None = None

    def keep(self, entry: Entry, kept: Kept) -> None:
        """Queue `entry` for the next group; `kept` is called when the group is on disk."""
        seq = self._seq + 1
        try:
            packed = pack(seq, entry)
        except StoreError as error:
            return kept(0, error)
        self._seq = seq
        group = self._group
        if group is None:
            group = self._group = _Group()
            asyncio.get_running_loop().call_soon(self._flush_when_dry)
        rows = group.packed.get(entry.session)
        if rows is None:
            group.packed[entry.session] = [packed]
        else:
            rows.append(packed)
        group.last[entry.session] = seq
        if entry.is_charged:
            group.hits[entry.session, entry.day] += 1
        group.waiting.append((kept, seq))
        return None

    def _flush_when_dry(self) -> None:
        """Commit the group, unless one more turn of the loop, which waits for nothing, has made it larger."""
        group = self._group
        if group is None:
            return
        if group.seen < len(group.waiting) < LARGEST_GROUP:
            group.seen = len(group.waiting)
            asyncio.get_running_loop().call_soon(self._flush_when_dry)
            return
        self._flush()

    def _flush(self) -> None:
        group, self._group = self._group, None
        if group is None:
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            rows = [
                (session, group.last[session], squeeze(pack_row(packed))) for session, packed in group.packed.items()
            ]
            self._db.executemany("INSERT INTO journal VALUES (?, ?, ?)", rows)
            hits = [(session, day.isoformat(), count) for (session, day), count in group.hits.items()]
            self._db.executemany(_KEEP_HITS, hits)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            # Whatever cannot be written must not leave anyone waiting.
            with contextlib.suppress(sqlite3.Error):
                self._db.rollback()
            for kept, _ in group.waiting:
                kept(0, failure(self._path, error))
            return
        for kept, seq in group.waiting:
            kept(seq, None)

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        found: list[Numbered] = []
        with told(self._path):
            rows = self._db.execute(
                "SELECT entries FROM journal WHERE session = ? AND last > ? ORDER BY last", (session, after)
            )
            for (packed,) in rows:
                found += [numbered for numbered in unpack_row(packed) if numbered.seq > after]
                if len(found) >= limit:
                    break
        return found[:limit]

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        with told(self._path):
            rows = self._db.execute("SELECT day, hits FROM spent WHERE session = ?", (session,)).fetchall()
        try:
            return {date.fromisoformat(day): hits for day, hits in rows}
        except (TypeError, ValueError) as error:
            raise StoreError(f"hitungan kuota tidak terbaca / cannot be read: {error}", OF_ANOTHER_FORM) from error

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record`, durably."""
        with told(self._path):
            self._db.execute(
                "INSERT INTO session VALUES (?, (SELECT coalesce(max(opened), -1) + 1 FROM session), ?)"
                " ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                (session, record),
            )

    async def forget(self, sessions: Sequence[str]) -> None:
        """Delete these sessions, and give their space back to the disk."""
        self._flush()
        names = [(session,) for session in sessions]
        with told(self._path):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                for table, key in (("journal", "session"), ("spent", "session"), ("session", "id")):
                    self._db.executemany(f"DELETE FROM {table} WHERE {key} = ?", names)
                self._db.execute("COMMIT")
            except sqlite3.Error:
                with contextlib.suppress(sqlite3.Error):
                    self._db.rollback()
                raise
            # They are gone; where the disk has no room for a smaller copy of the file, it keeps its size.
            with contextlib.suppress(sqlite3.OperationalError):
                self._db.execute("VACUUM")

    async def load_sessions(self) -> Sequence[bytes]:
        """Return all records in the order of opening."""
        with told(self._path):
            return [row[0] for row in self._db.execute("SELECT record FROM session ORDER BY opened")]

    async def close(self) -> None:
        """Write what is pending and close the file."""
        self._flush()
        with told(self._path):
            self._db.close()


def _keep_to_owner(path: Path) -> None:
    """Let nobody but its owner read the file: it holds passwords. Its journal takes the file's permission over.

    A file that is somebody else's, or lies where there are no permissions, stays as it is.
    """
    with contextlib.suppress(OSError):
        path.touch(0o600)
        path.chmod(0o600)


def _open(path: Path) -> tuple[sqlite3.Connection, int]:
    """Return the file, with its tables, and the last number in its journal."""
    path.parent.mkdir(0o700, parents=True, exist_ok=True)
    _keep_to_owner(path)
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found != _VERSION and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(
                f"penyimpanan {path}: bentuknya {found}, yang dikenal {_VERSION}"
                f" / store has form {found}, known is {_VERSION}",
                OF_ANOTHER_FORM,
            )
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {_VERSION}")
        db.execute("BEGIN IMMEDIATE")
        db.execute("COMMIT")
        last: int = db.execute("SELECT coalesce(max(last), 0) FROM journal").fetchone()[0]
    except BaseException:
        db.close()
        raise
    return db, last
