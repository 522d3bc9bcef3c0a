"""How does a result look to what reads SARIF, code hosts and editors? It accuses of no more than the run does. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from conformance.judging.storage import breaking
from conformance.judging.verdict import NOT_JUDGED
from conformance.outcome import Verdict
from conformance.record.evidence import Evidence
from conformance.record.result import Finding, GapResult, GapState, RequirementResult, Result, ScenarioResult
from conformance.record.storage import StorageLook, StoreHit, StoreSeen
from conformance.report.facts import by_ref, facts_of, rerun_command
from conformance.report.sarif import SEVERITIES, Log, Problem, Rule, Spot, Trouble, render_log
from conformance.report.store_files import PLAN, WORK, file_of
from conformance.report.titles import title_of

BESIDE = "HASIL"
BASES = {
    PLAN: "direktori rencana uji / the plan's directory",
    WORK: "direktori {kerja} aplikasi / the application's directory {kerja}",
    BESIDE: "direktori hasil ini / the directory of this result",
}
EVIDENCE = ("hasil.json", BESIDE)
"""Where the evidence of what no file of the application shows stands."""
MOST_SPOTS = 20
"""So many places are named of one problem; the others stand in hasil.json."""


def render_sarif(result: Result) -> str:
    """Return SARIF: a rule per scenario, a result per demand that is not met; a fault of the tester is none."""
    requirements = by_ref(result)
    accepted = {gap.id: gap for gap in result.gaps if gap.state is GapState.BERLAKU}
    problems = [problem for scenario in result.scenarios for problem in _problems(scenario, accepted)]
    troubles = [
        Trouble(scenario.reason, scenario.id)
        for scenario in result.scenarios
        if scenario.verdict is Verdict.GALAT_PENGUJI
    ]
    if result.exit_code and not problems and not troubles:
        troubles = [Trouble(result.reason)]
    return render_log(
        Log(
            version=result.tester.version,
            category=f"gladi/{result.agreement}/{result.dialect}/",
            rules=[_rule(scenario, requirements) for scenario in result.scenarios],
            problems=problems,
            troubles=troubles,
            bases=BASES,
            is_successful=result.verdict is not Verdict.GALAT_PENGUJI,
            exit_code=result.exit_code,
            started=result.started,
            finished=result.finished,
            more={"aplikasi": result.aplikasi, "verdict": result.verdict, "certifiable": result.is_certifiable},
        )
    )


def _rule(scenario: ScenarioResult, requirements: Mapping[str, RequirementResult]) -> Rule:
    clauses = [
        f'{each.ref} {each.source}: "{each.quote}"' for each in facts_of(scenario, requirements).clauses if each.quote
    ]
    return Rule(
        scenario.id,
        scenario.name,
        f"{scenario.feature}: {scenario.rule}" if scenario.rule else scenario.feature,
        "\n".join([*clauses, f"Jalankan lagi: {rerun_command(scenario.id)}"]),
        "error" if scenario.is_mandatory else "warning",
        scenario.requirements,
        {"title_en": title_of(scenario, "en")},
    )


def _problems(scenario: ScenarioResult, accepted: Mapping[str, GapResult]) -> Iterator[Problem]:
    if scenario.verdict not in SEVERITIES:
        return
    gap = accepted.get(scenario.id)
    reason = f"{gap.reason} ({gap.until})" if gap else ""
    unmet = [
        (place, finding)
        for place, finding in enumerate(scenario.findings)
        if not finding.is_met and finding.reason != NOT_JUDGED.reason.indonesian
    ]
    for place, finding in unmet:
        verdict = finding.verdict if finding.verdict in SEVERITIES else scenario.verdict
        said = {"check": finding.kind, "step": finding.text, "message_en": finding.reason_en}
        more = {**said, "serves": list(finding.serves), "owner": scenario.owner, "remedy_en": scenario.remedy_en}
        spots = tuple(_spots(scenario.evidence, finding, _params(scenario, place)))
        check = f"{finding.kind}\n{finding.text}"
        yield Problem(scenario.id, check, verdict, _said(finding.reason, scenario), spots, reason, more)
    if not unmet:
        more = {"message_en": scenario.reason_en, "owner": scenario.owner, "remedy_en": scenario.remedy_en}
        spots = (Spot("", *EVIDENCE),)
        yield Problem(scenario.id, "", scenario.verdict, _said(scenario.reason, scenario), spots, reason, more)


def _said(reason: str, scenario: ScenarioResult) -> str:
    return f"{reason}. Perbaikan: {scenario.remedy}" if scenario.remedy else reason


def _params(scenario: ScenarioResult, place: int) -> Mapping[str, Any]:
    """Return the parameters of the demand that the finding at `place` answers."""
    asked = scenario.evidence.expectations if scenario.evidence else []
    return asked[place].params if len(asked) == len(scenario.findings) else {}


def _spots(evidence: Evidence | None, finding: Finding, params: Mapping[str, Any]) -> Iterator[Spot]:
    """Yield the places that a problem is seen at, at least one: stores, else addresses of the DWH that were called."""
    look = evidence.looks[-1] if evidence and evidence.looks else None
    spots = list(_in_stores(finding.kind, params, look)) if look else []
    if finding.kind == "nothing_depends" and evidence and evidence.varied:
        spots = [Spot(f"{one.field}/{one.place}", *EVIDENCE) for one in evidence.varied.found]
    if not spots and evidence:
        spots = [Spot(f"endpoint.{name}", *EVIDENCE) for name in dict.fromkeys(e.method for e in evidence.exchanges)]
    yield from spots[:MOST_SPOTS] or [Spot("", *EVIDENCE)]


def _in_stores(kind: str, params: Mapping[str, Any], look: StorageLook) -> Iterator[Spot]:
    if kind == "stores_seen":
        for store in look.stores:
            if not store.is_seen:
                yield _spot(
                    store, store.notes[0].place if store.notes else "", store.notes[0].why if store.notes else ""
                )
    together: dict[tuple[str, str], list[tuple[StoreSeen, StoreHit]]] = {}
    for store, hit in breaking(kind, params, look):
        together.setdefault((store.field, hit.place), []).append((store, hit))
    for alike in together.values():
        store, hit = alike[0]
        owners = {each.nik for _, each in alike} - {""}
        elements = ", ".join(dict.fromkeys(each.element for _, each in alike))
        yield _spot(store, hit.place, f"{elements}; {len(owners)} NIK" if owners else elements)


def _spot(store: StoreSeen, place: str, said: str) -> Spot:
    """Return a place within a store; the plan's own words for the store where it has no file."""
    found = file_of(store.place, place)
    base, path = found or (EVIDENCE[1], EVIDENCE[0])
    return Spot(f"{store.field}/{place or store.place}", path, base, said)
