"""Which failures does a plan know of, and are they still failures? For pipelines only, never for a certificate."""

from collections.abc import Mapping, Sequence
from datetime import date

from conformance.outcome import Verdict
from conformance.plan.notes import Celah
from conformance.record.result import GapResult, GapState

PASSES = (Verdict.LULUS, Verdict.PERINGATAN, Verdict.TIDAK_BERLAKU)
"""With these a scenario needs no gap: one that names it is stale."""


def judge_gaps(celah: Sequence[Celah], verdicts: Mapping[str, Verdict], today: date) -> tuple[GapResult, ...]:
    """Return what each gap came to; `verdicts` are those of the scenarios of this run, by id."""
    return tuple(
        GapResult(gap.id, gap.reason, gap.until.isoformat(), _state(gap, verdicts.get(gap.id), today)) for gap in celah
    )


def _state(gap: Celah, verdict: Verdict | None, today: date) -> GapState:
    if verdict is None:
        return GapState.TIDAK_DIJALANKAN
    if verdict in PASSES:
        return GapState.BASI
    return GapState.BERLAKU if today <= gap.until else GapState.LEWAT


def covered(gaps: Sequence[GapResult]) -> frozenset[str]:
    """Return the ids of the scenarios whose failure is known."""
    return frozenset(gap.id for gap in gaps if gap.state is GapState.BERLAKU)
