"""What can a tester learn of a session's biometrics: a resident's samples, and who consented to storage?"""

from base64 import b64decode, b64encode

from aiohttp import web

from simulator.control.errors import ControlError, json_answer
from simulator.control.keys import DESK
from simulator.control.sessions import find_session
from simulator.domain.biometrik import POSITIONS, Biometrik
from simulator.domain.nik import MalformedNik, Nik
from simulator.domain.penduduk import Penduduk
from simulator.poc.consent import consents
from simulator.poc.session import PocSession
from simulator.population.template import template


async def show_biometrik(request: web.Request) -> web.Response:
    """Show what CALL_FR takes for a resident of the session, persona or not: picture and templates, Base64 (SIM)."""
    session = await find_session(request)
    penduduk = _find(session, request.match_info["nik"])
    nik = penduduk.nik.text
    templates = {
        kind.value.lower(): {
            position: b64encode(template(session.record.seed, nik, kind, position)).decode()
            for position in POSITIONS[kind]
        }
        for kind in (Biometrik.FINGER, Biometrik.IRIS)
    }
    return json_answer({"nik": nik, "face": {"image": penduduk.elemen["FOTO"], "format": "PNG"}, **templates})


async def show_foto(request: web.Request) -> web.Response:
    """Answer a resident's picture as a PNG file, to be tried in a form."""
    session = await find_session(request)
    penduduk = _find(session, request.match_info["nik"])
    return web.Response(body=b64decode(str(penduduk.elemen["FOTO"])), content_type="image/png")


async def list_consents(request: web.Request) -> web.Response:
    """List the consents to storage (PBK 24(1)) that were given by NIK and biometric verification, in order (SIM)."""
    session = await find_session(request)
    given = [consent async for consent in consents(request.app[DESK].store, session)]
    return json_answer({"consents": given})


def _find(session: PocSession, text: str) -> Penduduk:
    try:
        found = session.find(Nik.parse(text), ("FOTO",))
    except MalformedNik:
        found = None
    if found is None:
        raise ControlError(
            404,
            "unknown_nik",
            f"NIK {text!r} tidak terdaftar dalam sesi ini / is not registered in this session",
            field="nik",
            hint="lihat GET .../personas; yang berkode 13 dan 15 tidak terdaftar",
        )
    return found
