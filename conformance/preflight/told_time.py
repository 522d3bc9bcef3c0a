"""What time does a text say?"""

from collections.abc import Callable
from datetime import UTC, datetime

_FORMATS = tuple(
    f"{day} {time}"
    for day in ("%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y")
    for time in ("%H:%M:%S", "%H:%M", "%H.%M")
)


def read_time(text: str) -> datetime | None:
    """Return the time that `text` says, with offset where it has one; None where it says none.

    ISO 8601, seconds since 1970, or day first: 24-11-2026 09:00[:00].
    """
    text = text.strip().removesuffix("WIB").strip()
    if text.isdigit() and 9 <= len(text) <= 10:
        return datetime.fromtimestamp(int(text), UTC)
    for read in (datetime.fromisoformat, *(_with(form) for form in _FORMATS)):
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _with(form: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, form)  # noqa: DTZ007 - without an offset it is a local time
