"""What is decided and charged, and how it is answered and kept."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simulator.poc.face_key import make_face_key
from tests.helpers.face_client import selfie
from tests.helpers.face_desk import DATA, Face, verify
from tests.helpers.rehearsal_desk import PURBALINGGA


def test_a_resident_is_recognised_by_a_selfie() -> None:
    async def scene(face: Face) -> None:
        answer = await face.call()
        nik = face.session.personas[0].nik
        score = float(answer.pop("matchScore"))
        assert 9 <= score <= 20
        assert answer == {
            "error": {"errorCode": 6018, "errorMessage": "Foto Sesuai"},
            "httpResponseCode": "200",
            "transactionId": "TRX-0001",
            "uid": "*" * 12 + nik[-4:],
            "verificationResult": "true",
            "quotaLimiter": "999",
        }
        (numbered,) = await face.rehearsal.entries()
        entry = numbered.entry
        assert (entry.door, entry.method, entry.nik, entry.code) == ("face", "CALL_FR", nik, "01")
        assert (entry.is_charged, entry.elemen_sent, entry.source_ip) == (True, ("NIK", "FOTO"), "127.0.0.1")
        assert len(entry.request) < 3_000

    verify(scene)


@pytest.mark.parametrize(
    ("persona", "code", "is_charged"),
    [
        ("warga-02", 6018, True),
        ("meninggal", 6020, True),
        ("ganda", 6020, True),
        ("non-aktif", 6020, True),
        ("tidak-dapat-diproses", 6020, True),
        ("tidak-ada", 6020, True),
        ("format-salah", 6020, True),
        ("papua-nik-besar", 6018, True),
    ],
)
def test_each_persona_gets_its_code(persona: str, code: int, is_charged: bool) -> None:
    async def scene(face: Face) -> None:
        assert await face.code(persona) == code
        (numbered,) = await face.rehearsal.entries()
        assert numbered.entry.code == ("01" if code == 6018 else str(code))
        assert numbered.entry.is_charged is is_charged
        assert sum(face.session.spent.values()) == is_charged

    verify(scene)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"threshold": "9.5"}, 6018),
        ({"threshold": None}, 5005),
        ({"threshold": 21}, 5005),
        ({"threshold": "tinggi"}, 5005),
        ({"image": None}, 5004),
        ({"image": " "}, 5004),
        ({"nik": None}, 5004),
        ({"type": "Voice"}, 5004),
        ({"type": None, "position": None}, 6018),
        ({"image": "bukan base64!"}, 6006),
        ({"nik": "123"}, 6006),
        ({"image": b64encode(b"bukan gambar").decode()}, 6015),
        ({"user_id": "lain"}, 5001),
        ({"user_id": ""}, 5004),
        ({"password": "salah"}, 9002),
        ({"ip": "192.0.2.1"}, 5003),
        ({"ip": "x"}, 5003),
        ({"ip": None}, 5004),
        ({"ip": None, "ip_user": "127.0.0.1"}, 6018),
        ({"transactionId": None}, 6018),
        (dict.fromkeys(("type", "position", "customer_id", "transactionSource", "transactionId", "template")), 6018),
    ],
)
def test_what_is_sent_decides(changes: dict[str, Any], code: int) -> None:
    async def scene(face: Face) -> None:
        assert await face.code(**changes) == code
        assert sum(face.session.spent.values()) == (code == 6018)

    verify(scene)


def test_the_picture_of_another_is_no_match_and_costs_a_hit() -> None:
    async def scene(face: Face) -> None:
        answer = await face.call(image=selfie(face.foto("warga-02")))
        assert answer["error"]["errorCode"] == 6019
        assert answer["verificationResult"] == "false"
        assert float(answer["matchScore"]) < 5
        assert answer["quotaLimiter"] == "999"

    verify(scene)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"instansi_active": False}, 5001),
        ({"user_active": False}, 5001),
        ({"cooperation": False}, 5001),
        ({"withdrawn": True}, 5001),
        ({"pks_until": date(2026, 5, 31)}, 5001),
        ({"kuota": 0}, 5002),
        ({"registered_ips": frozenset({"192.0.2.7"})}, 5003),
    ],
)
def test_the_right_of_the_session_decides(changes: dict[str, Any], code: int) -> None:
    async def scene(face: Face) -> None:
        face.session.change(replace(face.session.record.hak_akses, **changes), face.session.record.dialect)
        assert await face.code() == code

    verify(scene)


def test_the_kuota_is_shared_with_the_web_service() -> None:
    async def scene(face: Face) -> None:
        await face.rehearsal.match()
        assert [await face.code(), await face.code()] == [6018, 5002]
        assert (await face.rehearsal.match())["RESPONSE_CODE"] == "05"

    verify(scene, {"extends": DATA, "kuota": 2})


def test_a_session_says_what_costs_a_hit() -> None:
    async def scene(face: Face) -> None:
        right = replace(face.session.record.hak_akses, charged=frozenset({"13"}))
        face.session.change(right, face.session.record.dialect)
        assert [await face.code(), await face.code("tidak-ada")] == [6018, 6020]
        assert [numbered.entry.is_charged for numbered in await face.rehearsal.entries()] == [False, True]

    verify(scene)


def test_an_agreement_without_the_method_has_no_account() -> None:
    async def scene(face: Face) -> None:
        assert await face.code() == 5001
        (numbered,) = await face.rehearsal.entries()
        assert numbered.entry.code == "5001"

    verify(scene, PURBALINGGA)


def test_a_network_that_is_cut_answers_nothing() -> None:
    async def scene(face: Face) -> None:
        face.session.change(replace(face.session.record.hak_akses, network=False), face.session.record.dialect)
        delivery = await face.post(face.fields())
        assert delivery.is_cut
        (numbered,) = await face.rehearsal.entries()
        assert (numbered.entry.code, numbered.entry.fault) == ("", "jaringan_diputus")

    verify(scene)


@pytest.mark.parametrize("credential", ["LAIN", "sim_contoh"])
def test_an_unknown_credential_has_no_account_and_leaves_no_trace(credential: str) -> None:
    async def scene(face: Face) -> None:
        delivery = await face.post(face.fields(), f"/api/face-recognition/dukcapil/{credential}/CALL_FR")
        answer = json.loads(delivery.body)
        assert answer["error"]["errorCode"] == 5001
        assert "quotaLimiter" not in answer
        assert await face.rehearsal.entries() == []

    verify(scene)


def test_a_closed_session_has_no_account_and_shows_no_key() -> None:
    async def scene(face: Face) -> None:
        await face.rehearsal.desk.close(face.session)
        assert await face.code() == 5001
        assert await face.door.show(face.path.replace("CALL_FR", "public-key.pem")) is None
        assert await face.rehearsal.entries() == []

    verify(scene)


def test_the_public_key_is_shown_and_nothing_else_is() -> None:
    async def scene(face: Face) -> None:
        shown = await face.door.show(face.path.lower().replace("call_fr", "Public-Key.pem"))
        assert shown == make_face_key(DATA, 1).public_pem
        assert await face.door.show(face.path) is None
        assert await face.door.show("/api/face-recognition/dukcapil/LAIN/public-key.pem") is None

    verify(scene)


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"nik": ', b"\xff" * 1000])
def test_what_cannot_be_read_is_a_wrong_parameter(raw: bytes) -> None:
    async def scene(face: Face) -> None:
        delivery = await face.post(raw)
        assert json.loads(delivery.body)["error"]["errorCode"] == 5004
        (numbered,) = await face.rehearsal.entries()
        assert numbered.entry.quirks == ("badan_tak_terbaca",)

    verify(scene)
