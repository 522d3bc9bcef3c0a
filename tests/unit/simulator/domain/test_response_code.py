from dataclasses import replace

import pytest

from simulator.domain.clause import Clause
from simulator.domain.dialect import Dialect
from simulator.domain.response_code import (
    ALL_CODES,
    CODE_BY_NUMBER,
    DITEMUKAN,
    JARINGAN_DIPUTUS,
    Family,
    ResponseCode,
    code_for,
)

# Word for word PBG-J II.C.2.b.2 and .3.
JUKNIS = {
    "03": "Gagal Login",
    "04": "IP address tidak sesuai",
    "05": "Kuota akses hari ini telah habis",
    "07": "Parameter tidak lengkap",
    "09": "Username, password dan IP tidak boleh kosong",
    "10": "Format IP tidak valid",
    "11": "Data Ditemukan, Meninggal Dunia",
    "12": "Data Ditemukan, Data Ganda",
    "13": "Data tidak ditemukan, NIK tidak terdapat di database kependudukan",
    "14": "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
    "15": "Data tidak ditemukan, NIK tidak sesuai format Dukcapil",
    "16": "Instansi tidak aktif",
    "17": "User ID non aktif, silahkan menghubungi Admin",
}
# Wire contract 4.2.
BARU = {
    "03": "Login Gagal",
    "04": "IP Tidak Sesuai",
    "05": "Kuota Akses Hari Ini Telah Habis",
    "07": "Parameter Tidak Lengkap / Tidak Valid",
    "09": "User, password dan IP tidak boleh kosong",
    "10": "Format IP tidak valid",
    "11": "Data Ditemukan, Meninggal Dunia",
    "12": "Data Ditemukan, Data Ganda",
    "13": "Data Tidak Ditemukan, NIK tidak terdapat di database Kependudukan",
    "14": "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
    "15": "Data Tidak Ditemukan, NIK tidak sesuai format Dukcapil",
    "16": "Instansi Tidak Aktif",
    "17": "User ID Tidak Aktif",
}
# Wire contract 4.1: 03, 04, 05 and 13; which of these texts the others have is ours.
LAMA = {
    **dict.fromkeys(("03", "09", "16", "17"), "Login Gagal"),
    "04": "IP Address Tidak Sesuai",
    **dict.fromkeys(("05", "06"), "Kuota Akses Hari ini telah Habis"),
    **dict.fromkeys(("07", "08", "11", "12", "13", "14", "15"), "Data Tidak Ditemukan"),
}
# Ours, where no source has a text.
SIM = {
    "01": "Data Ditemukan",
    "06": "Akses di luar waktu yang diizinkan",
    "08": "NIK tidak dapat diproses",
}


@pytest.mark.parametrize("number", sorted(JUKNIS | SIM))
def test_the_words_of_juknis_are_those_of_the_guideline(number: str) -> None:
    assert CODE_BY_NUMBER[number].text(Dialect.JUKNIS) == (JUKNIS | SIM)[number]


@pytest.mark.parametrize("number", sorted(BARU | SIM))
def test_the_words_of_baru_are_those_of_public_clients(number: str) -> None:
    assert CODE_BY_NUMBER[number].text(Dialect.BARU) == (BARU | SIM)[number]


@pytest.mark.parametrize("number", sorted(JUKNIS | SIM))
def test_lama_has_the_texts_that_old_clients_know_for_every_code_but_10(number: str) -> None:
    assert CODE_BY_NUMBER[number].lama == LAMA.get(number)
    assert (number in LAMA) is (number not in ("01", "10"))


def test_the_table_holds_the_codes_of_the_sources_and_no_others() -> None:
    assert set(CODE_BY_NUMBER) == set(JUKNIS | SIM) == set(BARU | SIM)
    assert [row.code for row in ALL_CODES] == sorted(CODE_BY_NUMBER)
    assert all(CODE_BY_NUMBER[row.code] is row for row in ALL_CODES)


# Word for word BNA-J II.C.2.b.2 and .3; PBG-J II.C.3.b has the same list.
PORTAL = ("03", "05", "11", "12", "13", "14", "15", "16", "17")


def test_the_portal_says_the_words_of_the_juknis_without_a_code() -> None:
    assert {number: CODE_BY_NUMBER[number].portal for number in PORTAL} == {number: JUKNIS[number] for number in PORTAL}
    assert not any(code.code in code.portal for code in ALL_CODES)


def test_names_are_unique() -> None:
    assert len({row.name for row in ALL_CODES}) == len(ALL_CODES)


@pytest.mark.parametrize(
    ("family", "numbers"),
    [
        (Family.FOUND, {"01"}),
        (Family.PERSON, {"08", "11", "12", "13", "14", "15"}),
        (Family.PENGGUNA, {"03", "04", "05", "06", "07", "09", "10", "16", "17"}),
        (Family.LINE, set()),
    ],
)
def test_a_code_is_about_one_party(family: Family, numbers: set[str]) -> None:
    assert {row.code for row in ALL_CODES if row.family is family} == numbers


def test_what_no_source_settles_is_marked_as_ours() -> None:
    assert {row.code for row in ALL_CODES if row.clause.norm == "SIM"} == {"06", "08"}
    assert {row.clause.norm for row in ALL_CODES} == {"SIM", "PBG-J"}


@pytest.mark.parametrize("row", ALL_CODES, ids=lambda row: row.code)
def test_the_clause_of_a_code_is_its_place_in_the_juknis(row: ResponseCode) -> None:
    order = {"2": ["11", "12", "13", "14", "15"], "3": ["03", "04", "05", "07", "09", "10", "16", "17"]}
    for item, numbers in order.items():
        for letter, number in zip("abcdefgh", numbers, strict=False):
            if row.code == number:
                assert str(row.clause) == f"PBG-J II.C.2.b.{item}.{letter}"


def test_a_known_number_gives_its_row() -> None:
    assert code_for("01") is DITEMUKAN


def test_an_unknown_number_gets_words_of_ours() -> None:
    strange = code_for("99")
    assert (strange.code, strange.clause.norm) == ("99", "SIM")
    assert {strange.text(dialect) for dialect in Dialect} == {"Kode 99 (tidak dikenal)"}


def test_a_cut_line_is_no_code_of_the_wire() -> None:
    assert JARINGAN_DIPUTUS.family is Family.LINE
    assert JARINGAN_DIPUTUS.code not in CODE_BY_NUMBER
    assert JARINGAN_DIPUTUS.is_cut
    assert not any(code.is_cut for code in ALL_CODES)
    assert str(JARINGAN_DIPUTUS.clause) == "PBK 36(2)c"


def test_a_clause_reads_as_norm_and_place() -> None:
    assert str(Clause("PBG-J", "II.B.1")) == "PBG-J II.B.1"


def test_an_empty_lama_text_is_no_text() -> None:
    assert replace(DITEMUKAN, lama="").text(Dialect.LAMA) == DITEMUKAN.juknis


@pytest.mark.parametrize("row", ALL_CODES, ids=lambda row: row.code)
def test_a_session_is_asked_about_a_code_by_its_own_number(row: ResponseCode) -> None:
    assert row.charged_as == row.code
