"""Is the file of a finding told relative to the plan, and never by a path of a machine?"""

import pytest

from conformance.report.store_files import PLAN, WORK, file_of


@pytest.mark.parametrize(
    ("declared", "place", "file"),
    [
        ("storage/app.sqlite", "app.sqlite: pasien.alamat", (PLAN, "storage/app.sqlite")),
        ("sqlite:///storage/app.sqlite", "app.sqlite#free", (PLAN, "storage/app.sqlite")),
        ("{kerja}/app.sqlite", "app.sqlite-wal", (WORK, "app.sqlite-wal")),
        ("storage/log", "web/app.log!a.gz", (PLAN, "storage/log/web/app.log")),
        ("storage/log/*.log", "app.log", (PLAN, "storage/log/app.log")),
        ("../data/app.log", "app.log", (PLAN, "../data/app.log")),
        ("storage\\log", "app.log", (PLAN, "storage/log/app.log")),
    ],
)
def test_a_file_below_the_plan_is_named(declared: str, place: str, file: tuple[str, str]) -> None:
    assert file_of(declared, place) == file


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ("/srv/app/app.sqlite", "app.sqlite: t.k"),
        ("sqlite:////srv/app.sqlite", "app.sqlite: t.k"),
        ("C:\\app\\app.sqlite", "app.sqlite: t.k"),
        ("mysql://app@127.0.0.1/app", "app.pasien.alamat"),
        ("log/*/app.log", "app.log"),
        ("log/*", ""),
        ("{lain}/app.log", "app.log"),
    ],
)
def test_anything_else_has_no_file(declared: str, place: str) -> None:
    assert file_of(declared, place) is None
