"""How does a table leave as a file for a spreadsheet, safe to open?"""

import csv
import io
from collections.abc import Iterable, Sequence

CSV = "text/csv; charset=utf-8"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def write_csv_rows(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Return `rows` as RFC 4180 with commas, a byte order mark, every value quoted and safe to open."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([neutralise(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def neutralise(value: str | int | None) -> str:
    """Return `value` as text that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
