"""What is a scenario worth? Pure: the same evidence always gets the same verdict.

Each demand (`Maka`) is judged by itself and weighs what the part of the requirement that it serves weighs for this
agreement's Pengguna; a scenario is as bad as its worst demand.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from conformance.bilingual import Words
from conformance.judging.expectations import PREREQUISITES, Answer, check
from conformance.judging.remedies import CRASH, TESTER, UNDONE, remedy_for
from conformance.norms.basis import Basis
from conformance.outcome import Owner, Verdict, milder, worst
from conformance.record.evidence import Control, Evidence, Expectation, NotApplicable
from conformance.record.result import Finding, ScenarioResult


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand, judged."""

    expectation: Expectation
    answer: Answer
    serves: tuple[str, ...]
    """The parts that its verdict follows from."""
    verdict: Verdict

    @property
    def owner(self) -> Owner | None:
        """Who has to fix it."""
        if self.verdict is Verdict.TIDAK_BERLAKU:
            return Owner.PENGUJI
        return Owner.NORMA if self.verdict is Verdict.TINJAU and not self.answer.at_most else self.answer.owner

    @property
    def finding(self) -> Finding:
        """What the result says of it."""
        expectation, answer = self.expectation, self.answer
        return Finding(
            text=expectation.text,
            is_met=answer.is_met,
            reason=answer.reason.indonesian,
            reason_en=answer.reason.english,
            verdict=self.verdict,
            serves=expectation.serves if answer.is_met else self.serves,
            kind=expectation.kind,
            submission=expectation.submission,
        )


@dataclass(frozen=True, slots=True)
class _Decision:
    """What decided a scenario."""

    verdict: Verdict
    owner: Owner | None
    reason: Words
    remedy: Words


def judge(
    evidence: Evidence, control: Control, basis: Basis, run: Sequence[Evidence] = (), past: Collection[str] = ()
) -> ScenarioResult:
    """Return the judgement of one scenario.

    `run`: all that was recorded, this scenario included; `past`: ids of those that were carried out before the
    application was brought up anew.
    """
    demands = weigh(evidence, control, basis, run, past)
    decision = _with_crashes(_with_unready(_decide(evidence, demands), evidence), evidence)
    return ScenarioResult(
        id=evidence.id,
        name=evidence.name,
        feature=evidence.feature,
        rule=evidence.rule,
        requirements=evidence.requirements,
        verdict=decision.verdict,
        owner=decision.owner,
        reason=decision.reason.indonesian,
        reason_en=decision.reason.english,
        remedy=decision.remedy.indonesian,
        remedy_en=decision.remedy.english,
        findings=tuple(demand.finding for demand in demands),
        evidence=evidence,
        is_mandatory=basis.gravest(basis.pengguna(evidence.requirements)) is Verdict.TIDAK_LULUS,
    )


def weigh(
    evidence: Evidence, control: Control, basis: Basis, run: Sequence[Evidence] = (), past: Collection[str] = ()
) -> list[Demand]:
    """Return every demand of a scenario, judged, in the order of its steps.

    Where a prerequisite could not be brought about for a request, what is demanded of it afterwards proves nothing,
    and is not judged.
    """
    demands: list[Demand] = []
    without_proof: set[int] = set()
    for expectation in evidence.expectations:
        if expectation.submission in without_proof:
            demands.append(Demand(expectation, NOT_JUDGED, expectation.serves, Verdict.TIDAK_TERUJI))
            continue
        answer = check(expectation, evidence, control, run, past)
        serves = answer.breaches or expectation.serves or basis.pengguna(evidence.requirements)
        demands.append(Demand(expectation, answer, serves, _worth(answer, serves, basis)))
        if expectation.kind in PREREQUISITES and not answer.is_met and not answer.is_testable:
            without_proof.add(expectation.submission)
    return demands


def _worth(answer: Answer, serves: Sequence[str], basis: Basis) -> Verdict:
    if answer.is_met:
        return Verdict.LULUS
    if not answer.is_testable:
        return Verdict.TIDAK_TERUJI
    gravest = basis.gravest(basis.pengguna(serves))
    return milder(gravest, answer.at_most) if answer.at_most else gravest


