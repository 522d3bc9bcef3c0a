"""Does a control stand where the search looks, and is the store afterwards as it was?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conformance.scanner.planting import CannotPlant, plant, sweep
from conformance.scanner.values import Kind, Role, Value
from tests.helpers.scanning import VALUES, scan

MARK = "kontrol-3f9a8c7b2d11"
CONTROL = Value("", "kontrol", Kind.TEXT, MARK, Role.CONTROL)


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def made(root: Path) -> Path:
    (root / "log" / "dalam").mkdir(parents=True)
    (root / "log" / "a.log").write_text("nik=1 cocok\n")
    (root / "log" / "dalam" / "b.log").write_text("nik=2 cocok\n")
    with closing(sqlite3.connect(root / "app.sqlite")) as database:
        database.execute("CREATE TABLE t (a TEXT)")
        database.execute("INSERT INTO t VALUES ('x')")
        database.commit()
    return root


@pytest.mark.parametrize(
    "store",
    ["log", "log/a.log", "log/*.log", "log/**", "log/**/*.log", "log/*/*", "app.sqlite", "*.sqlite"],
)
def test_the_control_is_found_and_then_gone(tmp_path: Path, store: str) -> None:
    root = made(tmp_path)
    before = tree(root)
    assert scan(root / store, (*VALUES, CONTROL)).control is False
    planted = plant(root / store, MARK)
    assert scan(root / store, (*VALUES, CONTROL)).control is True
    planted.remove()
    after = tree(root)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {"app.sqlite"}
    assert scan(root / store, (*VALUES, CONTROL)).control is False
    with closing(sqlite3.connect(root / "app.sqlite")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
        assert database.execute("SELECT * FROM t").fetchall() == [("x",)]


@pytest.mark.parametrize("store", ["log", "log/a.log", "log/**/*.log", "app.sqlite"])
def test_what_a_killed_run_left_is_removed_by_the_next_one(tmp_path: Path, store: str) -> None:
    root = made(tmp_path)
    plant(root / store, "kontrol-lama-1234")
    plant(root / store, MARK)
    assert b"kontrol-lama-1234" not in b"".join(tree(root).values())
    assert sweep(root / store) == 1
    assert sweep(root / store) == 0


def test_what_only_looks_like_ours_stays(tmp_path: Path) -> None:
    root = made(tmp_path)
    (root / "log" / ".gladi-kontrol-bukan-milik-kami").write_text("isi lain")
    with closing(sqlite3.connect(root / "app.sqlite")) as database:
        database.execute("CREATE TABLE gladi_kontrol (lain INTEGER)")
        database.commit()
    before = tree(root)
    assert (sweep(root / "log"), sweep(root / "app.sqlite")) == (0, 0)
    with pytest.raises(CannotPlant, match="gladi_kontrol"):
        plant(root / "app.sqlite", MARK)
    assert tree(root) == before


@pytest.mark.parametrize("store", ["tidak-ada", "log/?.log", "log/[ab]*.log", "lain/*.log"])
def test_where_no_control_can_stand_it_is_said_and_nothing_changes(tmp_path: Path, store: str) -> None:
    root = made(tmp_path)
    before = tree(root)
    with pytest.raises(CannotPlant) as caught:
        plant(root / store, MARK)
    assert caught.value.words.indonesian != caught.value.words.english
    assert tree(root) == before


def test_a_locked_database_takes_no_control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conformance.scanner.planting.PATIENCE", 0.05)
    root = made(tmp_path)
    with closing(sqlite3.connect(root / "app.sqlite", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CannotPlant, match="terkunci"):
            plant(root / "app.sqlite", MARK)


def test_a_mark_that_could_be_something_else_is_a_mistake(tmp_path: Path) -> None:
    for mark in ("pendek", "../../etc/passwd", "A" * 12):
        with pytest.raises(ValueError, match=mark):
            plant(tmp_path, mark)
