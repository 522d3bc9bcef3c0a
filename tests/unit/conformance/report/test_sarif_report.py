"""Is SARIF what the standard asks for, the same in each run, and without anything that nobody may see?"""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.run_verdict import judge_run
from conformance.judging.verdict import NOT_JUDGED
from conformance.outcome import Verdict
from conformance.record.result import Finding, GapResult, GapState, Result
from conformance.record.storage import StoreHit
from conformance.report.sarif import SEVERITIES
from conformance.report.sarif_report import MOST_SPOTS, render_sarif
from tests.helpers.results import NIK, example_result, make_result, make_scenario
from tests.helpers.sarif_schema import faults_of
from tests.helpers.stored_result import FOUND, SIM, make_look, make_searching, make_store, stored_result
from tests.helpers.whole_result import whole_result


def rendered(result: Result) -> dict[str, Any]:
    log = json.loads(render_sarif(result))
    assert faults_of(log) == []
    run: dict[str, Any] = log["runs"][0]
    return run


def results(*verdicts: Verdict, **changes: Any) -> list[dict[str, Any]]:
    scenarios = [make_scenario(f"s{number}", verdict) for number, verdict in enumerate(verdicts)]
    found: list[dict[str, Any]] = rendered(make_result(*scenarios, **changes))["results"]
    return found


def spots(scenario: Any) -> list[tuple[str, str, str]]:
    (result,) = rendered(make_result(scenario))["results"]
    return [
        (
            spot["logicalLocations"][0]["fullyQualifiedName"],
            spot["physicalLocation"]["artifactLocation"]["uriBaseId"],
            spot["physicalLocation"]["artifactLocation"]["uri"],
        )
        for spot in result["locations"]
    ]


@pytest.mark.parametrize("make", [example_result, stored_result, whole_result])
def test_it_has_the_shape_that_the_standard_asks_for(make: Any) -> None:
    assert rendered(make())["tool"]["driver"]["name"] == "Gladi"


def test_the_check_of_the_shape_sees_what_is_wrong() -> None:
    for path, value in (
        (("results", 0, "level"), "grave"),
        (("results", 0, "kind"), "open"),
        (("results", 0, "ruleIndex"), 1),
        (("results", 0, "lain"), 1),
        (("invocations", 0, "startTimeUtc"), "2025-11-22T14:05:00+07:00"),
    ):
        log = json.loads(render_sarif(make_result(make_scenario("satu", Verdict.TIDAK_LULUS), make_scenario("dua"))))
        at = log["runs"][0]
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        assert faults_of(log) != []


@pytest.mark.parametrize(
    ("verdict", "kind", "level"),
    [
        (Verdict.TIDAK_LULUS, "fail", "error"),
        (Verdict.PERINGATAN, "fail", "warning"),
        (Verdict.TINJAU, "review", "none"),
        (Verdict.TIDAK_TERUJI, "open", "none"),
    ],
)
def test_a_verdict_has_its_kind_and_level(verdict: Verdict, kind: str, level: str) -> None:
    (result,) = results(verdict)
    assert (result["kind"], result["level"], result["properties"]["verdict"]) == (kind, level, verdict)
    assert result["message"]["text"].startswith("aplikasi meneruskan permohonan. Perbaikan: hentikan permohonan")


def test_what_passes_or_does_not_apply_is_a_rule_and_no_result() -> None:
    run = rendered(make_result(make_scenario("satu"), make_scenario("dua", Verdict.TIDAK_BERLAKU)))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["satu", "dua"]
    assert run["results"] == []


def test_a_fault_of_the_tester_accuses_nobody() -> None:
    run = rendered(make_result(make_scenario("satu", Verdict.GALAT_PENGUJI)))
    assert run["results"] == []
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "satu", "index": 0}


def test_a_rule_quotes_the_clause_and_says_how_it_is_tried_again() -> None:
    (rule,) = rendered(make_result(make_scenario("satu")))["tool"]["driver"]["rules"]
    assert rule["help"]["text"].splitlines() == [
        'KOD-20 PBG-L II.3.a: "Jika data hasil verifikasi sesuai, dilanjutkan proses aduan masyarakat."',
        "Jalankan lagi: gladi run --only satu",
    ]
    assert rule["properties"]["tags"] == ["KOD-20"]


def test_there_is_a_result_for_each_demand_that_is_not_met_and_none_for_what_was_not_judged() -> None:
    findings = (
        Finding("satu", True, "ada", "is there"),
        Finding("dua", False, "tidak ada", "is not there", Verdict.TIDAK_LULUS),
        Finding("tiga", False, "kurang", "is missing", Verdict.PERINGATAN),
        Finding("empat", False, *NOT_JUDGED.reason, Verdict.TIDAK_TERUJI),
    )
    found = rendered(make_result(make_scenario("s", Verdict.TIDAK_LULUS, findings=findings)))["results"]
    assert [(one["properties"]["step"], one["level"]) for one in found] == [("dua", "error"), ("tiga", "warning")]


