"""How is a stranger rehearsed: its conforming builds, its inert variants, and with each defect?"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic

import msgspec

from conformance.commands.demo import with_environment
from conformance.commands.options import read_plan
from conformance.fault import Fault
from conformance.record.result import Result
from conformance.rehearsal.rehearsal import rehearse
from conformance.rehearsal.request import Progress, Request
from conformance.wib import WIB
from tests.helpers.features import afterwards, all_pickles
from tests.strangers.judging import Marks
from tests.strangers.rows import BUILDS, HERE, declared, right_of

AT_ONCE = 6
"""Runs mostly wait: on two cores so many at once are hardly slower than one."""
STANDING = tuple(
    name for pickle in all_pickles() if "penutup" in pickle.tags and (name := pickle.read_tags().id) not in afterwards()
)
"""The scenarios that judge every call of the run: they carry out nothing but its end. What is left or sent afterwards
is judged where a row asks for it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal of a stranger."""

    name: str
    """Of the application."""
    what: str
    """A build, an inert variant or a defect."""
    only: tuple[str, ...] = ()
    """The scenarios that it goes through; none named: all."""

    @property
    def env(self) -> Mapping[str, str]:
        """What chooses it."""
        return {"RAGAM": self.what} if self.what in BUILDS else {"RAGAM": "a", "CACAT": self.what}

    @property
    def file_name(self) -> str:
        """Under which it is kept."""
        return f"{self.name}-{self.what}{'-ringkas' if self.only else ''}"

    def __str__(self) -> str:
        return f"{self.name} {self.what}"


class Outcome(msgspec.Struct, frozen=True):
    """What is kept of a run."""

    result: Result | None
    """None: it could not be judged; `fault` says why."""
    begun: bool
    diverged: tuple[str, ...]
    """When it behaved otherwise, ISO 8601."""
    seconds: float
    fault: str = ""
    digest: str = ""
    """Of the sources that it was carried out with."""
    only: tuple[str, ...] = ()

    @property
    def marks(self) -> Marks:
        """What the application wrote down."""
        return Marks(self.begun, [datetime.fromisoformat(at) for at in self.diverged])


def runs_of(name: str) -> list[Run]:
    """Return every run of a stranger that says something: builds, variants, defects that have to be caught."""
    due = [what for what, row in declared()[name].items() if row.is_due]
    return [Run(name, what) for what in (*right_of(name), *due)]


def shortened(run: Run) -> Run:
    """Return the short run of a defect; builds, variants, and defects that take a whole run stay as they are."""
    row = declared()[run.name].get(run.what)
    return run if row is None or not row.short else short_run(run, row.short)


def short_run(run: Run, scenarios: Iterable[str]) -> Run:
    """Return the run over some scenarios and those that judge the whole run."""
    return replace(run, only=tuple(dict.fromkeys((*scenarios, *STANDING))))


def rehearse_run(run: Run, directory: Path) -> Outcome:
    """Carry out one run; its traces go to `directory`, where nothing of an interrupted one is left."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    marks = directory / "tanda"
    plan, plan_directory = read_plan(str(HERE / run.name / "rencana.toml"))
    plan = with_environment(plan, {**run.env, "TANDA": str(marks)})
    begun = monotonic()
    try:
        request = Request(plan, plan_directory, directory, only=run.only, other_dialects=False)
        result, fault = rehearse(request, Progress()), ""
    except Fault as error:
        result, fault = None, error.words.english
    has_begun, diverged = read_marks(marks)
    return Outcome(result, has_begun, tuple(diverged), round(monotonic() - begun, 1), fault, only=run.only)


def read_marks(path: Path) -> tuple[bool, list[str]]:
    """Return whether the application said that it began, and when it behaved otherwise (ISO 8601, to microseconds)."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    marks = [json.loads(line) for line in lines]
    said = [(mark.get("tanda") or mark["peristiwa"], mark.get("pada") or mark["waktu"]) for mark in marks]
    return any(what == "mulai" for what, _ in said), [_iso(at) for what, at in said if what == "menyimpang"]


def _iso(at: str | float) -> str:
    """Return a time that a stranger wrote as ISO 8601: its own with fewer digits, or seconds since 1970."""
    if isinstance(at, str):
        return re.sub(r"(\.\d{6})\d+", r"\1", at).replace("Z", "+00:00")
    return datetime.fromtimestamp(at, WIB).isoformat()
