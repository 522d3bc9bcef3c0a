"""Whom else can a session be rehearsed with? Ordinary residents, of the whole country or of one region."""

from itertools import islice
from typing import Any

from aiohttp import web

from simulator.control.errors import ControlError, json_answer
from simulator.control.numbers import read_number
from simulator.control.sessions import find_open_session
from simulator.door.persona_view import local_view, resident_view
from simulator.poc.session import PocSession
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.local import CODES
from simulator.population.ordinary import LAST

DEFAULT_RESIDENTS, MAX_RESIDENTS = 50, 500
"""How many ordinary residents are listed at once."""


async def list_residents(request: web.Request) -> web.Response:
    """List ordinary residents of a session, `limit` of them (50; at most 500) after the number `after` (0).

    Nobody comes twice, in whatever order they are asked for. They are numbered from 1 to `last`; there they end, and an
    `after` that leaves none is a 400 that names `after` and the largest number. `next` is the `after` that goes on.

    With `wilayah` (two, four or six digits of a region) they are those of whom each has registered and lives there; not
    every number is somebody's then. `code` picks there whom a correct call answers so (01); who gets 13 or 15 is nobody
    and has no elements.
    """
    session = await find_open_session(request)
    if "wilayah" in request.query:
        return json_answer(_local(request, session))
    hint = f"penduduk biasa bernomor 1-{LAST} / ordinary residents have the numbers 1-{LAST}"
    after = read_number(request, "after", 0, LAST - 1, hint)
    limit = read_number(request, "limit", DEFAULT_RESIDENTS, MAX_RESIDENTS)
    elemen, variants, wanted = _shown(session)
    found = [
        resident_view(session.residents.ordinary(number, wanted), number, elemen, variants)
        for number in range(after + 1, min(after + limit, LAST) + 1)
    ]
    return json_answer({"residents": found, "next": after + len(found), "last": LAST})


def _local(request: web.Request, session: PocSession) -> dict[str, Any]:
    wilayah, code = request.query["wilayah"], request.query.get("code", "01")
    if len(wilayah) > 6 or not load_wilayah().exists(wilayah):
        hint = "pakai kode provinsi, kabupaten/kota, atau kecamatan tanpa titik, misalnya 3303"
        raise ControlError(400, "invalid", f"wilayah={wilayah!r} tidak ada", field="wilayah", hint=hint)
    if code not in CODES:
        hint = f"pilih: {', '.join(CODES)}"
        raise ControlError(400, "invalid", f"code={code!r} tidak dikenal", field="code", hint=hint)
    residents = session.residents
    local = residents.local(wilayah)
    after = read_number(request, "after", 0, local.last - 1)
    limit = read_number(request, "limit", DEFAULT_RESIDENTS, MAX_RESIDENTS)
    elemen, variants, wanted = _shown(session)
    numbered = list(islice(local.with_code(code, after, lambda nik: residents.find(nik, ()) is not None), limit))
    found = [
        local_view(nik, residents.find(nik, wanted), f"{wilayah}-{number:05}", code, elemen, variants)
        for number, nik in numbered
    ]
    reached = [after, *(number for number, _ in numbered)][-1] if len(numbered) == limit else local.last
    return {"residents": found, "next": reached, "last": local.last}


def _shown(session: PocSession) -> tuple[tuple[str, ...], Any, tuple[str, ...]]:
    elemen = session.record.agreement.elemen
    return elemen, session.record.hak_akses.variants, tuple(dict.fromkeys((*elemen, "NO_KK")))
