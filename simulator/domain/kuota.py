"""How many NIK hits does a day still hold, and when does the next day begin?

The Juknis grants a number of "Hit NIK per hari" (PBG-J II.B.1); the day is the calendar day of WIB (UTC+7): ours (SIM).
"""

from datetime import date, datetime, timedelta, timezone

from simulator.domain.response_code import (
    DATA_GANDA,
    DITEMUKAN,
    MENINGGAL_DUNIA,
    NON_AKTIF,
    TIDAK_DITEMUKAN,
)

WIB = timezone(timedelta(hours=7), "WIB")
"""Waktu Indonesia Barat, without daylight saving: every day, hour and time without offset is meant in it (SIM)."""

UNLIMITED_LIMITER = 999_999
"""What `quotaLimiter` shows where the agreement sets no kuota (SIM)."""

CHARGED: frozenset[str] = frozenset(
    row.code for row in (DITEMUKAN, MENINGGAL_DUNIA, DATA_GANDA, TIDAK_DITEMUKAN, NON_AKTIF)
)
"""The codes that cost a hit by default: those that reached the population. No source settles it: ours (SIM)."""


def in_wib(at: datetime) -> datetime:
    """Return the moment `at` (aware) as the clocks of WIB show it."""
    return at if at.tzinfo is WIB else at.astimezone(WIB)


def kuota_day(at: datetime) -> date:
    """Return the calendar day in WIB that a hit at `at` (aware) counts for."""
    return in_wib(at).date()


def is_exhausted(limit: int | None, spent: int) -> bool:
    """Whether `spent` hits leave nothing of `limit` hits a day; None is without kuota (PBG-J II.B.2)."""
    return limit is not None and spent >= limit


def costs_hit(code: str, charged: frozenset[str], limit: int | None, spent: int) -> bool:
    """Whether an answer with `code` costs a hit; where none is left, nothing is charged: a kuota is never exceeded."""
    return code in charged and not is_exhausted(limit, spent)


def remaining(limit: int | None, spent: int) -> int | None:
    """Return the hits left of `limit`, never below zero; None where there is no kuota."""
    return None if limit is None else max(0, limit - spent)


def limiter(limit: int | None, spent: int) -> int:
    """Return the integer that `quotaLimiter` shows after `spent` hits (wire contract 2.1)."""
    left = remaining(limit, spent)
    return UNLIMITED_LIMITER if left is None else left
