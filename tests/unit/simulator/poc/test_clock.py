from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.kuota import WIB
from simulator.poc.agreement_file import load_agreement
from simulator.poc.clock import SystemClock, first_moment
from tests.helpers.manual_clock import ManualClock

PKS = load_agreement("purbalingga-dinkominfo-2025")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(DAYS, st.integers(0, 1500), MOMENTS)
def test_a_session_starts_now_in_the_term_and_else_on_its_first_working_day(
    first: date, days: int, now: datetime
) -> None:
    pks = replace(PKS, pks_from=first, pks_until=first + timedelta(days=days))
    start = first_moment(pks, now)
    if pks.is_in_force(now.astimezone(WIB).date()):
        assert start == now
    else:
        local = start.astimezone(WIB)
        assert (local.hour, local.minute, local.second) == (9, 0, 0)
        assert local.isoweekday() <= 5
        assert first <= local.date() <= first + timedelta(days=2)


@pytest.mark.parametrize(
    ("first", "start"),
    [
        (date(2025, 9, 16), "2025-09-16T09:00:00+07:00"),
        (date(2025, 9, 20), "2025-09-22T09:00:00+07:00"),
        (date(2025, 9, 21), "2025-09-22T09:00:00+07:00"),
    ],
    ids=["tuesday", "saturday", "sunday"],
)
def test_a_weekend_is_passed_over(first: date, start: str) -> None:
    before = datetime(2020, 1, 1, tzinfo=UTC)
    assert first_moment(replace(PKS, pks_from=first), before).isoformat() == start


@pytest.mark.parametrize(
    ("now", "is_now"),
    [
        (datetime(2027, 9, 16, 16, 59, tzinfo=UTC), True),
        (datetime(2027, 9, 16, 17, tzinfo=UTC), False),
        (datetime(2025, 9, 15, 17, tzinfo=UTC), True),
        (datetime(2025, 9, 15, 16, 59, tzinfo=UTC), False),
    ],
)
def test_the_term_is_counted_in_days_of_wib(now: datetime, is_now: bool) -> None:
    assert (first_moment(PKS, now) == now) is is_now


def test_the_machines_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is WIB
    assert clock.now() >= first


def test_a_manual_clock_stands_still() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    clock = ManualClock(at)
    assert clock.now() == clock.now() == at
    clock.at += timedelta(days=1)
    assert clock.now() == datetime(2026, 1, 2, tzinfo=UTC)
