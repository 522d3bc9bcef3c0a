"""How does the biometric door describe itself to tools? The part of the OpenAPI document that is about CALL_FR."""

from typing import Any

from simulator.domain.biometrik import POSITIONS, Biometrik
from simulator.domain.call import Method
from simulator.domain.face_code import BIOMETRIK_SESUAI, FACE_CODES, FaceCode
from simulator.door.addresses import FACE, PUBLIC_KEY

JsonObject = dict[str, Any]

_ENCRYPTED = {
    "type": "string",
    "description": "RSA-2048, PKCS#1 v1.5, Base64; base64 atau apa adanya menurut `face_fields` / by `face_fields`",
}
_TEXT = {"type": "string"}
_CREDENTIAL = {
    "name": "credential_id",
    "in": "path",
    "required": True,
    "description": "Id lembaga sesi, huruf besar atau kecil / the session's lembaga, in any case",
    "schema": {"type": "string"},
    "example": "SIM_CONTOH_1",
}


def face_paths() -> JsonObject:
    """Return the addresses of the door."""
    return {
        f"{FACE}{{credential_id}}/{Method.CALL_FR}": {"post": _verification()},
        f"{FACE}{{credential_id}}/{PUBLIC_KEY}": {"get": _public_key()},
    }


def face_schemas() -> JsonObject:
    """Return what a request and an answer look like."""
    positions = [position for kind in Biometrik for position in POSITIONS[kind]]
    request: JsonObject = {
        "transactionId": _TEXT,
        "transactionSource": _TEXT,
        "customer_id": _TEXT,
        "nik": _ENCRYPTED,
        "threshold": {"type": ["number", "string"], "description": "1-20", "examples": [7]},
        "image": {"type": "string", "description": "JPEG atau PNG, Base64 / JPEG or PNG, Base64"},
        "template": {"type": "string", "description": "Finger, Iris (SIM): 48 byte, Base64"},
        "type": {"enum": list(Biometrik)},
        "position": {"enum": positions},
        "user_id": _ENCRYPTED,
        "password": _ENCRYPTED,
        "ip": {"type": "string", "description": "IP terdaftar / registered IP", "examples": ["127.0.0.1"]},
        "consent": {"type": "boolean", "description": "SIM: persetujuan penyimpanan / consent to storage (PBK 24(1))"},
    }
    error = {
        "type": "object",
        "properties": {"errorCode": {"type": "integer"}, "errorMessage": _TEXT},
        "required": ["errorCode", "errorMessage"],
    }
    answer = {
        "error": error,
        "httpResponseCode": {"const": "200"},
        "matchScore": {"type": "string", "pattern": r"^[0-9]{1,2}\.[0-9]{3}$", "description": "0-20"},
        "transactionId": _TEXT,
        "uid": {"type": "string", "description": "NIK tersamar / masked NIK"},
        "verificationResult": {"enum": ["true", "false"]},
        "quotaLimiter": {"type": "string", "pattern": "^[0-9]+$"},
    }
    needed = ["nik", "threshold", "user_id", "password", "ip"]
    always = [name for name in answer if name != "quotaLimiter"]
    return {
        "CALL_FR_permintaan": {"type": "object", "properties": request, "required": needed},
        "CALL_FR_jawaban": {
            "type": "object",
            "properties": answer,
            "required": always,
            "additionalProperties": False,
        },
    }


def _verification() -> JsonObject:
    return {
        "operationId": str(Method.CALL_FR),
        "tags": ["web service"],
        "summary": "Apakah ini pemilik NIK? / Is this the owner of the NIK? (wajah; sidik jari, iris: SIM)",
        "parameters": [_CREDENTIAL],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("CALL_FR_permintaan")}}},
        "responses": {
            "200": {
                "description": "Hasil atau penolakan / a result or a refusal",
                "content": {
                    "application/json": {
                        "schema": _ref("CALL_FR_jawaban"),
                        "examples": {str(code.number): _example(code) for code in FACE_CODES},
                    }
                },
            },
            "default": {"description": "Gangguan jalur / a fault of the line"},
        },
    }


def _public_key() -> JsonObject:
    return {
        "operationId": "public_key",
        "tags": ["web service"],
        "summary": "Kunci publik sesi, PEM / the session's public key, PEM (SIM)",
        "parameters": [_CREDENTIAL],
        "responses": {"200": {"description": "PEM", "content": {"text/plain": {"schema": _TEXT}}}},
    }


def _example(code: FaceCode) -> JsonObject:
    is_match = code is BIOMETRIK_SESUAI
    value = {
        "error": {"errorCode": code.number, "errorMessage": code.text},
        "httpResponseCode": "200",
        "matchScore": "19.958" if is_match else "0.000",
        "transactionId": "TRX-0001",
        "uid": "************9001",
        "verificationResult": "true" if is_match else "false",
        "quotaLimiter": "999",
    }
    return {"summary": f"{code.number} {code.text}", "value": value}


def _ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}
