"""Is a run worth the first cause that applies, and do exit code and deciding scenarios always agree?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.known_gap import covered, judge_gaps
from conformance.judging.run_verdict import decides, judge_run
from conformance.outcome import Verdict, worst
from conformance.plan.notes import Celah
from conformance.record.result import GapResult, GapState, ScenarioResult
from tests.helpers.results import make_scenario

TODAY = date(2026, 2, 1)


def scenario(verdict: Verdict, name: str = "", *, mandatory: bool = True) -> ScenarioResult:
    return make_scenario(name or f"s-{verdict}", verdict, is_mandatory=mandatory)


GREEN, WARNED = scenario(Verdict.LULUS), scenario(Verdict.PERINGATAN)
RED, REVIEW = scenario(Verdict.TIDAK_LULUS), scenario(Verdict.TINJAU)
UNTESTED, UNTESTED_DERIVED = scenario(Verdict.TIDAK_TERUJI), scenario(Verdict.TIDAK_TERUJI, "s-t", mandatory=False)
OURS, LEFT_OUT = scenario(Verdict.GALAT_PENGUJI), scenario(Verdict.TIDAK_BERLAKU)


def gaps_for(*scenarios: ScenarioResult, until: date = TODAY) -> tuple[GapResult, ...]:
    known = [Celah(each.id, "diperbaiki pada rilis 2.1", until) for each in scenarios]
    return judge_gaps(known, {each.id: each.verdict for each in scenarios}, TODAY)


@pytest.mark.parametrize(
    ("scenarios", "verdict", "exit_code"),
    [
        ([GREEN], Verdict.LULUS, 0),
        ([GREEN, LEFT_OUT], Verdict.LULUS, 0),
        ([GREEN, WARNED], Verdict.PERINGATAN, 0),
        ([WARNED], Verdict.PERINGATAN, 0),
        ([GREEN, UNTESTED_DERIVED], Verdict.LULUS, 0),
        ([], Verdict.TIDAK_TERUJI, 3),
        ([LEFT_OUT], Verdict.TIDAK_TERUJI, 3),
        ([UNTESTED_DERIVED], Verdict.TIDAK_TERUJI, 3),
        ([UNTESTED_DERIVED, LEFT_OUT], Verdict.TIDAK_TERUJI, 3),
        ([GREEN, UNTESTED], Verdict.TIDAK_TERUJI, 3),
        ([GREEN, REVIEW], Verdict.TINJAU, 3),
        ([GREEN, REVIEW, UNTESTED], Verdict.TIDAK_TERUJI, 3),
        ([GREEN, RED], Verdict.TIDAK_LULUS, 1),
        ([RED, REVIEW, UNTESTED, WARNED], Verdict.TIDAK_LULUS, 1),
        ([RED, OURS], Verdict.GALAT_PENGUJI, 6),
        ([GREEN, OURS], Verdict.GALAT_PENGUJI, 6),
    ],
)
def test_the_first_of_6_1_3_0_that_applies(scenarios: list[ScenarioResult], verdict: Verdict, exit_code: int) -> None:
    judged = judge_run(scenarios)
    assert (judged.verdict, judged.exit_code) == (verdict, exit_code)


def test_open_reviews_end_with_0_where_a_pipeline_asks_so_but_stay_open() -> None:
    judged = judge_run([GREEN, REVIEW], soft_review=True)
    assert (judged.verdict, judged.exit_code) == (Verdict.TINJAU, 0)


@pytest.mark.parametrize("worse", [RED, OURS, UNTESTED])
def test_nothing_else_is_softened(worse: ScenarioResult) -> None:
    assert judge_run([REVIEW, worse], soft_review=True) == judge_run([REVIEW, worse])


def test_the_sentence_counts_what_applies() -> None:
    assert judge_run([GREEN, GREEN, LEFT_OUT]).reason == (
        "Semua 2 skenario yang berlaku lulus.",
        "All 2 scenarios that apply passed.",
    )
    assert judge_run([GREEN, RED, LEFT_OUT]).reason.indonesian == "1 dari 2 skenario tidak lulus."
    assert judge_run([GREEN, WARNED, UNTESTED_DERIVED]).reason == (
        "1 dari 3 skenario yang berlaku lulus; 1 berakhir dengan peringatan; 1 yang tidak wajib belum teruji.",
        "1 of 3 scenarios that apply passed; 1 ended with a warning; 1 not mandatory left unexercised.",
    )


def test_a_warning_in_another_dialect_is_one_of_the_run_and_hides_nothing_worse() -> None:
    judged = judge_run([GREEN], warned_elsewhere=2)
    assert (judged.verdict, judged.exit_code) == (Verdict.PERINGATAN, 0)
    assert judge_run([RED], warned_elsewhere=2) == judge_run([RED])


class TestKnownGaps:
    @pytest.mark.parametrize("failing", [RED, REVIEW, UNTESTED])
    def test_a_known_failure_lets_a_pipeline_go_on_and_keeps_its_verdict(self, failing: ScenarioResult) -> None:
        judged = judge_run([GREEN, failing], gaps_for(failing))
        assert (judged.verdict, judged.exit_code) == (failing.verdict, 0)
        assert "bukan untuk sertifikat" in judged.reason.indonesian

    def test_a_fault_of_the_tester_is_never_covered(self) -> None:
        assert judge_run([GREEN, OURS], gaps_for(OURS)).exit_code == 6

    def test_another_failure_still_counts(self) -> None:
        other = scenario(Verdict.TIDAK_LULUS, "lain")
        judged = judge_run([RED, other], gaps_for(RED))
        assert (judged.verdict, judged.exit_code) == (Verdict.TIDAK_LULUS, 1)
        assert judged.reason.indonesian == "2 dari 2 skenario tidak lulus, 1 di antaranya celah yang diketahui."

    @pytest.mark.parametrize("passing", [GREEN, WARNED, LEFT_OUT])
    def test_one_that_is_none_any_longer_is_a_fault_of_the_plan(self, passing: ScenarioResult) -> None:
        judged = judge_run([passing, scenario(Verdict.LULUS, "lain")], gaps_for(passing))
        assert (judged.verdict, judged.exit_code) == (worst([passing.verdict, Verdict.LULUS]), 4)
        assert passing.id in judged.reason.english

    def test_a_stale_one_goes_before_red_but_hides_nothing(self) -> None:
        judged = judge_run([GREEN, RED], gaps_for(GREEN))
        assert (judged.verdict, judged.exit_code) == (Verdict.TIDAK_LULUS, 4)
        assert "1 dari 2 skenario tidak lulus" in judged.reason.indonesian

    def test_after_its_last_day_it_covers_nothing(self) -> None:
        late = gaps_for(RED, until=TODAY - timedelta(days=1))
        assert [gap.state for gap in late] == [GapState.LEWAT]
        assert judge_run([GREEN, RED], late).exit_code == 1
        assert [gap.state for gap in gaps_for(RED)] == [GapState.BERLAKU]

    def test_one_that_was_not_asked_for_says_nothing(self) -> None:
        (gap,) = judge_gaps([Celah("lain", "x", TODAY)], {"a": Verdict.LULUS}, TODAY)
        assert gap.state is GapState.TIDAK_DIJALANKAN
        assert judge_run([GREEN], [gap]).exit_code == 0

    def test_only_open_reviews_beside_it_end_with_3(self) -> None:
        assert judge_run([RED, REVIEW], gaps_for(RED)).exit_code == 3
        softened = judge_run([RED, REVIEW], gaps_for(RED), soft_review=True)
        assert (softened.verdict, softened.exit_code) == (Verdict.TIDAK_LULUS, 0)


VERDICTS = st.lists(st.tuples(st.sampled_from(list(Verdict)), st.booleans(), st.booleans()), max_size=7)


@given(VERDICTS, st.booleans())
def test_a_run_ends_with_0_exactly_where_nothing_decides_against_it(
    drawn: list[tuple[Verdict, bool, bool]], soft_review: bool
) -> None:
    scenarios = [scenario(v, f"s{n}", mandatory=m) for n, (v, m, _) in enumerate(drawn)]
    gaps = [g for g in gaps_for(*(s for s, (_, _, k) in zip(scenarios, drawn, strict=True) if k)) if g.state != "basi"]
    judged = judge_run(scenarios, gaps, soft_review=soft_review)
    against = [s for s in scenarios if decides(s, covered(gaps), soft_review=soft_review)]
    applicable = [s for s in scenarios if s.verdict is not Verdict.TIDAK_BERLAKU]
    is_tested = any(s.verdict is not Verdict.TIDAK_TERUJI for s in applicable)
    assert (judged.exit_code == 0) == (is_tested and not against)
    assert judged.exit_code in {0, 1, 3, 6}


@given(VERDICTS, st.sampled_from(list(Verdict)), st.booleans())
def test_another_scenario_never_makes_a_run_greener_unless_it_is_the_first_tested(
    drawn: list[tuple[Verdict, bool, bool]], more: Verdict, soft_review: bool
) -> None:
    order = {6: 0, 1: 1, 3: 2, 0: 3}
    scenarios = [scenario(v, f"s{n}", mandatory=m) for n, (v, m, _) in enumerate(drawn)]
    before = judge_run([GREEN, *scenarios], soft_review=soft_review)
    after = judge_run([GREEN, *scenarios, scenario(more, "lagi")], soft_review=soft_review)
    assert order[after.exit_code] <= order[before.exit_code]


@given(st.permutations([GREEN, WARNED, RED, REVIEW, UNTESTED, UNTESTED_DERIVED, LEFT_OUT]))
def test_the_order_of_the_scenarios_does_not_matter(scenarios: list[ScenarioResult]) -> None:
    assert judge_run(scenarios) == judge_run([GREEN, WARNED, RED, REVIEW, UNTESTED, UNTESTED_DERIVED, LEFT_OUT])


def test_what_keeps_a_run_from_passing_is_named() -> None:
    untested = scenario(Verdict.TIDAK_TERUJI, "kuo-04")
    assert judge_run([make_scenario(), untested]).reason.english == "1 mandatory scenario not exercised: kuo-04."
    wrong = [make_scenario(f"kod-{n}", Verdict.GALAT_PENGUJI) for n in range(4)]
    assert judge_run(wrong[:1]).reason.indonesian == "1 skenario gagal karena penguji, bukan aplikasi: kod-0."
    assert judge_run(wrong).reason.english.startswith("4 scenarios failed because of the tester")
    assert judge_run(wrong).reason.english.endswith(": kod-0, kod-1, kod-2, ....")
