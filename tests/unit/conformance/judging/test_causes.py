"""Are scenarios that failed alike put together, and others kept apart?"""

from typing import Any

import pytest

from conformance.judging.causes import bare, breached, group_by_cause
from conformance.outcome import Owner, Verdict
from conformance.record.result import Finding, ScenarioResult
from tests.helpers.results import make_scenario

RED = (Verdict.GALAT_PENGUJI, Verdict.TIDAK_LULUS)


def failed(
    name: str, kind: str = "not_forwarded", reason: str = "aplikasi meneruskan", **changes: Any
) -> ScenarioResult:
    verdict = changes.pop("verdict", Verdict.TIDAK_LULUS)
    serves = changes.pop("serves", ("KOD-20",))
    findings = (
        Finding("kode sampai", True, "sampai", "arrived", kind="code_delivered"),
        Finding("sebabnya", False, reason, reason, verdict, serves, kind, 0),
    )
    return make_scenario(name, verdict, reason=reason, findings=findings, **changes)


def names(*scenarios: ScenarioResult) -> list[list[str]]:
    return [[each.id for each in cause.scenarios] for cause in group_by_cause(scenarios, RED)]


def test_what_failed_alike_is_one_cause() -> None:
    assert names(failed("a"), failed("b"), failed("c")) == [["a", "b", "c"]]


def test_codes_numbers_and_quoted_words_do_not_tell_causes_apart() -> None:
    first = failed("a", "calls_between", "25 panggilan untuk kode 05; seharusnya 1 sampai 4")
    second = failed("b", "calls_between", "7 panggilan untuk kode 16; seharusnya 1 sampai 2")
    assert names(first, second) == [["a", "b"]]
    assert bare('elemen NAMA_LGKP, "x" dan `y` pada 1.000') == "elemen …, … dan … pada …"


@pytest.mark.parametrize(
    "other",
    [
        failed("b", "outcome_is"),
        failed("b", reason="permohonan disimpan"),
        failed("b", owner=Owner.LINGKUNGAN),
        failed("b", verdict=Verdict.GALAT_PENGUJI),
    ],
    ids=["check", "reason", "owner", "verdict"],
)
def test_another_check_reason_owner_or_verdict_is_another_cause(other: ScenarioResult) -> None:
    assert sorted(names(failed("a"), other)) == [["a"], ["b"]]


def test_an_application_that_goes_on_stands_before_what_concerns_more() -> None:
    many = [failed(name, "outcome_is", "hasil: ditolak") for name in "abc"]
    assert names(*many, failed("d")) == [["d"], ["a", "b", "c"]]
    assert names(failed("e", "operator_told", "pengelola tidak diberi tahu"), *many) == [["a", "b", "c"], ["e"]]
    ours = failed("z", "", "alat uji", verdict=Verdict.GALAT_PENGUJI)
    assert names(failed("d"), ours) == [["z"], ["d"]]


def test_the_worst_demand_decides_and_what_is_met_does_not() -> None:
    warned = Finding("diberi tahu", False, "x", "x", Verdict.PERINGATAN, ("KOD-20:T",), "operator_told")
    scenario = failed("a")
    mixed = make_scenario("b", Verdict.TIDAK_LULUS, reason="aplikasi meneruskan", findings=(warned, *scenario.findings))
    (cause,) = group_by_cause([scenario, mixed], RED)
    assert (cause.kind, cause.goes_on, len(cause.scenarios)) == ("not_forwarded", True, 2)
    assert cause.requirements == ("KOD-20", "KOD-20:T")


def test_a_result_that_names_no_part_shows_those_of_the_scenario() -> None:
    assert breached(make_scenario("a", Verdict.TIDAK_LULUS, requirements=("KUO-05",))) == ("KUO-05",)


def test_what_is_not_asked_for_is_left_out() -> None:
    assert names(make_scenario("a"), make_scenario("b", Verdict.PERINGATAN)) == []
