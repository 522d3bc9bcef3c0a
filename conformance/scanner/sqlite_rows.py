"""What do the rows of a SQLite database say, by table and column?

The database is never written, nor is a file put beside it: one with nothing outstanding is opened as immutable, after a
short look whether somebody holds it; one with a write-ahead log or a hot journal is read from a copy, and so is one
that an application at work changes meanwhile: copying is done long before searching is.
"""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.scanner.files import Trouble
from conformance.scanner.rows import BATCH, LARGEST_CELL, Rows, as_bytes
from conformance.scanner.stream import Search, Stream

PATIENCE = 1.0
"""Seconds that a lock is waited for."""
ATTEMPTS = 5
"""So often a database is read that changes meanwhile, all but the first time from a copy."""
PAUSE = 0.1
"""Seconds between them."""


def scan_rows(path: Path, name: str, search: Search, trouble: Trouble) -> None:
    """Search all rows of the database at `path`; a Python file name may hold any bytes."""
    try:
        if any(_scan_once(path, name, search, trouble, attempt) for attempt in range(ATTEMPTS)):
            return
    except sqlite3.Error as error:
        trouble(name, _said(error))
    except OSError as error:
        trouble(name, reason_of(error))
    else:
        trouble(name, Words("berubah selagi barisnya dibaca", "it changed while its rows were read"))


def _scan_once(path: Path, name: str, search: Search, trouble: Trouble, attempt: int) -> bool:
    """Return whether all that was searched is of one moment; what is counted is copied, so that it is read once."""
    time.sleep(PAUSE if attempt else 0)
    before = _stamp(path)
    with _opened(path, wants_copy=attempt > 0 or search.tally is not None) as (database, is_copy):
        if is_copy and _stamp(path) != before:
            return False
        for table in _tables(database):
            _scan_table(database, table, name, search, trouble)
        return is_copy or _stamp(path) == before


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _said(error: sqlite3.Error) -> Words:
    if "locked" in str(error):
        return Words(
            "terkunci oleh proses lain; hentikan aplikasi, lalu ulangi",
            "locked by another process; stop the application, then repeat",
        )
    return Words(f"baris-barisnya tidak terbaca: {error}", f"its rows cannot be read: {error}")


@contextmanager
def _opened(path: Path, *, wants_copy: bool) -> Iterator[tuple[sqlite3.Connection, bool]]:
    """Open a database; yield it, and whether it is a copy."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    if wants_copy or any(each.exists() and each.stat().st_size for each in beside):
        with tempfile.TemporaryDirectory(prefix="gladi-scan-") as directory:
            copy = Path(directory) / "salinan"
            for ending, each in zip(("", "-wal", "-journal"), (path, *beside), strict=True):
                if each.exists():
                    shutil.copyfile(each, f"{copy}{ending}")
            with closing(sqlite3.connect(copy)) as database:
                yield _prepared(database), True
        return
    uri = path.absolute().as_uri()
    if not _is_in_wal_mode(path):
        with closing(sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=PATIENCE)) as database:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with closing(sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)) as database:
        yield _prepared(database), False


def _is_in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\2\2"


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    database.text_factory = bytes
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
    return database


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return [name.decode("utf-8", "surrogateescape") for (name,) in rows.fetchall()]


def _scan_table(database: sqlite3.Connection, table: str, name: str, search: Search, trouble: Trouble) -> None:
    quoted = _quoted(table)
    columns = [
        row[1].decode("utf-8", "surrogateescape")
        for row in database.execute(f"PRAGMA table_xinfo({quoted})").fetchall()
    ]
    names = ", ".join(_quoted(column) for column in columns)
    try:
        _scan_batches(database.execute(f"SELECT {names} FROM {quoted}"), f"{name}: {table}", columns, search)
    except sqlite3.DataError:
        _scan_with_large(database, table, name, columns, search, trouble)


def _scan_with_large(
    database: sqlite3.Connection, table: str, name: str, columns: list[str], search: Search, trouble: Trouble
) -> None:
    """Search a table with cells that are too large to be read with their rows."""
    quoted = _quoted(table)
    sizes = {
        column: f"typeof({_quoted(column)}) = 'blob' AND length({_quoted(column)}) > {LARGEST_CELL // 2}"
        for column in columns
    }
    small = ", ".join(f"CASE WHEN {size} THEN NULL ELSE {_quoted(column)} END" for column, size in sizes.items())
    try:
        _scan_batches(database.execute(f"SELECT {small} FROM {quoted}"), f"{name}: {table}", columns, search)
        for column, size in sizes.items():
            for (row,) in database.execute(f"SELECT rowid FROM {quoted} WHERE {size}").fetchall():
                place = f"{name}: {table}.{column}"
                stream = Stream(search, lambda _, place=place, row=row: (place, row))  # type: ignore[misc]
                with database.blobopen(table, column, row, readonly=True) as cell:
                    while piece := cell.read(BATCH):
                        stream.feed(piece)
                stream.close()
    except (sqlite3.DataError, sqlite3.OperationalError):
        largest = LARGEST_CELL >> 20
        trouble(
            f"{name}: {table}",
            Words(
                f"sebuah sel lebih besar dari {largest} MiB tidak terbaca",
                f"a cell larger than {largest} MiB cannot be read",
            ),
        )


def _scan_batches(found: sqlite3.Cursor, place: str, columns: list[str], search: Search) -> None:
    rows, places = Rows(search), [f"{place}.{column}" for column in columns]
    for number, row in enumerate(found):
        rows.add([as_bytes(cell) for cell in row], places, number)
    rows.flush()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
