"""What did a run say of a stranger, and was its defect caught as it had to be? Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from conformance.outcome import Verdict
from conformance.record.evidence import Moment
from conformance.record.result import Finding, Result, ScenarioResult
from tests.strangers.rows import Row

GREEN = (Verdict.LULUS, Verdict.TIDAK_BERLAKU)
GRAVITY = {Verdict.PERINGATAN: 1, Verdict.TINJAU: 2, Verdict.TIDAK_LULUS: 3}


class Class(StrEnum):
    """What became of a defect."""

    TERTANGKAP = "tertangkap"
    SALAH_BANGUN = "salah bangun"
    """The application never said that it had this defect."""
    TAK_TERCAPAI = "tak tercapai"
    """It never behaved otherwise: our driving."""
    LAIN = "lain"
    """Something was said, but milder, of another matter, or not when it behaved otherwise."""
    DIBIARKAN = "dibiarkan"
    """It behaved otherwise and nothing was said: our judging."""
    BERTEMU_LAGI = "bertemu lagi"
    """It behaved otherwise, and what came of it was right all the same."""
    DITARIK = "ditarik"
    """No breach."""
    LUAR = "luar"
    """Outside what is covered so far."""


COVERED = frozenset(Class) - {Class.LUAR, Class.DITARIK}


@dataclass(frozen=True, slots=True)
class Marks:
    """What the application wrote down of its defect."""

    has_begun: bool
    diverged: Sequence[datetime]


def classify(row: Row, marks: Marks, result: Result | None, usual: Mapping[str, str]) -> Class:
    """Return what became of a defect; `usual` are the verdicts of the conforming build that are not green."""
    if not row.is_due:
        return set_aside(row)
    if not marks.has_begun:
        return Class.SALAH_BANGUN
    if not marks.diverged:
        return Class.TAK_TERCAPAI
    if catches(row, marks, result, usual):
        return Class.TERTANGKAP
    if row.converged:
        return Class.BERTEMU_LAGI
    return Class.LAIN if _said(result, usual) else Class.DIBIARKAN


def set_aside(row: Row) -> Class:
    """Return the class of a defect that has not to be caught."""
    return Class.DITARIK if row.withdrawn else Class.LUAR


def catches(row: Row, marks: Marks, result: Result | None, usual: Mapping[str, str]) -> dict[str, str]:
    """Return the scenarios that catch a defect, with the gravest verdict on its matter."""
    found: dict[str, str] = {}
    for scenario in _said(result, usual):
        verdicts = [finding.verdict for finding in scenario.findings if _speaks_of(row, finding)]
        if verdicts and _is_reached(scenario, marks):
            found[scenario.id] = str(max(verdicts, key=GRAVITY.__getitem__))
    return found


def _said(result: Result | None, usual: Mapping[str, str]) -> list[ScenarioResult]:
    """Return the scenarios that accuse the application of what they do not accuse the conforming build of."""
    return [one for one in (result.scenarios if result else ()) if one.verdict in GRAVITY and one.id not in usual]


def _speaks_of(row: Row, finding: Finding) -> bool:
    """Whether a demand that is not met is about the matter of a defect, and weighs enough."""
    if finding.is_met or finding.verdict not in GRAVITY or row.least is None:
        return False
    is_grave = GRAVITY[finding.verdict] >= GRAVITY[row.least]
    return is_grave and not set(row.matter).isdisjoint(finding.serves) and (not row.check or finding.kind in row.check)


def _is_reached(scenario: ScenarioResult, marks: Marks) -> bool:
    """Whether the application behaved otherwise in the time of the scenario.

    What is judged over the whole run, and what is searched in a store, may have come before; what is still waited for
    comes afterwards.
    """
    evidence = scenario.evidence
    if evidence is None:
        return False
    begin = datetime.fromisoformat(evidence.started)
    end = begin + timedelta(milliseconds=evidence.duration_ms)
    moments = {demand.moment for demand in evidence.expectations}
    looks_back = Moment.SELALU in moments or bool(evidence.looks)
    return any((mark >= begin or looks_back) and (mark <= end or Moment.AKHIRNYA in moments) for mark in marks.diverged)


def accusations(result: Result) -> dict[str, str]:
    """Return the scenarios of a run that are not green, by id, with verdict."""
    return {one.id: str(one.verdict) for one in result.scenarios if one.verdict not in GREEN}


def page_loads(result: Result) -> int:
    """Return how many pages the applicants of a run opened."""
    return sum(one.evidence.page_loads for one in result.scenarios if one.evidence)
