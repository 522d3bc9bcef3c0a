import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.face_code import BIOMETRIK_SESUAI, FACE_CODES, FaceCode
from simulator.face.answer import MAX_ECHO, FaceAnswer, mask_nik, write_face_answer

NIK = "3303051708909001"


def test_a_match_is_written_as_the_contract_has_it() -> None:
    assert write_face_answer(FaceAnswer(BIOMETRIK_SESUAI, "trx-1", NIK, 8.331, 80)) == (
        b'{"error":{"errorCode":6018,"errorMessage":"Foto Sesuai"},"httpResponseCode":"200","matchScore":"8.331",'
        b'"transactionId":"trx-1","uid":"************9001","verificationResult":"true","quotaLimiter":"80"}'
    )


@pytest.mark.parametrize("code", FACE_CODES, ids=lambda code: str(code.number))
def test_every_code_is_a_number_and_all_else_is_text(code: FaceCode) -> None:
    body = json.loads(write_face_answer(FaceAnswer(code, "t", NIK, 1.5, 0)))
    assert next(iter(body)) == "error"
    assert body.pop("error") == {"errorCode": code.number, "errorMessage": code.text}
    assert all(isinstance(value, str) for value in body.values())
    assert body["verificationResult"] == str(code.number == 6018).lower()
    assert body["matchScore"] == "1.500"


def test_without_a_session_no_kuota_is_shown() -> None:
    assert "quotaLimiter" not in json.loads(write_face_answer(FaceAnswer(FACE_CODES[0])))


def test_a_transaction_id_is_not_echoed_without_end() -> None:
    body = json.loads(write_face_answer(FaceAnswer(FACE_CODES[0], "x" * 10_000)))
    assert body["transactionId"] == "x" * MAX_ECHO


@given(st.text(max_size=100))
def test_no_more_than_four_digits_of_a_nik_are_shown(text: str) -> None:
    masked = mask_nik(text)
    assert len(masked) == min(len(text), 16)
    assert set(masked[:-4]) <= {"*"}
    assert len(text) == 16 or set(masked) <= {"*"}
