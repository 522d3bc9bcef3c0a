"""Where do the reports of a run lie on disk? The only module of the reports that touches files."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from conformance.application.private import DIRECTORY, make_private, open_private
from conformance.bilingual import Words
from conformance.record.result import Result
from conformance.record.since import Since
from conformance.report.ctrf_report import render_ctrf
from conformance.report.errors import ReportError
from conformance.report.html_report import render_html
from conformance.report.json_report import render_json
from conformance.report.junit_report import render_junit
from conformance.report.rerun import Rerun, rerun_files
from conformance.report.sarif_report import render_sarif

JSON_NAME, HTML_NAME, LATEST = "hasil.json", "laporan.html", "latest"
AGAIN = "ulang"
"""The directory of what failures leave to be tried again."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page says besides its result."""

    digest: str = ""
    """SHA-256 of the `hasil.json` that it stands beside, hexadecimal; empty: of the result as it is rendered now."""
    against: Since | None = None
    """A comparison that was asked for, in place of the result's own."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a run: its form, its file, its language where it has one, and how it is made."""

    form: str
    name: str
    lang: str
    render: Callable[[Result, Beside], str]


REPORTS: tuple[Report, ...] = (
    Report("json", JSON_NAME, "", lambda result, _: render_json(result)),
    Report("junit", "junit.xml", "", lambda result, _: render_junit(result)),
    Report("ctrf", "ctrf.json", "", lambda result, _: render_ctrf(result)),
    Report("sarif", "hasil.sarif", "", lambda result, _: render_sarif(result)),
    Report("html", HTML_NAME, "id", lambda result, beside: _html(result, "id", beside)),
    Report("html", "report.en.html", "en", lambda result, beside: _html(result, "en", beside)),
)
"""In the order of writing: the source of truth first, so that a fault in a rendering cannot lose it."""


def _html(result: Result, lang: str, beside: Beside) -> str:
    return render_html(result, lang, digest=beside.digest, against=beside.against)


def render(result: Result, form: str, lang: str, beside: Beside = Beside()) -> str:
    """Return one report as a text; `form` is one of the table."""
    return next(
        report.render(result, beside) for report in REPORTS if report.form == form and report.lang in ("", lang)
    )


def write_reports(result: Result, run_dir: Path, *, keep_json: bool = False, against: Since | None = None) -> Path:
    """Write every report into `run_dir` and return the path of the Indonesian page; `keep_json`: leave hasil.json.

    `against`: what the pages compare with, in place of the result's own comparison.

    Each file is whole or absent. Raises `OSError` where the directory cannot be written.
    """
    make_private(run_dir)
    stored = run_dir / JSON_NAME
    beside = Beside(hashlib.sha256(stored.read_bytes()).hexdigest() if keep_json else "", against)
    for report in REPORTS:
        if not (keep_json and report.form == "json"):
            _write_whole(run_dir / report.name, report.render(result, beside).encode("utf-8"))
    return run_dir / HTML_NAME


def write_reruns(result: Result, run_dir: Path, rerun: Rerun) -> None:
    """Write into `run_dir/ulang` how each failure is tried again. Raises `OSError` where it cannot be written."""
    for name, text in rerun_files(result, rerun):
        path = run_dir / AGAIN / name
        make_private(path.parent)
        _write_whole(path, text.encode("utf-8", errors="replace"))
        if path.suffix == ".sh":
            path.chmod(DIRECTORY)


def point_latest(out: Path, run_dir: Path) -> Path:
    """Make `out/latest` lead to `run_dir`, and return it: a relative link, or a copy where links are not allowed.

    A directory of that name is replaced only where it is such a copy; anything else of that name raises
    `ReportError` and stays as it is.
    """
    latest = out / LATEST
    check_latest(out)
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
        with open_private(fresh, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def check_latest(out: Path) -> None:
    """Raise `ReportError` where `out/latest` is somebody else's: asked before a run, too, so that none is in vain."""
    latest = out / LATEST
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
