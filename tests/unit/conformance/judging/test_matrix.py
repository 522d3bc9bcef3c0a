"""Does a matrix say which check caught what, and do several of them together?"""

import pytest

from conformance.judging.matrix import MATRIX_SCHEMA, Matrix, compute_matrix, deciding_check, merge_matrices, see
from conformance.outcome import Verdict
from conformance.record.evidence import Expectation
from conformance.record.result import Finding, ScenarioResult
from tests.helpers.results import make_evidence, make_scenario

CHECKS = ("code_delivered", "not_forwarded", "outcome_is")


def scenario(name: str, verdict: Verdict = Verdict.LULUS, unmet: str = "") -> ScenarioResult:
    expectations = [Expectation(kind, {}, kind, 0) for kind in CHECKS]
    findings = tuple(Finding(kind, kind != unmet, "terlihat", "seen") for kind in CHECKS)
    return make_scenario(name, verdict, evidence=make_evidence(id=name, expectations=expectations), findings=findings)


def matrix(application: str = "lapor", *defects: str, full: bool = True) -> Matrix:
    ways = (
        see([scenario("a", Verdict.TIDAK_LULUS, "not_forwarded"), scenario("b")]),
        see([scenario("a", Verdict.PERINGATAN, "outcome_is"), scenario("b")]),
    )
    broken = dict(zip(defects or ("lanjut", "salahkan"), ways, strict=False))
    return compute_matrix(application, "00", CHECKS, see([scenario("a"), scenario("b")]), broken, ["lambat"], full=full)


def test_a_check_is_proven_by_the_defects_that_it_decided() -> None:
    assert matrix().checks == {
        "code_delivered": {},
        "not_forwarded": {"lanjut": ("a",)},
        "outcome_is": {"salahkan": ("a",)},
    }
    assert merge_matrices([matrix()]).unproven_checks == ("code_delivered",)


def test_a_scenario_is_proven_by_the_defects_that_it_caught() -> None:
    assert matrix().scenarios == {"a": ("lanjut", "salahkan"), "b": ()}
    assert merge_matrices([matrix()]).unproven_scenarios == ("b",)
    assert matrix().defects == {"lanjut": {"a": "tidak_lulus"}, "salahkan": {"a": "peringatan"}}


@pytest.mark.parametrize("full", [True, False])
def test_it_tells_whose_it_is_and_whether_every_defect_went_through_everything(full: bool) -> None:
    told = matrix("warga", full=full)
    assert (told.schema, told.application, told.digest, told.full) == (MATRIX_SCHEMA, "warga", "00", full)
    assert told.variants == ("lambat",)


def test_what_a_check_caught_is_told_by_the_names_of_the_defects_of_all_applications() -> None:
    merged = merge_matrices([matrix(), matrix("warga", "diam")])
    assert merged.kills == {
        "code_delivered": (),
        "not_forwarded": ("lanjut", "diam"),
        "outcome_is": ("salahkan",),
    }
    assert merged.scenarios["a"] == ("lanjut", "salahkan", "diam")


def test_a_name_that_two_applications_give_a_defect_is_told_with_theirs() -> None:
    merged = merge_matrices([matrix(), matrix("warga", "lanjut")])
    assert merged.kills["not_forwarded"] == ("lapor/lanjut", "warga/lanjut")
    assert merged.kills["outcome_is"] == ("salahkan",)


def test_unproven_is_what_no_application_proved() -> None:
    assert merge_matrices([matrix("warga", "lanjut")]).unproven_checks == ("code_delivered", "outcome_is")
    assert merge_matrices([matrix("warga", "lanjut"), matrix()]).unproven_checks == ("code_delivered",)


def test_a_check_that_one_matrix_does_not_know_is_proven_by_another() -> None:
    known = compute_matrix("arsip", "00", ("no_calls",), see([scenario("c")]), {}, (), full=False)
    merged = merge_matrices([matrix(), known])
    assert merged.unproven_checks == ("code_delivered", "no_calls")
    assert merged.unproven_scenarios == ("b", "c")


def test_only_what_is_not_green_has_a_check_that_decided() -> None:
    seen = see([scenario("a"), scenario("b", Verdict.TINJAU, "not_forwarded"), scenario("c", Verdict.GALAT_PENGUJI)])
    assert [one.check for one in seen] == ["", "not_forwarded", ""]


def test_a_scenario_that_nothing_decided_is_no_kill() -> None:
    undecided = scenario("a", Verdict.GALAT_PENGUJI)
    with pytest.raises(ValueError, match="tidak ada yang memutuskan"):
        deciding_check(undecided)
    with pytest.raises(ValueError, match="lanjut, a: tidak ada yang memutuskan"):
        compute_matrix("lapor", "00", CHECKS, see([scenario("a")]), {"lanjut": see([undecided])}, (), full=True)
