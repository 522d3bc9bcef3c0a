"""Is a database read that an application at work changes meanwhile?"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conformance.scanner import sqlite_rows
from tests.helpers.scanning import MOTHER, counted, elements, scan


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "app.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE t (a)")
        database.execute("INSERT INTO t VALUES (?)", (MOTHER.text,))
    return path


def changing(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the database change while it is read, so many times."""
    left, scan_table = [times], sqlite_rows._scan_table

    def scan_and_change(*args: Any) -> None:
        scan_table(*args)
        if left[0]:
            left[0] -= 1
            with closing(sqlite3.connect(path)) as database, database:
                database.executemany("INSERT INTO t VALUES (?)", [("x" * 4000,)] * 4)

    monkeypatch.setattr(sqlite_rows, "_scan_table", scan_and_change)


@pytest.mark.parametrize("times", [0, 1, 99])
def test_it_is_read_again_from_a_copy(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    changing(path, times, monkeypatch)
    seen = scan(path)
    assert seen.notes == ()
    assert "NAMA_LGKP_IBU" in elements(seen)


def test_one_that_never_rests_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(999))
    monkeypatch.setattr(sqlite_rows, "_stamp", lambda _: (next(numbers), 0))
    monkeypatch.setattr(sqlite_rows, "PAUSE", 0)
    assert [note.words.english for note in scan(path).notes] == ["it changed while its rows were read"]


def test_what_is_counted_is_counted_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changing(path, 1, monkeypatch)
    assert counted(path).sizes["app.sqlite: t.a"] == len(MOTHER.text)
