"""Is a series of NIK seen for what it is, and is an ordinary day at a counter none?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.record.entry_pattern import THRESHOLDS, Entry, Pattern, longest_series, measure

FIRST = 3303015505909001


def entries(*niks: int, every: float = 1.0) -> list[Entry]:
    return [Entry(f"{nik:016}", number * every) for number, nik in enumerate(niks)]


@pytest.mark.parametrize("step", [1, -1])
def test_numbers_that_rise_or_fall_by_one_are_a_sequence_and_no_pattern(step: int) -> None:
    series = entries(*(FIRST + 500 + step * number for number in range(6)))
    assert longest_series(Pattern.BERURUTAN, series) == 6
    assert longest_series(Pattern.BERPOLA, series) == 1


@pytest.mark.parametrize("step", [7, -7, 10_000_000_000])
def test_one_distance_kept_is_a_pattern_and_no_sequence(step: int) -> None:
    series = entries(*(FIRST + step * number for number in range(5)))
    assert longest_series(Pattern.BERPOLA, series) == 5
    assert longest_series(Pattern.BERURUTAN, series) == 1


def test_a_change_of_direction_ends_a_sequence() -> None:
    assert longest_series(Pattern.BERURUTAN, entries(FIRST, FIRST + 1, FIRST + 2, FIRST + 1, FIRST)) == 3


def test_the_same_nik_again_is_no_new_entry() -> None:
    assert measure(entries(FIRST, FIRST, FIRST)) == {"berurutan": 1, "berpola": 1, "berdekatan": 1}
    assert longest_series(Pattern.BERURUTAN, entries(FIRST, FIRST, FIRST + 1)) == 2


def test_quick_succession_counts_different_numbers_within_the_window() -> None:
    numbers = [FIRST + number * number for number in range(12)]
    assert longest_series(Pattern.BERDEKATAN, entries(*numbers, every=5)) == 12
    assert longest_series(Pattern.BERDEKATAN, entries(*numbers, every=30)) == 3
    assert longest_series(Pattern.BERDEKATAN, entries(FIRST, FIRST + 9, FIRST)) == 2


@pytest.mark.parametrize("nik", ["", "330301", "330301550590900x", "٣٣٠٣٠١٥٥٠٥٩٠٩٠٠١"])
def test_what_is_no_nik_is_no_entry(nik: str) -> None:
    assert measure([Entry(nik, 0)]) == {"berurutan": 0, "berpola": 0, "berdekatan": 0}
    assert longest_series(Pattern.BERURUTAN, [Entry(nik, 0), *entries(FIRST)]) == 1


def test_every_pattern_has_a_threshold_above_what_one_family_enters() -> None:
    assert min(THRESHOLDS.of(pattern) for pattern in Pattern) > 3


@given(st.lists(st.integers(FIRST, FIRST + 800), max_size=12))
def test_no_series_is_longer_than_its_entries_and_reversing_changes_none(numbers: list[int]) -> None:
    series = entries(*numbers)
    backwards = [Entry(entry.nik, -entry.at) for entry in reversed(series)]
    assert all(length <= len(series) for length in measure(series).values())
    assert measure(series) == measure(backwards)
