"""How is a commented plan written for an agreement, an application and a framework?"""

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from conformance.init.agreements import shipped
from conformance.init.preset import Preset, field_of
from conformance.plan.schema import NAME as SCHEMA_NAME

BEGINS_WITH = ("CALL_VERIFY_BY_ELEMEN", "CALL_NIK", "portal")
"""Methods that a plan begins with, the first that the agreement grants."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to stand in the plan."""

    agreement: str
    """A shipped name, or the path of a file."""
    methods: tuple[str, ...]
    """What the agreement grants."""
    nama: str
    elemen: tuple[str, ...]
    granted: tuple[str, ...]
    """The elements that the agreement grants."""
    preset: Preset
    kind: str


def write_plan(wish: Wish, lang: str) -> str:
    """Return the text of the plan, with comments in `lang`, `id` or `en`."""
    environment = Environment(  # the text is TOML, not HTML
        autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["q"] = quoted
    template = environment.from_string((files(__package__) / "gladi.toml.j2").read_text(encoding="utf-8"))
    return template.render(
        t=lambda indonesian, english: english if lang == "en" else indonesian,
        schema=SCHEMA_NAME,
        agreement=wish.agreement,
        nama=wish.nama,
        elemen=list(wish.elemen),
        granted=wish.granted,
        shipped=shipped(),
        placeholders=[f"{{{name}}}" for name in wish.elemen],
        instructed=", ".join(f"{name} {{{name}}}" for name in wish.elemen),
        preset=wish.preset,
        kind=wish.kind,
        method=next((method for method in BEGINS_WITH if method in wish.methods), BEGINS_WITH[0]),
        field_of=field_of,
    )


def quoted(value: Any) -> str:
    """Return a text or a list of texts as TOML writes it."""
    if isinstance(value, list):
        return f"[{', '.join(quoted(item) for item in value)}]"
    return json.dumps(re.sub(r"[\x00-\x1f\x7f]", " ", str(value)), ensure_ascii=False)
