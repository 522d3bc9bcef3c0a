"""How does `gladi user` read form and letter: from a TOML file, from options, or from both?"""

import argparse
from pathlib import Path

from conformance.commands.messages import pick
from conformance.files.form_file import Form, as_request, read_form_file

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


def read_form(args: argparse.Namespace) -> Form:
    """Return the body of a request: what the file says, and what options say in its place; raise `RemediedFault`."""
    found: Form = read_form_file(Path(args.form)) if args.form else {"form": {}, "surat": {}}
    return as_request(
        {"form": found["form"] | _given(args, FIELDS, ""), "surat": found["surat"] | _given(args, SURAT, "surat_")}
    )


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
