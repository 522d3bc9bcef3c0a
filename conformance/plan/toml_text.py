"""How is a TOML text read, and what is said, in both languages and with its line, where it cannot be? Pure."""

import codecs
import re
import tomllib
from typing import Any

from conformance.bilingual import Words

LONGEST_LINE = 80
_WORDS: tuple[tuple[str, str], ...] = (
    (r"Expected '=' after a key in a key/value pair", "sesudah nama kunci harus ada '='"),
    (r"Expected ('.*'|\".*\")", r"di sini seharusnya \1"),
    (r"Expected newline or end of document after a statement", "satu baris hanya boleh memuat satu kunci"),
    (r"Invalid statement", "bukan kunci, tabel, atau komentar"),
    (r"Invalid initial character for a key part", "nama kunci tidak boleh kosong atau diawali tanda ini"),
    (r"Invalid value", "nilainya bukan teks, angka, tanggal, daftar, atau tabel; teks perlu tanda kutip"),
    (r"Invalid date or datetime", "tanggal atau waktu itu tidak ada"),
    (r"Invalid hex value", r"sesudah \\x, \\u, atau \\U harus ada angka heksadesimal"),
    (r"Unescaped '\\' in a string", r"tanda \\ di dalam \"...\" ditulis \\\\, atau pakai kutip tunggal '...'"),
    (r"Escaped character is not a Unicode scalar value", "tanda itu tidak ada dalam Unicode"),
    (r"Unterminated string", "teksnya tidak ditutup dengan tanda kutip"),
    (r"Unclosed array", "daftarnya tidak ditutup dengan ]"),
    (r"Unclosed inline table", "tabelnya tidak ditutup dengan }"),
    (r"Illegal character (.+)", r"tanda \1 tidak boleh di dalam teks"),
    (r"Found invalid character (.+)", r"tanda \1 tidak boleh di sini"),
    (r"Expected '\]\]?' at the end of .*", "nama tabel tidak ditutup dengan ]"),
    (r"Cannot declare (.+) twice", r"tabel \1 sudah ada di atas"),
    (r"Cannot overwrite a value", "kunci itu sudah ada di atas"),
    (r"Duplicate inline table key (.+)", r"kunci \1 disebut dua kali"),
    (r"Cannot (?:mutate immutable|redefine) namespace (.+)", r"tabel \1 sudah ditulis utuh di atas"),
)
"""What tomllib says, and how it is said here."""
_WHERE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)


class TomlFault(ValueError):
    """A text that is no TOML: what is wrong with it, and the remedy."""

    def __init__(self, words: Words, remedy: Words) -> None:
        super().__init__(words.english)
        self.words = words
        self.remedy = remedy


def read_toml(raw: bytes | str) -> dict[str, Any]:
    """Return what the TOML `raw` says; raise `TomlFault`."""
    text = decode(raw) if isinstance(raw, bytes) else raw
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _told(str(error), text)
        words = Words(f"bukan TOML yang sah: {told.indonesian}", f"not valid TOML: {told.english}")
        raise TomlFault(words, Words("perbaiki baris itu", "fix that line")) from error
    except RecursionError as error:
        deep = Words("daftar atau tabel bersarang terlalu dalam", "lists or tables within each other, too deep")
        raise TomlFault(deep, Words("sederhanakan", "make it simpler")) from error


def decode(raw: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark; raise `TomlFault`."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise TomlFault(Words("teks ini UTF-16, bukan UTF-8", "this text is UTF-16, not UTF-8"), _save_as("UTF-16"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        words = Words(f"baris {line} bukan teks UTF-8", f"line {line} is no text in UTF-8")
        raise TomlFault(words, _save_as("WINDOWS-1252")) from error


def _save_as(encoding: str) -> Words:
    command = f"iconv -f {encoding} -t UTF-8 LAMA > BARU"
    return Words(f"simpan sebagai UTF-8, misalnya: {command}", f"save it as UTF-8, e.g.: {command}")


def _told(said: str, text: str) -> Words:
    found = _WHERE.fullmatch(said)
    what = found["what"] if found else said
    indonesian = next((m.expand(words) for pattern, words in _WORDS if (m := re.fullmatch(pattern, what))), what)
    if not found or not found["line"]:
        return Words(f"{indonesian} (akhir berkas)", f"{what} (end of the file)")
    number, column = int(found["line"]), found["column"]
    line = text.splitlines()[number - 1].strip()[:LONGEST_LINE] if text.strip() else ""
    return Words(
        f"baris {number}, kolom {column}: {indonesian}: {line}", f"line {number}, column {column}: {what}: {line}"
    )
