"""How do TOML or JSON values become the dataclass that its types describe, with every fault told at once?"""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from difflib import get_close_matches
from enum import EnumType
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec

from simulator.poc.agreement_error import Fault, choose
from simulator.poc.agreement_hints import HINTS, REFUSED


class Reader:
    """Reads one agreement; `faults` grows with everything that cannot be used, in whose place stands None."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

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
        message, hint = REFUSED.get(f"{prefix}{key}", ("kunci tidak dikenal / unknown key", hint))
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
            return {str(key): self._value(item, each, f"{field}.{_quoted(str(key))}") for key, each in value.items()}
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            shown = reprlib.repr(value)
            self._add(
                field, f"nilai {shown} tidak dapat dipakai / the value {shown} cannot be used", _hint(field, kind)
            )
            return None

    def _add(self, field: str, message: str, hint: str) -> None:
        self.faults.append(Fault(field, message, hint))


def is_required(field: Field[Any]) -> bool:
    """Whether an agreement must have this key."""
    return field.default is MISSING and field.default_factory is MISSING


def _quoted(key: str) -> str:
    """Return a key as TOML writes it."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'


def _hint(field: str, kind: Any) -> str:
    """Say what `field` takes."""
    name = re.sub(r"\[\d+\]", "", field).rpartition(".")[2]
    if name in HINTS:
        return HINTS[name]
    if get_origin(kind) is tuple:
        return f"daftar / a list: {_hint(field, get_args(kind)[0])}"
    if isinstance(kind, EnumType):
        return choose(str(member.value) for member in kind)  # type: ignore[var-annotated]
    return {bool: "true / false", int: "bilangan bulat / a whole number"}.get(kind, "teks / a text")
