"""Does the matrix say which check caught what, and is the shipped one of these checks, scenarios and defects?"""

import pytest

from conformance.files.digests import digest_of_sources
from conformance.files.matrix_file import load_matrix
from conformance.judging.expectations import EXPECTATIONS
from conformance.judging.matrix import Matrix, compute_matrix, deciding_check
from conformance.outcome import Verdict
from conformance.record.evidence import Expectation
from conformance.record.result import Finding, ScenarioResult
from fixtures.apps.lapor.defects import DEFECTS
from fixtures.apps.lapor.variants import VARIANTS
from tests.helpers.features import all_pickles
from tests.helpers.results import make_evidence, make_scenario

CHECKS = ("code_delivered", "not_forwarded", "outcome_is")


def scenario(name: str, verdict: Verdict = Verdict.LULUS, unmet: str = "") -> ScenarioResult:
    expectations = [Expectation(kind, {}, kind, 0) for kind in CHECKS]
    findings = tuple(Finding(kind, kind != unmet, "terlihat", "seen") for kind in CHECKS)
    return make_scenario(name, verdict, evidence=make_evidence(id=name, expectations=expectations), findings=findings)


def matrix() -> Matrix:
    broken = {
        "lanjut": [scenario("a", Verdict.TIDAK_LULUS, "not_forwarded"), scenario("b")],
        "salahkan": [scenario("a", Verdict.PERINGATAN, "outcome_is"), scenario("b")],
    }
    return compute_matrix("Lapor", "00", CHECKS, [scenario("a"), scenario("b")], broken, ["lambat"])


def test_a_check_is_proven_by_the_defects_that_it_decided() -> None:
    assert matrix().checks == {
        "code_delivered": {},
        "not_forwarded": {"lanjut": ("a",)},
        "outcome_is": {"salahkan": ("a",)},
    }
    assert matrix().unproven_checks == ("code_delivered",)


def test_what_a_check_caught_is_told_by_the_names_of_the_defects() -> None:
    assert matrix().kills == {kind: tuple(defects) for kind, defects in matrix().checks.items()}
    assert matrix().kills["code_delivered"] == ()


def test_a_scenario_is_proven_by_the_defects_that_it_caught() -> None:
    assert matrix().scenarios == {"a": ("lanjut", "salahkan"), "b": ()}
    assert matrix().unproven_scenarios == ("b",)
    assert matrix().defects == {"lanjut": {"a": "tidak_lulus"}, "salahkan": {"a": "peringatan"}}


def test_a_scenario_that_nothing_decided_is_no_kill() -> None:
    with pytest.raises(ValueError, match="tidak ada yang memutuskan"):
        deciding_check(scenario("a", Verdict.GALAT_PENGUJI))


def test_the_digest_is_of_the_sources_as_they_are() -> None:
    assert digest_of_sources() == digest_of_sources()
    assert len(digest_of_sources()) == 64


def test_the_shipped_matrix_knows_every_check_scenario_and_defect() -> None:
    stored = load_matrix()
    assert set(stored.checks) == set(EXPECTATIONS)
    assert set(stored.scenarios) == {pickle.read_tags().id for pickle in all_pickles()}
    assert stored.variants == tuple(VARIANTS)
    assert stored.defects == {defect.name: dict(defect.expects) for defect in DEFECTS}
