"""Is a defect compared with what it declared, scenario by scenario?"""

import pytest

from conformance.judging.defect import Mismatch, compare_with_declared
from conformance.outcome import Verdict
from tests.helpers.results import make_scenario

RED = make_scenario("kod-11", Verdict.TIDAK_LULUS)
WARNED = make_scenario("kod-12", Verdict.PERINGATAN)
GREEN = make_scenario("kod-13", Verdict.LULUS)
LEFT_OUT = make_scenario("kod-10", Verdict.TIDAK_BERLAKU)
DECLARED = {"kod-11": "tidak_lulus", "kod-12": "peringatan"}


def test_caught_exactly_as_declared() -> None:
    assert compare_with_declared(DECLARED, [RED, WARNED, GREEN, LEFT_OUT]) == []


def test_a_declared_scenario_that_stays_green_survived() -> None:
    survived = make_scenario("kod-11", Verdict.LULUS)
    mismatches = compare_with_declared(DECLARED, [survived, WARNED])
    assert mismatches == [Mismatch("kod-11", Verdict.TIDAK_LULUS, Verdict.LULUS)]
    assert str(mismatches[0]) == "kod-11: dinyatakan tidak_lulus, ternyata lulus"


def test_a_milder_or_graver_verdict_than_declared_is_no_catch() -> None:
    swapped = [make_scenario("kod-11", Verdict.PERINGATAN), make_scenario("kod-12", Verdict.TIDAK_LULUS)]
    assert [m.scenario for m in compare_with_declared(DECLARED, swapped)] == ["kod-11", "kod-12"]


def test_a_declared_scenario_that_was_not_carried_out_is_no_catch() -> None:
    mismatches = compare_with_declared(DECLARED, [RED])
    assert mismatches == [Mismatch("kod-12", Verdict.PERINGATAN, None)]
    assert str(mismatches[0]) == "kod-12: dinyatakan peringatan, ternyata tidak dijalankan"


@pytest.mark.parametrize(
    "verdict",
    [Verdict.TIDAK_LULUS, Verdict.PERINGATAN, Verdict.TINJAU, Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI],
)
def test_any_other_scenario_must_stay_green(verdict: Verdict) -> None:
    also = make_scenario("kuo-05", verdict)
    assert compare_with_declared(DECLARED, [RED, WARNED, also]) == [Mismatch("kuo-05", Verdict.LULUS, verdict)]


def test_an_inert_variant_declares_nothing_and_must_turn_nothing() -> None:
    assert compare_with_declared({}, [GREEN, LEFT_OUT]) == []
    assert compare_with_declared({}, [RED]) != []
