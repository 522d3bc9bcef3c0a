"""How does a session's book of test residents leave as a file, for a spreadsheet or for a program?"""

import csv
import io

import msgspec

from simulator.domain.penduduk import Value
from simulator.poc.persona_view import persona_view
from simulator.poc.session import PocSession

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
_BESIDE = ("NIK", "NO_KK", "FOTO")
"""The numbers have columns of their own; a picture has no place in a table."""


def write_csv(session: PocSession) -> bytes:
    """Return the personas as RFC 4180 with commas, a byte order mark, every value quoted and safe to open."""
    names = tuple(name for name in session.record.agreement.elemen if name not in _BESIDE)
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(("persona", "kode", "NIK", "NO_KK", *names, "catatan"))
    for persona in session.personas:
        view = persona_view(persona, names, session.record.hak_akses.variants)
        row = (view["name"], view["code"], view["nik"], view["nomor_kk"], *map(view["elemen"].get, names), view["note"])
        writer.writerow(map(neutralise, row))
    return text.getvalue().encode("utf-8-sig")


def write_json(session: PocSession) -> bytes:
    """Return the personas as the control API's `GET /sessions/{id}/personas` answers them."""
    elemen, variants = session.record.agreement.elemen, session.record.hak_akses.variants
    return msgspec.json.encode({"personas": [persona_view(persona, elemen, variants) for persona in session.personas]})


def neutralise(value: Value) -> str:
    """Return `value` as text that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
