"""Which scenarios failed alike, so that one remedy may fix them together? Pure.

The rule: the same verdict, the same owner, the same kind of check that decided, and the same reason once codes, numbers
and quoted words are left out. It says that they look alike, not why.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conformance.outcome import Owner, Verdict
from conformance.record.result import Finding, ScenarioResult

GOES_ON = "not_forwarded"
"""The check that an application breaks by going on: the worst that can be seen."""
_VARIABLE = re.compile(r"`[^`]*`|\"[^\"]*\"|\b[A-Z]+(?:_[A-Z]+)+\b|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Cause:
    """Scenarios that failed alike; verdict, owner, reason and remedy are those of the first."""

    kind: str
    """Which check decided; empty where the result does not say."""
    scenarios: tuple[ScenarioResult, ...]

    @property
    def first(self) -> ScenarioResult:
        """The scenario that speaks for all."""
        return self.scenarios[0]

    @property
    def verdict(self) -> Verdict:
        """The verdict that they share."""
        return self.first.verdict

    @property
    def owner(self) -> Owner | None:
        """Who has to fix it."""
        return self.first.owner

    @property
    def requirements(self) -> tuple[str, ...]:
        """The parts that are concerned, each once."""
        return tuple(dict.fromkeys(ref for scenario in self.scenarios for ref in breached(scenario)))

    @property
    def goes_on(self) -> bool:
        """Whether the application went on where it must not."""
        return self.kind == GOES_ON


def group_by_cause(scenarios: Iterable[ScenarioResult], verdicts: tuple[Verdict, ...]) -> list[Cause]:
    """Return the scenarios with one of `verdicts`, grouped.

    The gravest verdict first, then an application that goes on, then what concerns most scenarios; alike stays in the
    order of the result.
    """
    together: dict[tuple[object, ...], list[ScenarioResult]] = {}
    for scenario in scenarios:
        if scenario.verdict in verdicts:
            key = (scenario.verdict, scenario.owner, kind_of(scenario), bare(scenario.reason))
            together.setdefault(key, []).append(scenario)
    causes = [Cause(kind_of(own[0]), tuple(own)) for own in together.values()]
    return sorted(causes, key=lambda each: (verdicts.index(each.verdict), not each.goes_on, -len(each.scenarios)))


def deciding(scenario: ScenarioResult) -> Finding | None:
    """Return the demand that decided: the first unmet one that is as bad as the scenario, else the first unmet one."""
    unmet = [finding for finding in scenario.findings if not finding.is_met]
    return next((finding for finding in unmet if finding.verdict is scenario.verdict), unmet[0] if unmet else None)


def kind_of(scenario: ScenarioResult) -> str:
    """Return the kind of the check that decided; empty where the result does not say."""
    found = deciding(scenario)
    return found.kind if found else ""


def breached(scenario: ScenarioResult) -> tuple[str, ...]:
    """Return the parts that the unmet demands serve; where the result does not say, those of the scenario."""
    named = [ref for finding in scenario.findings if not finding.is_met for ref in finding.serves]
    return tuple(dict.fromkeys(named)) or scenario.requirements


def bare(reason: str) -> str:
    """Return a reason without codes, numbers, wire names and quoted words."""
    return " ".join(_VARIABLE.sub("…", reason).split())
