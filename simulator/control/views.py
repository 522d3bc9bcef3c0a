"""What does the control API show of a session, a persona and a journal entry?"""

import re
from datetime import date, time
from typing import Any

import msgspec

from simulator.domain.call import Method
from simulator.domain.kuota import kuota_day, remaining
from simulator.domain.pks import Pks
from simulator.door.addresses import PUBLIC_KEY, aggregates_address, face_address, portal_address, web_service_address
from simulator.poc.face_key import known_face_key
from simulator.poc.session import PocSession
from simulator.store.store import Numbered

SERVED = (Method.CALL_NIK, Method.CALL_VERIFY_BY_ELEMEN, Method.CALL_KK, Method.CALL_COMBINATION)
"""The methods of the web service; one that is not granted shows null."""
MASK = "***"
_SECRET_KEYS = re.compile(r"(?i)^(password|token|authorization)$")
_SECRET_PAIR = re.compile(
    r"""(?is)\b((?:password|token)["']?\s*[:=]\s*).*?(?=[,&]\s*["']?\w+["']?\s*[:=]|\}\s*\Z|\Z)"""
)
"""In a form, a query, or what should have been JSON: up to the next key or the end."""
_SECRET_PART = re.compile(
    r"""(?is)(name="?(?:password|token)"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){0,4}\r?\n).*?(?=\r?\n--|\Z)"""
)
"""In a multipart form."""


def session_view(session: PocSession, base_url: str) -> dict[str, Any]:
    """Return a session as `GET /sessions/{id}` answers it; `base_url` is the web service's."""
    record = session.record
    limit = record.hak_akses.kuota
    used = session.spent.get(kuota_day(session.now()), 0)
    credentials = record.credentials
    return {
        "id": record.id,
        "seed": record.seed,
        "agreement": record.agreement.name,
        "dialect": record.dialect,
        "lembaga": credentials.lembaga,
        "credentials": {
            "user_id": record.hak_akses.user_id,
            "password": record.hak_akses.password,
            "ip_user": min(record.hak_akses.registered_ips, default=""),
        },
        "endpoints": _endpoints(session, base_url),
        "balikan": {
            "username": credentials.balikan_username,
            "password": credentials.balikan_password,
            "token": credentials.balikan_token,
            "id_lembaga": credentials.id_lembaga,
            "nama_lembaga": record.agreement.pengguna,
        },
        "clock": session.now().isoformat(timespec="seconds"),
        "kuota": {"limit": limit, "used": used, "remaining": remaining(limit, used)},
        "state": "open" if record.is_open else "closed",
        "aplikasi": record.aplikasi,
        "elemen": record.agreement.elemen,
        "methods": record.agreement.methods,
        "title": record.agreement.title,
        "pengguna": record.agreement.pengguna,
        "wilayah": session.wilayah,
        "pengguna_kind": record.agreement.pengguna_kind,
        "dasar": record.agreement.dasar,
        "norms": record.agreement.norms,
        "norma": record.agreement.norma,
        "pks": _pks(session),
        "storage": record.agreement.storage,
        "ketentuan": ketentuan_view(record.agreement),
        "run": record.run,
        "lenient": record.hak_akses.lenient,
        "strict": record.hak_akses.strict,
        "line_speed": record.hak_akses.line_speed,
        "kenari": record.hak_akses.kenari,
        "face": _face(session, base_url),
        "sim": record.agreement.sim,
        "hak_akses": hak_akses_view(session),
    }


def _pks(session: PocSession) -> dict[str, date | None]:
    """Return the days of the agreement; the last one of its term may have been moved for this session."""
    agreement = session.record.agreement
    return {
        "from": session.record.hak_akses.pks_from,
        "until": session.record.hak_akses.pks_until,
        "signed": agreement.signed_on,
        "iso_due": agreement.iso_due,
        "renewal_latest": agreement.renewal_latest,
    }


