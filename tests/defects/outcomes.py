"""What did a run show, is it what it had to show, and how is that kept until the matrix is written?"""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from conformance.files.matrix_file import load_matrix
from conformance.judging.defect import compare_with_declared
from conformance.judging.expectations import EXPECTATIONS
from conformance.judging.matrix import Matrix, Seen, compute_matrix, see
from conformance.record.result import Result
from fixtures.apps.reference import ReferenceApplication
from tests.defects.runs import CORRECT, Run
from tests.helpers.features import all_pickles
from tests.helpers.source import ROOT

SHELF = ROOT / ".cache" / "matriks"


class Outcome(msgspec.Struct, frozen=True):
    """What a matrix needs of a run that has ended."""

    scenarios: tuple[Seen, ...]
    exit_code: int
    is_whole: bool
    """Whether it went through all scenarios."""


def outcome_of(run: Run, result: Result) -> Outcome:
    """Return what is kept of the result of `run`."""
    return Outcome(see(result.scenarios), result.exit_code, run.is_whole)


def faults_of(run: Run, outcome: Outcome) -> list[str]:
    """Return where the outcome is not what `run` had to show: scenarios by name, and the exit code."""
    faults = [str(mismatch) for mismatch in compare_with_declared(run.expects, outcome.scenarios)]
    if outcome.exit_code != run.exit_code:
        faults.append(f"kode keluar: seharusnya {run.exit_code}, ternyata {outcome.exit_code}")
    return faults


class Shelf:
    """Keeps what came of runs, by digest: a file each, written at once and whole."""

    def __init__(self, digests: Mapping[str, str], directory: Path = SHELF) -> None:
        self._digests = digests
        """By the name of the application."""
        self._directory = directory

    def find(self, run: Run) -> Outcome | None:
        """Return what is kept of `run`, of these sources and over at least its scenarios; None: it is to be tried."""
        try:
            outcome = msgspec.json.decode(self._path(run).read_bytes(), type=Outcome)
        except (OSError, msgspec.MsgspecError):
            return None
        is_enough = outcome.is_whole or not run.is_whole
        return outcome if is_enough and not faults_of(run, outcome) else None

    def keep(self, run: Run, outcome: Outcome) -> None:
        """Keep what came of `run`, where it is what it had to show: what is not is tried again the next time."""
        if faults_of(run, outcome):
            return
        path = self._path(run)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".bagian")
        part.write_bytes(msgspec.json.encode(outcome))
        part.replace(path)

    def _path(self, run: Run) -> Path:
        name = re.sub(r"[^\w.-]", "_", run.name)
        return self._directory / run.application.name / self._digests[run.application.name] / f"{name}.json"


def stored_matrix(application: ReferenceApplication) -> Matrix | None:
    """Return the matrix of `application` that is shipped; None where there is none that can be read."""
    try:
        return load_matrix(application.name)
    except (OSError, msgspec.MsgspecError):
        return None


def misfits(application: ReferenceApplication, stored: Matrix | None) -> list[str]:
    """Return in what the stored matrix is not one of these checks, scenarios, variants and defects, as words."""
    if stored is None:
        return ["tidak ada, atau tidak dapat dibaca"]
    pairs = {
        "application": (stored.application, application.name),
        "checks": (set(stored.checks), set(EXPECTATIONS)),
        "scenarios": (set(stored.scenarios), {pickle.read_tags().id for pickle in all_pickles()}),
        "variants": (stored.variants, application.variants),
        "defects": (stored.defects, {defect.name: dict(defect.expects) for defect in application.defects}),
    }
    return [f"{name} tidak sama" for name, (there, here) in pairs.items() if there != here]


def decided(outcome: Outcome) -> dict[str, str]:
    """Return which check decided in each scenario that is not green."""
    return {scenario.id: scenario.check for scenario in outcome.scenarios if scenario.check}


def decided_in(stored: Matrix, run: Run) -> dict[str, str]:
    """Return which check decided in each scenario that the defect of `run` turned, as the stored matrix has it."""
    return {scenario: kind for kind, kills in stored.checks.items() for scenario in kills.get(run.defect, ())}


def matrix_of(application: ReferenceApplication, digest: str, outcomes: Mapping[str, Outcome]) -> Matrix:
    """Return the matrix of an application from what came of all of its runs, by their names."""
    broken = {defect.name: outcomes[f"cacat-{defect.name}"].scenarios for defect in application.defects}
    correct, is_full = outcomes[CORRECT].scenarios, all(outcome.is_whole for outcome in outcomes.values())
    return compute_matrix(
        application.name, digest, tuple(EXPECTATIONS), correct, broken, application.variants, full=is_full
    )


def is_current(application: ReferenceApplication, digest: str, stored: Matrix | None, *, is_full: bool) -> bool:
    """Whether the stored matrix is of these sources, and full where that is asked for."""
    if stored is None or misfits(application, stored):
        return False
    return stored.digest == digest and (stored.full or not is_full)


def complaint(application: ReferenceApplication, stored: Matrix | None, digest: str) -> str:
    """Why the stored matrix of `application` says nothing of these sources, with the remedy; empty: it is current."""
    causes = misfits(application, stored)
    if not causes and stored is not None and stored.digest != digest:
        causes = ["usang: dari sumber lain / stale: of other sources"]
    where = f"fixtures/matriks/{application.name}.json"
    return f"{where}: {', '.join(causes)}; jalankan / run `make matrix`" if causes else ""
