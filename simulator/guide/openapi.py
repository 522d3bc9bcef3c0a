"""How does the web service describe itself to tools? OpenAPI 3.1, its answers written by the service's own code."""

import json
from typing import Any

from simulator import __version__
from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.elemen import ALL_ELEMEN, Elemen, Kind
from simulator.domain.penduduk import Value
from simulator.domain.question import MAX_RESULTS
from simulator.domain.response_code import ALL_CODES, DITEMUKAN
from simulator.door.addresses import WEB_SERVICE
from simulator.guide.openapi_face import face_paths, face_schemas
from simulator.web_service.answer import Answer, write_answer
from simulator.web_service.key_order import hash_map_order, match_order

JsonObject = dict[str, Any]

NIK_EXAMPLE = "3303055708909001"
"""Synthetic: its serial was never issued to a person."""
OTHER_NIK_EXAMPLE = "3303055708909002"
KK_EXAMPLE = "3303050101209901"
_OF_SEVERAL = (Method.CALL_KK, Method.CALL_COMBINATION)
"""The methods whose answer may be about several residents."""
_RECORD: dict[str, Value] = {
    "NIK": int(NIK_EXAMPLE),
    "NAMA_LGKP": "CONTOH WARGA",
    "JENIS_KLMIN": "Perempuan",
    "TGL_LHR": "1990-08-17",
    "NO_RT": 3,
}
_MATCH: dict[str, Value] = {
    "NIK": "Sesuai",
    "NAMA_LGKP": "Sesuai (100)",
    "TGL_LHR": "Sesuai",
    "JENIS_KLMIN": "Tidak Sesuai",
}
_SUMMARIES = {
    Method.CALL_NIK: "Data seorang penduduk menurut NIK / A resident's data by NIK",
    Method.CALL_VERIFY_BY_ELEMEN: "Kesesuaian elemen yang dikirim / Do the elements sent match the register?",
    Method.CALL_KK: "Anggota keluarga menurut nomor KK / Family members by nomor KK",
    Method.CALL_COMBINATION: "Penduduk yang cocok dengan kombinasi elemen / Residents who agree with a combination",
}
_DESCRIPTION = """SIMULATOR, bukan layanan Dukcapil. / A simulator, not the service of Dukcapil.

Setiap jawaban layanan ber-status HTTP 200, penolakan pun. Kredensial ada di badan permintaan; nama kuncinya boleh \
huruf besar atau kecil. Status lain dan sambungan yang putus adalah gangguan. Elemen yang dijawab ditentukan \
perjanjian sesi, bukan permintaan. / Every answer of the service has HTTP status 200, refusals too. The credentials \
stand in the body, their keys in any case. Another status or a broken connection is a fault of the line. Which \
elements are answered is up to the session's agreement, not to the request.

Dialek: juknis (RESPONSE_CODE 01 pada keberhasilan), baru (RESPONSE_CODE hanya pada penolakan), lama (hanya RESPON)."""


def describe_service(base_url: str) -> JsonObject:
    """Return the OpenAPI document of the web service at `base_url`."""
    paths: JsonObject = {}
    for method, summary in _SUMMARIES.items():
        for place, names in (("{lembaga}", ("lembaga",)), ("{wilayah}/{instansi}", ("wilayah", "instansi"))):
            operation = _operation(method, summary, names)
            paths[f"{WEB_SERVICE}{place}/{method}"] = {"post": operation}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Gladi: simulator web service DWH kependudukan",
            "version": __version__,
            "description": _DESCRIPTION,
        },
        "servers": [{"url": base_url, "description": "simulator"}],
        "tags": [{"name": "web service", "description": "Pintu Web Service simulator / the simulator's Web Service"}],
        "paths": paths | face_paths(),
        "components": {"schemas": _schemas() | face_schemas(), "examples": _refusal_examples()},
    }


