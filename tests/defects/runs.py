"""How is a reference application rehearsed many times: right, in variants, and with each defect?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.commands.demo import with_environment
from conformance.commands.options import read_plan
from conformance.plan.notes import UserId
from conformance.plan.tables import Notifikasi, Patience, Plan, Recipe
from conformance.record.result import Result
from conformance.rehearsal.rehearsal import rehearse
from conformance.rehearsal.request import Progress, Request
from fixtures.apps.reference import Defect, ReferenceApplication
from tests.helpers.features import afterwards, sentinels

PATIENCE = Patience(start=100, answer=4, settle=0.1, slow=1.0, notification=1.5)
"""Scaled down: an answer that the application waits for in vain costs half a second."""
CORRECT = "benar"
COUNTED = frozenset({"kuo-05-setiap-panggilan-dijelaskan", "kod-20-kata-kepada-pemohon"})
"""Scenarios whose verdict depends on which others there were, and how many."""


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal of a reference application, and what it has to show."""

    application: ReferenceApplication
    name: str
    """`benar`, `benar-<plan>`, `ragam-<variant>` or `cacat-<defect>`: unique within the application."""
    plan: str
    env: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    """The scenarios that it goes through; none named: all."""
    expects: Mapping[str, str] = field(default_factory=dict)
    """Scenario id -> verdict; every other one stays green."""
    variant: str = ""
    defect: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it goes through all scenarios."""
        return not self.only

    @property
    def exit_code(self) -> int:
        """The exit code that follows from what is expected."""
        worst = set(self.expects.values())
        return 1 if "tidak_lulus" in worst else 3 if "tinjau" in worst else 0

    def __str__(self) -> str:
        return f"{self.application.name} {self.name}"


def run_of_correct(application: ReferenceApplication) -> Run:
    """Return the run of an application without a defect."""
    return Run(application, CORRECT, application.plan)


def runs_of_correct(application: ReferenceApplication) -> list[Run]:
    """Return a run without a defect under each plan under which a defect has to show, that of the application first."""
    others = dict.fromkeys(defect.plan for defect in application.defects if defect.plan != application.plan)
    under = [Run(application, f"{CORRECT}-{Path(plan).stem}", plan) for plan in others]
    return [run_of_correct(application), *under]


def runs_of_variants(application: ReferenceApplication) -> list[Run]:
    """Return a run for each variant that is right though it looks different."""
    return [
        Run(application, f"ragam-{name}", application.plan, {application.variant_switch: name}, variant=name)
        for name in application.variants
    ]


def run_of_defect(application: ReferenceApplication, defect: Defect, *, is_full: bool) -> Run:
    """Return the run of a defect: over all scenarios, or over its declared ones and one sentinel of each feature.

    What is owned by an unclear norm (`tinjau`) is found by trying red scenarios again in another dialect: always whole,
    unless it is judged after the run, from what was left. So is what counts over the whole run.
    """
    in_other_dialects = {name for name, verdict in defect.expects.items() if verdict == "tinjau"} - afterwards()
    is_whole = is_full or bool(in_other_dialects) or bool(COUNTED.intersection(defect.expects))
    only = () if is_whole else tuple(sorted({*defect.expects, *defect.reached_by, *sentinels()}))
    switched = {application.switch: defect.name}
    name = f"cacat-{defect.name}"
    return Run(application, name, defect.plan, switched, only, dict(defect.expects), defect=defect.name)


def runs_of(application: ReferenceApplication, *, is_full: bool) -> list[Run]:
    """Return every run of an application: right, variants, defects."""
    broken = [run_of_defect(application, defect, is_full=is_full) for defect in application.defects]
    return [*runs_of_correct(application), *runs_of_variants(application), *broken]


def plan_of(run: Run) -> tuple[Plan, Path]:
    """Return the plan of a run, its patience scaled down, and its directory."""
    folder = Path(str(files("fixtures"))) / "apps" / run.application.name
    plan, directory = read_plan(str(folder / run.plan))
    own = _own_tables(folder / run.application.variant_tables, run.variant or run.defect)
    plan = with_environment(plan, {**run.application.quick, **own.pop("env", {}), **run.env})
    for name, kind in (("notifikasi", Notifikasi), ("user_id", UserId)):
        if name in own:
            plan = msgspec.structs.replace(plan, **{name: msgspec.convert(own.pop(name), kind)})
    if own:
        subject = msgspec.convert({**msgspec.to_builtins(plan.subject), **own}, Recipe)
        plan = msgspec.structs.replace(plan, subject=subject)
    return msgspec.structs.replace(plan, patience=PATIENCE), directory


def _own_tables(tables: Path, name: str) -> dict[str, Any]:
    """Return what the tables say of a variant or defect: `env`, `notifikasi`, `user_id`, and keys of `[subject]`."""
    if not name or not tables.is_file():
        return {}
    return dict(tomllib.loads(tables.read_text(encoding="utf-8")).get(name, {}))


def rehearse_run(run: Run, directory: Path) -> Result:
    """Carry out one run; its traces go to `directory`."""
    plan, plan_directory = plan_of(run)
    return rehearse(Request(plan, plan_directory, directory, only=run.only), Progress())
