"""How is a form for a user id read from a file: a TOML file with its fields, and its letter as `[surat]`?"""

from datetime import date
from pathlib import Path
from typing import Any

from conformance.bilingual import Words, reason_of
from conformance.fault import RemediedFault, refuse
from conformance.plan.toml_text import TomlFault, read_toml

Form = dict[str, Any]
"""`form`, by field, and `surat`, as the control API takes them."""


def read_form_file(path: Path, shown: str = "") -> Form:
    """Return what the file says, its days as texts; raise `RemediedFault`, which names it as `shown`."""
    name = shown or str(path)
    found = _read(path, name)
    surat = found.pop("surat", {})
    if not isinstance(surat, dict):
        refuse(
            Words(f"{name}: surat bukan tabel", f"{name}: surat is no table"),
            Words("tulis [surat] dengan nomor dan tanggal", "write [surat] with nomor and tanggal"),
        )
    return {"form": _texts(found), "surat": _texts(surat)}


def as_request(form: Form) -> Form:
    """Return the body of a request; a letter without a number or a day has none."""
    surat = {name: value or None for name, value in form["surat"].items() if value or name != "nomor"}
    return {"form": form["form"], "surat": surat}


def _texts(found: dict[str, Any]) -> dict[str, Any]:
    """Return days as the control API takes them; everything else as it is, so that it says what is wrong with it."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def _read(path: Path, name: str) -> dict[str, Any]:
    try:
        return read_toml(path.read_bytes())
    except (OSError, ValueError) as error:
        reason = error.words if isinstance(error, TomlFault) else reason_of(error)
        remedy = error.remedy if isinstance(error, TomlFault) else _ANOTHER
        raise RemediedFault(Words(f"{name}: {reason.indonesian}", f"{name}: {reason.english}"), remedy) from error


_ANOTHER = Words("tulis dengan: gladi user form > formulir.toml", "write one: gladi user form > formulir.toml")
