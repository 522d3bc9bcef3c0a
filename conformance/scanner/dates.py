"""In which forms is a date written? Pure."""

import calendar
from collections.abc import Iterator
from datetime import date

INDONESIAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
INDONESIAN_SHORT = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
ENGLISH = "January February March April May June July August September October November December".split()
BEFORE = " \"'>:=,(\t\n|;\x1f"
"""What stands before a day without its zero: with a digit before it it would be another day."""
JAKARTA = 7 * 3600
"""Seconds that WIB is ahead of UTC."""


def write_date(day: date) -> Iterator[str]:
    """Yield the usual forms of a day: digits in each order, months by name, seconds since 1970."""
    two_days, two_months, year = f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"
    for joint in "-/. ":
        yield joint.join((two_days, two_months, year))
        yield joint.join((year, two_months, two_days))
    for joint in "-/":
        yield joint.join((two_months, two_days, year))
    yield f"{year}{two_months}{two_days}"
    yield f"{two_days}{two_months}{year}"
    months = (INDONESIAN[day.month - 1], INDONESIAN_SHORT[day.month - 1], ENGLISH[day.month - 1])
    for month in dict.fromkeys((*months, months[2][:3])):
        for joint in " -":
            yield joint.join((two_days, month, year))
        yield f"{month} {two_days}, {year}"
    yield from _without_zeros(day, tuple(dict.fromkeys(months)))
    seconds = calendar.timegm(day.timetuple())
    for moment in (seconds, seconds - JAKARTA):
        yield from (str(moment), str(moment * 1000)) if abs(moment) >= 10**7 else ()


def _without_zeros(day: date, months: tuple[str, ...]) -> Iterator[str]:
    if day.day > 9 and day.month > 9:
        return
    texts = [joint.join((str(day.day), str(day.month), str(day.year))) for joint in "-/."]
    if day.day < 10:
        texts += [f"{day.day} {month} {day.year}" for month in months]
    yield from (before + text for text in texts for before in BEFORE)
