import json

import pytest

from simulator.control.bodies import AdvanceClock, OpenSession, PatchHakAkses, SwitchFault
from simulator.control.errors import ControlError, decode_body, json_answer, known_keys


def test_an_empty_body_is_an_empty_object() -> None:
    assert decode_body(b"", PatchHakAkses) == PatchHakAkses()


@pytest.mark.parametrize(
    ("kind", "raw", "field"),
    [
        (OpenSession, b"{}", "agreement"),
        (OpenSession, b'{"agreement": 1}', "agreement"),
        (OpenSession, b'{"agreement": "x", "benih": 1}', "benih"),
        (OpenSession, b'{"agreement": "x", "seed": 0}', "seed"),
        (OpenSession, b'{"agreement": "x", "seed": "1"}', "seed"),
        (OpenSession, b'{"agreement": "x", "dialect": "gaul"}', "dialect"),
        (OpenSession, b'{"agreement": "x", "aplikasi": {"elemen": "NIK"}}', "aplikasi.elemen"),
        (OpenSession, b'{"agreement": "x", "aplikasi": {"elemen": [1]}}', "aplikasi.elemen[0]"),
        (PatchHakAkses, b'{"kuota": -1}', "kuota"),
        (PatchHakAkses, b'{"kuota": 1000000001}', "kuota"),
        (PatchHakAkses, b'{"kuota": "200"}', "kuota"),
        (PatchHakAkses, b'{"password": ""}', "password"),
        (PatchHakAkses, b'{"password": "  "}', "password"),
        (PatchHakAkses, b'{"hours": ["07:00"]}', "hours"),
        (PatchHakAkses, b'{"hours": [7, 17]}', "hours[0]"),
        (PatchHakAkses, b'{"pks_until": "31-12-2026"}', "pks_until"),
        (PatchHakAkses, b'{"user_active": 1}', "user_active"),
        (PatchHakAkses, b'{"user_active": null}', "user_active"),
        (PatchHakAkses, b'{"registered_ips": "127.0.0.1"}', "registered_ips"),
        (PatchHakAkses, b'{"kota": 1}', "kota"),
        (AdvanceClock, b"{}", "by"),
        (AdvanceClock, b'{"by": "P1D", "at": ""}', "at"),
        (SwitchFault, b'{"kind": "code", "params": {"code": null}}', "params[...]"),
    ],
)
def test_the_field_at_fault_is_named(kind: type, raw: bytes, field: str) -> None:
    with pytest.raises(ControlError) as caught:
        decode_body(raw, kind)
    error = caught.value
    assert (error.status, error.code, error.field) == (400, "invalid", field)
    assert known_keys(kind) in error.hint


@pytest.mark.parametrize("raw", [b"{", b"bukan", b" ", b'{"by":"P1D"', b'{"by":"\xff"}', b'{"by":"\\ud800"}'])
def test_what_is_no_json_is_said_to_be_malformed(raw: bytes) -> None:
    with pytest.raises(ControlError) as caught:
        decode_body(raw, AdvanceClock)
    assert (caught.value.status, caught.value.code, caught.value.field) == (400, "malformed", None)


@pytest.mark.parametrize("raw", [b"[]", b"1", b"null", b'"P1D"'])
def test_json_that_is_no_object_is_invalid(raw: bytes) -> None:
    with pytest.raises(ControlError) as caught:
        decode_body(raw, AdvanceClock)
    assert (caught.value.status, caught.value.code) == (400, "invalid")


def test_a_refusal_is_one_object_of_four_keys() -> None:
    response = ControlError(409, "closed", "sesi ditutup", field="session", hint="buka lagi").response()
    assert response.status == 409
    assert response.text is not None
    assert json.loads(response.text) == {
        "error": {"code": "closed", "message": "sesi ditutup", "field": "session", "hint": "buka lagi"}
    }


def test_an_answer_is_json() -> None:
    response = json_answer({"nama": "Ma'ruf", "kuota": None}, 201)
    assert (response.status, response.content_type) == (201, "application/json")
    assert response.body == b'{"nama":"Ma\'ruf","kuota":null}'
