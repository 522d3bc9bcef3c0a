"""When does a paper fall due under an agreement? One table of rules; the days themselves stand in the agreement."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from conformance.norms.requirement import Due

ISO_MONTHS, RENEWAL_MONTHS = 6, 2
REPORT_MONTHS, REPORT_WORKING_DAYS = (6, 12), 10
"""June and December; within 10 working days (PBG-J V, BNA-J V), read as those after the month's end (SIM)."""


class Days(msgspec.Struct, frozen=True):
    """The days of an agreement, WIB; None: it does not name one."""

    signed: date
    until: date
    iso: date | None = None
    renewal: date | None = None
    reader: date | None = None
    report_months: tuple[int, ...] = ()
    """1-12; empty: the agreement names none."""
    report_working_days: int | None = None


def read_days(session: Mapping[str, Any]) -> Days:
    """Return the days of a session's agreement, as the control API shows it."""
    pks, terms = session["pks"], session.get("ketentuan") or {}
    report, reader = terms.get("laporan") or {}, terms.get("pembaca") or {}
    return msgspec.convert(
        {
            "signed": pks.get("signed") or pks["from"],
            "until": pks["until"],
            "iso": pks.get("iso_due"),
            "renewal": pks.get("renewal_latest"),
            "reader": reader.get("due"),
            "report_months": report.get("bulan") or (),
            "report_working_days": report.get("hari_kerja"),
        },
        Days,
    )


def due_day(rule: Due, days: Days) -> date | None:
    """Return the day by which a paper has to be there; None: it depends on an event of which no agreement tells."""
    return _RULES[rule](days)


def is_dated(rule: Due, days: Days) -> bool:
    """Whether a day can be missed by it: other papers have only to be there on the day of the PoC."""
    return rule in (Due.ISO, Due.RENEWAL, Due.REPORT) or (rule is Due.READER and days.reader is not None)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later (negative: earlier), or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _first_report(days: Days) -> date:
    """Return the day of the first report: so many working days after the first report month that ends after signing."""
    months = days.report_months or REPORT_MONTHS
    month_end = days.signed
    while month_end.month not in months or month_end <= days.signed:
        following = add_months(month_end.replace(day=1), 1)
        month_end = following.replace(day=monthrange(following.year, following.month)[1])
    return _after_working_days(month_end, days.report_working_days or REPORT_WORKING_DAYS)


def _after_working_days(day: date, count: int) -> date:
    """Return the day `count` working days after `day`; Saturdays and Sundays are none, holidays are not known (SIM)."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


_RULES: Mapping[Due, Callable[[Days], date | None]] = {
    Due.POC: lambda days: days.signed,
    Due.ISO: lambda days: days.iso or add_months(days.signed, ISO_MONTHS),
    Due.RENEWAL: lambda days: days.renewal or add_months(days.until, -RENEWAL_MONTHS),
    Due.REPORT: _first_report,
    Due.READER: lambda days: days.reader or days.signed,
    Due.SERAH_TERIMA: lambda days: None,
    Due.PERISTIWA: lambda days: None,
}
