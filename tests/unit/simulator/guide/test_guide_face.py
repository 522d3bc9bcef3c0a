"""What the guide, the OpenAPI document and the Postman collection say of CALL_FR, held against the door itself."""

import ast
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from simulator.domain.biometrik import FaceFields
from simulator.domain.face_code import FACE_CODES
from simulator.guide.answer import answer_guide
from simulator.guide.call_example import PASSWORD_PLACEHOLDER
from simulator.guide.face_advice import FACE_ADVICE
from simulator.guide.face_example import FACE_LANGUAGES, face_answer_example
from simulator.pages.exchange import PageRequest
from simulator.poc.face_key import make_face_key
from tests.helpers.face_client import encrypted
from tests.helpers.face_desk import Face, verify
from tests.helpers.rehearsal_desk import PURBALINGGA

BASE = "http://127.0.0.1:8100"
PATH = "/api/face-recognition/dukcapil/{credential_id}/CALL_FR"


def get(face: Face, path: str = "/", **query: str) -> bytes:
    answer = answer_guide(PageRequest("GET", path, BASE, query), face.rehearsal.desk)
    assert answer is not None
    return answer.body


def page(face: Face, lang: str = "id") -> BeautifulSoup:
    return BeautifulSoup(get(face, lang=lang).decode(), "html.parser")


def programs(soup: BeautifulSoup) -> dict[str, str]:
    return {str(each["id"]): each.select("pre")[0].get_text() for each in soup.select("details[id^=wajah-]")}


def test_every_code_has_its_advice_and_stands_on_the_page() -> None:
    async def scene(face: Face) -> None:
        rows = {str(row["id"]): row.get_text() for row in page(face).select("tr[id^=wajah-kode-]")}
        assert list(rows) == [f"wajah-kode-{code.number}" for code in FACE_CODES]
        assert all(code.text in rows[f"wajah-kode-{code.number}"] for code in FACE_CODES)

    assert set(FACE_ADVICE) == set(FACE_CODES)
    verify(scene)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_language_has_a_program_with_the_sessions_addresses(lang: str) -> None:
    async def scene(face: Face) -> None:
        shown = programs(page(face, lang))
        assert list(shown) == [f"wajah-{language.id}" for language in FACE_LANGUAGES]
        for text in shown.values():
            assert f"{BASE}{face.path}" in text
            assert f"{BASE}{face.path.replace('CALL_FR', 'public-key.pem')}" in text
            assert text.count(PASSWORD_PLACEHOLDER) == 1
            assert face.session.personas[0].nik in text
        ast.parse(shown["wajah-python"])

    verify(scene)


def test_no_secret_stands_on_the_page() -> None:
    async def scene(face: Face) -> None:
        text = get(face).decode()
        assert face.session.record.hak_akses.password not in text
        assert "PRIVATE KEY" not in text

    verify(scene)


def test_an_agreement_without_the_method_has_no_such_section() -> None:
    async def scene(face: Face) -> None:
        soup = page(face)
        assert not soup.select("#biometrik")
        assert not programs(soup)
        names = [folder["name"] for folder in json.loads(get(face, "/postman.json"))["item"]]
        assert "CALL_FR" not in names

    verify(scene, PURBALINGGA)


@pytest.mark.parametrize("fields", list(FaceFields))
def test_the_page_warns_where_the_session_expects_another_form(fields: FaceFields) -> None:
    async def scene(face: Face) -> None:
        face.session.change(replace(face.session.record.hak_akses, face_fields=fields), face.session.record.dialect)
        section = page(face).select_one("section[aria-labelledby=biometrik]")
        assert section is not None
        assert bool(section.select(".awas")) is (fields is not FaceFields.ENCRYPTED)
        assert f"bentuk {fields};" in section.get_text()

    verify(scene)


def test_the_answer_shown_has_the_keys_of_a_real_one() -> None:
    async def scene(face: Face) -> None:
        shown = json.loads(face_answer_example(face.session.personas[0]))
        real = await face.call()
        assert list(shown) == list(real)
        assert shown | {"matchScore": ""} == real | {"matchScore": ""}

    verify(scene)


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether `value` is what this part of JSON Schema, as the document uses it, allows."""
    if "const" in schema:
        return bool(value == schema["const"])
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] == "object":
        properties = schema["properties"]
        return (
            set(schema.get("required", ())) <= set(value)
            and (schema.get("additionalProperties", True) or set(value) <= set(properties))
            and all(fits(item, properties[name]) for name, item in value.items() if name in properties)
        )
    kinds = {"string": str, "integer": int, "boolean": bool, "number": int | float}
    named = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    is_kind = any(isinstance(value, kinds[name]) for name in named)
    return is_kind and (not isinstance(value, str) or re.search(schema.get("pattern", ""), value) is not None)


@pytest.mark.parametrize(
    "changes", [{}, {"threshold": 21}, {"password": "salah"}, {"nik": "123"}, {"image": "QUJD"}, {"ip": "192.0.2.1"}]
)
def test_requests_and_answers_fit_the_openapi_document(changes: dict[str, Any]) -> None:
    async def scene(face: Face) -> None:
        document = json.loads(get(face, "/v1/openapi.json"))
        schemas = document["components"]["schemas"]
        key = make_face_key("contoh-data-2026", 1)
        request = encrypted(key.public_pem, face.fields(**changes))
        assert fits(request, schemas["CALL_FR_permintaan"])
        answer = json.loads((await face.post(request)).body)
        assert fits(answer, schemas["CALL_FR_jawaban"])
        assert not fits(answer | {"uid": 1}, schemas["CALL_FR_jawaban"])
        assert not fits(answer | {"lain": ""}, schemas["CALL_FR_jawaban"])
        examples = document["paths"][PATH]["post"]["responses"]["200"]["content"]["application/json"]["examples"]
        assert list(examples) == [str(code.number) for code in FACE_CODES]
        assert all(fits(example["value"], schemas["CALL_FR_jawaban"]) for example in examples.values())

    verify(scene)


def test_the_postman_request_is_a_match_once_the_fields_are_in_clear() -> None:
    async def scene(face: Face) -> None:
        collection = json.loads(get(face, "/postman.json"))
        folder = collection["item"][-1]
        assert folder["name"] == "CALL_FR"
        (item,) = folder["item"]
        variables = {variable["key"]: variable["value"] for variable in collection["variable"]}
        variables["password"] = face.session.record.hak_akses.password
        raw, url = item["request"]["body"]["raw"], item["request"]["url"]["raw"]
        for name, value in variables.items():
            raw, url = (text.replace("{{" + name + "}}", value) for text in (raw, url))
        assert url == f"{BASE}{face.path}"
        right = replace(face.session.record.hak_akses, face_fields=FaceFields.CLEAR)
        face.session.change(right, face.session.record.dialect)
        answer = json.loads((await face.post(json.loads(raw))).body)
        assert str(answer["error"]["errorCode"]) == item["name"][:4]

    verify(scene)
