"""How are the `{placeholders}` of a plan filled in?"""

import re
from collections.abc import Mapping
from typing import Any

from conformance.bilingual import Words
from conformance.fault import Fault

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_.-]*)\}")


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
                f"{{{name}}} {found.expand(reason.indonesian)}; yang ada: {names}",
                f"{{{name}}} {found.expand(reason.english)}; there are: {names}",
            )
        )
        self.name = name


def fill_in(value: Any, values: Mapping[str, str]) -> Any:
    """Return `value` (text, list or table) with every placeholder replaced; raise `UnknownPlaceholder`."""
    match value:
        case str():
            return _PLACEHOLDER.sub(lambda found: _look_up(found[1], values), value)
        case list():
            return [fill_in(item, values) for item in value]
        case dict():
            return {key: fill_in(item, values) for key, item in value.items()}
        case _:
            return value


def _look_up(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise UnknownPlaceholder(name, sorted(f"{{{known}}}" for known in values))
    return values[name]


def session_values(session: Mapping[str, Any]) -> dict[str, str]:
    """Return the placeholders that a session (as the control API shows it) fills in; a null endpoint has none."""
    values = {name: str(text) for name, text in session["credentials"].items()}
    values["lembaga"] = session["lembaga"]
    values |= {f"endpoint.{name}": str(url) for name, url in session["endpoints"].items() if url}
    values |= {f"balikan.{name}": str(text) for name, text in session["balikan"].items()}
    return values