def test_one_without_an_unmet_demand_is_told_by_its_own_reason() -> None:
    (one,) = rendered(make_result(make_scenario("s", Verdict.PERINGATAN, findings=(), reason="proses berhenti")))[
        "results"
    ]
    assert one["message"]["text"].startswith("proses berhenti. Perbaikan:")


def test_a_known_gap_suppresses_and_says_why() -> None:
    gap = GapResult("s0", "rilis 2.1", "2026-03-01", GapState.BERLAKU)
    first, second = results(Verdict.TIDAK_LULUS, Verdict.TIDAK_LULUS, gaps=(gap,))
    assert first["suppressions"] == [{"kind": "external", "justification": "rilis 2.1 (2026-03-01)"}]
    assert second["suppressions"] == []
    late = GapResult("s0", "rilis 2.1", "2026-03-01", GapState.LEWAT)
    assert results(Verdict.TIDAK_LULUS, gaps=(late,))[0]["suppressions"] == []


class TestPlaces:
    def test_a_store_is_named_by_field_and_place_and_by_its_file(self) -> None:
        scenario = make_searching(SIM, make_look(make_store("storage/app.sqlite", FOUND)))
        assert spots(scenario) == [
            ("penyimpanan.databases[0]/app.sqlite: pasien.alamat", "RENCANA", "storage/app.sqlite")
        ]

    def test_what_no_file_of_the_plan_shows_points_at_the_result(self) -> None:
        hit = StoreHit(FOUND.sort, NIK, "ALAMAT", "app.pasien.alamat", "whole")
        scenario = make_searching(SIM, make_look(make_store("mysql://127.0.0.1/app", hit)))
        assert spots(scenario) == [("penyimpanan.databases[0]/app.pasien.alamat", "HASIL", "hasil.json")]

    def test_only_what_breaks_the_demand_is_a_place_of_it(self) -> None:
        kept = StoreHit(FOUND.sort, NIK, "ALAMAT", "b: t.k", "whole", consent="ada")
        look = make_look(make_store("a", FOUND, kept))
        assert len(spots(make_searching("satu", look, consent=[""]))) == 1
        assert [name for name, _, _ in spots(make_searching("satu", look, consent=["ada"]))] == [
            "penyimpanan.databases[0]/b: t.k"
        ]

    def test_a_store_that_was_not_seen_is_the_place(self) -> None:
        look = make_look(make_store(), make_store("log", field="penyimpanan.logs[0]", is_control_found=False))
        scenario = make_searching("satu", look, Verdict.TIDAK_TERUJI, kind="stores_seen")
        assert [name for name, _, _ in spots(scenario)] == ["penyimpanan.logs[0]/log"]

    def test_elsewhere_it_is_the_address_that_was_called(self) -> None:
        assert spots(make_scenario("satu", Verdict.TIDAK_LULUS)) == [
            ("endpoint.CALL_VERIFY_BY_ELEMEN", "HASIL", "hasil.json")
        ]

    def test_of_very_many_the_first_are_named(self) -> None:
        many = [StoreHit(FOUND.sort, NIK, "ALAMAT", f"a: t{n}.k", "whole") for n in range(MOST_SPOTS + 5)]
        assert len(spots(make_searching("satu", make_look(make_store("a", *many))))) == MOST_SPOTS


def test_fingerprints_differ_within_a_run_and_stay_over_runs() -> None:
    def marks(result: Result) -> list[str]:
        return [one["fingerprints"]["gladi/1"] for one in rendered(result)["results"]]

    first = marks(stored_result())
    assert len(set(first)) == len(first) > 3
    other = StoreHit(FOUND.sort, "510201******9214", "NO_KK", "app.sqlite: lain.k", "whole")
    one, again = (make_searching(SIM, make_look(make_store("a", hit), residents=3)) for hit in (FOUND, other))
    assert marks(make_result(one)) == marks(make_result(again, seed=2, session="lain"))
    twice = (Finding("sama", False, "x", "x", Verdict.TIDAK_LULUS),) * 2
    assert len(set(marks(make_result(make_scenario("s", Verdict.TIDAK_LULUS, findings=twice))))) == 2


@pytest.mark.parametrize("make", [example_result, stored_result, whole_result])
def test_no_nik_is_whole_and_no_path_is_of_a_machine(make: Any) -> None:
    text = render_sarif(make())
    assert re.search(r"\d{16}(?!\d|[0-9a-f])", re.sub(r"\b[0-9a-f]{64}\b", "", text)) is None
    assert re.search(r'"(?:/|[A-Z]:\\\\|file:)', text) is None


@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.booleans()), min_size=1, max_size=4))
def test_a_run_that_does_not_end_with_0_says_why(drawn: list[tuple[Verdict, bool]]) -> None:
    scenarios = tuple(make_scenario(f"s{n}", v, is_mandatory=m) for n, (v, m) in enumerate(drawn))
    exit_code = judge_run(scenarios).exit_code
    run = rendered(make_result(*scenarios, exit_code=exit_code))
    told = [*run["results"], *run["invocations"][0]["toolExecutionNotifications"]]
    assert told or not exit_code
    assert len(run["results"]) == sum(scenario.verdict in SEVERITIES for scenario in scenarios)
