"""Where do the reports of a run lie on disk? The only module of the reports that touches files."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from conformance.bilingual import Words
from conformance.record.result import Result
from conformance.report.ctrf_report import render_ctrf
from conformance.report.errors import ReportError
from conformance.report.html_report import render_html
from conformance.report.json_report import render_json
from conformance.report.junit_report import render_junit

JSON_NAME, HTML_NAME, LATEST = "hasil.json", "laporan.html", "latest"


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a run: its form, its file, its language where it has one, and how it is made."""

    form: str
    name: str
    lang: str
    render: Callable[[Result], str]


REPORTS: tuple[Report, ...] = (
    Report("json", JSON_NAME, "", render_json),
    Report("junit", "junit.xml", "", render_junit),
    Report("ctrf", "ctrf.json", "", render_ctrf),
    Report("html", HTML_NAME, "id", lambda result: render_html(result, "id")),
    Report("html", "report.en.html", "en", lambda result: render_html(result, "en")),
)
"""In the order of writing: the source of truth first, so that a fault in a rendering cannot lose it."""


def render(result: Result, form: str, lang: str) -> str:
    """Return one report as a text; `form` is one of the table."""
    return next(report.render(result) for report in REPORTS if report.form == form and report.lang in ("", lang))


def write_reports(result: Result, run_dir: Path, *, keep_json: bool = False) -> Path:
    """Write every report into `run_dir` and return the path of the Indonesian page; `keep_json`: leave hasil.json.

    Each file is whole or absent. Raises `OSError` where the directory cannot be written.
    """
    run_dir.mkdir(parents=True, exist_ok=True)
    for report in REPORTS:
        if not (keep_json and report.form == "json"):
            _write_whole(run_dir / report.name, report.render(result).encode("utf-8"))
    return run_dir / HTML_NAME


def point_latest(out: Path, run_dir: Path) -> Path:
    """Make `out/latest` lead to `run_dir`, and return it: a relative link, or a copy where links are not allowed.

    A directory of that name is replaced only where it is such a copy; anything else of that name raises
    `ReportError` and stays as it is.
    """
    latest = out / LATEST
    _refuse_a_stranger(latest)
    fresh = out / f".latest.{os.getpid()}.new"
    _remove(fresh)
    try:
        # ValueError: two drives of Windows have no relative path between them.
        fresh.symlink_to(os.path.relpath(run_dir, out), target_is_directory=True)
    except (OSError, NotImplementedError, ValueError):
        shutil.copytree(run_dir, fresh)
    _swap_in(fresh, latest)
    return latest


def _write_whole(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _refuse_a_stranger(latest: Path) -> None:
    is_ours = latest.is_symlink() or not latest.exists() or (latest / JSON_NAME).is_file()
    if not is_ours:
        raise ReportError(
            Words(f"{latest} sudah ada dan bukan laporan gladi", f"{latest} exists already and is no report of gladi"),
            Words("pindahkan, atau pilih --out lain", "move it, or choose another --out"),
        )


def _swap_in(fresh: Path, latest: Path) -> None:
    """Replace `latest`: in one step where the system can, else by way of a third name that is put back on failure."""
    try:
        fresh.replace(latest)
    except OSError:
        # A directory in the place of `latest` (or, on Windows, any link to one) cannot be replaced in one step.
        old = latest.with_name(f".latest.{os.getpid()}.old")
        _remove(old)
        latest.replace(old)
        try:
            fresh.replace(latest)
        except OSError:
            old.replace(latest)
            raise
        _remove(old)


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path)
