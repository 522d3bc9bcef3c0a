"""Does a paper fall due on the day that the agreement, or the rule, says?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.norms.due import Days, add_months, due_day, read_days
from conformance.norms.requirement import Due

PBG = Days(date(2025, 9, 16), date(2027, 9, 16))
TOLD = Days(date(2025, 9, 16), date(2027, 9, 16), date(2026, 3, 16), date(2027, 7, 1), date(2026, 1, 31), (3,), 5)


@pytest.mark.parametrize(
    ("rule", "days", "day"),
    [
        (Due.POC, PBG, date(2025, 9, 16)),
        (Due.ISO, PBG, date(2026, 3, 16)),
        (Due.ISO, TOLD, date(2026, 3, 16)),
        (Due.RENEWAL, PBG, date(2027, 7, 16)),
        (Due.RENEWAL, TOLD, date(2027, 7, 1)),
        (Due.READER, PBG, date(2025, 9, 16)),
        (Due.READER, TOLD, date(2026, 1, 31)),
        (Due.REPORT, PBG, date(2026, 1, 14)),  # 10 working days after 31 December 2025, a Wednesday
        (Due.REPORT, TOLD, date(2026, 4, 7)),  # 5 after 31 March 2026, a Tuesday
        (Due.SERAH_TERIMA, PBG, None),
        (Due.PERISTIWA, PBG, None),
    ],
)
def test_a_rule_gives_its_day(rule: Due, days: Days, day: date | None) -> None:
    assert due_day(rule, days) == day


def test_every_rule_has_a_row() -> None:
    assert [due_day(rule, PBG) for rule in Due]


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert add_months(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_report_falls_due_after_the_signing_and_on_a_working_day(signed: date) -> None:
    day = due_day(Due.REPORT, Days(signed, date(2101, 1, 1)))
    assert day is not None
    assert day > signed
    assert day.weekday() < 5


def test_the_days_are_read_from_a_session_of_this_version_and_of_an_earlier() -> None:
    pks = {"from": "2025-09-16", "until": "2027-09-16"}
    assert read_days({"pks": pks}) == PBG
    told = {"signed": "2025-09-16", "iso_due": "2026-03-16", "renewal_latest": "2027-07-01"}
    terms = {"laporan": {"bulan": [3], "hari_kerja": 5}, "pembaca": {"due": "2026-01-31"}}
    assert read_days({"pks": pks | told, "ketentuan": terms}) == TOLD
    empty = {"signed": "2025-09-16", "iso_due": None, "renewal_latest": None}
    assert read_days({"pks": pks | empty, "ketentuan": {"laporan": None, "pembaca": None}}) == PBG
