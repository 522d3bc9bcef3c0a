"""Does the portal count a series as the suite does, which judges applications by it?"""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.answer import BARRED
from conformance.record.entry_pattern import THRESHOLDS, Entry, longest_series
from conformance.record.entry_pattern import Pattern as JudgedPattern
from simulator.domain.entry_pattern import Entered, Pattern, PatternRules, series_at_end, take
from simulator.domain.response_code import POLA_DIHENTIKAN

BEGIN = datetime(2026, 6, 1, tzinfo=UTC)
ENTRIES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 90)), max_size=14)


@given(ENTRIES)
def test_the_longest_series_that_ends_somewhere_is_the_longest(pairs: list[tuple[int, int]]) -> None:
    at, entered, entries = 0, tuple[Entered, ...](), list[Entry]()
    longest = dict.fromkeys(Pattern, 0)
    for step, pause in pairs:
        at += pause
        nik = str(3303015505909000 + step)
        entries.append(Entry(nik, float(at)))
        entered = take(entered, nik, BEGIN + timedelta(seconds=at), 100)
        for pattern in Pattern:
            longest[pattern] = max(longest[pattern], series_at_end(pattern, entered, THRESHOLDS.window_s))
    assert longest == {pattern: longest_series(JudgedPattern(pattern.value), entries) for pattern in Pattern}


def test_the_shipped_thresholds_are_the_same() -> None:
    rules = PatternRules()
    assert (rules.berurutan, rules.berpola, rules.berdekatan, float(rules.window_seconds)) == (
        THRESHOLDS.berurutan,
        THRESHOLDS.berpola,
        THRESHOLDS.berdekatan,
        THRESHOLDS.window_s,
    )
    assert {pattern.value for pattern in Pattern} == {pattern.value for pattern in JudgedPattern}


def test_the_suite_knows_what_the_portal_stops_a_series_with() -> None:
    barred = BARRED[POLA_DIHENTIKAN.name.lower()]
    assert POLA_DIHENTIKAN.requirement.startswith(barred.breaches)
