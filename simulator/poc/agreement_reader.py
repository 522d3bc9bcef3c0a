"""How do TOML or JSON values become the dataclass that its types describe, with every fault told at once?"""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import EnumType
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec

from simulator.poc.agreement_error import Fault, choose
from simulator.poc.agreement_hints import HINTS, REFUSED

MAX_TEXT = 5_000
"""Characters of one text, at most: a report repeats a sentence wherever it is cited (SIM)."""


class Reader:
    """Reads one agreement; `faults` grows with everything that cannot be used, in whose place stands None."""

    def __init__(self, outermost: Any) -> None:
        self.faults: list[Fault] = []
        self._outermost = frozenset(field.name for field in fields(outermost))

    @property
    def unread(self) -> frozenset[str]:
        """The keys of the outermost table in which something could not be read."""
        return frozenset(re.split(r"[.\[]", fault.field, maxsplit=1)[0] for fault in self.faults)

    def table(self, kind: Any, data: Mapping[str, object], prefix: str = "") -> Any:
        """Build the dataclass `kind` from `data`, key by key, so that a fault can name the key."""
        known = {field.name: field for field in fields(kind)}
        for key in data:
            if key not in known:
                self._refuse_key(str(key), known, prefix)
        values: dict[str, Any] = {}
        for key, field in known.items():
            if key in data:
                values[key] = self._value(field.type, data[key], f"{prefix}{key}")
            elif is_required(field):
                self._add(f"{prefix}{key}", "kunci tidak ada / missing key", _hint(f"{prefix}{key}", field.type))
                values[key] = None
        return kind(**values)

    def _refuse_key(self, key: str, known: Mapping[str, object], prefix: str) -> None:
        near = get_close_matches(key, known, 1)
        hint = f"maksudnya {near[0]}? / did you mean {near[0]}?" if near else "hapus / remove it"
        if prefix and key in self._outermost:
            # In TOML whatever stands behind the head of a table belongs to that table.
            hint = f"pindahkan ke atas, sebelum [{prefix[:-1]}] / move it above, before [{prefix[:-1]}]"
        message, hint = REFUSED.get(key, ("kunci tidak dikenal / unknown key", hint))
        self._add(f"{prefix}{_quoted(key)}", message, hint)

    def _value(self, kind: Any, value: object, field: str) -> Any:
        """Convert one value to its declared type, or say which part of it is wrong."""
        kinds = [each for each in get_args(kind) if each is not NoneType] if NoneType in get_args(kind) else [kind]
        if len(kinds) == 1 and value is not None:
            kind = kinds[0]
        if is_dataclass(kind) and isinstance(value, Mapping):
            return self.table(kind, value, f"{field}.")
        if get_origin(kind) is tuple and isinstance(value, list | tuple):
            item = get_args(kind)[0]
            return tuple(self._value(item, each, f"{field}[{n}]") for n, each in enumerate(value))
        if get_origin(kind) is Mapping and isinstance(value, Mapping):
            item = get_args(kind)[1]
            for key in value:
                self._refuse_unprintable(str(key), f"{field}.{_quoted(str(key))}")
            return {str(key): self._value(item, each, f"{field}.{_quoted(str(key))}") for key, each in value.items()}
        try:
            converted = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            self._add(field, *_cannot_be_used(value, _hint(field, kind)))
            return None
        if isinstance(value, str):
            self._refuse_unprintable(value, field)
            if len(value) > MAX_TEXT:
                message = f"{len(value)} karakter, lebih dari {MAX_TEXT} / more than {MAX_TEXT} characters"
                self._add(field, message, "kutip kalimatnya saja / quote the sentence alone")
        return converted

    def _refuse_unprintable(self, text: str, field: str) -> None:
        """What is printed in terminals and reports holds no escape sequence and does not turn the writing around."""
        found = _UNPRINTABLE.search(text)
        if found:
            code = f"U+{ord(found[0]):04X}"
            message = f"memuat karakter kendali {code} / holds the control character {code}"
            self._add(field, message, "hapus karakter itu / remove that character")

    def _add(self, field: str, message: str, hint: str) -> None:
        self.faults.append(Fault(field, message, hint))


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no text of an agreement holds; blanks, tabs and new lines it may."""


def _cannot_be_used(value: object, hint: str) -> tuple[str, str]:
    """Return what is said of a value of the wrong kind, and the remedy."""
    if isinstance(value, Mapping):
        # `II.F.1 = "..."` without quotes is, in TOML, a table F within a table II.
        dotted = 'kunci bertitik diapit tanda kutip, misalnya "II.F.1" / a key with dots stands in quotes'
        return "berisi tabel, bukan nilai / it is a table, not a value", f"{hint}; {dotted}"
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return "berisi daftar tabel, [[...]] / it is a list of tables, [[...]]", hint
    shown = value.isoformat() if isinstance(value, date) else reprlib.repr(value)
    return f"nilai {shown} tidak dapat dipakai / the value {shown} cannot be used", hint


def is_required(field: Field[Any]) -> bool:
    """Whether an agreement must have this key."""
    return field.default is MISSING and field.default_factory is MISSING


def _quoted(key: str) -> str:
    """Return a key as TOML writes it, escapes included."""
    escaped = _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04X}", key)
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{escaped}"'


def _hint(field: str, kind: Any) -> str:
    """Say what `field` takes."""
    name = re.sub(r"\[\d+\]", "", field).rpartition(".")[2]
    if name in HINTS:
        return HINTS[name]
    if is_dataclass(kind):
        return HINTS["norma"] if field.startswith("norma.") else f"tabel [{field}] / a table [{field}]"
    if get_origin(kind) is tuple:
        return f"daftar / a list: {_hint(field, get_args(kind)[0])}"
    if isinstance(kind, EnumType):
        return choose(str(member.value) for member in kind)  # type: ignore[var-annotated]
    return {bool: "true / false", int: "bilangan bulat / a whole number"}.get(kind, "teks / a text")
