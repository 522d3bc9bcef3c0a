import pytest

from simulator.domain.face_code import (
    BIOMETRIK_SESUAI,
    FACE_CODES,
    SAMBUNGAN_DIPUTUS,
    FaceCode,
    face_code_for,
)

CONTRACT = {
    5000: "Sistem Sibuk.",
    5001: "Akun Tidak Ditemukan.",
    5002: "Kuota Hari Ini Habis, Silahkan Dicoba Esok Hari.",
    5003: "IP Tidak Sesuai.",
    5004: "Parameter tidak sesuai.",
    5005: "Threshold tidak sesuai.",
    5006: "Data gagal didecrypt.",
    6015: "Foto tidak dapat diproses",
    6019: "Foto Tidak Sesuai",
    6020: "NIK Tidak ditemukan",
}
"""The texts that public clients have."""
OURS = {6006, 6012, 6014, 6018, 9002}


def test_every_code_of_the_contract_is_there_once() -> None:
    assert sorted(code.number for code in FACE_CODES) == sorted(CONTRACT.keys() | OURS)
    assert len({code.name for code in FACE_CODES}) == len(FACE_CODES)
    assert SAMBUNGAN_DIPUTUS not in FACE_CODES


@pytest.mark.parametrize("code", FACE_CODES, ids=lambda code: str(code.number))
def test_a_text_is_the_contracts_or_marked_as_ours(code: FaceCode) -> None:
    if code.number in OURS:
        assert code.clause.norm == "SIM"
        assert code.text
    else:
        assert code.clause.norm == "WIRE"
        assert code.text == CONTRACT[code.number]


def test_what_is_charged_has_reached_the_population() -> None:
    charged = {code.number: code.charged_as for code in FACE_CODES if code.charged_as}
    assert charged == {6018: "01", 6019: "01", 6020: "13"}


def test_a_code_is_found_by_its_number_and_an_unknown_one_says_that_it_is() -> None:
    assert face_code_for("6018") is BIOMETRIK_SESUAI
    unknown = face_code_for("7777")
    assert (unknown.number, unknown.text, unknown.clause.norm) == (7777, "Kode 7777 (tidak dikenal)", "SIM")
    assert face_code_for("05").number == 5


def test_the_journal_has_every_success_as_01_and_every_refusal_by_its_number() -> None:
    assert BIOMETRIK_SESUAI.code == "01"
    assert {code.number: code.code for code in FACE_CODES if code is not BIOMETRIK_SESUAI} == {
        code.number: str(code.number) for code in FACE_CODES if code is not BIOMETRIK_SESUAI
    }


def test_only_the_cut_line_answers_nothing() -> None:
    assert SAMBUNGAN_DIPUTUS.is_cut
    assert not any(code.is_cut for code in FACE_CODES)
