"""Did a defect of a reference application turn exactly its declared scenarios, and no other?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from conformance.outcome import Verdict

GREEN = (Verdict.LULUS, Verdict.TIDAK_BERLAKU)


class Judged(Protocol):
    """A scenario and its verdict, whatever else is known of it."""

    @property
    def id(self) -> str:
        """Id of the scenario."""

    @property
    def verdict(self) -> Verdict:
        """What was made of it."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One scenario whose verdict is not the declared one."""

    scenario: str
    declared: Verdict
    actual: Verdict | None
    """None: the scenario was not executed."""

    def __str__(self) -> str:
        return f"{self.scenario}: dinyatakan {self.declared}, ternyata {self.actual or 'tidak dijalankan'}"


def compare_with_declared(expects: Mapping[str, str], scenarios: Iterable[Judged]) -> list[Mismatch]:
    """Return where the verdicts differ from `expects` (scenario id -> verdict; every other one stays green)."""
    actual = {s.id: s.verdict for s in scenarios}
    wrong = [Mismatch(s, Verdict(v), actual.get(s)) for s, v in expects.items() if actual.get(s) != v]
    others = [Mismatch(s, Verdict.LULUS, v) for s, v in actual.items() if s not in expects and v not in GREEN]
    return wrong + others