NOT_JUDGED = Answer(
    False,
    Words(
        "tidak dinilai: yang harus mendahuluinya tidak terjadi", "not judged: what has to come before did not happen"
    ),
    is_testable=False,
)
"""Of a demand that proves nothing, for what has to come before it did not."""


def _decide(evidence: Evidence, demands: Sequence[Demand]) -> _Decision:
    """Return what the worst demand makes of the scenario; of two alike the earlier."""
    if evidence.error:
        return _tester_fault(Words.same(evidence.error))
    if not demands:
        return _tester_fault(Words("skenario tidak menuntut apa pun", "the scenario demands nothing"))
    if boundless := [demand for demand in demands if demand.verdict is Verdict.TIDAK_BERLAKU]:
        nothing = Words("tidak ada persyaratan yang mengikat Pengguna", "no requirement binds the Pengguna")
        return _tester_fault(_joined([nothing, *(demand.answer.reason for demand in boundless)]))
    verdict = worst([demand.verdict for demand in demands])
    if verdict is Verdict.LULUS or (verdict is Verdict.TIDAK_TERUJI and evidence.lacking):
        return _decide_met(evidence)
    alike = [demand for demand in demands if demand.verdict is verdict and demand.answer is not NOT_JUDGED]
    first = alike[0]
    reason = _joined(list(dict.fromkeys(demand.answer.reason for demand in alike)))
    allowed = first.expectation.params.get("allowed", ())
    return _Decision(verdict, first.owner, reason, remedy_for(first.expectation.kind, allowed, verdict, first.owner))


def _decide_met(evidence: Evidence) -> _Decision:
    """Return what a scenario is worth whose demands are all met: nothing where an act of it did not take place."""
    if evidence.lacking:
        lacking = Words(evidence.lacking, evidence.lacking_en)
        return _Decision(Verdict.TIDAK_BERLAKU, None, lacking, Words("", ""))
    if evidence.undone:
        remedy = remedy_for(UNDONE, (), Verdict.TIDAK_TERUJI)
        return _Decision(Verdict.TIDAK_TERUJI, Owner.KONFIGURASI, _joined(evidence.undone), remedy)
    return _Decision(Verdict.LULUS, None, Words("semua terpenuhi", "everything is met"), Words("", ""))


def _tester_fault(reason: Words) -> _Decision:
    return _Decision(Verdict.GALAT_PENGUJI, Owner.PENGUJI, reason, TESTER)


def _with_unready(decision: _Decision, evidence: Evidence) -> _Decision:
    """Return `decision` with the gauge that was not met when the scenario began: what came of it may be due to that."""
    if not evidence.unready or decision.verdict in (Verdict.LULUS, Verdict.TIDAK_BERLAKU, Verdict.GALAT_PENGUJI):
        return decision
    unready = Words(
        f"aplikasi belum siap lagi ketika skenario ini mulai: {evidence.unready}",
        f"the application was not ready again when this scenario began: {evidence.unready_en}",
    )
    return replace(decision, reason=_joined([decision.reason, unready]))


def _with_crashes(decision: _Decision, evidence: Evidence) -> _Decision:
    """Return `decision` with the processes that ended meanwhile: such a scenario is never green."""
    if not evidence.crashes or decision.verdict is Verdict.GALAT_PENGUJI:
        return decision
    crashes = [crash.words for crash in evidence.crashes]
    if decision.verdict is Verdict.LULUS:
        remedy = remedy_for(CRASH, (), Verdict.PERINGATAN)
        return _Decision(Verdict.PERINGATAN, Owner.APLIKASI, _joined(crashes), remedy)
    return _Decision(decision.verdict, decision.owner, _joined([decision.reason, *crashes]), decision.remedy)


def _joined(reasons: Sequence[Words]) -> Words:
    return Words("; ".join(r.indonesian for r in reasons), "; ".join(r.english for r in reasons))


def left_out(scenario: NotApplicable) -> ScenarioResult:
    """Return the entry of a scenario that does not apply."""
    return ScenarioResult(
        id=scenario.id,
        name=scenario.name,
        feature=scenario.feature,
        rule="",
        requirements=scenario.requirements,
        verdict=Verdict.TIDAK_BERLAKU,
        owner=None,
        reason=scenario.reason,
        reason_en=scenario.reason_en,
        remedy="",
        remedy_en="",
    )
