"""Which of the entrances that the plan names did the run examine? Pure: only what was handed in there counts."""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.record.entrance import EntranceDeclared, EntranceResult
from conformance.record.result import ScenarioResult

NO_RECIPE = Words("rencana tidak memberi resepnya", "the plan gives no recipe for it")
NOT_DRIVEN = Words("tidak ada skenario dalam gladi ini yang melaluinya", "no scenario of this run went through it")


def judge_entrances(
    declared: Sequence[EntranceDeclared] | None, scenarios: Sequence[ScenarioResult]
) -> tuple[EntranceResult, ...] | None:
    """Return every entrance that the plan names, and why it was not examined; None where the plan does not say."""
    if declared is None:
        return None
    used = {one.entrance for scenario in scenarios if scenario.evidence for one in scenario.evidence.submissions}
    return tuple(_judge(entrance, is_examined=entrance.name in used) for entrance in declared)


def _judge(entrance: EntranceDeclared, *, is_examined: bool) -> EntranceResult:
    if is_examined:
        return EntranceResult(entrance.name, entrance.kind, is_examined=True)
    why = NOT_DRIVEN if entrance.has_recipe else NO_RECIPE
    return EntranceResult(entrance.name, entrance.kind, is_examined=False, reason=why.indonesian, reason_en=why.english)
