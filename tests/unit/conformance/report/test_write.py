"""Do the reports lie where they are looked for, whole, and does `latest` lead to the newest?"""

import os
from pathlib import Path
from typing import Any

import pytest

from conformance.record.result import Result
from conformance.report import write
from conformance.report.errors import ReportError
from conformance.report.json_report import read_json
from conformance.report.write import Beside, Report, point_latest, render, write_reports
from tests.helpers.results import make_result

NAMES = ["ctrf.json", "hasil.json", "hasil.sarif", "junit.xml", "laporan.html", "report.en.html"]


def _run(out: Path, name: str, aplikasi: str = "Lapor MasBup") -> Path:
    write_reports(make_result(aplikasi=aplikasi), out / name)
    return out / name


def _aplikasi(directory: Path) -> str:
    return read_json((directory / "hasil.json").read_text("utf-8")).aplikasi


def _no_links(*_: Any, **__: Any) -> None:
    raise OSError("a privilege is not held by the client")


@pytest.fixture
def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "symlink_to", _no_links)


def test_every_report_is_written_and_nothing_else(tmp_path: Path) -> None:
    page = write_reports(make_result(), tmp_path / "hasil" / "2025-11-22")
    assert page == tmp_path / "hasil" / "2025-11-22" / "laporan.html"
    assert sorted(path.name for path in page.parent.iterdir()) == NAMES


def test_lines_end_alike_on_every_system(tmp_path: Path) -> None:
    page = write_reports(make_result(), tmp_path)
    assert all(b"\r" not in (page.parent / name).read_bytes() for name in NAMES)


def test_a_stored_result_is_left_as_it_is_when_it_is_rendered_again(tmp_path: Path) -> None:
    write_reports(make_result(aplikasi="Lama"), tmp_path)
    write_reports(make_result(aplikasi="Baru"), tmp_path, keep_json=True)
    assert _aplikasi(tmp_path) == "Lama"
    assert "Baru" in (tmp_path / "laporan.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "lang", "begin"),
    [
        ("json", "id", "{"),
        ("junit", "en", "<?xml"),
        ("ctrf", "id", '{\n  "reportFormat"'),
        ("sarif", "id", '{\n  "$schema"'),
        ("html", "id", '<!doctype html>\n<html lang="id">'),
        ("html", "en", '<!doctype html>\n<html lang="en">'),
    ],
)
def test_one_form_is_rendered_in_the_language_asked_for(form: str, lang: str, begin: str) -> None:
    assert render(make_result(), form, lang).startswith(begin)


def test_a_second_writing_replaces_the_first(tmp_path: Path) -> None:
    write_reports(make_result(aplikasi="Lama"), tmp_path)
    write_reports(make_result(aplikasi="Baru"), tmp_path)
    assert _aplikasi(tmp_path) == "Baru"


def test_a_write_that_fails_leaves_the_older_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(make_result(aplikasi="Lama"), tmp_path)

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_reports(make_result(aplikasi="Baru"), tmp_path)
    assert _aplikasi(tmp_path) == "Lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES


def test_a_rendering_that_fails_does_not_lose_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Result, __: Beside) -> str:
        raise ValueError("template")

    monkeypatch.setattr(write, "REPORTS", (write.REPORTS[0], Report("junit", "junit.xml", "", broken)))
    with pytest.raises(ValueError, match="template"):
        write_reports(make_result(aplikasi="Baru"), tmp_path)
    assert _aplikasi(tmp_path) == "Baru"


def test_latest_is_a_relative_link_to_the_run(tmp_path: Path) -> None:
    latest = point_latest(tmp_path, _run(tmp_path, "satu"))
    assert latest == tmp_path / "latest"
    assert latest.readlink() == Path("satu")
    assert _aplikasi(latest) == "Lapor MasBup"


def test_latest_moves_on_to_the_newer_run(tmp_path: Path) -> None:
    point_latest(tmp_path, _run(tmp_path, "satu", "Lama"))
    point_latest(tmp_path, _run(tmp_path, "dua", "Baru"))
    assert _aplikasi(tmp_path / "latest") == "Baru"
    assert _aplikasi(tmp_path / "satu") == "Lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "latest", "satu"]


def test_a_link_to_a_run_that_is_gone_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("tiada")
    point_latest(tmp_path, _run(tmp_path, "satu"))
    assert _aplikasi(tmp_path / "latest") == "Lapor MasBup"


@pytest.mark.usefixtures("without_links")
def test_latest_is_a_copy_where_links_are_not_allowed(tmp_path: Path) -> None:
    point_latest(tmp_path, _run(tmp_path, "satu", "Lama"))
    point_latest(tmp_path, _run(tmp_path, "dua", "Baru"))
    assert not (tmp_path / "latest").is_symlink()
    assert _aplikasi(tmp_path / "latest") == "Baru"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "latest", "satu"]


def test_a_link_takes_the_place_of_an_older_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "symlink_to", _no_links)
        point_latest(tmp_path, _run(tmp_path, "satu", "Lama"))
    point_latest(tmp_path, _run(tmp_path, "dua", "Baru"))
    assert (tmp_path / "latest").readlink() == Path("dua")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "latest", "satu"]


def test_a_copy_takes_the_place_of_an_older_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    point_latest(tmp_path, _run(tmp_path, "satu", "Lama"))
    monkeypatch.setattr(Path, "symlink_to", _no_links)
    point_latest(tmp_path, _run(tmp_path, "dua", "Baru"))
    assert _aplikasi(tmp_path / "latest") == "Baru"
    assert _aplikasi(tmp_path / "satu") == "Lama"


def test_a_copy_that_cannot_be_swapped_in_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "symlink_to", _no_links)
    point_latest(tmp_path, _run(tmp_path, "satu", "Lama"))
    newer = _run(tmp_path, "dua", "Baru")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError("held by another program")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        point_latest(tmp_path, newer)
    assert _aplikasi(tmp_path / "latest") == "Lama"


@pytest.mark.parametrize("kind", ["file", "directory"])
def test_what_is_no_report_is_never_replaced(tmp_path: Path, kind: str) -> None:
    run, stranger = _run(tmp_path, "satu"), tmp_path / "latest"
    if kind == "file":
        stranger.write_text("milik orang lain", "utf-8")
    else:
        stranger.mkdir()
        (stranger / "catatan.txt").write_text("milik orang lain", "utf-8")
    with pytest.raises(ReportError, match="bukan laporan gladi"):
        point_latest(tmp_path, run)
    kept = stranger if kind == "file" else stranger / "catatan.txt"
    assert kept.read_text("utf-8") == "milik orang lain"
