"""Is CTRF what a dashboard expects, and never greener than the run?"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.run_verdict import judge_run
from conformance.outcome import Verdict
from conformance.record.result import Result
from conformance.report.ctrf_report import STATUSES, render_ctrf
from tests.helpers.results import example_result, make_result, make_scenario


def rendered(result: Result) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(render_ctrf(result))
    return report


def test_it_has_what_the_format_requires() -> None:
    report = rendered(example_result())
    assert (report["reportFormat"], report["specVersion"]) == ("CTRF", "1.0.0")
    results = report["results"]
    assert results["tool"]["name"] == "gladi"
    assert {"tests", "start", "stop", *STATUSES} == set(results["summary"])
    for test in results["tests"]:
        assert {"name", "status", "duration"} <= set(test)
        assert test["status"] in STATUSES
        assert isinstance(test["duration"], int)
        assert all(isinstance(name, str) and name for name in test["suite"])


def test_names_are_ids_and_counts_add_up() -> None:
    result = example_result()
    results = rendered(result)["results"]
    assert [test["name"] for test in results["tests"]] == [s.id for s in result.scenarios]
    summary = results["summary"]
    assert sum(summary[name] for name in STATUSES) == summary["tests"] == len(result.scenarios)
    assert summary["failed"] == 3
    assert summary["stop"] - summary["start"] == 125_000


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (Verdict.LULUS, "passed"),
        (Verdict.PERINGATAN, "passed"),
        (Verdict.TIDAK_LULUS, "failed"),
        (Verdict.GALAT_PENGUJI, "failed"),
        (Verdict.TINJAU, "pending"),
        (Verdict.TIDAK_TERUJI, "failed"),
        (Verdict.TIDAK_BERLAKU, "skipped"),
    ],
)
def test_a_verdict_has_its_status_and_is_kept(verdict: Verdict, status: str) -> None:
    (test,) = rendered(make_result(make_scenario("satu", verdict, is_mandatory=True)))["results"]["tests"]
    assert (test["status"], test["rawStatus"]) == (status, verdict)
    assert ("message" in test) is (verdict is not Verdict.LULUS)


@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.booleans()), min_size=1, max_size=5), st.booleans())
def test_nothing_failed_or_pending_exactly_where_no_scenario_keeps_the_run_from_0(
    drawn: list[tuple[Verdict, bool]], soft_review: bool
) -> None:
    scenarios = tuple(make_scenario(f"s{n}", v, is_mandatory=m) for n, (v, m) in enumerate(drawn))
    exit_code = judge_run(scenarios, soft_review=soft_review).exit_code
    result = make_result(*scenarios, exit_code=exit_code, soft_review=soft_review)
    report = rendered(result)["results"]
    if exit_code == 0:
        assert report["summary"]["failed"] == report["summary"]["pending"] == 0
    assert report["environment"]["healthy"] is (exit_code == 0)
