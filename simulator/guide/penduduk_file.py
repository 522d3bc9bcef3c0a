"""How does a session's book of test residents leave as a file, for a spreadsheet or for a program?"""

from collections.abc import Iterator, Sequence

import msgspec

from simulator.domain.penduduk import Value
from simulator.door.persona_view import persona_view
from simulator.pages.csv_file import write_csv_rows
from simulator.poc.session import PocSession

_BESIDE = ("NIK", "NO_KK", "FOTO")
"""The numbers have columns of their own; a picture has no place in a table."""


def write_csv(session: PocSession) -> bytes:
    """Return the personas as a file for a spreadsheet."""
    return write_csv_rows(_rows(session))


def _rows(session: PocSession) -> Iterator[Sequence[Value]]:
    names = tuple(name for name in session.record.agreement.elemen if name not in _BESIDE)
    yield ("persona", "kode", "NIK", "NO_KK", *names, "catatan")
    for persona in session.personas:
        view = persona_view(persona, names, session.record.hak_akses.variants)
        values = map(view["elemen"].get, names)
        yield (view["name"], view["code"], view["nik"], view["nomor_kk"], *values, view["note"])


def write_json(session: PocSession) -> bytes:
    """Return the personas as the control API's `GET /sessions/{id}/personas` answers them."""
    elemen, variants = session.record.agreement.elemen, session.record.hak_akses.variants
    return msgspec.json.encode({"personas": [persona_view(persona, elemen, variants) for persona in session.personas]})