def ketentuan_view(agreement: Pks) -> dict[str, Any]:
    """Return what the agreement rules besides the grant; null or empty where it does not say."""
    return {
        "laporan": agreement.laporan,
        "pembaca": agreement.pembaca,
        "user_ids": agreement.user_ids,
        "user_id_hari": agreement.user_id_hari,
        "pic": agreement.pic,
        "sanksi": agreement.sanksi,
        "evaluasi_kepada": agreement.evaluasi_kepada,
        "layanan_atas": agreement.layanan_atas,
    }


def hak_akses_view(session: PocSession) -> dict[str, Any]:
    """Return the whole access right under the keys of `PATCH .../hak-akses`, so that it can be put back as it was."""
    record = session.record
    right = record.hak_akses
    return {
        "user_active": right.user_active,
        "instansi_active": right.instansi_active,
        "password": right.password,
        "registered_ips": sorted(right.registered_ips),
        "check_source": right.check_source,
        "kuota": right.kuota,
        "hours": [_clock_time(each) for each in right.hours] if right.hours else None,
        "pks_until": right.pks_until.isoformat(),
        "network": right.network,
        "reader": right.reader,
        "cooperation": right.cooperation,
        "withdrawn": right.withdrawn,
        "dialect": record.dialect,
        "lenient": right.lenient,
        "strict": right.strict,
        "charged": sorted(right.charged),
        "variants": sorted(right.variants),
        "success_code": right.success_code,
        "line_speed": right.line_speed,
        "face_fields": right.face_fields,
        "kenari": right.kenari,
        "portal": right.portal,
    }


def _clock_time(at: time) -> str:
    return at.isoformat("auto" if at.second or at.microsecond else "minutes")


def _endpoints(session: PocSession, base_url: str) -> dict[str, str | None]:
    granted = session.record.agreement.methods
    lembaga = session.record.credentials.lembaga
    served: dict[str, str | None] = {
        method: f"{web_service_address(base_url, lembaga)}/{method}" if method in granted else None for method in SERVED
    }
    face = f"{face_address(base_url, lembaga)}/{Method.CALL_FR}" if Method.CALL_FR in granted else None
    portal = portal_address(base_url, lembaga) if Method.PORTAL in granted else None
    aggregates = aggregates_address(base_url, lembaga)
    return served | {"CALL_FR": face, "balikan": None, "portal": portal, "aggregates": aggregates}


def _face(session: PocSession, base_url: str) -> dict[str, Any] | None:
    """Return how CALL_FR is to be called; `public_key` (PEM) is null until somebody has asked for it."""
    record = session.record
    if not record.agreement.grants(Method.CALL_FR):
        return None
    key = known_face_key(record.agreement.name, record.seed)
    return {
        "credential_id": record.credentials.lembaga,
        "fields": record.hak_akses.face_fields,
        "public_key_url": f"{face_address(base_url, record.credentials.lembaga)}/{PUBLIC_KEY}",
        "public_key": key.public_pem if key else None,
    }


def entry_view(numbered: Numbered) -> dict[str, Any]:
    """Return a journal entry for reading: bodies as JSON where they are JSON, passwords and tokens masked."""
    entry = numbered.entry
    return {
        "seq": numbered.seq,
        "at": entry.at.isoformat(timespec="milliseconds"),
        "door": entry.door,
        "method": entry.method,
        "user_id": entry.user_id,
        "nik": entry.nik,
        "code": entry.code or None,
        "source_ip": entry.source_ip,
        "elemen_sent": list(entry.elemen_sent),
        "request": _readable(entry.request),
        "response": _readable(entry.response),
        "charged": entry.is_charged,
        "duration_ms": entry.duration_ms,
        "fault": entry.fault or None,
        "quirks": list(entry.quirks),
    }


def _readable(raw: bytes) -> Any:
    try:
        return _mask(msgspec.json.decode(raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        text = _SECRET_PART.sub(rf"\1{MASK}", raw.decode(errors="replace"))
        return _SECRET_PAIR.sub(rf"\1{MASK}", text)


def _mask(value: Any) -> Any:
    match value:
        case dict():
            return {key: MASK if _SECRET_KEYS.match(str(key)) else _mask(item) for key, item in value.items()}
        case list():
            return [_mask(item) for item in value]
        case _:
            return value
