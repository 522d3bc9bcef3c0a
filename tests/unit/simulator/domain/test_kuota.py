from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.kuota import (
    CHARGED,
    UNLIMITED_LIMITER,
    WIB,
    costs_hit,
    is_exhausted,
    kuota_day,
    limiter,
    remaining,
)
from simulator.domain.response_code import ALL_CODES

LIMITS = st.none() | st.integers(0, 10**9)
SPENT = st.integers(0, 10**9)
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001


@given(LIMITS, SPENT)
def test_what_is_left_is_never_below_zero(limit: int | None, spent: int) -> None:
    left = remaining(limit, spent)
    assert left is None if limit is None else left is not None and 0 <= left <= limit
    assert limiter(limit, spent) >= 0


@given(LIMITS, SPENT)
def test_a_kuota_is_exhausted_exactly_when_nothing_is_left(limit: int | None, spent: int) -> None:
    assert is_exhausted(limit, spent) is (remaining(limit, spent) == 0)


@given(st.integers(1, 10**9), st.data())
def test_each_hit_lowers_the_limiter_by_one_until_zero(limit: int, data: st.DataObject) -> None:
    spent = data.draw(st.integers(0, limit - 1))
    assert limiter(limit, spent) - limiter(limit, spent + 1) == 1


@pytest.mark.parametrize(("spent", "left", "exhausted"), [(0, 2, False), (1, 1, False), (2, 0, True), (3, 0, True)])
def test_the_last_hit_of_a_day_is_permitted_and_the_next_is_not(spent: int, left: int, exhausted: bool) -> None:
    assert (remaining(2, spent), is_exhausted(2, spent)) == (left, exhausted)


def test_a_kuota_of_zero_permits_nothing() -> None:
    assert is_exhausted(0, 0)


@given(SPENT)
def test_without_kuota_nothing_is_exhausted_and_the_limiter_stands_still(spent: int) -> None:
    assert not is_exhausted(None, spent)
    assert limiter(None, spent) == UNLIMITED_LIMITER == 999_999


def test_kuota_returns_at_midnight_in_wib() -> None:
    last = datetime(2026, 1, 31, 16, 59, 59, 999_999, UTC)
    assert kuota_day(last) == date(2026, 1, 31)
    assert kuota_day(last + timedelta(microseconds=1)) == date(2026, 2, 1)


@given(MOMENTS, st.integers(-12, 14))
def test_the_day_is_that_of_wib_wherever_the_moment_was_written(at: datetime, hours: int) -> None:
    elsewhere = at.astimezone(timezone(timedelta(hours=hours)))
    assert kuota_day(elsewhere) == kuota_day(at) == (at + timedelta(hours=7)).date()


def test_wib_is_seven_hours_ahead_all_year() -> None:
    assert {datetime(2026, month, 1, tzinfo=WIB).utcoffset() for month in range(1, 13)} == {timedelta(hours=7)}


def test_a_hit_costs_where_the_population_was_reached() -> None:
    assert {"01", "11", "12", "13", "14"} == CHARGED
    assert {row.code for row in ALL_CODES} > CHARGED


@pytest.mark.parametrize(
    ("code", "limit", "spent", "expected"),
    [("01", 3, 2, True), ("01", 3, 3, False), ("01", None, 99, True), ("07", 3, 0, False), ("--", None, 0, False)],
)
def test_a_hit_is_charged_only_while_there_is_one(code: str, limit: int | None, spent: int, expected: bool) -> None:
    assert costs_hit(code, CHARGED, limit, spent) is expected
