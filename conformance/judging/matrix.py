"""Which check has been seen to fail, and for which defect? Pure: the matrix checks x defects of the tester itself.

A check is a kind of expectation (`conformance.judging.expectations`). A check that decided no kill is `belum terbukti`.
"""

from collections.abc import Mapping, Sequence

import msgspec

from conformance.outcome import Verdict
from conformance.record.evidence import Evidence
from conformance.record.result import ScenarioResult

MATRIX_SCHEMA = "gladi/matriks/1"
GREEN = (Verdict.LULUS, Verdict.TIDAK_BERLAKU)


class Matrix(msgspec.Struct, frozen=True):
    """What the last full run of every defect of the reference application showed."""

    schema: str
    application: str
    digest: str
    """SHA-256 over features, norms, conformance and reference applications as they were then, hexadecimal."""
    checks: dict[str, dict[str, tuple[str, ...]]]
    """Kind of expectation -> defect -> scenarios that it decided there."""
    scenarios: dict[str, tuple[str, ...]]
    """Scenario -> the defects that it caught."""
    defects: dict[str, dict[str, str]]
    """Defect -> scenario -> verdict that it caused; every other scenario stayed green."""
    variants: tuple[str, ...]
    """Variants of the application that are right, though different: every scenario stayed green."""

    @property
    def unproven_checks(self) -> tuple[str, ...]:
        """Kinds of expectation that decided no kill (`belum terbukti`)."""
        return tuple(kind for kind, kills in self.checks.items() if not kills)

    @property
    def kills(self) -> dict[str, tuple[str, ...]]:
        """Kind of expectation -> the defects in which it decided."""
        return {kind: tuple(defects) for kind, defects in self.checks.items()}

    @property
    def unproven_scenarios(self) -> tuple[str, ...]:
        """Scenarios that caught no defect (`belum terbukti`)."""
        return tuple(scenario for scenario, defects in self.scenarios.items() if not defects)


def turned(scenarios: Sequence[ScenarioResult]) -> list[ScenarioResult]:
    """Return the scenarios that are not green."""
    return [scenario for scenario in scenarios if scenario.verdict not in GREEN]


def deciding_check(scenario: ScenarioResult) -> str:
    """Return the kind of the first expectation that was not met: the one that decided. Raises `ValueError`."""
    place = next((number for number, finding in enumerate(scenario.findings) if not finding.is_met), None)
    if not isinstance(scenario.evidence, Evidence) or place is None:
        raise ValueError(f"{scenario.id}: tidak ada yang memutuskan")
    return scenario.evidence.expectations[place].kind


def compute_matrix(
    application: str,
    digest: str,
    checks: Sequence[str],
    correct: Sequence[ScenarioResult],
    broken: Mapping[str, Sequence[ScenarioResult]],
    variants: Sequence[str],
) -> Matrix:
    """Return the matrix of `broken` (defect -> scenarios of its run) over `checks`; `correct` is the right run."""
    kills: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in sorted(checks)}
    caught: dict[str, tuple[str, ...]] = {scenario.id: () for scenario in sorted(correct, key=lambda s: s.id)}
    verdicts: dict[str, dict[str, str]] = {}
    for defect, scenarios in broken.items():
        red = sorted(turned(scenarios), key=lambda scenario: scenario.id)
        verdicts[defect] = {scenario.id: scenario.verdict.value for scenario in red}
        for scenario in red:
            kind = deciding_check(scenario)
            kills[kind][defect] = (*kills[kind].get(defect, ()), scenario.id)
            caught[scenario.id] = (*caught.get(scenario.id, ()), defect)
    return Matrix(MATRIX_SCHEMA, application, digest, kills, caught, verdicts, tuple(variants))
