import csv
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.response_code import ALL_CODES
from simulator.door.persona_view import persona_view
from simulator.guide.answer import answer_guide
from simulator.guide.visit import METHODS
from simulator.pages.csv_file import neutralise
from simulator.pages.exchange import PageAnswer, PageRequest
from tests.helpers.rehearsal_desk import PURBALINGGA, Rehearsal, content, rehearse

EVERY_METHOD = {"extends": "contoh-data-2026", "methods": list(METHODS)}
SHOWN = {
    "CALL_VERIFY_BY_ELEMEN": "01 08 11 12 13 14 15",
    "CALL_NIK": "01 08 11 12 13 14 15",
    "CALL_KK": "01 13 15",
    "CALL_COMBINATION": "01 13",
}
BASE = "http://127.0.0.1:8100"
DATA = "contoh-data-2026"


def get(r: Rehearsal, path: str) -> PageAnswer:
    answer = answer_guide(PageRequest("GET", path, BASE), r.desk)
    assert answer is not None
    return answer


@pytest.mark.parametrize("agreement", [PURBALINGGA, DATA])
def test_the_csv_is_the_book_of_residents(agreement: str) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = get(r, "/penduduk.csv")
        assert answer.content_type == "text/csv; charset=utf-8"
        assert r.session.record.id in answer.headers["Content-Disposition"]
        assert answer.body.startswith(b'\xef\xbb\xbf"persona","kode","NIK","NO_KK","NAMA_LGKP",')
        text = answer.body.decode("utf-8-sig")
        assert text.count("\n") == text.count("\r\n")
        rows = list(csv.DictReader(text.splitlines()))
        for row, persona in zip(rows, r.session.personas, strict=True):
            assert (row["persona"], row["kode"], row["NIK"]) == (persona.name, persona.code, persona.nik)
            assert row["NO_KK"] == persona.nomor_kk
            name = persona.penduduk.elemen["NAMA_LGKP"] if persona.penduduk else ""
            assert row["NAMA_LGKP"] == name

    rehearse(scene, agreement)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("A'B", "A'B"),
        (3, "3"),
        (None, ""),
    ],
)
def test_no_value_of_the_csv_is_a_formula(value: str | int | None, shown: str) -> None:
    assert neutralise(value) == shown


def test_the_json_is_what_the_control_api_shows() -> None:
    async def scene(r: Rehearsal) -> None:
        personas = json.loads(get(r, "/penduduk.json").body)["personas"]
        elemen = r.session.record.agreement.elemen
        assert personas == [persona_view(persona, elemen) for persona in r.session.personas]

    rehearse(scene, DATA)


def refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (str(item) for key, item in value.items() if key == "$ref")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from refs(item)


def test_the_openapi_document_holds_together() -> None:
    async def scene(r: Rehearsal) -> None:
        document = json.loads(get(r, "/v1/openapi.json").body)
        assert document["openapi"].startswith("3.1.")
        assert "SIMULATOR" in document["info"]["description"]
        components = document["components"]
        for ref in set(refs(document)):
            _, kind, name = ref.removeprefix("#/").split("/")
            assert name in components[kind]
        operations = {path: item["post"] for path, item in document["paths"].items() if "get_json" in path}
        places = ("{lembaga}", "{wilayah}/{instansi}")
        assert set(operations) == {f"/dukcapil/get_json/{p}/{m}" for p in places for m in SHOWN}
        assert len({operation["operationId"] for operation in operations.values()}) == len(operations)
        for path, operation in operations.items():
            assert [p["name"] for p in operation["parameters"]] == re.findall(r"\{(\w+)\}", path)
            examples = operation["responses"]["200"]["content"]["application/json"]["examples"]
            named = {f"{dialect}_{code.code}" for dialect in Dialect for code in ALL_CODES}
            assert set(examples) == named - {"lama_10"}

    rehearse(scene)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_the_postman_requests_get_what_their_names_say(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        collection = json.loads(get(r, "/postman.json").body)
        assert collection["info"]["schema"].endswith("/v2.1.0/collection.json")
        variables = {variable["key"]: variable["value"] for variable in collection["variable"]}
        hak_akses = r.session.record.hak_akses
        lembaga = r.session.record.credentials.lembaga
        assert list(variables.values()) == [BASE, lembaga, hak_akses.user_id, "", "127.0.0.1"]
        variables["password"] = hak_akses.password
        assert [folder["name"] for folder in collection["item"]] == list(SHOWN)
        for folder in collection["item"]:
            names = [item["name"][:2] for item in folder["item"]]
            assert sorted(set(names)) == SHOWN[folder["name"]].split()
            for item in folder["item"]:
                raw = item["request"]["body"]["raw"]
                for key, value in variables.items():
                    raw = raw.replace("{{" + key + "}}", value)
                path = "/dukcapil/get_json/{{lembaga}}/"
                assert item["request"]["url"]["raw"] == "{{base_url}}" + path + folder["name"]
                answer = content(await r.send(json.loads(raw), folder["name"]))
                entries = await r.entries()
                assert entries[-1].entry.code == item["name"][:2]
                if "semua" in item["name"]:
                    assert not [text for text in answer.values() if text.startswith("Tidak")]

    rehearse(scene, EVERY_METHOD, dialect=dialect)
