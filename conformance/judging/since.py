"""What changed since each scenario was last judged? Pure.

Verdicts that say nothing of the application are passed over.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from conformance.outcome import Verdict
from conformance.record.result import ScenarioResult
from conformance.record.since import Change, Since

RANKS = (Verdict.LULUS, Verdict.PERINGATAN, Verdict.TINJAU, Verdict.TIDAK_LULUS)
"""The verdicts that say something of the application, from the best to the worst."""


class Judged(Protocol):
    """What is read of a scenario of an earlier result."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def verdict(self) -> Verdict:
        """Its verdict."""

    @property
    def carried(self) -> str:
        """When it was carried out, where that was in a still earlier run."""


Verdicts = dict[str, Verdict]
"""The verdicts of one result, by the scenario's id."""


def meaningful(scenarios: Iterable[Judged]) -> Verdicts:
    """Return what a result says of the application: not what it carried over, nor what it could not exercise."""
    return {each.id: each.verdict for each in scenarios if each.verdict in RANKS and not each.carried}


def compare(scenarios: Sequence[ScenarioResult], earlier: Iterable[tuple[str, Verdicts]]) -> Since | None:
    """Return what changed against `earlier`: the name and the verdicts of each result, the latest first.

    Each scenario is held against the latest of them that judged it. None where none judged any. What was carried over
    from an earlier result is left out: it is no news.
    """
    own = [each for each in scenarios if not each.carried and each.verdict is not Verdict.TIDAK_BERLAKU]
    missing = {each.id for each in own}
    found: dict[str, tuple[str, Verdict]] = {}
    for name, verdicts in earlier:
        found |= {id_: (name, verdicts[id_]) for id_ in missing & verdicts.keys()}
        missing -= verdicts.keys()
        if not missing:
            break
    if not found:
        return None
    changes = [
        Change(each.id, found[each.id][1], each.verdict, found[each.id][0]) for each in own if _says(each, found)
    ]
    return Since(
        runs=tuple(sorted({name for name, _ in found.values()}, reverse=True)),
        fixed=tuple(change for change in changes if _worse_by(change) < 0),
        broken=tuple(change for change in changes if _worse_by(change) > 0),
        unchanged=tuple(change for change in changes if _worse_by(change) == 0),
        first=tuple(each.id for each in own if each.verdict in RANKS and each.id not in found),
        silent=tuple(each.id for each in own if each.verdict not in RANKS),
    )


def _says(scenario: ScenarioResult, found: dict[str, tuple[str, Verdict]]) -> bool:
    return scenario.verdict in RANKS and scenario.id in found


def _worse_by(change: Change) -> int:
    return RANKS.index(change.now) - RANKS.index(change.before)
