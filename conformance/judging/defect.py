"""Did a defect of a reference application turn exactly its declared scenarios, and no other?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conformance.outcome import Verdict
from conformance.record.result import ScenarioResult


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One scenario whose verdict is not the declared one."""

    scenario: str
    declared: Verdict
    actual: Verdict | None
    """None: the scenario was not executed."""

    def __str__(self) -> str:
        return f"{self.scenario}: dinyatakan {self.declared}, ternyata {self.actual or 'tidak dijalankan'}"


def compare_with_declared(expects: Mapping[str, str], scenarios: Sequence[ScenarioResult]) -> list[Mismatch]:
    """Return where the verdicts differ from `expects` (scenario id -> verdict; every other one stays green)."""
    actual = {s.id: s.verdict for s in scenarios}
    silent = {Verdict.LULUS, Verdict.TIDAK_BERLAKU}
    wrong = [Mismatch(s, Verdict(v), actual.get(s)) for s, v in expects.items() if actual.get(s) != v]
    others = [Mismatch(s, Verdict.LULUS, v) for s, v in actual.items() if s not in expects and v not in silent]
    return wrong + others
