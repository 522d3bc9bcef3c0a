"""Is a declared store looked at when it is there, before a run or at its end, and told where it never came?"""

import sqlite3
from pathlib import Path

import pytest

from conformance.fault import PreflightFault
from conformance.plan.storage import Penyimpanan
from conformance.preflight.stores import Stores
from conformance.record.result import StoreNotice


def begun(directory: Path, **declared: list[str]) -> Stores:
    """Return the stores of a run that has begun: each of those declared was not there."""
    stores = Stores(Penyimpanan(**declared), {"kerja": str(directory / "kerja")}, directory)
    (told,) = stores.open()
    assert "belum ada, dicari lagi sesudah skenario terakhir" in told.indonesian
    assert "not there yet, looked for again after the last scenario" in told.english
    assert all(told.english.count(f"penyimpanan.{kind}[") == len(places) for kind, places in declared.items())
    return stores


def test_what_was_there_is_not_looked_at_twice(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    stores = Stores(Penyimpanan(files=["ada"]), {}, tmp_path)
    assert list(stores.open()) == []
    (tmp_path / "ada").rmdir()
    assert list(stores.look_again()) == []


def test_what_never_came_is_told_with_what_to_do(tmp_path: Path) -> None:
    stores = begun(tmp_path, databases=["sqlite:///app.sqlite"], logs=["{kerja}/*.log"])
    database, log = stores.look_again()
    assert (database.field, database.place) == ("penyimpanan.databases[0]", "sqlite:///app.sqlite")
    assert (log.field, log.place) == ("penyimpanan.logs[0]", "{kerja}/*.log")
    for each in (database, log):
        assert "tidak ada ketika skenario terakhir selesai" in each.seen
        assert "nor when the last scenario was over" in each.seen_en
        assert "hapus dari [penyimpanan]" in each.remedy
        assert "remove it from [penyimpanan]" in each.remedy_en
        assert str(tmp_path) not in str(each)


def test_what_came_is_opened_like_the_others(tmp_path: Path) -> None:
    stores = begun(tmp_path, databases=["app.sqlite"], files=["data"], logs=["{kerja}/*.log"])
    with sqlite3.connect(tmp_path / "app.sqlite") as database:
        database.execute("CREATE TABLE aduan (nomor INTEGER)")
    database.close()
    (tmp_path / "data").mkdir()
    (tmp_path / "kerja").mkdir()
    (tmp_path / "kerja" / "app.log").touch()
    assert list(stores.look_again()) == []


def test_what_came_and_cannot_be_opened_ends_no_run(tmp_path: Path) -> None:
    stores = begun(tmp_path, databases=["app.sqlite"])
    (tmp_path / "app.sqlite").write_bytes(b"x" * 4096)
    (told,) = stores.look_again()
    assert isinstance(told, StoreNotice)
    assert told.seen.startswith("baru ada sesudah gladi dimulai, dan ")
    assert "bukan basis data SQLite" in told.seen
    assert "it is no SQLite database" in told.seen_en
    assert "penguji hak baca" in told.remedy


def test_what_is_there_and_cannot_be_opened_ends_the_preflight(tmp_path: Path) -> None:
    (tmp_path / "app.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(PreflightFault, match="bukan basis data SQLite"):
        list(Stores(Penyimpanan(databases=["app.sqlite"]), {}, tmp_path).open())
