"""Which agreements are shipped, and is this agreement (a file, or the object of an API call) a valid one?

An agreement is a flat table (see `Pks` for what each key means). All that is wrong with one is said at once in an
`AgreementError`: where, which key, and what to do.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from simulator.domain.pks import KEY_OF_METHOD, Pks
from simulator.poc.agreement_error import AgreementError, Fault, MissingAgreement, UnknownAgreement, choose
from simulator.poc.agreement_hints import UNLIMITED
from simulator.poc.agreement_reader import Reader
from simulator.poc.agreement_rules import find_faults

TABLES = ("balikan", "laporan", "pembaca")
"""Tables of which an extension replaces single keys."""
DAYS_OF: Mapping[str, tuple[str, ...]] = {
    "pks_from": ("signed", "iso_due", "renewal_latest"),
    "pks_until": ("renewal_latest",),
}
"""Days that say nothing any longer where an extension moves the day that they were reckoned from."""
_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+)")
"""Where tomllib says that a fault is, unless it is at the end of the file."""


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
    """Return the agreement in the TOML file at `path`; raise `MissingAgreement` or `AgreementError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"berkas tidak dapat dibaca: {error.strerror} / the file cannot be read"
        raise MissingAgreement(
            str(path), Fault("", message, "periksa jalur dan izin / check its path and rights")
        ) from error
    except UnicodeDecodeError as error:
        message = f"bukan teks UTF-8: {error.reason} / not a text in UTF-8"
        raise AgreementError(str(path), Fault("", message, "simpan sebagai UTF-8 / save it as UTF-8")) from error
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
        raise AgreementError(where, Fault("agreement", message, choose(list_agreements())))
    if "extends" not in value:
        return parse_agreement(value, where)
    base = value["extends"]
    if not isinstance(base, str):
        raise AgreementError(where, Fault("extends", "bukan nama / not a name", choose(list_agreements())))
    overrides = {key: item for key, item in value.items() if key != "extends"}
    data = extend_agreement(load_agreement_data(base), overrides)
    return parse_agreement(data, f"{where} (extends {base})")


def extend_agreement(base_data: Mapping[str, object], overrides: Mapping[str, object]) -> dict[str, object]:
    """Return `base_data` with the keys of `overrides` in their place, as an addendum would change it.

    The keys of `TABLES` are replaced one by one. What is not named follows what is: `keys` follow `methods`, the
    applications lose what left the grant, what was reckoned from a moved term falls away. A changed
    agreement is marked `sim`. `base_data` is that of a valid agreement; the result is yet to be parsed.
    """
    if not overrides:
        return dict(base_data)
    changed = f"SIM: diubah / changed: {', '.join(sorted(overrides))}."
    data = {**base_data, "sim": True, "note": f"{base_data.get('note', '')} {changed}".strip(), **overrides}
    for table in TABLES:
        own, changes = base_data.get(table), overrides.get(table)
        if isinstance(own, Mapping) and isinstance(changes, Mapping):
            data[table] = {**own, **changes}
    if "keys" not in overrides:
        data["keys"] = _follow_methods(data.get("keys"), data.get("methods"))
    if "aplikasi" not in overrides:
        data["aplikasi"] = _narrow_aplikasi(data)
    for key, days in DAYS_OF.items():
        for day in days:
            if key in overrides and day not in overrides:
                data.pop(day, None)
    return data


def parse_agreement(data: Mapping[str, object], where: str) -> Pks:
    """Return the agreement that `data` (TOML or JSON values) spells, or raise `AgreementError` with all its faults."""
    values = dict(data)
    for key in ("kuota", "kuota_after_poc"):
        if values.get(key) == UNLIMITED:
            values[key] = None
    reader = Reader(Pks)
    pks: Pks = reader.table(Pks, values)
    faults = (*reader.faults, *find_faults(pks, reader.unread))
    if faults:
        raise AgreementError(where, *faults)
    return pks


def _read_toml(text: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        place = f"baris {found['line']}, kolom {found['column']}" if found else "akhir berkas"
        message = f"bukan TOML yang sah ({place}) / not valid TOML: {error}"
        hint = (
            "perbaiki baris itu: teks diapit tanda kutip, tanggal seperti 2026-01-31, setiap tabel dan kunci satu kali"
            " / fix that line: texts in quotes, dates such as 2026-01-31, each table and key once"
        )
        raise AgreementError(where, Fault("", message, hint)) from error
    except RecursionError as error:
        message = "daftar atau tabel bersarang terlalu dalam / lists or tables within each other, too deep"
        raise AgreementError(where, Fault("", message, "ratakan / make it flat")) from error


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
