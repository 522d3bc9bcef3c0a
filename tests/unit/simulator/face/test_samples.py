"""How a session wants to be asked, samples other than a face, consents, and faults of the door."""

import asyncio
import json
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any

import pytest

from simulator.domain.biometrik import FaceFields
from simulator.network.fault import FaultKind
from simulator.poc.face_key import make_face_key
from simulator.population.template import template
from tests.helpers.face_client import encrypted, selfie
from tests.helpers.face_desk import DATA, Face, verify

FORBIDDEN = {"extends": DATA, "storage": "forbidden"}


@pytest.mark.parametrize("fields", list(FaceFields))
def test_a_session_takes_the_form_that_it_is_set_to_and_no_other(fields: FaceFields) -> None:
    async def scene(face: Face) -> None:
        face.session.change(replace(face.session.record.hak_akses, face_fields=fields), face.session.record.dialect)
        clear = face.fields()
        key = make_face_key(DATA, 1)
        encoded = {
            name: b64encode(value.encode()).decode() if name in ("nik", "user_id", "password") else value
            for name, value in clear.items()
        }
        forms = {
            FaceFields.ENCRYPTED: encrypted(key.public_pem, clear),
            FaceFields.BASE64: encoded,
            FaceFields.CLEAR: clear,
        }
        codes = {form: json.loads((await face.post(body)).body)["error"]["errorCode"] for form, body in forms.items()}
        assert codes.pop(fields) == 6018
        # What is read as clear text is read, but it is nobody's account.
        assert set(codes.values()) <= ({5001} if fields is FaceFields.CLEAR else {5006})

    verify(scene)


def test_a_form_that_changes_while_a_call_is_read_is_the_one_that_counts() -> None:
    async def scene(face: Face) -> None:
        settle = face.rehearsal.desk.settle

        async def late(session: Any, decide: Any) -> Any:
            session.change(replace(session.record.hak_akses, face_fields=FaceFields.CLEAR), session.record.dialect)
            return await settle(session, decide)

        face.rehearsal.desk.settle = late  # type: ignore[method-assign]
        assert json.loads((await face.post(face.fields())).body)["error"]["errorCode"] == 6018

    verify(scene)


def test_a_finger_is_matched_by_its_template() -> None:
    async def scene(face: Face) -> None:
        def sent(raw: bytes, kind: str = "Finger", position: str = "2") -> dict[str, Any]:
            return {"image": "", "template": b64encode(raw).decode(), "type": kind, "position": position}

        own = face.finger("warga-01")
        assert await face.code(**sent(own)) == 6018
        assert await face.code(**sent(bytes([own[0] ^ 0x0F, *own[1:]]))) == 6018
        assert await face.code(**sent(face.finger("warga-02"))) == 6019
        assert await face.code(**sent(own, position="3")) == 6019
        assert await face.code(**sent(own, kind="Iris", position="L")) == 6019
        assert await face.code(**sent(face.finger("warga-01", "Iris", "L"), "Iris", "L")) == 6018
        assert await face.code(**sent(own[:-1])) == 6006
        assert await face.code(**sent(b"")) == 5004
        assert await face.code(**sent(own, position="F")) == 5004
        assert await face.code("meninggal", **sent(face.finger("meninggal"))) == 6020
        assert [n.entry.elemen_sent for n in await face.rehearsal.entries()] == [("NIK",)] * 10

    verify(scene)


def test_strangers_have_other_templates() -> None:
    templates = {template(1, f"33030517089{n:05}", kind, "1") for n in range(9001, 9101) for kind in ("Finger", "Iris")}
    assert len(templates) == 200
    assert template(1, "3303051708909001", "Finger", "1") != template(2, "3303051708909001", "Finger", "1")


def test_a_consent_is_recorded_where_it_was_proved() -> None:
    async def scene(face: Face) -> None:
        await face.code(consent=True)
        await face.code("warga-02", consent="true")
        await face.code("warga-03", consent=False)
        await face.code("warga-04")
        await face.code("warga-05", consent=True, image=selfie(face.foto("warga-06")))
        await face.code("meninggal", consent=True)
        await face.rehearsal.match()
        first, second = await face.consents()
        personas = face.session.personas
        assert (first.nik, second.nik) == (personas[0].nik, personas[1].nik)
        assert (first.method, first.at.isoformat()) == ("CALL_FR", "2026-06-01T10:00:00+07:00")
        assert (first.seq, second.seq) == (1, 2)

    verify(scene)


def test_no_consent_is_recorded_where_the_agreement_forbids_storage() -> None:
    async def scene(face: Face) -> None:
        assert await face.code(consent=True) == 6018
        assert await face.consents() == []

    verify(scene, FORBIDDEN)


def test_a_consent_whose_answer_was_lost_is_none() -> None:
    async def scene(face: Face) -> None:
        face.session.faults.add(FaultKind.RESET, {}, door="face", count=1)
        delivery = await face.post(face.fields(consent=True))
        assert delivery.is_cut
        assert await face.consents() == []

    verify(scene)


def test_a_fault_of_the_door_strikes_it_alone() -> None:
    async def scene(face: Face) -> None:
        face.session.faults.add(FaultKind.CODE, {"code": "6012"}, door="face", count=1)
        assert (await face.rehearsal.match())["RESPONSE_CODE"] == "01"
        answer = await face.call()
        assert answer["error"] == {"errorCode": 6012, "errorMessage": "Mesin pencocokan sibuk"}
        assert await face.code() == 6018
        injected = (await face.rehearsal.entries())[1].entry
        assert (injected.code, injected.fault, injected.is_charged) == ("6012", "code", False)

    verify(scene)


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        ({"method": "CALL_FR"}, [5000, 5000]),
        ({"method": "CALL_NIK"}, [6018, 6018]),
        ({"nik": True}, [5000, 6018]),
        ({}, [5000, 5000]),
    ],
)
def test_a_fault_is_for_a_method_or_a_nik(limits: dict[str, Any], codes: list[int]) -> None:
    async def scene(face: Face) -> None:
        chosen = {name: face.session.personas[0].nik if value is True else value for name, value in limits.items()}
        face.session.faults.add(FaultKind.CODE, {"code": "5000"}, **chosen)
        assert [await face.code("warga-01"), await face.code("warga-02")] == codes

    verify(scene)


def test_sixteen_at_once_share_the_last_hits() -> None:
    async def scene(face: Face) -> None:
        codes = await asyncio.gather(*(face.code() for _ in range(16)))
        assert sorted(codes) == [5002] * 11 + [6018] * 5
        entries = [numbered.entry for numbered in await face.rehearsal.entries()]
        assert sum(entry.is_charged for entry in entries) == sum(face.session.spent.values()) == 5

    verify(scene, {"extends": DATA, "kuota": 5})


def test_the_picture_of_every_persona_can_be_processed() -> None:
    async def scene(face: Face) -> None:
        for persona in face.session.personas:
            if persona.penduduk:
                assert b64decode(face.foto(persona.name)).startswith(b"\x89PNG")
        assert await face.code(face.session.personas[-1].name) == 6018

    verify(scene)
