"""How is Lapor rehearsed many times: right, in variants, and with each defect, several at once?"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.commands.demo import with_environment
from conformance.commands.options import read_plan
from conformance.plan.tables import Notifikasi, Patience, Plan, Recipe
from conformance.record.result import Result
from conformance.rehearsal.rehearsal import rehearse
from conformance.rehearsal.request import Progress, Request
from fixtures.apps.lapor.defects import DEFECTS
from fixtures.apps.lapor.variants import VARIANTS

AT_ONCE = 3
"""More than two, for a rehearsal waits a third of its time."""
PATIENCE = Patience(start=30, answer=4, settle=0.1, slow=1.0, notification=1.5)
"""Scaled down: an answer that the application waits for in vain costs half a second."""
DWH_TIMEOUT_S = "0.5"


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal of Lapor: environment, plan, and which scenarios (none named: all)."""

    name: str
    plan: str = "gladi.toml"
    env: tuple[tuple[str, str], ...] = ()
    only: tuple[str, ...] = ()


CORRECT = Run("")
"""Lapor without a defect."""


def run_of_defects(only: Mapping[str, Sequence[str]] | None = None) -> list[Run]:
    """Return a run for each defect; `only` names the scenarios of each."""
    return [
        Run(defect.name, defect.plan, (("LAPOR_CACAT", defect.name),), tuple((only or {}).get(defect.name, ())))
        for defect in DEFECTS
    ]


def plan_of(run: Run) -> tuple[Plan, Path]:
    """Return the plan of a run, its patience scaled down, and its directory."""
    plan, directory = read_plan(str(files("fixtures") / "apps" / "lapor" / run.plan))
    own = _own_tables(dict(run.env).get("LAPOR_RAGAM", ""))
    plan = with_environment(plan, {"LAPOR_DWH_TIMEOUT": DWH_TIMEOUT_S, **own.pop("env", {}), **dict(run.env)})
    notifikasi = msgspec.convert(own.pop("notifikasi", None), Notifikasi | None)
    subject: Recipe = msgspec.convert({**msgspec.to_builtins(plan.subject), **own}, Recipe)
    return msgspec.structs.replace(plan, patience=PATIENCE, subject=subject, notifikasi=notifikasi), directory


def _own_tables(variant: str) -> dict[str, Any]:
    """Return what `ragam.toml` says of a variant: `env`, `notifikasi`, and keys of `[subject]`."""
    text = (files("fixtures") / "apps" / "lapor" / "ragam.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text).get(variant, {}))


def run_of_variants() -> list[Run]:
    """Return a run for each variant that is right though it looks different."""
    return [Run(f"ragam {name}", env=(("LAPOR_RAGAM", name),)) for name in VARIANTS]


def rehearse_lapor(run: Run, directory: Path) -> Result:
    """Carry out one run; its traces go to `directory`."""
    plan, plan_directory = plan_of(run)
    return rehearse(Request(plan, plan_directory, directory, only=run.only), Progress())


def start_all(runs: Iterable[Run], parent: Path, pool: ThreadPoolExecutor) -> dict[str, "Future[Result]"]:
    """Let `pool` carry out the runs, each in a directory of its own; return what comes of each, by name."""
    started = {}
    for number, run in enumerate(runs):
        directory = parent / f"{number:02}-{run.name or 'benar'}"
        directory.mkdir()
        started[run.name] = pool.submit(rehearse_lapor, run, directory)
    return started
