"""When is what an operator enters a series, and when is he stopped?"""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.domain.entry_pattern import Entered, Pattern, PatternRules, series_at_end, take

BEGIN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
FIRST = 3303015505909001
RULES = PatternRules()


def entered(*steps: int, pause_s: float = 60.0) -> tuple[Entered, ...]:
    """NIK so many apart from one to the next, one a minute unless said otherwise."""
    niks = [FIRST]
    for step in steps:
        niks.append(niks[-1] + step)
    return tuple(Entered(str(nik), BEGIN + timedelta(seconds=pause_s * n)) for n, nik in enumerate(niks))


@pytest.mark.parametrize(
    ("pattern", "steps", "count"),
    [
        (Pattern.BERURUTAN, (), 1),
        (Pattern.BERURUTAN, (1, 1, 1), 4),
        (Pattern.BERURUTAN, (-1, -1), 3),
        (Pattern.BERURUTAN, (1, 1, 5), 1),
        (Pattern.BERURUTAN, (1, -1), 2),
        (Pattern.BERURUTAN, (7, 7, 7), 1),
        (Pattern.BERPOLA, (7, 7, 7), 4),
        (Pattern.BERPOLA, (9, 7, 7), 3),
        (Pattern.BERPOLA, (1, 1, 1), 1),
    ],
)
def test_a_series_is_what_the_last_entry_goes_on_with(pattern: Pattern, steps: tuple[int, ...], count: int) -> None:
    assert series_at_end(pattern, entered(*steps), 60) == count


def test_in_quick_succession_are_those_within_the_window_before_the_last() -> None:
    quick = entered(*range(2, 12), pause_s=10)
    assert series_at_end(Pattern.BERDEKATAN, quick, 60) == 7
    assert series_at_end(Pattern.BERDEKATAN, quick, 1) == 1
    assert series_at_end(Pattern.BERDEKATAN, (), 60) == 0


@pytest.mark.parametrize(
    ("more", "judged"),
    [
        (2, (None, False)),
        (3, (Pattern.BERURUTAN, False)),
        (5, (Pattern.BERURUTAN, False)),
        (6, (Pattern.BERURUTAN, True)),
    ],
)
def test_a_sequence_is_warned_of_and_then_stopped(more: int, judged: tuple[Pattern | None, bool]) -> None:
    assert RULES.judge(entered(*[1] * more)) == judged


def test_a_busy_counter_is_neither() -> None:
    assert RULES.judge(entered(*range(2, 40), pause_s=7)[-RULES.longest :]) == (None, False)


def test_what_nobody_looks_at_is_no_series() -> None:
    off = PatternRules(berurutan=0, berpola=0, berdekatan=0)
    assert off.judge(entered(*[1] * 30, pause_s=0)) == (None, False)


@pytest.mark.parametrize(
    ("nik", "is_new"), [(str(FIRST), False), (str(FIRST + 5), True), ("٣" * 16, False), ("1", False)]
)
def test_the_same_nik_again_is_no_new_entry_and_what_is_no_nik_none_at_all(nik: str, is_new: bool) -> None:
    before = entered()
    after = take(before, nik, BEGIN, 3)
    assert (after != before) is is_new


def test_where_nobody_looks_nothing_is_remembered() -> None:
    assert take(entered(1, 2), "3303015505909099", BEGIN, 0) == ()


def test_only_the_last_entries_are_remembered() -> None:
    assert take(entered(1, 2, 3), "3303015505909099", BEGIN, 2) == (
        entered(1, 2, 3)[-1],
        Entered("3303015505909099", BEGIN),
    )


@pytest.mark.parametrize(("rules", "longest", "is_on"), [(RULES, 13, True), (PatternRules(0, 0, 0), 3, False)])
def test_as_many_are_remembered_as_a_stop_needs(rules: PatternRules, longest: int, is_on: bool) -> None:
    assert (rules.longest, rules.is_on) == (longest, is_on)