def _operation(method: Method, summary: str, names: tuple[str, ...]) -> JsonObject:
    examples: JsonObject = {f"{d}_01": {"summary": f"{d}: 01", "value": _success(method, d)} for d in Dialect}
    examples |= {name: {"$ref": f"#/components/examples/{name}"} for name in _refusal_examples()}
    return {
        "operationId": f"{method}_wilayah" if "wilayah" in names else str(method),
        "tags": ["web service"],
        "summary": summary,
        "parameters": [_parameter(name) for name in names],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref(f"{method}_permintaan"), "example": _request(method)}},
        },
        "responses": {
            "200": {
                "description": "Keberhasilan atau penolakan / a success or a refusal",
                "content": {"application/json": {"schema": _ref(f"{method}_jawaban"), "examples": examples}},
            },
            "default": {"description": "Gangguan jalur / a fault of the line"},
        },
    }


def _parameter(name: str) -> JsonObject:
    texts = {
        "lembaga": "Id lembaga sesi, huruf besar atau kecil / the session's lembaga, in any case",
        "instansi": "Id lembaga sesi / the session's lembaga",
        "wilayah": "Kode wilayah, PP atau PP-KK; tidak diperiksa / region code, not checked",
    }
    example = "33-03" if name == "wilayah" else "SIM_CONTOH_1"
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": texts[name],
        "schema": {"type": "string"},
        "example": example,
    }


def _request(method: Method) -> JsonObject:
    identity = {"user_id": "pengguna001", "password": "", "ip_user": "127.0.0.1"}
    if method is Method.CALL_NIK:
        return identity | {"NIK": NIK_EXAMPLE}
    if method is Method.CALL_KK:
        return identity | {"NO_KK": KK_EXAMPLE}
    if method is Method.CALL_COMBINATION:
        return identity | {"TGL_LHR": "17-08-1990", "NO_PROP": "33", "NO_KAB": "3", "JENIS_KLMIN": "Perempuan"}
    typed = {"NAMA_LGKP": "CONTOH WARGA", "TGL_LHR": "17-08-1990", "JENIS_KLMIN": "Laki-Laki"}
    return identity | {"TRESHOLD": "90", "NIK": NIK_EXAMPLE} | typed


def _success(method: Method, dialect: Dialect) -> JsonObject:
    is_match = method is Method.CALL_VERIFY_BY_ELEMEN
    values, order = (_MATCH, match_order) if is_match else (_RECORD, hash_map_order)
    elemen = {name: values[name] for name in order(tuple(values))}
    others = (elemen | {"NIK": int(OTHER_NIK_EXAMPLE)},) if method in _OF_SEVERAL else ()
    return _body(Answer(DITEMUKAN, dialect, elemen, 199, others, total=1 + len(others)))


def _refusal_examples() -> JsonObject:
    return {
        f"{dialect}_{code.code}": {
            "summary": f"{dialect}: {code.code} {code.text(dialect)}",
            "value": _body(Answer(code, dialect, None, 199)),
        }
        for dialect in Dialect
        for code in ALL_CODES
        if code is not DITEMUKAN and (dialect is not Dialect.LAMA or code.lama)
    }


def _body(answer: Answer) -> JsonObject:
    body: JsonObject = json.loads(write_answer(answer))
    return body


