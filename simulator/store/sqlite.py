"""The embedded store: one SQLite file in WAL mode that loses nothing that was answered.

Group commit without a timer: entries that arrive while the event loop is busy share one transaction, which is
committed as soon as the loop runs dry. SQLite is called on the loop's thread: an insert takes microseconds, and
measured against a writer thread it is the faster way (ARCHITECTURE.md).
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from simulator.store.entry import Entry
from simulator.store.store import Numbered, StoreError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, opened INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS journal (
    seq INTEGER PRIMARY KEY, session TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, door TEXT NOT NULL,
    method TEXT NOT NULL, nik TEXT NOT NULL, code TEXT NOT NULL, source_ip TEXT NOT NULL, elemen_sent TEXT NOT NULL,
    request BLOB NOT NULL, response BLOB NOT NULL, charged INTEGER NOT NULL, duration_ms REAL NOT NULL,
    fault TEXT NOT NULL, quirks TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS journal_by_session ON journal (session, seq);
"""
_INSERT = "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_COLUMNS = (
    "seq, session, at, day, door, method, nik, code, source_ip, elemen_sent, request, response, charged, "
    "duration_ms, fault, quirks"
)
_encode_names = msgspec.json.Encoder().encode
_decode_names = msgspec.json.Decoder(tuple[str, ...]).decode
_Row = tuple[int, str, str, str, str, str, str, str, str, str, bytes, bytes, int, float, str, str]


class SqliteStore:
    """Sessions and journal in one file; a second process on the same file is refused."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path`; raise `StoreError` where that is impossible."""
        self._path = path
        try:
            self._db = _open(path)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"penyimpanan {path} tidak dapat dibuka: {error}",
                "pastikan tidak ada `gladi serve` lain yang memakainya, atau pilih yang lain dengan --store sqlite:///PATH",
            ) from error
        self._seq: int = self._db.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
        self._pending: list[_Row] = []
        self._waiting: list[tuple[asyncio.Future[int], int]] = []

    def append(self, entry: Entry) -> "asyncio.Future[int]":
        """Queue `entry` for the next group; the future is done when the group is on disk."""
        self._seq += 1
        loop = asyncio.get_running_loop()
        durable: asyncio.Future[int] = loop.create_future()
        if not self._pending:
            loop.call_soon(self._flush)
        self._pending.append(_to_row(self._seq, entry))
        self._waiting.append((durable, self._seq))
        return durable

    def _flush(self) -> None:
        rows, self._pending = self._pending, []
        waiting, self._waiting = self._waiting, []
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(_INSERT, rows)
            self._db.execute("COMMIT")
        except (sqlite3.Error, ValueError, OverflowError) as error:
            # Whatever cannot be written must not leave anyone waiting.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            failure = StoreError(f"jurnal {self._path} tidak dapat ditulis: {error}", "periksa ruang dan izin disk")
            for durable, _ in waiting:
                if not durable.done():
                    durable.set_exception(failure)
            return
        for durable, seq in waiting:
            if not durable.done():
                durable.set_result(seq)

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM journal WHERE session = ? AND seq > ? ORDER BY seq LIMIT ?",
            (session, after, limit),
        )
        return [_from_row(row) for row in rows]

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        rows = self._db.execute(
            "SELECT day, count(*) FROM journal WHERE session = ? AND charged = 1 GROUP BY day", (session,)
        )
        return {date.fromisoformat(day): count for day, count in rows}

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record`, durably."""
        self._db.execute(
            "INSERT INTO session VALUES (?, (SELECT count(*) FROM session), ?)"
            " ON CONFLICT (id) DO UPDATE SET record = excluded.record",
            (session, record),
        )

    async def load_sessions(self) -> Sequence[bytes]:
        """Return all records in the order of opening."""
        return [row[0] for row in self._db.execute("SELECT record FROM session ORDER BY opened")]

    async def close(self) -> None:
        """Write what is pending and close the file."""
        if self._pending:
            self._flush()
        self._db.close()


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.executescript(_SCHEMA)
        db.execute("BEGIN IMMEDIATE")
        db.execute("COMMIT")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _to_row(seq: int, entry: Entry) -> _Row:
    return (
        seq,
        entry.session,
        entry.at.isoformat(),
        entry.day.isoformat(),
        entry.door,
        entry.method,
        entry.nik,
        entry.code,
        entry.source_ip,
        _encode_names(entry.elemen_sent).decode(),
        entry.request,
        entry.response,
        int(entry.is_charged),
        entry.duration_ms,
        entry.fault,
        _encode_names(entry.quirks).decode(),
    )


def _from_row(row: _Row) -> Numbered:
    (
        seq,
        session,
        at,
        day,
        door,
        method,
        nik,
        code,
        source_ip,
        sent,
        request,
        response,
        charged,
        ms,
        fault,
        quirks,
    ) = row
    return Numbered(
        seq,
        Entry(
            session=session,
            at=datetime.fromisoformat(at),
            day=date.fromisoformat(day),
            door=door,
            method=method,
            nik=nik,
            code=code,
            source_ip=source_ip,
            elemen_sent=_decode_names(sent),
            request=request,
            response=response,
            is_charged=bool(charged),
            duration_ms=ms,
            fault=fault,
            quirks=_decode_names(quirks),
        ),
    )
