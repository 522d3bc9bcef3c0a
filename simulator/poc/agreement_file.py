"""Which agreements are shipped, and is this agreement (a file, or the object of an API call) a valid one?

An agreement is a flat table (see `Pks` for what each key means). Whatever is wrong with one is said in an
`AgreementError` that names where, which key, and what to do.
"""

import re
import reprlib
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from enum import EnumType
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

from simulator.domain.pks import KEY_OF_METHOD, Pks
from simulator.poc.agreement_rules import HINTS, UNLIMITED, find_faults


class AgreementError(ValueError):
    """An agreement that cannot be used; `message` and `hint` are Indonesian with English after " / "."""

    def __init__(self, where: str, field: str, message: str, hint: str) -> None:
        super().__init__(f"{where}: {f'{field}: ' if field else ''}{message} ({hint})")
        self.where = where
        """The file or API call that holds the agreement."""
        self.field = field
        """The key, e.g. `balikan.methods`; empty when the whole is at fault."""
        self.message = message
        self.hint = hint
        """The remedy."""


class UnknownAgreement(AgreementError):
    """No agreement of this name is shipped; `known` lists those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        message = f"perjanjian `{name}` tidak dikenal / unknown agreement `{name}`"
        super().__init__("fixtures/agreements", "agreement", message, f"pilih / choose: {', '.join(known)}")
        self.known = known


def list_agreements() -> tuple[str, ...]:
    """Return the names of the agreements shipped, sorted."""
    names = (entry.name for entry in files("fixtures.agreements").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load_agreement(name: str) -> Pks:
    """Return the shipped agreement `name`; raise `UnknownAgreement` or `AgreementError`."""
    return parse_agreement(load_agreement_data(name), f"{name}.toml")


def load_agreement_data(name: str) -> dict[str, object]:
    """Return the shipped file `name` as it stands, before validation: the base of `extend_agreement`."""
    if name not in list_agreements():
        raise UnknownAgreement(name, list_agreements())
    text = files("fixtures.agreements").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return _read_toml(text, f"{name}.toml")


def read_agreement(path: Path) -> Pks:
    """Return the agreement in the TOML file at `path`; raise `AgreementError` where it cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"berkas tidak dapat dibaca: {error} / the file cannot be read"
        hint = "periksa jalur dan izin / check its path and rights"
        raise AgreementError(str(path), "", message, hint) from error
    return parse_agreement(_read_toml(text, str(path)), str(path))


def find_agreement(name: str) -> Pks:
    """Return what a command line names: the agreement in a file ending in `.toml`, else the shipped one."""
    return read_agreement(Path(name)) if name.endswith(".toml") else load_agreement(name)


def resolve_agreement(value: object, where: str = "agreement") -> Pks:
    """Return the agreement that an API call asks for: a shipped name, a whole object, or an extension."""
    if isinstance(value, str):
        return load_agreement(value)
    if not isinstance(value, Mapping):
        message = "bukan nama dan bukan objek / neither a name nor an object"
        raise AgreementError(where, "agreement", message, f"pilih / choose: {', '.join(list_agreements())}")
    if "extends" not in value:
        return parse_agreement(value, where)
    base = value["extends"]
    if not isinstance(base, str):
        hint = f"pilih / choose: {', '.join(list_agreements())}"
        raise AgreementError(where, "extends", "bukan nama / not a name", hint)
    overrides = {key: item for key, item in value.items() if key != "extends"}
    data = extend_agreement(load_agreement_data(base), overrides)
    return parse_agreement(data, f"{where} (extends {base})")


def extend_agreement(base_data: Mapping[str, object], overrides: Mapping[str, object]) -> dict[str, object]:
    """Return `base_data` with the keys of `overrides` in their place, as an addendum would change it.

    The keys of the table `balikan` are replaced one by one. What is not named follows what is: `keys` follow
    `methods`, and the applications lose what left the grant. A changed agreement is marked `sim`. `base_data`
    is that of a valid agreement; the result is yet to be parsed.
    """
    if not overrides:
        return dict(base_data)
    changed = f"SIM: diubah / changed: {', '.join(sorted(overrides))}."
    data = {**base_data, "sim": True, "note": f"{base_data.get('note', '')} {changed}".strip(), **overrides}
    own, changes = base_data.get("balikan"), overrides.get("balikan")
    if isinstance(own, Mapping) and isinstance(changes, Mapping):
        data["balikan"] = {**own, **changes}
    if "keys" not in overrides:
        data["keys"] = _follow_methods(data.get("keys"), data.get("methods"))
    if "aplikasi" not in overrides:
        data["aplikasi"] = _narrow_aplikasi(data)
    return data


