"""Does a pipeline that reads JUnit see what the run said, and never something greener?"""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.run_verdict import judge_run
from conformance.outcome import Owner, Verdict
from conformance.record.entrance import EntranceResult
from conformance.record.result import Finding, GapResult, GapState, Result, ScenarioResult
from conformance.report.junit_report import render_junit
from tests.helpers.results import example_result, make_evidence, make_result, make_scenario


def _root(result: Result) -> ET.Element:
    return ET.fromstring(render_junit(result))


def _case(result: Result, name: str) -> ET.Element:
    case = _root(result).find(f".//testcase[@name='{name}']")
    assert case is not None
    return case


def _properties(case: ET.Element) -> dict[str, str]:
    return {item.attrib["name"]: item.attrib["value"] for item in case.findall("properties/property")}


def _child(verdict: Verdict) -> ET.Element | None:
    case = _case(make_result(make_scenario("satu", verdict, reason="sebabnya", is_mandatory=True)), "satu")
    return next((child for child in case if child.tag != "properties"), None)


def test_every_scenario_is_one_case_named_by_its_id_under_its_feature() -> None:
    result = example_result()
    cases = _root(result).findall("testsuite/testcase")
    assert {(c.get("name"), c.get("classname")) for c in cases} == {(s.id, s.feature) for s in result.scenarios}
    assert len(cases) == len(result.scenarios)


def test_a_feature_is_one_suite_even_where_its_scenarios_stand_apart() -> None:
    first, second, third = (make_scenario(name, feature=f) for name, f in (("a", "Satu"), ("b", "Dua"), ("c", "Satu")))
    suites = _root(make_result(first, second, third)).findall("testsuite")
    assert [(s.get("name"), [c.get("name") for c in s.findall("testcase")]) for s in suites] == [
        ("Satu", ["a", "c"]),
        ("Dua", ["b"]),
    ]


def test_counts_are_those_of_the_run_and_add_up() -> None:
    root = _root(example_result())
    counts = {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "36", "failures": "3", "errors": "1", "skipped": "3"}
    for name in counts:
        assert int(root.attrib[name]) == sum(int(suite.attrib[name]) for suite in root.findall("testsuite"))


def test_time_is_in_seconds() -> None:
    scenario = make_scenario("satu", evidence=make_evidence(duration_ms=1830.4))
    root = _root(make_result(scenario, make_scenario("dua", Verdict.TIDAK_BERLAKU)))
    assert root.get("time") == "1.830"
    assert [case.get("time") for case in root.iter("testcase")] == ["1.830", "0.000"]


@pytest.mark.parametrize(
    ("verdict", "tag"),
    [
        (Verdict.TIDAK_LULUS, "failure"),
        (Verdict.GALAT_PENGUJI, "error"),
        (Verdict.TINJAU, "error"),
        (Verdict.TIDAK_TERUJI, "error"),
    ],
)
def test_what_is_not_green_is_red_with_its_verdict_as_type(verdict: Verdict, tag: str) -> None:
    child = _child(verdict)
    assert child is not None
    assert (child.tag, child.get("type"), child.get("message")) == (tag, verdict, "sebabnya")


def test_what_does_not_apply_is_skipped_with_its_reason() -> None:
    child = _child(Verdict.TIDAK_BERLAKU)
    assert child is not None
    assert (child.tag, child.get("message")) == ("skipped", "sebabnya")


def test_what_is_not_mandatory_and_was_not_tested_is_no_error() -> None:
    scenario = make_scenario("satu", Verdict.TIDAK_TERUJI, reason="sebabnya")
    root = _root(make_result(make_scenario(), scenario))
    assert [root.get(name) for name in ("failures", "errors", "skipped")] == ["0", "0", "1"]
    assert "tidak wajib / not mandatory): sebabnya" in (root.findall(".//skipped")[0].get("message") or "")


def test_a_known_gap_is_passed_over_with_its_reason() -> None:
    gap = GapResult("satu", "rilis 2.1", "2026-03-01", GapState.BERLAKU)
    root = _root(make_result(make_scenario("satu", Verdict.TIDAK_LULUS), make_scenario(), gaps=(gap,), exit_code=0))
    assert [root.get(name) for name in ("failures", "errors", "skipped")] == ["0", "0", "1"]


def test_a_stale_plan_is_an_error_though_every_scenario_passes() -> None:
    gap = GapResult("satu", "rilis 2.1", "2026-03-01", GapState.BASI)
    root = _root(make_result(make_scenario("satu"), gaps=(gap,), exit_code=4, reason="Rencana basi."))
    assert [error.get("message") for error in root.findall(".//error")] == ["Rencana basi."]


