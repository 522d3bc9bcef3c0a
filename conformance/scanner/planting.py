"""An own control in a store: put there to see whether the search sees it, and removed again.

A table, a key or a file with a mark in it, known by its name and by what it holds, so that the next run can remove what
a killed one has left. Nothing else of a store is changed. A SQLite database and a server keep the space that it took.
"""

import contextlib
import fnmatch
import glob
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from conformance.bilingual import Words, reason_of
from conformance.scanner.control_words import TABLE, TOLD, CannotPlant, refused
from conformance.scanner.files import OWN, is_pattern, shown
from conformance.scanner.planting_servers import SERVERS
from conformance.scanner.server_scan import faults_of
from conformance.scanner.sqlite_pages import MAGIC
from conformance.scanner.stores import Server, store_of

_MARK = "[a-z0-9-]{8,64}"
PATIENCE = 2.0
"""Seconds that a lock of SQLite is waited for."""


@dataclass(slots=True)
class Planted:
    """A control that stands in a store."""

    place: str
    """Where: the file, `schema.table`, or the key."""
    _remove: Callable[[], object] = field(repr=False)

    def remove(self) -> None:
        """Take it away; raise `CannotPlant` where the store does not let us."""
        self._remove()


class _Ground(Protocol):
    """One store in which a control can stand."""

    def put(self, mark: str) -> str:
        """Put a control there; return its place."""
        ...

    def clear(self) -> int:
        """Remove every control of ours; return how many there were."""
        ...


def plant(store: str | Path, mark: str) -> Planted:
    """Put a control with `mark` into a store, by its path or address; what an earlier run left is removed first.

    The mark: 8 to 64 small letters, digits and hyphens, 12 of them no hyphens so that it is searched. Raise
    `CannotPlant` where the store is not there or does not let us, `Fault` as `store_of` and `reader_of` do.
    """
    if not re.fullmatch(_MARK, mark):
        raise ValueError(mark)
    with _ground(store) as ground:
        ground.clear()
        return Planted(ground.put(mark), lambda: sweep(store))


def sweep(store: str | Path) -> int:
    """Remove every control of ours from a store; return how many there were; raise as `plant` does."""
    with _ground(store) as ground:
        return ground.clear()


@contextlib.contextmanager
def _ground(store: str | Path) -> Iterator[_Ground]:
    where = store_of(store) if isinstance(store, str) else store
    if isinstance(where, Server):
        try:
            with SERVERS[where.kind.reader](where) as ground:
                yield ground
        except faults_of(where) as error:
            raise CannotPlant(refused(error, where)) from None
        return
    path = Path(where)
    try:
        yield _Database(path) if _is_sqlite(path) else _Files(path)
    except sqlite3.Error as error:
        locked = "locked" in str(error)
        raise CannotPlant(TOLD["locked"] if locked else Words.same(f"SQLite: {error}")) from None
    except OSError as error:
        raise CannotPlant(reason_of(error)) from None


def _is_sqlite(path: Path) -> bool:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC
    return False


class _Files:
    """A directory; the directory of a single file; or one that a pattern leads to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_one_of_many = is_pattern(path) and not path.exists()

    def put(self, mark: str) -> str:
        """Write a file with the mark."""
        if self._is_one_of_many:
            own = self._by_pattern(mark)
        elif self._path.exists():
            own = (self._path if self._path.is_dir() else self._path.parent) / f"{OWN}{mark}"
        else:
            raise CannotPlant(Words("tidak ada", "it does not exist"))
        with own.open("x", encoding="ascii") as file:
            file.write(mark)
        return shown(own)

    def _by_pattern(self, mark: str) -> Path:
        name = self._path.name.replace("**", "*").replace("*", f"{OWN}{mark}", 1)
        directory = next((each for each in self._directories() if each.is_dir()), None)
        if directory is None or not fnmatch.fnmatchcase(name, self._path.name) or is_pattern(Path(name)):
            raise CannotPlant(
                Words("tidak ada nama berkas milik kami yang cocok dengan pola ini", "no file name of ours matches it")
            )
        return directory / name

    def _directories(self) -> Iterator[Path]:
        parts = [part for part in self._path.parent.parts if part != "**"]
        found = glob.glob(os.fsdecode(Path(*parts)), include_hidden=True)  # noqa: PTH207 it may be absolute
        yield from map(Path, sorted(found))

    def clear(self) -> int:
        """Delete files whose name has our mark and that hold it, or nothing yet."""
        if self._is_one_of_many:
            directories, pattern = list(self._directories()), f"*{OWN}*"
        else:
            directories, pattern = [self._path if self._path.is_dir() else self._path.parent], f"{OWN}*"
        count = 0
        for directory in directories:
            for path in sorted(directory.glob(pattern)):
                found = re.search(f"{re.escape(OWN)}({_MARK})", path.name)
                if found and path.is_file() and path.read_bytes() in (b"", found[1].encode()):
                    path.unlink()
                    count += 1
        return count


class _Database:
    """A SQLite database."""

    _MADE = f"CREATE TABLE {TABLE} (tanda TEXT)"

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.absolute().as_uri()}?mode=rw"

    def _open(self) -> "closing[sqlite3.Connection]":
        database = sqlite3.connect(self._uri, uri=True, timeout=PATIENCE)
        database.execute("PRAGMA secure_delete = ON")
        return closing(database)

    def put(self, mark: str) -> str:
        """Make a table with the mark."""
        with self._open() as database, database:
            database.execute("BEGIN IMMEDIATE")
            database.execute(self._MADE)
            database.execute(f"INSERT INTO {TABLE} VALUES (?)", (mark,))
        return TABLE

    def clear(self) -> int:
        """Drop the table, if it is ours."""
        with self._open() as database, database:
            found = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone()
            if found != (self._MADE,):
                return 0
            database.execute(f"DROP TABLE {TABLE}")
        return 1
