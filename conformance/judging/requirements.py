"""What do the scenarios of a run say of each part of a requirement? Pure."""

from collections.abc import Iterator, Sequence

from conformance.norms.basis import Basis
from conformance.norms.requirement import RequirementRef
from conformance.outcome import Verdict, worst
from conformance.record.result import RequirementResult, ScenarioResult


def judge_requirements(scenarios: Sequence[ScenarioResult], basis: Basis) -> tuple[RequirementResult, ...]:
    """Return, in the order of the catalogue, a row for every part that the scenarios name.

    A part that binds only others than the Pengguna is a condition of the test: it gets no verdict.
    """
    place = {requirement_id: number for number, requirement_id in enumerate(basis.catalogue)}
    named = {ref for scenario in scenarios for ref in (*scenario.requirements, *_breached(scenario))}
    refs = sorted(map(RequirementRef.parse, named), key=lambda ref: (place[ref.id], str(ref)))
    return tuple(_row(ref, scenarios, basis) for ref in refs)


def _row(ref: RequirementRef, scenarios: Sequence[ScenarioResult], basis: Basis) -> RequirementResult:
    requirement, part = basis.catalogue[ref.id], basis.catalogue.part(ref)
    own = [scenario for scenario in scenarios if str(ref) in (*scenario.requirements, *_breached(scenario))]
    source = basis.quoted(part)
    return RequirementResult(
        ref=str(ref),
        summary=requirement.summary,
        summary_en=requirement.summary_en,
        obligation=part.obligation,
        who=tuple(part.who),
        verdict=worst([verdict_on(str(ref), scenario) for scenario in own]) if part.binds_pengguna else None,
        is_mandatory=part.binds_pengguna and basis.severity(ref) is Verdict.TIDAK_LULUS,
        source=str(source),
        quote=source.quote,
        scenarios=tuple(scenario.id for scenario in own),
        binds=part.binds,
    )


def verdict_on(ref: str, scenario: ScenarioResult) -> Verdict:
    """Return what a scenario says of one part: the worst of the demands that serve it.

    Where nothing was demanded of it, because the scenario broke off, did not apply, or is of a version whose demands
    named no part, the scenario's own verdict stands for it.
    """
    if scenario.verdict is Verdict.TIDAK_BERLAKU:
        return scenario.verdict
    on_it = [finding.verdict for finding in scenario.findings if ref in finding.serves]
    own = [scenario.verdict] if scenario.verdict is Verdict.GALAT_PENGUJI or not on_it else []
    return worst([*on_it, *own])


def _breached(scenario: ScenarioResult) -> Iterator[str]:
    """Yield the parts that a demand found to be breached, though the scenario was not written for them."""
    for finding in scenario.findings:
        if not finding.is_met:
            yield from finding.serves
