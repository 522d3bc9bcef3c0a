"""Is each scenario held against its last verdict that says something, and named with the result that it is from?"""

import pytest

from conformance.judging.since import compare, meaningful
from conformance.outcome import Verdict
from conformance.record.since import Change
from tests.helpers.results import make_scenario

GREEN, WARNED, REVIEW, RED = Verdict.LULUS, Verdict.PERINGATAN, Verdict.TINJAU, Verdict.TIDAK_LULUS
SILENT = (Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI)


def test_mended_newly_red_and_unchanged_are_told_apart() -> None:
    now = [make_scenario("a", GREEN), make_scenario("b", RED), make_scenario("c", WARNED), make_scenario("d")]
    since = compare(now, [("r2", {"a": RED, "b": GREEN, "c": WARNED})])
    assert since is not None
    assert since.fixed == (Change("a", RED, GREEN, "r2"),)
    assert since.broken == (Change("b", GREEN, RED, "r2"),)
    assert since.unchanged == (Change("c", WARNED, WARNED, "r2"),)
    assert (since.first, since.silent, since.runs) == (("d",), (), ("r2",))


@pytest.mark.parametrize(("before", "now"), [(RED, REVIEW), (RED, WARNED), (REVIEW, WARNED), (WARNED, GREEN)])
def test_better_is_mended_and_worse_is_broken(before: Verdict, now: Verdict) -> None:
    forth, back = (
        compare([make_scenario("a", later)], [("r", {"a": earlier})])
        for earlier, later in ((before, now), (now, before))
    )
    assert forth is not None
    assert back is not None
    assert (len(forth.fixed), len(forth.broken)) == (1, 0)
    assert (len(back.fixed), len(back.broken)) == (0, 1)


def test_each_scenario_is_held_against_the_latest_result_that_judged_it() -> None:
    earlier = [("r3", {"b": GREEN}), ("r2", {"a": RED, "b": RED}), ("r1", {"a": GREEN, "b": GREEN})]
    since = compare([make_scenario("a"), make_scenario("b")], earlier)
    assert since is not None
    assert since.fixed == (Change("a", RED, GREEN, "r2"),)
    assert since.unchanged == (Change("b", GREEN, GREEN, "r3"),)
    assert since.runs == ("r3", "r2")


@pytest.mark.parametrize("verdict", SILENT)
def test_a_verdict_that_says_nothing_is_passed_over(verdict: Verdict) -> None:
    assert meaningful([make_scenario("a", verdict), make_scenario("b", RED)]) == {"b": RED}
    since = compare([make_scenario("a", verdict), make_scenario("b")], [("r", {"a": RED, "b": RED})])
    assert since is not None
    assert since.silent == ("a",)
    assert [change.id for change in since.fixed] == ["b"]


def test_what_was_carried_over_is_neither_news_nor_a_judgement() -> None:
    carried = make_scenario("a", RED, carried="2026-01-01T09:00:00+07:00")
    assert meaningful([carried]) == {}
    assert compare([carried], [("r", {"a": GREEN})]) is None


def test_where_nothing_was_judged_before_there_is_nothing_to_say() -> None:
    assert compare([make_scenario("a")], []) is None
    assert compare([make_scenario("a")], [("r", {"b": RED})]) is None
    assert compare([make_scenario("a", Verdict.TIDAK_BERLAKU)], [("r", {"a": RED})]) is None


def test_no_more_results_are_read_than_are_needed() -> None:
    def results() -> object:
        yield "r2", {"a": RED}
        raise AssertionError

    assert compare([make_scenario("a")], results()) is not None  # type: ignore[arg-type]
