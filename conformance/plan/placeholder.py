"""How are the `{placeholders}` of a plan filled in, and a literal brace (`{{`) written?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.plan.dates import is_form, write_date

_TOKEN = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*\.[DMY][DMY/., -]*|[A-Za-z_][A-Za-z0-9_.-]*)\}")
_OPENED, _CLOSED = "{{", "}}"


_REASONS: tuple[tuple[str, Words], ...] = (
    (
        r"endpoint\.(.+)",
        Words(
            r"kosong: perjanjian ini tidak memberi \1, atau simulator belum melayaninya",
            r"is empty: this agreement does not grant \1, or the simulator does not serve it yet",
        ),
    ),
    (r"smtp(\..+)?", Words('perlu [notifikasi] kind = "smtp"', 'needs [notifikasi] kind = "smtp"')),
    (r"notifikasi", Words('perlu [notifikasi] kind = "http"', 'needs [notifikasi] kind = "http"')),
    (r"port\.(.+)", Words(r"perlu [aplikasi.proses.\1]", r"needs [aplikasi.proses.\1]")),
    (r"(.+)\.kode", Words(r"perlu [subject.kode.\1]", r"needs [subject.kode.\1]")),
    (r".+", Words("tidak dikenal", "is unknown")),
)
"""Why a placeholder has no value; the first pattern that fits its name."""


class UnknownPlaceholder(Fault):
    """A placeholder that nothing fills in here; the words say why, and name those that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        found, reason = next((m, words) for pattern, words in _REASONS if (m := re.fullmatch(pattern, name)))
        names = ", ".join(known)
        super().__init__(
            Words(
                f"{{{name}}} {found.expand(reason.indonesian)}; yang ada: {names}; kurung kurawal biasa ditulis {{{{",
                f"{{{name}}} {found.expand(reason.english)}; there are: {names}; a literal brace is written {{{{",
            )
        )
        self.name = name


def fill_in(value: Any, values: Mapping[str, str]) -> Any:
    """Return `value` (text, list or table) with every placeholder replaced; raise `UnknownPlaceholder`.

    `{{` becomes `{`, and the `}}` that belongs to it `}`; any other `}}` stays, as at the end of a JSON text. A date
    may be asked for in another form: `{TGL_LHR.DD/MM/YYYY}`.
    """
    match value:
        case str():
            return _fill_text(value, values)
        case list():
            return [fill_in(item, values) for item in value]
        case dict():
            return {key: fill_in(item, values) for key, item in value.items()}
        case _:
            return value


def placeholders_in(text: str) -> Iterator[str]:
    """Yield the names of the placeholders in `text`, in order."""
    return (found[1] for found in _TOKEN.finditer(text) if found[1])


def _fill_text(text: str, values: Mapping[str, str]) -> str:
    opened = 0

    def put(found: re.Match[str]) -> str:
        nonlocal opened
        if found[0] == _OPENED:
            opened += 1
            return "{"
        if found[0] == _CLOSED:
            opened, is_ours = max(0, opened - 1), opened > 0
            return "}" if is_ours else _CLOSED
        return _look_up(found[1], values)

    return _TOKEN.sub(put, text)


def _look_up(name: str, values: Mapping[str, str]) -> str:
    if name in values:
        return values[name]
    element, _, form = name.partition(".")
    if f"{element}.iso" in values and is_form(form):
        return write_date(values[f"{element}.iso"], form)
    raise UnknownPlaceholder(name, sorted(f"{{{known}}}" for known in values))


def session_values(session: Mapping[str, Any]) -> dict[str, str]:
    """Return the placeholders that a session (as the control API shows it) fills in; a null endpoint has none."""
    values = {name: str(text) for name, text in session["credentials"].items()}
    values["lembaga"] = session["lembaga"]
    values |= {f"endpoint.{name}": str(url) for name, url in session["endpoints"].items() if url}
    values |= {f"balikan.{name}": str(text) for name, text in session["balikan"].items()}
    return values
