"""How does a session look as a Postman collection (v2.1)? One folder per method, one request per kind of answer."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.domain.call import Method
from simulator.domain.response_code import CODE_BY_NUMBER
from simulator.domain.variant import text_of
from simulator.door.addresses import FACE, WEB_SERVICE
from simulator.guide.call_example import example_of, request_fields, typed
from simulator.guide.face_example import face_facts, face_fields
from simulator.guide.visit import SessionFacts, Visit
from simulator.poc.session import PocSession
from simulator.population.persona import Persona

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
"""Names the format; nothing is fetched from there."""
CODES = ("01", "11", "12", "13", "14", "15", "08")
"""What a resident can bring about, in the order of the requests."""
CODES_OF = {Method.CALL_KK: ("01", "13", "15"), Method.CALL_COMBINATION: ("01", "13")}
"""The same where others than the resident are answered too."""
_VARIABLES = ("base_url", "lembaga", "user_id", "password", "ip_user")

_PATH = WEB_SERVICE.strip("/").split("/")


def make_collection(visit: Visit, session: PocSession) -> dict[str, Any]:
    """Return the collection of `session`; its variable `password` is empty and is to be filled in."""
    facts = visit.facts(session)
    values = (visit.base_url, facts.lembaga, facts.user_id, "", facts.ip_user)
    return {
        "info": {
            "name": f"Gladi {facts.id}",
            "description": (
                "SIMULATOR, bukan layanan Dukcapil / a simulator, not the service of Dukcapil.\n\n"
                f"{facts.pengguna}; dialek {facts.dialect}. Isi variabel `password` dengan `credentials.password` dari"
                " `gladi serve --session` atau API kendali. / Fill in the variable `password`."
            ),
            "schema": SCHEMA,
        },
        "variable": [
            {"key": key, "value": value, "type": "string"} for key, value in zip(_VARIABLES, values, strict=True)
        ],
        "item": [_folder(facts, method, session.personas) for method in facts.methods] + _face_folder(visit, session),
    }


def _folder(facts: SessionFacts, method: Method, personas: tuple[Persona, ...]) -> dict[str, Any]:
    return {"name": str(method), "item": list(_requests(facts, method, personas))}


def _requests(facts: SessionFacts, method: Method, personas: tuple[Persona, ...]) -> Iterator[dict[str, Any]]:
    for code in CODES_OF.get(method, CODES):
        persona = next((persona for persona in personas if persona.code == code), None)
        if persona is None:
            continue
        fields = request_fields(facts, method, persona, "")
        text = text_of(CODE_BY_NUMBER[code], facts.dialect, facts.voice.variants)
        yield _request(f"{code} {persona.name}", f"{persona.note} Jawaban / answer: {text}", method, fields)
        if code == "01" and method is Method.CALL_VERIFY_BY_ELEMEN:
            every = fields | typed(persona.penduduk, facts.elemen_names)
            name = f"{code} {persona.name}, semua elemen / all elements"
            yield _request(name, "Semua elemen perjanjian / every element of the grant.", method, every)


def _face_folder(visit: Visit, session: PocSession) -> list[dict[str, Any]]:
    """Return the folder of CALL_FR where it is granted: Postman encrypts nothing, so its fields are in clear."""
    facts = face_facts(session, visit.base_url)
    if facts is None:
        return []
    persona = example_of(Method.CALL_NIK, session.personas)
    register = persona.penduduk.elemen if persona.penduduk else {}
    variables = {"user_id": "{{user_id}}", "password": "{{password}}", "ip": "{{ip_user}}"}
    fields = face_fields(facts, persona, "") | {"image": register.get("FOTO")} | variables
    path = [*FACE.strip("/").split("/"), "{{lembaga}}", str(Method.CALL_FR)]
    note = 'Setel dulu / set first: PATCH hak-akses {"face_fields": "clear"}.'
    return [{"name": str(Method.CALL_FR), "item": [_post(f"6018 {persona.name}", note, path, fields)]}]


def _request(name: str, description: str, method: Method, fields: dict[str, str]) -> dict[str, Any]:
    variables = {"user_id": "{{user_id}}", "password": "{{password}}", "ip_user": "{{ip_user}}"}
    return _post(name, description, [*_PATH, "{{lembaga}}", str(method)], fields | variables)


def _post(name: str, description: str, path: list[str], fields: Mapping[str, object]) -> dict[str, Any]:
    return {
        "name": name,
        "request": {
            "method": "POST",
            "header": [{"key": "Content-Type", "value": "application/json"}],
            "url": {"raw": "{{base_url}}/" + "/".join(path), "host": ["{{base_url}}"], "path": path},
            "body": {
                "mode": "raw",
                "raw": json.dumps(fields, indent=2, ensure_ascii=False),
                "options": {"raw": {"language": "json"}},
            },
            "description": description,
        },
        "response": [],
    }