def _schemas() -> JsonObject:
    texts = sorted({code.text(dialect) for code in ALL_CODES for dialect in Dialect})
    codes = [code.code for code in ALL_CODES if code is not DITEMUKAN]
    words = {"type": "string", "description": "Teks tetap / fixed text", "examples": texts[:1]}
    mark = {"RESPONSE_CODE": {"const": "01"}, "RESPONSE_DESC": {"type": "string"}}
    identity = {
        "user_id": {"type": "string"},
        "password": {"type": "string", "format": "password"},
        "ip_user": {"type": "string", "description": "IP terdaftar / registered IP", "examples": ["127.0.0.1"]},
        "NIK": {"type": ["string", "integer"], "description": "16 angka / digits", "examples": [NIK_EXAMPLE]},
    }
    threshold = {"type": ["string", "integer"], "default": 100, "description": "1-100"}
    asked = {elemen.name: _asked(elemen) for elemen in ALL_ELEMEN if elemen.name != "NIK"}
    needed = ["user_id", "password", "NIK"]
    sent = {name: identity[name] for name in needed[:2]} | {"ip_user": identity["ip_user"]}
    return {
        "CALL_NIK_permintaan": _object(identity, needed, is_open=True),
        "CALL_VERIFY_BY_ELEMEN_permintaan": _object({**identity, "TRESHOLD": threshold, **asked}, needed, is_open=True),
        "CALL_KK_permintaan": _object({**sent, "NO_KK": asked["NO_KK"]}, [*needed[:2], "NO_KK"], is_open=True),
        "CALL_COMBINATION_permintaan": {
            **_object({**identity, "TRESHOLD": threshold, **asked}, [*needed[:2], "TGL_LHR"], is_open=True),
            "description": "NO_PROP dan NO_KAB, atau KAB_NAME, wajib ada / NO_PROP and NO_KAB, or KAB_NAME, are needed",
        },
        "CALL_KK_jawaban": _envelope("ElemenData", several=True),
        "CALL_COMBINATION_jawaban": _envelope("ElemenData", several=True),
        "CALL_NIK_jawaban": _envelope("ElemenData"),
        "CALL_VERIFY_BY_ELEMEN_jawaban": _envelope("ElemenKesesuaian"),
        "ElemenData": _object({**mark, **{e.name: _recorded(e) for e in ALL_ELEMEN}}, ["NIK"]),
        "ElemenKesesuaian": _object({**mark, **{e.name: _compared(e) for e in ALL_ELEMEN}}, ["NIK"]),
        "Penolakan": {
            **_object(
                {
                    "RESPONSE_CODE": {"type": "string", "enum": codes},
                    "RESPONSE_DESC": words,
                    "RESPONSE": words,
                    "RESPON": words,
                },
                ["RESPONSE_CODE", "RESPONSE_DESC", "RESPONSE", "RESPON"],
            ),
            "description": "Penolakan, dialek juknis dan baru / refusal in the dialects juknis and baru",
        },
        "PenolakanLama": {
            **_object({"RESPON": words}, ["RESPON"]),
            "description": "Penolakan, dialek lama / refusal in the dialect lama",
        },
    }


def _envelope(success: str, *, several: bool = False) -> JsonObject:
    content = {"oneOf": [_ref(success), _ref("Penolakan"), _ref("PenolakanLama")]}
    one: JsonObject = {"type": "integer", "minimum": 1} if several else {"const": 1}
    most = MAX_RESULTS if several else 1
    properties: JsonObject = {
        "content": {"type": "array", "minItems": 1, "maxItems": most, "items": content},
        "lastPage": {"type": "boolean"} if several else {"const": True},
        "numberOfElements": one,
        "sort": {"type": "null"},
        "totalElements": one,
        "firstPage": {"const": True},
        "number": {"const": 0},
        "size": one,
    }
    needed = list(properties)
    left = {"type": "integer", "description": "Sisa kuota; tidak ada dalam dialek lama / hits left; absent in lama"}
    return _object({**properties, "quotaLimiter": left}, needed)


def _asked(elemen: Elemen) -> JsonObject:
    note = "DD-MM-YYYY" if elemen.kind is Kind.DATE else elemen.label
    return {"type": ["string", "integer"] if elemen.kind in (Kind.NIK, Kind.NUMBER) else "string", "description": note}


def _recorded(elemen: Elemen) -> JsonObject:
    schema: JsonObject = {"description": elemen.label}
    if elemen.kind in (Kind.NIK, Kind.NUMBER):
        return schema | {"type": ["integer", "null"]}
    if elemen.kind is Kind.DATE:
        return schema | {"type": ["string", "null"], "format": "date"}
    return schema | {"type": ["string", "null"]}


def _compared(elemen: Elemen) -> JsonObject:
    if elemen.is_scored:
        return {"type": "string", "pattern": r"^(Tidak )?Sesuai \([0-9]{1,3}\)$", "description": elemen.label}
    return {"type": "string", "enum": ["Sesuai", "Tidak Sesuai"], "description": elemen.label}


def _object(properties: JsonObject, required: list[str], *, is_open: bool = False) -> JsonObject:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": is_open,
    }


def _ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}
