"""Which check has been seen to fail, and for which defect? Pure: the matrix checks x defects of the tester itself.

There is one matrix for each reference application; `merge_matrices` says what all of them show together. A check is a
kind of expectation (`conformance.judging.expectations`). One that decided no kill is `belum terbukti`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from conformance.judging.defect import GREEN
from conformance.outcome import Verdict
from conformance.record.evidence import Evidence
from conformance.record.result import ScenarioResult

MATRIX_SCHEMA = "gladi/matriks/2"


class Seen(msgspec.Struct, frozen=True):
    """What a run made of one scenario, as far as a matrix needs it."""

    id: str
    verdict: Verdict
    check: str = ""
    """The kind of expectation that decided; empty where the scenario is green or nothing decided."""


class Matrix(msgspec.Struct, frozen=True):
    """What the last run of every defect of one reference application showed."""

    schema: str
    application: str
    """Its name among the reference applications."""
    digest: str
    """SHA-256 over all that decides what its runs show, as it was then, hexadecimal."""
    full: bool
    """Whether each defect went through all scenarios; else through its declared ones and one of each feature."""
    checks: dict[str, dict[str, tuple[str, ...]]]
    """Kind of expectation -> defect -> scenarios that it decided there."""
    scenarios: dict[str, tuple[str, ...]]
    """Scenario -> the defects that it caught."""
    defects: dict[str, dict[str, str]]
    """Defect -> scenario -> verdict that it caused; every other scenario that it went through stayed green."""
    variants: tuple[str, ...]
    """Variants of the application that are right, though different: every scenario stayed green."""


class MergedMatrix(msgspec.Struct, frozen=True):
    """What the matrices of all reference applications show together."""

    kills: dict[str, tuple[str, ...]]
    """Kind of expectation -> the defects in which it decided."""
    scenarios: dict[str, tuple[str, ...]]
    """Scenario -> the defects that it caught."""

    @property
    def unproven_checks(self) -> tuple[str, ...]:
        """Kinds of expectation that decided no kill in any application (`belum terbukti`)."""
        return tuple(kind for kind, defects in self.kills.items() if not defects)

    @property
    def unproven_scenarios(self) -> tuple[str, ...]:
        """Scenarios that caught no defect of any application (`belum terbukti`)."""
        return tuple(scenario for scenario, defects in self.scenarios.items() if not defects)


def see(scenarios: Iterable[ScenarioResult]) -> tuple[Seen, ...]:
    """Return what a matrix needs of the scenarios of a run."""
    return tuple(Seen(scenario.id, scenario.verdict, _check_of(scenario)) for scenario in scenarios)


def _check_of(scenario: ScenarioResult) -> str:
    if scenario.verdict in GREEN:
        return ""
    try:
        return deciding_check(scenario)
    except ValueError:
        return ""


def deciding_check(scenario: ScenarioResult) -> str:
    """Return the kind of the first expectation that was not met: the one that decided. Raises `ValueError`."""
    place = next((number for number, finding in enumerate(scenario.findings) if not finding.is_met), None)
    if not isinstance(scenario.evidence, Evidence) or place is None:
        raise ValueError(f"{scenario.id}: tidak ada yang memutuskan")
    return scenario.evidence.expectations[place].kind


def compute_matrix(
    application: str,
    digest: str,
    checks: Iterable[str],
    correct: Sequence[Seen],
    broken: Mapping[str, Sequence[Seen]],
    variants: Iterable[str],
    *,
    full: bool,
) -> Matrix:
    """Return the matrix of `broken` (defect -> scenarios of its run) over `checks`; `correct` is the right run.

    Raises `ValueError` where a scenario is red and nothing decided.
    """
    kills: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in sorted(checks)}
    caught: dict[str, tuple[str, ...]] = dict.fromkeys(sorted(scenario.id for scenario in correct), ())
    verdicts: dict[str, dict[str, str]] = {}
    for defect, scenarios in broken.items():
        red = sorted((s for s in scenarios if s.verdict not in GREEN), key=lambda scenario: scenario.id)
        verdicts[defect] = {scenario.id: scenario.verdict.value for scenario in red}
        for scenario in red:
            if not scenario.check:
                raise ValueError(f"{defect}, {scenario.id}: tidak ada yang memutuskan")
            kills[scenario.check][defect] = (*kills[scenario.check].get(defect, ()), scenario.id)
            caught[scenario.id] = (*caught.get(scenario.id, ()), defect)
    return Matrix(MATRIX_SCHEMA, application, digest, full, kills, caught, verdicts, tuple(variants))


def merge_matrices(matrices: Sequence[Matrix]) -> MergedMatrix:
    """Return what all matrices show together; a name that two applications give a defect is told with theirs."""
    names = Counter(defect for matrix in matrices for defect in matrix.defects)
    kills: dict[str, list[str]] = {kind: [] for kind in sorted({kind for matrix in matrices for kind in matrix.checks})}
    caught: dict[str, list[str]] = {name: [] for name in sorted({name for m in matrices for name in m.scenarios})}
    for matrix in matrices:
        for told, found in ((kills, matrix.checks), (caught, matrix.scenarios)):
            for key, defects in found.items():
                told[key] += [d if names[d] == 1 else f"{matrix.application}/{d}" for d in defects]
    return MergedMatrix(
        {kind: tuple(defects) for kind, defects in kills.items()},
        {name: tuple(defects) for name, defects in caught.items()},
    )
