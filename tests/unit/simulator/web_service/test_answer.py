import json

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.response_code import (
    ALL_CODES,
    DITEMUKAN,
    GAGAL_LOGIN,
    KUOTA_HABIS,
    TIDAK_DITEMUKAN,
    ResponseCode,
)
from simulator.web_service.answer import Answer, write_answer

DATA = {"NO_KK": 3303051708159900, "NIK": 9103055708909001, "NAMA_LGKP": "MA'RUF ", "NO_RT": 3, "NO_RW": None}
MATCH = {"NAMA_LGKP": "Sesuai (100)", "TGL_LHR": "Sesuai", "ALAMAT": "Tidak Sesuai (0)", "NIK": "Sesuai"}
ENVELOPE = b'"lastPage":true,"numberOfElements":1,"sort":null,"totalElements":1,"firstPage":true,"number":0,"size":1'
DATA_BYTES = b'"NO_KK":3303051708159900,"NIK":9103055708909001,"NAMA_LGKP":"MA\'RUF ","NO_RT":3,"NO_RW":null'
MATCH_BYTES = b'"NAMA_LGKP":"Sesuai (100)","TGL_LHR":"Sesuai","ALAMAT":"Tidak Sesuai (0)","NIK":"Sesuai"'
FOUND = b'"RESPONSE_CODE":"01","RESPONSE_DESC":"Data Ditemukan",'


@pytest.mark.parametrize(
    ("dialect", "first", "last"),
    [
        (Dialect.JUKNIS, FOUND, b',"quotaLimiter":199'),
        (Dialect.BARU, b"", b',"quotaLimiter":199'),
        (Dialect.LAMA, b"", b""),
    ],
)
@pytest.mark.parametrize(("elemen", "written"), [(DATA, DATA_BYTES), (MATCH, MATCH_BYTES)], ids=["data", "match"])
def test_a_success_byte_by_byte(
    dialect: Dialect, first: bytes, last: bytes, elemen: dict[str, str | int | None], written: bytes
) -> None:
    body = write_answer(Answer(DITEMUKAN, dialect, elemen, 199))
    assert body == b'{"content":[{' + first + written + b"}]," + ENVELOPE + last + b"}"


@pytest.mark.parametrize(
    ("dialect", "code", "written", "last"),
    [
        (
            Dialect.JUKNIS,
            GAGAL_LOGIN,
            b'"RESPONSE_CODE":"03","RESPONSE_DESC":"Gagal Login","RESPONSE":"Gagal Login","RESPON":"Gagal Login"',
            b',"quotaLimiter":0',
        ),
        (
            Dialect.BARU,
            GAGAL_LOGIN,
            b'"RESPONSE_CODE":"03","RESPONSE_DESC":"Login Gagal","RESPONSE":"Login Gagal","RESPON":"Login Gagal"',
            b',"quotaLimiter":0',
        ),
        (Dialect.LAMA, GAGAL_LOGIN, b'"RESPON":"Login Gagal"', b""),
        (Dialect.LAMA, KUOTA_HABIS, b'"RESPON":"Kuota Akses Hari ini telah Habis"', b""),
        (Dialect.LAMA, TIDAK_DITEMUKAN, b'"RESPON":"Data Tidak Ditemukan"', b""),
    ],
)
def test_a_refusal_byte_by_byte(dialect: Dialect, code: ResponseCode, written: bytes, last: bytes) -> None:
    body = write_answer(Answer(code, dialect, None, 0))
    assert body == b'{"content":[{' + written + b"}]," + ENVELOPE + last + b"}"


@pytest.mark.parametrize("dialect", list(Dialect))
def test_an_answer_without_a_session_shows_no_limiter(dialect: Dialect) -> None:
    assert write_answer(Answer(GAGAL_LOGIN, dialect)).endswith(ENVELOPE + b"}")


@pytest.mark.parametrize("code", [code for code in ALL_CODES if code is not DITEMUKAN], ids=lambda code: code.code)
def test_every_refusal_says_its_text_under_the_keys_of_its_dialect(code: ResponseCode) -> None:
    for dialect in Dialect:
        (content,) = json.loads(write_answer(Answer(code, dialect, None, 1)))["content"]
        keys = ["RESPON"] if dialect is Dialect.LAMA else ["RESPONSE_DESC", "RESPONSE", "RESPON"]
        assert {content[key] for key in keys} == {code.text(dialect)}
        assert list(content) == (keys if dialect is Dialect.LAMA else ["RESPONSE_CODE", *keys])
        assert content.get("RESPONSE_CODE", code.code) == code.code


def test_a_refusal_never_shows_elements() -> None:
    for dialect in Dialect:
        assert b'NIK"' not in write_answer(Answer(TIDAK_DITEMUKAN, dialect, {"NIK": "Sesuai"}, 1))


@pytest.mark.parametrize("dialect", [Dialect.BARU, Dialect.LAMA])
def test_a_success_of_public_clients_carries_no_message_key(dialect: Dialect) -> None:
    (content,) = json.loads(write_answer(Answer(DITEMUKAN, dialect, MATCH, 1)))["content"]
    assert not {"RESPONSE_CODE", "RESPONSE_DESC", "RESPONSE", "RESPON"} & set(content)
