"""Is a run the ground of a certificate exactly where every duty of the Pengguna is settled by its path?"""

from datetime import date
from typing import Any

import msgspec
import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode
from conformance.files.norm_files import load_catalogue
from conformance.judging.certificate import forbidding, is_certifiable
from conformance.judging.coverage import cover
from conformance.judging.facts import Facts
from conformance.judging.run_verdict import RunVerdict
from conformance.norms.basis import Basis
from conformance.norms.due import Days
from conformance.norms.own_norms import OwnNorm, cited_clauses
from conformance.outcome import Verdict
from conformance.record.events import Head, KnownScenario
from conformance.record.part import Path
from conformance.record.result import CoverageRow, Document, ScenarioResult
from tests.helpers.heads import make_head
from tests.helpers.results import make_scenario

CATALOGUE = load_catalogue()
PBG = frozenset({"PBG-P", "PBG-J", "PBG-L", "PBG-SPTJM", "PBG-NDA"})
DAYS = Days(date(2025, 9, 16), date(2027, 9, 16))
TODAY = date(2026, 6, 1)
PASSED = RunVerdict(Verdict.LULUS, ExitCode.PASSED, Words("", ""))


def facts(documents: list[Document]) -> Facts:
    return Facts(Basis(CATALOGUE, frozenset(), PBG), documents, TODAY, DAYS, "perangkat_daerah")


def coverage_of(scenarios: list[ScenarioResult], documents: list[Document]) -> tuple[CoverageRow, ...]:
    known = [KnownScenario(scenario.id, scenario.requirements) for scenario in scenarios]
    return cover(known, scenarios, facts(documents))


def whole() -> tuple[list[ScenarioResult], list[Document]]:
    """Return a made run in which each duty of Purbalingga's Pengguna has its path: a scenario, or its papers."""
    scenarios, documents = [], []
    for row in coverage_of([], []):
        for part in row.parts:
            if not part.forbids:
                continue
            if part.path is Path.DOKUMEN:
                documents += [
                    Document(row.id, "a.pdf", "2025-10-01", "petugas", "00" * 32, 1, kind=paper.kind)
                    for paper in part.papers
                    for _ in range(paper.needed)
                ]
            else:
                scenarios.append(make_scenario(f"skenario-{part.ref}", requirements=(part.ref,)))
    return scenarios, documents


def certifiable(scenarios: list[ScenarioResult], documents: list[Document], **changes: Any) -> bool:
    head: Head = make_head(days=DAYS, today=TODAY, **changes)
    return is_certifiable(scenarios, PASSED, coverage_of(scenarios, documents), head)


SCENARIOS, DOCUMENTS = whole()


def test_a_made_run_in_which_each_duty_has_its_path_is_certifiable() -> None:
    assert len(SCENARIOS) > 20
    assert len(DOCUMENTS) > 10
    assert forbidding(coverage_of(SCENARIOS, DOCUMENTS)) == ()
    assert certifiable(SCENARIOS, DOCUMENTS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_taking_a_scenario_away_forbids_it_by_name(scenario: ScenarioResult) -> None:
    rest = [each for each in SCENARIOS if each is not scenario]
    assert forbidding(coverage_of(rest, DOCUMENTS)) == scenario.requirements
    assert not certifiable(rest, DOCUMENTS)


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_taking_a_paper_away_forbids_it(number: int) -> None:
    rest = DOCUMENTS[:number] + DOCUMENTS[number + 1 :]
    forbids = forbidding(coverage_of(SCENARIOS, rest))
    assert forbids
    assert all(ref.startswith(DOCUMENTS[number].requirement) for ref in forbids)
    assert not certifiable(SCENARIOS, rest)


@pytest.mark.parametrize(
    "verdict", [Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI, Verdict.PERINGATAN]
)
def test_a_scenario_that_is_not_green_forbids_it(verdict: Verdict) -> None:
    first = msgspec.structs.replace(SCENARIOS[0], verdict=verdict, findings=())
    assert not certifiable([first, *SCENARIOS[1:]], DOCUMENTS)


def test_a_part_of_a_run_known_gaps_and_old_evidence_are_no_ground() -> None:
    assert not certifiable(SCENARIOS, DOCUMENTS, only=("a",))
    assert not is_certifiable(SCENARIOS, PASSED, coverage_of(SCENARIOS, DOCUMENTS), make_head())
    failed = RunVerdict(Verdict.LULUS, ExitCode.CONFIGURATION, Words("", ""))
    head = make_head(days=DAYS, today=TODAY)
    assert not is_certifiable(SCENARIOS, failed, coverage_of(SCENARIOS, DOCUMENTS), head)


def test_where_the_agreement_excepts_every_duty_there_is_no_ground() -> None:
    own = tuple(
        OwnNorm(f"d{n}", "D", pola, kecuali=dict.fromkeys(cited_clauses(CATALOGUE, pola), "x"))
        for n, pola in enumerate(sorted(PBG))
    )
    hollow = Facts(Basis(CATALOGUE, frozenset(), frozenset(), own), (), TODAY, DAYS, "perangkat_daerah")
    coverage = cover([], [], hollow)
    assert forbidding(coverage) == ()
    assert not is_certifiable(SCENARIOS, PASSED, coverage, make_head(days=DAYS, today=TODAY))
