"""Which values are looked for, of whom, and which of them are no reference? Pure."""

import base64
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn

from conformance.bilingual import Words
from conformance.fault import refuse

LONGEST = 400
"""Characters of one value."""
SMALLEST_PICTURE = 256
"""Bytes of a picture."""
SHORTEST_CONTROL = 4
"""Characters of a positive control: less is in every store."""
_KEYS = frozenset({"orang", "elemen", "kind", "isi", "diketik", "khas"})
_REQUIRED = ("elemen", "kind", "isi")
_DATES = (
    re.compile(r"(?P<d>\d\d)[-/.](?P<m>\d\d)[-/.](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
)


class Kind(StrEnum):
    """How a value may be written."""

    NAME = "name"
    PLACE = "place"
    ADDRESS = "address"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"
    PICTURE = "picture"
    """Base64 of the file as it came; it is found where its bytes are, not where it was made anew from them."""


class Role(StrEnum):
    """What it means that a value is found."""

    REFERENCE = "reference"
    """Only the DWH could have told it: a finding."""
    TYPED = "typed"
    """The person typed it, so it may be stored (design 9); what stands beside it is that person's."""
    BESIDE = "beside"
    """It says something only where it stands beside what is surely that person's, however long it is."""
    CONTROL = "control"
    """The store must hold it: proof that the scanner can see."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value to look for."""

    person: str
    """Whose it is; values of one person explain each other."""
    element: str
    """The element of the DWH, or what the file calls it."""
    kind: Kind
    text: str
    role: Role = Role.REFERENCE
    distinctive: frozenset[str] = frozenset()
    """Words of the value, in capitals, that occur nowhere else: each counts by itself."""


def read_date(text: str) -> date | None:
    """Return the day that `text` names, DD-MM-YYYY (also with / or .) or YYYY-MM-DD; None where it names none."""
    found = next((match for form in _DATES if (match := form.fullmatch(text.strip()))), None)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def picture_bytes(text: str) -> bytes:
    """Return the bytes of a picture; nothing where they are not Base64 or too few."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return raw if len(raw) >= SMALLEST_PICTURE else b""


def control_values(texts: list[str]) -> list[Value]:
    """Return the positive controls; raise `Fault` where one would be found in any store."""
    for text in texts:
        if len(text.strip()) < SHORTEST_CONTROL:
            refuse(
                Words(f"--control {text!r}: terlalu pendek", f"--control {text!r}: too short"),
                Words(f"sedikitnya {SHORTEST_CONTROL} tanda", f"at least {SHORTEST_CONTROL} characters"),
            )
    return [Value("", "control", Kind.TEXT, text, Role.CONTROL) for text in texts]


def parse_values(data: Any) -> list[Value]:
    """Return the values of a decoded file, `{"nilai": [{"elemen", "kind", "isi", ...}, ...]}`; raise `Fault`."""
    entries = data.get("nilai") if isinstance(data, dict) else None
    if not isinstance(entries, list) or not entries:
        refuse(
            Words("berkas nilai tidak memuat [[nilai]]", "the file of values holds no [[nilai]]"),
            Words(
                "tulis sedikitnya satu, dengan elemen, kind, dan isi", "write at least one, with elemen, kind and isi"
            ),
        )
    values = [_parse(entry, f"nilai {number}") for number, entry in enumerate(entries, 1)]
    if not any(value.role is Role.REFERENCE for value in values):
        refuse(
            Words("semua nilai bertanda diketik: tidak ada yang dicari", "all values are diketik: nothing to look for"),
            Words("sebut sedikitnya satu yang tidak diketik", "name at least one that was not typed"),
        )
    return values


def _parse(entry: Any, where: str) -> Value:
    if not isinstance(entry, dict):
        _wrong(where, Words("bukan tabel", "no table"), Words("tulis sebagai [[nilai]]", "write it as [[nilai]]"))
    for key in entry.keys() - _KEYS:
        _wrong(f"{where}: {key}", Words("kunci tidak dikenal", "unknown key"), Words.same(", ".join(sorted(_KEYS))))
    for key in ("orang", *_REQUIRED):
        if not isinstance(entry.get(key, ""), str) or (key in _REQUIRED and not entry.get(key, "").strip()):
            _wrong(f"{where}: {key}", Words("harus teks berisi", "must be a text that says something"), _IN_QUOTES)
    if entry["kind"] not in list(Kind):
        _wrong(f"{where}: kind", Words("tidak dikenal", "unknown"), Words.same(", ".join(Kind)))
    if not isinstance(entry.get("diketik", False), bool):
        _wrong(f"{where}: diketik", Words("bukan true atau false", "neither true nor false"), Words.same("true, false"))
    words = entry.get("khas", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        _wrong(f"{where}: khas", Words("bukan daftar teks", "no list of texts"), _IN_QUOTES)
    kind, text = Kind(entry["kind"]), entry["isi"].strip()
    _check(kind, text, f"{where}: isi")
    role = Role.TYPED if entry.get("diketik") else Role.REFERENCE
    distinctive = frozenset(word.upper() for word in words)
    return Value(entry.get("orang", ""), entry["elemen"], kind, text, role, distinctive)


def _check(kind: Kind, text: str, where: str) -> None:
    if len(text) > LONGEST and kind is not Kind.PICTURE:
        _wrong(
            where, Words("terlalu panjang", "too long"), Words(f"paling banyak {LONGEST} tanda", f"at most {LONGEST}")
        )
    if kind is Kind.DATE and read_date(text) is None:
        _wrong(where, Words("bukan tanggal", "no date"), Words("tulis HH-BB-TTTT", "write DD-MM-YYYY"))
    if kind is Kind.PICTURE and not picture_bytes(text):
        _wrong(where, Words("bukan Base64", "no Base64"), Words("tulis isi berkasnya", "write the bytes of the file"))
    if kind is Kind.NUMBER and not re.fullmatch(r"[0-9]+", text):
        _wrong(where, Words("bukan angka saja", "not digits alone"), Words('pakai kind = "text"', 'use kind = "text"'))


_IN_QUOTES = Words("tulis di antara tanda kutip", "write it in quotes")


def _wrong(where: str, what: Words, remedy: Words) -> NoReturn:
    refuse(Words(f"{where}: {what.indonesian}", f"{where}: {what.english}"), remedy)
