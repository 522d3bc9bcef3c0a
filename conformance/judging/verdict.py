"""What is a scenario worth, and what is a run worth? Pure: the same evidence always gets the same verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.judging.expectations import Answer, check
from conformance.judging.remedies import CRASH, remedy_for
from conformance.norms.catalogue import Catalogue, Part, RequirementRef, Source
from conformance.norms.severity import severity
from conformance.outcome import Owner, Verdict, worst
from conformance.record.evidence import Control, Evidence, Expectation, NotApplicable
from conformance.record.result import Finding, RequirementResult, ScenarioResult


@dataclass(frozen=True, slots=True)
class Bench:
    """What a judgement rests on besides evidence: the catalogue, and what binds this agreement."""

    catalogue: Catalogue
    dasar: frozenset[str]
    own_norms: frozenset[str]

    def severity(self, ref: RequirementRef) -> Verdict:
        """Return what a breach of `ref` is worth under this agreement."""
        return Verdict(severity(self.catalogue.part(ref), self.dasar, self.own_norms))

    def foremost_source(self, part: Part) -> Source | None:
        """Return the sentence to quote for `part`: the agreement's own, else the first."""
        binding = [source for source in part.sources if source.norm in self.own_norms | self.dasar]
        return next(iter([*binding, *part.sources]), None)

    def severity_of(self, references: Sequence[str]) -> Verdict:
        """Return what a red scenario is worth: the gravest of the parts that it names and that bind the Pengguna.

        `tidak_berlaku` where none does: such a scenario cannot say anything of an application.
        """
        refs = [RequirementRef.parse(text) for text in references]
        return worst([self.severity(ref) for ref in refs if self.catalogue.part(ref).binds_pengguna])


def judge(evidence: Evidence, control: Control, bench: Bench) -> ScenarioResult:
    """Return the judgement of one scenario."""
    answers = [(expectation, check(expectation, evidence, control)) for expectation in evidence.expectations]
    findings = tuple(Finding(expectation.text, answer.is_met, *answer.reason) for expectation, answer in answers)
    verdict, owner, kind = Verdict.LULUS, None, ""
    reason = Words("semua terpenuhi", "everything is met")
    if evidence.error:
        verdict, owner, reason = Verdict.GALAT_PENGUJI, Owner.PENGUJI, Words.same(evidence.error)
    elif not answers:
        verdict, owner = Verdict.GALAT_PENGUJI, Owner.PENGUJI
        reason = Words("skenario tidak menuntut apa pun", "the scenario demands nothing")
    elif (unmet := _first_unmet(answers)) is not None:
        expectation, answer = unmet
        verdict = bench.severity_of(evidence.requirements) if answer.is_testable else Verdict.TIDAK_TERUJI
        owner, kind = Owner.NORMA if verdict is Verdict.TINJAU else answer.owner, expectation.kind
        reason = _joined([a.reason for _, a in answers if not a.is_met and a.is_testable == answer.is_testable])
        if verdict is Verdict.TIDAK_BERLAKU:
            verdict, owner = Verdict.GALAT_PENGUJI, Owner.PENGUJI
            nothing = Words("tidak ada persyaratan yang mengikat Pengguna", "no requirement binds the Pengguna")
            reason = _joined([nothing, reason])
    if evidence.crashes and verdict is not Verdict.GALAT_PENGUJI:
        crashes = [crash.words for crash in evidence.crashes]
        if verdict is Verdict.LULUS:
            verdict, owner, kind, reason = Verdict.PERINGATAN, Owner.APLIKASI, CRASH, _joined(crashes)
        else:
            reason = _joined([reason, *crashes])
    allowed = tuple(next((e.params.get("allowed", ()) for e, a in answers if not a.is_met), ()))
    remedy = remedy_for(kind, allowed, verdict)
    return ScenarioResult(
        id=evidence.id,
        name=evidence.name,
        feature=evidence.feature,
        rule=evidence.rule,
        requirements=evidence.requirements,
        verdict=verdict,
        owner=owner,
        reason=reason.indonesian,
        reason_en=reason.english,
        remedy=remedy.indonesian,
        remedy_en=remedy.english,
        findings=findings,
        evidence=evidence,
        is_mandatory=bench.severity_of(evidence.requirements) is Verdict.TIDAK_LULUS,
    )


def _joined(reasons: Sequence[Words]) -> Words:
    return Words("; ".join(r.indonesian for r in reasons), "; ".join(r.english for r in reasons))


def _first_unmet(answers: list[tuple[Expectation, Answer]]) -> tuple[Expectation, Answer] | None:
    """Return what decides a scenario that is not green.

    Steps stand in the order of proof: what could not be brought about or seen first makes later demands
    meaningless, so the first unmet one decides.
    """
    return next(((expectation, answer) for expectation, answer in answers if not answer.is_met), None)


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


def judge_requirements(scenarios: Sequence[ScenarioResult], bench: Bench) -> tuple[RequirementResult, ...]:
    """Return, in the order of the catalogue, what the scenarios say of every requirement that they name."""
    results = []
    place = {requirement_id: number for number, requirement_id in enumerate(bench.catalogue)}
    refs = {RequirementRef.parse(text) for scenario in scenarios for text in scenario.requirements}
    for ref in sorted(refs, key=lambda ref: (place[ref.id], str(ref))):
        requirement, part = bench.catalogue[ref.id], bench.catalogue.part(ref)
        own = [scenario for scenario in scenarios if str(ref) in scenario.requirements]
        source = bench.foremost_source(part)
        results.append(
            RequirementResult(
                ref=str(ref),
                summary=requirement.summary,
                summary_en=requirement.summary_en,
                obligation=part.obligation,
                who=tuple(part.who),
                verdict=worst([scenario.verdict for scenario in own]),
                is_mandatory=bench.severity(ref) is Verdict.TIDAK_LULUS,
                source=f"{source.norm} {source.at}" if source else "",
                quote=source.quote if source else "",
                scenarios=tuple(scenario.id for scenario in own),
            )
        )
    return tuple(results)
