"""How are the `{placeholders}` of a plan filled in?"""

import re
from collections.abc import Mapping
from typing import Any

from conformance.bilingual import Fault, Words

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_.-]*)\}")


class UnknownPlaceholder(Fault):
    """A placeholder that nothing fills in here; the words name those that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        names = ", ".join(known)
        super().__init__(
            Words(f"{{{name}}} tidak dikenal; yang ada: {names}", f"{{{name}}} is unknown; there are: {names}")
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
    """Return the placeholders that a session (as the control API shows it) fills in; a null endpoint is empty."""
    values = {name: str(text) for name, text in session["credentials"].items()}
    values["lembaga"] = session["lembaga"]
    values |= {f"endpoint.{name}": str(url or "") for name, url in session["endpoints"].items()}
    values |= {f"balikan.{name}": str(text) for name, text in session["balikan"].items()}
    return values
