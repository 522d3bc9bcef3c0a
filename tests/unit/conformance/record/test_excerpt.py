"""Is what evidence quotes of pages and answers free of anybody's data, and still worth reading?"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.record.excerpt import ANSWER_LENGTH, PAGE_LENGTH, answer_excerpt, page_excerpt

NIK = "3303015505909001"
SITI = {
    "NIK": NIK, "NAMA_LGKP": "SITI RAHAYU", "TGL_LHR": "15-05-1990", "TGL_LHR.iso": "1990-05-15", "NO_RT": "1",
    "AGAMA": "ISLAM", "unik": "kod-01-1", "email": "kod-01-1@pemohon.example",
}  # fmt: skip


def frame(**record: Any) -> dict[str, Any]:
    return {"content": [record], "lastPage": True, "numberOfElements": 1, "sort": None, "quotaLimiter": 41}


@pytest.mark.parametrize(
    ("response", "kept"),
    [
        (frame(NIK="Sesuai", NAMA_LGKP="Sesuai (100)", TGL_LHR="Tidak Sesuai"), None),
        (frame(RESPONSE_CODE="13", RESPONSE_DESC="Data tidak ditemukan", RESPON="x", RESPONSE="x"), None),
        (frame(NAMA_LGKP="SITI RAHAYU", NIK=3303015505909001), {"NAMA_LGKP": "…", "NIK": "…"}),
        (frame(NAMA_LGKP="Sesuai dengan SITI", AKTIF=True, KET=None), {"NAMA_LGKP": "…", "AKTIF": "…", "KET": None}),
    ],
)
def test_an_answer_keeps_results_and_codes_and_hides_data(
    response: dict[str, Any], kept: dict[str, Any] | None
) -> None:
    expected = {**response, "content": [response["content"][0] if kept is None else kept]}
    assert json.loads(answer_excerpt(response)) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("<html><body><h1>Sesuai</h1></body></html>", "<html><body><h1>Sesuai</h1></body></html>"),
        ('{"content":[{"RESPONSE_CODE":"01","NIK":"Ses', '{"content":[{"RESPONSE_CODE":"01","NIK":"…"'),
        ('{"content":[{"NIK":"Sesuai","NAMA_LGKP":"SITI RA', '{"content":[{"NIK":"Sesuai","NAMA_LGKP":"…"'),
        ('{"NIK": 3303015505909001, "numberOfElements": 1', '{"NIK": …, "numberOfElements": 1'),
        (f"galat untuk {NIK}", "galat untuk …"),
    ],
)
def test_a_body_that_is_no_json_is_quoted_as_it_left_without_data(text: str, kept: str) -> None:
    assert answer_excerpt(text) == kept


def test_of_a_long_answer_the_beginning_is_kept() -> None:
    assert len(answer_excerpt("x" * 5000)) == len(answer_excerpt(frame(RESPON="x" * 5000))) == ANSWER_LENGTH


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f"NIK {NIK} atas nama Siti  Rahayu", "NIK {NIK} atas nama {NAMA_LGKP}"),
        ("Yth. Ibu SITI, lahir 15-05-1990", "Yth. Ibu {NAMA_LGKP}, lahir {TGL_LHR}"),
        ("3303.0155.0590.9001 / 3303 0155 0590 9001", "{NIK} / {NIK}"),
        ("lahir 1990-05-15, agama Islam", "lahir {TGL_LHR}, agama {AGAMA}"),
        ("KK 3303011234569901", "KK {16 angka}"),
        ("surel ke kod-01-1@pemohon.example (kod-01-1)", "surel ke {email} ({unik})"),
        ("Situ Rahayuningsih 1 kali", "Situ Rahayuningsih 1 kali"),
        ("Ini bukan kesalahan Anda", "Ini bukan kesalahan Anda"),
    ],
)
def test_a_page_says_placeholders_in_place_of_the_applicants_data(page: str, kept: str) -> None:
    assert page_excerpt(page, SITI) == kept


def test_what_was_typed_and_what_the_resident_is_called_are_both_hidden() -> None:
    assert page_excerpt("PUTRI bukan SITI", {"NAMA_LGKP": "PUTRI W"}, SITI) == "{NAMA_LGKP} bukan {NAMA_LGKP}"


@given(st.integers(0, len(NIK)), st.sampled_from(["SITI RAHAYU", NIK]))
def test_a_page_cut_in_the_middle_of_a_value_does_not_end_in_it(cut: int, value: str) -> None:
    page = "x" * (PAGE_LENGTH - cut - 1) + " " + value
    excerpt = page_excerpt(page[:PAGE_LENGTH], SITI)
    assert value[:3] not in excerpt
    assert len(excerpt) <= PAGE_LENGTH


@given(st.text(), st.text())
def test_neither_a_name_nor_a_nik_is_ever_left(before: str, after: str) -> None:
    page = f"{before} {NIK} Siti Rahayu {after}"
    excerpt = page_excerpt(page[:PAGE_LENGTH], SITI)
    assert NIK not in excerpt
    assert "siti rahayu" not in excerpt.casefold()