def parse_agreement(data: Mapping[str, object], where: str) -> Pks:
    """Return the agreement that `data` (TOML or JSON values) spells, or raise `AgreementError`."""
    values = dict(data)
    for key in ("kuota", "kuota_after_poc"):
        if values.get(key) == UNLIMITED:
            values[key] = None
    pks: Pks = _read_table(Pks, values, where, "")
    for fault in find_faults(pks):
        raise AgreementError(where, *fault)
    return pks


def _read_toml(text: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"bukan TOML yang sah: {error} / not valid TOML"
        raise AgreementError(where, "", message, "perbaiki baris itu / mend that line") from error


def _read_table(kind: Any, data: Mapping[str, object], where: str, prefix: str) -> Any:
    """Build the dataclass `kind` from `data`, key by key, so that an error can name the key."""
    known = {field.name: field for field in fields(kind)}
    for key in data:
        if key not in known:
            near = get_close_matches(str(key), known, 1)
            hint = f"maksudnya {near[0]}? / did you mean {near[0]}?" if near else "hapus / remove it"
            raise AgreementError(where, f"{prefix}{key}", "kunci tidak dikenal / unknown key", hint)
    for key, field in known.items():
        if key not in data and field.default is MISSING and field.default_factory is MISSING:
            hint = _hint(f"{prefix}{key}", field.type)
            raise AgreementError(where, f"{prefix}{key}", "kunci tidak ada / missing key", hint)
    values = {key: _read_value(known[key].type, item, where, f"{prefix}{key}") for key, item in data.items()}
    return kind(**values)


def _read_value(kind: Any, value: object, where: str, field: str) -> Any:
    """Convert one value to its declared type, or say which part of it is wrong."""
    if is_dataclass(kind) and isinstance(value, Mapping):
        return _read_table(kind, value, where, f"{field}.")
    if get_origin(kind) is tuple and isinstance(value, list | tuple):
        item_kind = get_args(kind)[0]
        return tuple(_read_value(item_kind, item, where, f"{field}[{n}]") for n, item in enumerate(value))
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        shown = reprlib.repr(value)
        message = f"nilai {shown} tidak dapat dipakai / the value {shown} cannot be used"
        raise AgreementError(where, field, message, _hint(field, kind)) from None


def _hint(field: str, kind: Any) -> str:
    """Say what `field` takes."""
    name = re.sub(r"\[\d+\]", "", field).rpartition(".")[2]
    if name in HINTS:
        return HINTS[name]
    if get_origin(kind) is tuple:
        inner = _hint(field, get_args(kind)[0])
        return f"daftar / a list: {inner}"
    if isinstance(kind, EnumType):
        return f"pilih / choose: {', '.join(str(member.value) for member in kind)}"  # type: ignore[var-annotated]
    return "true / false" if kind is bool else "teks / a text"


def _items(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _follow_methods(keys: object, methods: object) -> object:
    """Return `keys` and, behind them, those that the `methods` need; malformed values stay for the parser."""
    needed = [KEY_OF_METHOD[method].value for method in KEY_OF_METHOD if method in _items(methods)]
    return [*_items(keys), *(key for key in dict.fromkeys(needed) if key not in _items(keys))]


def _narrow_aplikasi(data: Mapping[str, object]) -> list[object]:
    """Return the applications of `data` within its grant; those that can no longer ask anything fall away."""
    elemen, methods = _items(data.get("elemen")), _items(data.get("methods"))
    narrowed: list[object] = []
    for aplikasi in _items(data.get("aplikasi")):
        own_elemen = [name for name in _items(aplikasi["elemen"]) if name in elemen]
        own_methods = [method for method in _items(aplikasi["methods"]) if method in methods]
        if own_elemen and own_methods:
            narrowed.append({**aplikasi, "elemen": own_elemen, "methods": own_methods})
    return narrowed
