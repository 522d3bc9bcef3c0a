"""On which day is a resident born, counted in the blocks that the scheme works with?

A century of birth days, 1925-01-01 to 2024-12-31, is cut into 1461 blocks of 25 days. The reference date is the day
after the last block.
"""

from datetime import date, timedelta
from functools import cache

from simulator.population.official import REFERENCE_DATE

BLOCK_DAYS = 25
BLOCKS = 1461
DAYS = BLOCKS * BLOCK_DAYS
FIRST_DAY = REFERENCE_DATE - timedelta(days=DAYS)
BLOCKS_PER_YEAR = 14.61

_CENTURY = REFERENCE_DATE.year % 100
_FIRST_ORDINAL = FIRST_DAY.toordinal()


def blocks(years: float) -> int:
    """The number of blocks nearest to a span of years."""
    return round(years * BLOCKS_PER_YEAR)


def day_to_date(day: int) -> date:
    """The date of a day counted from `FIRST_DAY`."""
    return date.fromordinal(_FIRST_ORDINAL + day)


def digits_to_day(day: int, month: int, year: int) -> int:
    """The day counted from `FIRST_DAY` that date digits mean: in the hundred years before the reference date.

    Raises `ValueError` for an impossible date.
    """
    full_year = year + (2000 if year < _CENTURY else 1900)
    return date(full_year, month, day).toordinal() - _FIRST_ORDINAL


@cache
def iso_day(day: int) -> str:
    """The day counted from `FIRST_DAY` as YYYY-MM-DD."""
    return day_to_date(day).isoformat()


@cache
def digits_of_day(day: int) -> str:
    """The day counted from `FIRST_DAY` as DDMMYY."""
    return f"{day_to_date(day):%d%m%y}"


@cache
def month_starts() -> dict[str, int]:
    """The day before each month of the century, by the digits MMYY."""
    return {f"{month:02}{year:02}": digits_to_day(1, month, year) - 1 for year in range(100) for month in range(1, 13)}


def date_to_day(born: date) -> int:
    """The day counted from `FIRST_DAY`; negative or beyond `DAYS` outside the century."""
    return born.toordinal() - _FIRST_ORDINAL


def age_in_years(day: int) -> int:
    """Completed years on the reference date of a person born on this day; exact, because that is a 1 January."""
    return (DAYS - day) * 4 // 1461
