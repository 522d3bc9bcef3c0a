"""How does a form want a date: `DD/MM/YYYY`, `D MMMM YYYY` and the like? Pure."""

import re

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PART = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|DD|D")
_FORM = re.compile(rf"(?:(?:{_PART.pattern})(?:[-/., ]+|$|(?=[DMY])))+")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT = {"Agustus": "Agt"}
"""Months whose usual abbreviation is not their first three letters."""


def is_form(form: str) -> bool:
    """Whether `form` is one in which a date can be written: D, DD, M, MM, MMM, MMMM, YY, YYYY and what lies between."""
    return len(form) <= 40 and _FORM.fullmatch(form) is not None


def write_date(iso: str, form: str) -> str:
    """Return the day `iso` (YYYY-MM-DD) in `form`; what is no such day, as a slip of the pen, stays as it is.

    MMM and MMMM are names of months in Indonesian.
    """
    found = _ISO.fullmatch(iso)
    if found is None or not 1 <= int(found[2]) <= len(MONTHS):
        return iso
    year, month, day = found.groups()
    name = MONTHS[int(month) - 1]
    parts = {
        "YYYY": year, "YY": year[2:], "MM": month, "M": str(int(month)), "DD": day, "D": str(int(day)),
        "MMMM": name, "MMM": SHORT.get(name, name[:3]),
    }  # fmt: skip
    return _PART.sub(lambda part: parts[part[0]], form)
