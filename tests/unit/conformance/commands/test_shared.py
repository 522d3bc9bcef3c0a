"""Is a plan found, is a run given its directory, and is nothing half-written left behind?"""

import os
import sys
from pathlib import Path

import pytest

from conformance.bilingual import Words
from conformance.commands.options import read_plan
from conformance.commands.run_directory import new_run_directory, put_away
from conformance.fault import Fault, PreflightFault
from conformance.observe.control_api import ControlFault
from conformance.plan.text import PlanError
from conformance.scenario.inner_pytest import InnerFault

TEXT = """[poc]
agreement = "contoh-data-2026"
[aplikasi]
nama = "Contoh"
elemen = ["NIK"]
[subject]
kind = "http"
request = [{ path = "/" }]
hasil = [{ outcome = "diteruskan", status = 200 }]
"""
X = Words.same("x")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_plan_is_read_with_its_directory_even_as_notepad_saves_it(tmp_path: Path, mark: str) -> None:
    (tmp_path / "gladi.toml").write_text(mark + TEXT, encoding="utf-8")
    plan, directory = read_plan(str(tmp_path / "gladi.toml"))
    assert plan.aplikasi.nama == "Contoh"
    assert directory == tmp_path.resolve()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_plan_whose_path_is_no_utf_8_is_told_to_be_named_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "gladi.toml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(PlanError, match=r"bukan UTF-8.*ganti nama"):
        read_plan(str(folder / "gladi.toml"))


def test_a_plan_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "biner.toml").write_bytes(b"\xff\xfe\x00")
    for name, reason in (("hilang.toml", "tidak ada"), (".", "itu direktori"), ("biner.toml", "UTF-8")):
        path = str(tmp_path / name)
        with pytest.raises(PlanError) as caught:
            read_plan(path)
        assert str(caught.value).startswith(f"{path}: rencana tidak dapat dibaca: ")
        assert reason in str(caught.value)


def test_each_run_has_a_directory_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "a" / "hasil"
    directories = {new_run_directory(out) for _ in range(5)}
    assert len(directories) == 5
    assert {directory.parent for directory in directories} == {out}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    for out in (tmp_path / "berkas", tmp_path / "berkas" / "hasil"):
        with pytest.raises(PreflightFault, match="pilih --out lain") as caught:
            new_run_directory(out)
        assert caught.value.exit_code == 5
        assert str(out) in str(caught.value)


def aborted_run(tmp_path: Path, *, log: str = "", evidence: str = "") -> Path:
    directory = tmp_path / "20260105-090000"
    for name, text in {
        "log/web.log": log,
        "log/simulator.log": "",
        "kerja/tmp/x": "1",
        "kerja/lapor.sqlite": "1",
        "bukti.jsonl": evidence,
    }.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text)
    return directory


def left_in(tmp_path: Path) -> set[str]:
    return {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}


def test_of_a_run_that_was_not_judged_logs_and_evidence_stay(tmp_path: Path) -> None:
    directory = aborted_run(tmp_path, log="gagal", evidence="{}")
    assert put_away(directory, keep_logs=True) == directory / "log"
    assert left_in(tmp_path) == {"20260105-090000/log/web.log", "20260105-090000/bukti.jsonl"}


def test_where_nothing_was_said_nothing_stays(tmp_path: Path) -> None:
    assert put_away(aborted_run(tmp_path), keep_logs=True) is None
    assert list(tmp_path.iterdir()) == []


def test_a_usage_fault_leaves_nothing(tmp_path: Path) -> None:
    assert put_away(aborted_run(tmp_path, log="siap", evidence="{}"), keep_logs=False) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PreflightFault(2, X, X), 2),
        (PlanError("gladi.toml", "", X, X), 4),
        (PreflightFault(5, X, X), 5),
        (InnerFault(X), 6),
        (ControlFault(X), 6),
    ],
)
def test_each_fault_has_its_exit_code(fault: Fault, code: int) -> None:
    assert fault.exit_code == code
