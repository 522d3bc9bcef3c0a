"""How are moments, durations and numbers written for an Indonesian or an English reader? Pure."""

from datetime import datetime, timedelta

MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Hours ahead of UTC -> Indonesian zone."""


def moment(text: str, lang: str = "id") -> str:
    """Return `22 November 2025 pukul 14.05 WIB` for an ISO 8601 moment; other texts stay as they are."""
    at = _parsed(text)
    if at is None:
        return text
    clock = f", {at:%H:%M}" if lang == "en" else f" pukul {at:%H.%M}"
    return f"{at.day} {MONTHS[lang][at.month - 1]} {at.year}{clock}{_zone(at)}"


def brief_moment(text: str, lang: str = "id") -> str:
    """Return `22-11-2025 14.05.03` for an ISO 8601 moment; other texts stay as they are."""
    at = _parsed(text)
    return text if at is None else f"{at:%d-%m-%Y} {at:%H:%M:%S}" if lang == "en" else f"{at:%d-%m-%Y %H.%M.%S}"


def day(text: str, lang: str = "id") -> str:
    """Return `22 November 2025` for an ISO 8601 date; other texts stay as they are."""
    at = _parsed(text)
    return text if at is None else f"{at.day} {MONTHS[lang][at.month - 1]} {at.year}"


def elapsed(started: str, finished: str, lang: str = "id") -> str:
    """Return how long lies between two ISO 8601 moments; empty where they do not say."""
    first, last = _parsed(started), _parsed(finished)
    if first is None or last is None or (first.tzinfo is None) != (last.tzinfo is None) or last < first:
        return ""
    return duration((last - first) / timedelta(milliseconds=1), lang)


def duration(milliseconds: float, lang: str = "id") -> str:
    """Return `128 ms`, `1,3 detik` or `2 menit 5 detik`."""
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    seconds = milliseconds / 1000
    if seconds < 60:
        return f"{seconds:.1f} s" if lang == "en" else f"{seconds:.1f} detik".replace(".", ",")
    minutes, rest = divmod(round(seconds), 60)
    units = ("min", "s") if lang == "en" else ("menit", "detik")
    return f"{number(minutes, lang)} {units[0]} {rest} {units[1]}"


def number(value: int, lang: str = "id") -> str:
    """Return a whole number with points (Indonesian) or commas (English) between thousands."""
    return f"{value:,}" if lang == "en" else f"{value:,}".replace(",", ".")


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _zone(at: datetime) -> str:
    offset = at.utcoffset()
    if offset is None:
        return ""
    hours = offset / timedelta(hours=1)
    return f" {ZONES[int(hours)]}" if hours in ZONES else f" {at:%z}"
