"""Is a catch only what speaks of the matter, is grave enough, and comes when the application behaved otherwise?"""

from datetime import datetime, timedelta

import pytest

from conformance.outcome import Verdict
from conformance.record.evidence import Expectation, Moment
from conformance.record.result import Finding, Result
from conformance.record.storage import After, StorageLook
from tests.helpers.results import make_evidence, make_result, make_scenario
from tests.strangers.judging import Class, Marks, accusations, catches, classify, page_loads
from tests.strangers.rows import Row

BEGIN = datetime.fromisoformat("2025-11-22T14:05:01+07:00")
INSIDE, BEFORE, AFTER = (BEGIN + timedelta(seconds=second) for second in (1, -5, 60))
RED = Row(matter=("KOD-20",), least=Verdict.TIDAK_LULUS)
SEARCH = StorageLook(After.GLADI, (), 9, 1, 99, 0, "x")
REACHED = Marks(True, [INSIDE])


def result_with(
    verdict: Verdict, moment: Moment = Moment.SELAMA, serves: str = "KOD-20", kind: str = "not_forwarded"
) -> Result:
    is_met = verdict is Verdict.LULUS
    finding = Finding("Maka x", is_met, "", "", verdict, (serves,), kind)
    evidence = make_evidence(expectations=[Expectation(kind, {}, "Maka x", -1, moment=moment)], page_loads=3)
    return make_result(make_scenario(verdict=verdict, findings=(finding,), evidence=evidence))


@pytest.mark.parametrize(
    ("moment", "mark", "expected"),
    [
        (Moment.SELAMA, INSIDE, Class.TERTANGKAP),
        (Moment.SELAMA, BEFORE, Class.LAIN),
        (Moment.SELAMA, AFTER, Class.LAIN),
        (Moment.SELALU, BEFORE, Class.TERTANGKAP),
        (Moment.SELALU, AFTER, Class.LAIN),
        (Moment.AKHIRNYA, AFTER, Class.TERTANGKAP),
        (Moment.AKHIRNYA, BEFORE, Class.LAIN),
    ],
)
def test_a_catch_comes_when_it_behaved_otherwise(moment: Moment, mark: datetime, expected: Class) -> None:
    assert classify(RED, Marks(True, [mark]), result_with(Verdict.TIDAK_LULUS, moment), {}) is expected


@pytest.mark.parametrize(("looks", "expected"), [([SEARCH], Class.TERTANGKAP), ([], Class.LAIN)])
def test_what_a_search_finds_in_a_store_may_have_come_before(looks: list[StorageLook], expected: Class) -> None:
    result = result_with(Verdict.TIDAK_LULUS)
    evidence = result.scenarios[0].evidence
    assert evidence is not None
    evidence.looks = looks
    assert classify(RED, Marks(True, [BEFORE]), result, {}) is expected


@pytest.mark.parametrize(
    ("row", "result"),
    [
        (RED, result_with(Verdict.PERINGATAN)),
        (RED, result_with(Verdict.TINJAU)),
        (RED, result_with(Verdict.TIDAK_LULUS, serves="KUO-05")),
        (Row(matter=("KOD-20",), least=Verdict.PERINGATAN), result_with(Verdict.PERINGATAN, serves="KOD-20:T")),
        (Row(matter=("KOD-20:T",), least=Verdict.PERINGATAN), result_with(Verdict.TIDAK_LULUS, serves="KOD-20")),
        (Row(matter=("KOD-20",), check=("operator_told",), least=Verdict.TINJAU), result_with(Verdict.TIDAK_LULUS)),
    ],
    ids=["warned", "to look at", "of another matter", "of its derived part", "of the duty itself", "another demand"],
)
def test_what_is_milder_or_of_another_matter_is_no_catch(row: Row, result: Result) -> None:
    assert catches(row, REACHED, result, {}) == {}
    assert classify(row, REACHED, result, {}) is Class.LAIN


def test_a_catch_names_its_scenario_and_the_verdict_on_the_matter() -> None:
    row = Row(matter=("KOD-20:T",), check=("operator_told",), least=Verdict.PERINGATAN)
    told = result_with(Verdict.TIDAK_LULUS, serves="KOD-20:T", kind="operator_told")
    assert catches(row, REACHED, told, {}) == {"alur-kode-01": "tidak_lulus"}
    assert classify(row, REACHED, told, {}) is Class.TERTANGKAP


def test_what_a_conforming_build_is_told_too_is_no_catch() -> None:
    assert classify(RED, REACHED, result_with(Verdict.TIDAK_LULUS), {"alur-kode-01": "peringatan"}) is Class.DIBIARKAN


@pytest.mark.parametrize(
    ("row", "marks", "expected"),
    [
        (RED, Marks(False, []), Class.SALAH_BANGUN),
        (RED, Marks(True, []), Class.TAK_TERCAPAI),
        (RED, REACHED, Class.DIBIARKAN),
        (Row(matter=("KOD-20",), least=Verdict.TINJAU, converged="x"), REACHED, Class.BERTEMU_LAGI),
        (Row(matter=("BAG-02",), least=Verdict.TIDAK_LULUS, covered=False, why="secrets"), REACHED, Class.LUAR),
        (Row(withdrawn="no source"), REACHED, Class.DITARIK),
    ],
)
def test_a_miss_has_its_class(row: Row, marks: Marks, expected: Class) -> None:
    assert classify(row, marks, result_with(Verdict.LULUS), {}) is expected


def test_a_run_that_could_not_be_judged_catches_nothing() -> None:
    assert classify(RED, REACHED, None, {}) is Class.DIBIARKAN


def test_what_is_not_green_is_named_and_pages_are_counted() -> None:
    assert accusations(result_with(Verdict.TIDAK_TERUJI)) == {"alur-kode-01": "tidak_teruji"}
    assert accusations(result_with(Verdict.LULUS)) == {}
    assert page_loads(result_with(Verdict.LULUS)) == 3