@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.booleans()), max_size=5), st.booleans())
def test_a_failure_or_error_stands_in_it_exactly_where_the_run_does_not_end_with_0(
    drawn: list[tuple[Verdict, bool]], soft_review: bool
) -> None:
    scenarios = tuple(make_scenario(f"s{n}", v, is_mandatory=m) for n, (v, m) in enumerate(drawn))
    exit_code = judge_run(scenarios, soft_review=soft_review).exit_code
    root = _root(make_result(*scenarios, scenarios=scenarios, exit_code=exit_code, soft_review=soft_review))
    assert (root.get("failures") == root.get("errors") == "0") == (exit_code == 0)


def test_a_warning_passes_and_says_what_was_seen() -> None:
    child = _child(Verdict.PERINGATAN)
    assert child is not None
    assert child.tag == "system-out"
    assert "sebabnya" in (child.text or "")


def test_green_says_nothing() -> None:
    assert _child(Verdict.LULUS) is None


def test_properties_tell_verdict_owner_and_requirements() -> None:
    scenario = make_scenario("satu", Verdict.TINJAU, owner=Owner.NORMA, requirements=("KOD-20", "KOD-21:T"))
    assert _properties(_case(make_result(scenario), "satu")) == {
        "verdict": "tinjau",
        "owner": "norma",
        "requirements": "KOD-20 KOD-21:T",
    }


def test_nobody_owns_what_is_green() -> None:
    assert "owner" not in _properties(_case(make_result(make_scenario("satu")), "satu"))


def test_a_failure_lists_what_was_not_met_and_the_remedy() -> None:
    findings = (Finding("yang pertama", True, "baik", "good"), Finding("yang kedua", False, "buruk", "bad"))
    scenario = make_scenario("satu", Verdict.TIDAK_LULUS, findings=findings, remedy="begini")
    text = _case(make_result(scenario), "satu").findtext("failure") or ""
    assert "yang kedua: buruk" in text
    assert "yang pertama" not in text
    assert "Perbaikan: begini" in text


@pytest.mark.parametrize("scenarios", [(), (make_scenario("satu", Verdict.TIDAK_BERLAKU),)])
def test_a_run_that_executed_nothing_is_not_green(scenarios: tuple[ScenarioResult, ...]) -> None:
    result = make_result(
        *scenarios, scenarios=scenarios, verdict=Verdict.TIDAK_TERUJI, exit_code=3, reason="Tidak ada."
    )
    root = _root(result)
    error = root.find("testsuite[@name='gladi']/testcase[@name='penilaian']/error")
    assert error is not None
    assert (error.get("type"), error.get("message"), root.get("errors")) == ("tidak_teruji", "Tidak ada.", "1")


@given(st.text(), st.text())
def test_any_text_gives_valid_xml(name: str, reason: str) -> None:
    scenario = make_scenario("satu", Verdict.TIDAK_LULUS, name=name, feature=name, reason=reason)
    case = _root(make_result(scenario, aplikasi=name)).find(".//testcase")
    assert case is not None
    assert case.get("name") == "satu"


def test_characters_that_xml_forbids_are_left_out() -> None:
    reason = "a\x00b\x0bc\x1fd\ufffee\ud800f\tg\U0001f600"
    scenario = make_scenario("satu", Verdict.TIDAK_LULUS, reason=reason)
    failure = _case(make_result(scenario), "satu").find("failure")
    assert failure is not None
    assert failure.get("message") == "abcdef\tg\U0001f600"


def test_entrances_that_were_not_examined_are_named() -> None:
    left = EntranceResult("API", "api", is_examined=False, reason="tanpa resep", reason_en="no recipe")
    seen = EntranceResult("Unggah", "unggah-berkas", is_examined=True)
    suite = _root(make_result(entrances=(seen, left))).find("testsuite")
    assert suite is not None
    assert _properties(suite)["pintu masuk yang tidak diperiksa"] == "API (API): tanpa resep"
    silent = _root(make_result()).find("testsuite")
    assert silent is not None
    assert "tidak menyatakan" in _properties(silent)["pintu masuk yang tidak diperiksa"]
    whole = _root(make_result(entrances=(seen,))).find("testsuite")
    assert whole is not None
    assert "pintu masuk yang tidak diperiksa" not in _properties(whole)
