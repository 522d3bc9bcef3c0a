"""How does `gladi user` read form and letter: from a TOML file, from options, or from both?"""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from conformance.bilingual import Words, reason_of
from conformance.commands.messages import pick
from conformance.fault import RemediedFault, refuse
from conformance.plan.toml_text import TomlFault, read_toml

FIELDS: dict[str, tuple[str, str]] = {
    "nik": ("Nomor Induk Kependudukan, rekaan", "NIK, an invented one"),
    "nama": ("Nama Lengkap", "full name"),
    "nomor_pegawai": ("Nomor Identitas Kepegawaian (NIP)", "employee number (NIP)"),
    "status_kepegawaian": ("Status Kepegawaian, misalnya PNS", "employment status, e.g. PNS"),
    "jabatan": ("Jabatan", "position"),
    "kode_wilayah": ("Kode Wilayah Kantor, misalnya 33.03", "region code of the office, e.g. 33.03"),
    "kantor": ("Nama dan Alamat Kantor, dipisah koma", "name and address of the office, with a comma between"),
    "user_id_lokal": ("User ID Lokal (Karanganyar)", "local user id (Karanganyar)"),
}
"""Key of a field of the form -> what it is, in both languages."""
SURAT: dict[str, tuple[str, str]] = {
    "nomor": ("nomor surat permohonan", "number of the letter"),
    "tanggal": ("tanggal surat, YYYY-MM-DD", "its date, YYYY-MM-DD"),
}
"""Key of the letter -> what it is."""


def add_form_options(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the form as a file, and each of its fields."""
    file = pick(
        lang, "formulir sebagai TOML; pilihan di bawah mengubah isinya", "the form as TOML; options below change it"
    )
    parser.add_argument("--form", metavar="FILE", help=f"{file} (gladi user form)")
    for name, words in FIELDS.items():
        parser.add_argument(_option(name), metavar="T", help=pick(lang, *words))
    for name, words in SURAT.items():
        parser.add_argument(_option(f"surat_{name}"), metavar="T", help=pick(lang, *words))


def read_form(args: argparse.Namespace) -> dict[str, Any]:
    """Return the body of a request: what the file says, and what options say in its place; raise `RemediedFault`."""
    found = _read(args.form) if args.form else {}
    surat = found.pop("surat", {})
    if not isinstance(surat, dict):
        refuse(
            Words(f"{args.form}: surat bukan tabel", f"{args.form}: surat is no table"),
            Words("tulis [surat] dengan nomor dan tanggal", "write [surat] with nomor and tanggal"),
        )
    form = {name: _text(value) for name, value in found.items()} | _given(args, FIELDS, "")
    letter = {name: _text(value) for name, value in surat.items()} | _given(args, SURAT, "surat_")
    return {"form": form, "surat": {name: value or None for name, value in letter.items() if value or name != "nomor"}}


def template(lang: str) -> str:
    """Return a form to be filled in."""
    head = pick(
        lang,
        "# Formulir permohonan User ID (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.f). Data rekaan, bukan orang sungguhan.",
        "# Form for a user id (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.f). Invented data, of no real person.",
    )
    lines = [f'{name} = ""  # {pick(lang, *words)}' for name, words in FIELDS.items()]
    letter = [f'{name} = ""  # {pick(lang, *words)}' for name, words in SURAT.items()]
    return "\n".join([head, *lines, "", "[surat]", *letter])


def _given(args: argparse.Namespace, names: dict[str, tuple[str, str]], prefix: str) -> dict[str, str]:
    options = {name: getattr(args, f"{prefix}{name}") for name in names}
    return {name: value for name, value in options.items() if value is not None}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _text(value: object) -> object:
    """Return a day as the control API takes it; everything else as it is, so that it says what is wrong with it."""
    return value.isoformat() if isinstance(value, date) else value


def _read(path: str) -> dict[str, Any]:
    try:
        return read_toml(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        reason = error.words if isinstance(error, TomlFault) else reason_of(error)
        remedy = error.remedy if isinstance(error, TomlFault) else _ANOTHER
        raise RemediedFault(Words(f"{path}: {reason.indonesian}", f"{path}: {reason.english}"), remedy) from error


_ANOTHER = Words("tulis dengan: gladi user form > formulir.toml", "write one: gladi user form > formulir.toml")
