"""Does the page of the stores say what was searched, found and not seen, and nothing of what a store holds?"""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from conformance.norms.applicability import NEEDS
from conformance.outcome import Verdict
from conformance.record.result import Result
from conformance.record.storage import After, Dependence, StoreHit, Varied
from conformance.report.storage_view import MOST_ROWS, searches_of, state_of
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import NIK, example_result, make_evidence, make_result, make_scenario
from tests.helpers.stored_result import FOUND, HITS, make_look, make_searching, make_store, stored_result


def section(result: Result, lang: str = "id") -> BeautifulSoup:
    return BeautifulSoup(str(the_one(read_page(result, lang), "#bukti-penyimpanan")), "html.parser")


@pytest.fixture(scope="module")
def indonesian() -> str:
    return text_of(section(stored_result()))


@pytest.fixture(scope="module")
def english() -> str:
    return text_of(section(stored_result(), "en"))


def rows(result: Result, table: str, lang: str = "id") -> list[str]:
    return [text_of(row) for row in section(result, lang).select(f".{table} tbody tr")]


class TestSearches:
    def test_what_several_scenarios_looked_at_is_told_once(self) -> None:
        searches = searches_of(stored_result())
        assert [search.look.after for search in searches] == list(After)
        assert [scenario.id for scenario in searches[0].scenarios] == ["sim-01-setelah-gladi", "bag-02-penyimpanan"]

    def test_each_says_after_what_it_was_made(self, indonesian: str, english: str) -> None:
        assert "Pencarian 1: setelah gladi" in indonesian
        assert "Pencarian 4: setelah PKS berakhir" in indonesian
        assert "Search 3: after consent was withdrawn" in english

    def test_what_did_not_come_before_it_is_said(self, indonesian: str, english: str) -> None:
        assert "tidak terjadi: [penyimpanan.bersihkan] menjawab 500." in indonesian
        assert "did not take place: [penyimpanan.bersihkan] answered 500." in english
        assert "tidak terjadi" not in text_of(section(make_result(make_searching("satu", make_look(make_store())))))

    def test_values_patterns_engine_and_what_was_not_searched(self, english: str) -> None:
        assert "16 values of 2 persons." in english
        assert "In all 1,068 ways to write them." in english
        assert "7 values that are too short or too common to point at a person" in english
        assert "hyperscan 0.7.8" in english
        assert "in force: 1; withdrawn: 1" in english


class TestStores:
    def test_each_has_its_field_place_bytes_parts_and_time(self) -> None:
        first = rows(stored_result(), "tempat-simpan", "en")[0]
        assert first.startswith("storage/app.sqlite penyimpanan.databases[0]")
        assert "4,194,304 bytes12 parts, 500 ms" in first
        assert "the mark of an applicant ({unik}): found" in first

    @pytest.mark.parametrize(
        ("changes", "colour", "said"),
        [
            ({}, Verdict.LULUS, "Terlihat seluruhnya"),
            ({"size": 0}, Verdict.TIDAK_TERUJI, "Tidak ada yang terbaca"),
            ({"is_control_found": False}, Verdict.TIDAK_TERUJI, "Tidak terbukti terlihat"),
            ({"control": "", "is_control_found": False}, Verdict.TIDAK_TERUJI, "Tidak terbukti terlihat"),
        ],
    )
    def test_one_is_green_only_where_all_of_it_was_seen(
        self, changes: dict[str, Any], colour: Verdict, said: str
    ) -> None:
        assert state_of(make_store(**changes)) == (colour, (said, state_of(make_store(**changes))[1].english))

    def test_what_could_not_be_seen_is_listed_with_its_reason(self) -> None:
        assert [row.split("]")[-1].strip() for row in rows(stored_result(), "tak-terlihat")] == [
            "Rusak: berakhir di tengah.",
            "Ruang bebas server tidak terbaca.",
        ]
        assert "Terlihat sebagian" in rows(stored_result(), "tempat-simpan")[1]


class TestFindings:
    def test_place_encodings_elements_owner_and_consent(self) -> None:
        first = rows(stored_result(), "temuan-simpan")[0]
        assert first.startswith("app.sqlite: pasien.alamat penyimpanan.databases[0] dalam base64 > gzip")
        assert "ALAMAT (sebagian), NO_KK (utuh)" in first
        assert f"{NIK}tanpa persetujuan" in first
        assert first.endswith("temuan")

    def test_a_weak_one_and_one_that_is_known_say_so(self) -> None:
        found = rows(stored_result(), "temuan-simpan", "en")
        assert "app.sqlite (a free page)" in found[2]
        assert found[2].endswith("beside that person's data: to be reviewed")
        assert found[-1].endswith("a findingseen earlier")

    def test_a_secret_has_no_owner(self) -> None:
        assert "password (utuh) –" in rows(stored_result(), "temuan-simpan")[1]

    def test_nothing_found_proves_something_only_where_everything_was_seen(self) -> None:
        whole, blind = (make_look(make_store(is_control_found=found)) for found in (True, False))
        green = text_of(section(make_result(make_searching("satu", whole, Verdict.LULUS))))
        assert "Tidak satu pun dari yang dicari, dan setiap penyimpanan terlihat seluruhnya." in green
        grey = text_of(section(make_result(make_searching("satu", blind, Verdict.TIDAK_TERUJI))))
        assert "terlihat seluruhnya." not in grey
        assert "tidak membuktikan apa-apa" in grey

    def test_where_no_data_were_told_that_is_said_and_what_else_was_found_is_not_hidden(self) -> None:
        text = text_of(section(make_result(make_searching("satu", make_look(make_store(), values=0)))))
        assert "Tidak ada data penduduk: DWH tidak memberi" in text
        status = text_of(section(make_result(make_searching("satu", make_look(make_store("a", HITS[-1]), values=0)))))
        assert "1 temuan di 1 tempat." in status

    def test_of_very_many_the_others_are_counted(self) -> None:
        many = [StoreHit(FOUND.sort, NIK, "ALAMAT", f"app.sqlite: t{n}.k", "whole") for n in range(MOST_ROWS + 5)]
        result = make_result(make_searching("satu", make_look(make_store("a", *many))))
        assert len(rows(result, "temuan-simpan")) == MOST_ROWS
        assert "Dan 5 baris lagi, dalam hasil.json." in text_of(section(result))


class TestDifference:
    def test_what_depends_on_the_answer_is_told_with_its_place(self, indonesian: str) -> None:
        assert "Selisih: ALAMAT" in indonesian
        assert rows(stored_result(), "selisih", "en") == [
            "brankas.isi penyimpanan.databases[0]grows with it, at least 880 bytes"
        ]

    def test_of_very_many_the_others_are_counted(self) -> None:
        many = tuple(Dependence("penyimpanan.databases[0]", f"t{n}.k", "tumbuh", 880) for n in range(MOST_ROWS + 5))
        result = make_result(make_scenario("satu", evidence=make_evidence(varied=Varied("ALAMAT", 3, 3, 900, many))))
        assert len(rows(result, "selisih")) == MOST_ROWS
        assert "Dan 5 tempat lagi, dalam hasil.json." in text_of(section(result))

    def test_where_nothing_changed_that_is_said(self) -> None:
        evidence = make_evidence(id="satu", varied=Varied("ALAMAT", 3, 3, 900))
        text = text_of(section(make_result(make_scenario("satu", evidence=evidence))))
        assert "Selain yang ditemukan pencarian, tidak ada tempat yang ikut berubah." in text


class TestWithoutASearch:
    def test_a_plan_that_names_no_store_gets_one_line_and_the_remedy(self) -> None:
        why = NEEDS["penyimpanan"][1]
        left_out = make_scenario("satu", Verdict.TIDAK_BERLAKU, reason=why.indonesian, reason_en=why.english)
        page = section(make_result(left_out))
        assert len(page.select("p")) == 1
        assert "Rencana tidak menyebut satu pun penyimpanan" in text_of(page)
        assert "[penyimpanan]" in text_of(page)
        assert page.select("table, .dicari") == []

    def test_a_run_that_searched_nothing_does_not_say_that_the_plan_names_none(self) -> None:
        text = text_of(section(example_result(), "en"))
        assert "No scenario that was carried out searched" in text
        assert "names no store" not in text


def test_what_no_search_finds_and_that_no_byte_is_shown_stands_in_both(indonesian: str, english: str) -> None:
    assert "sidik yang memakai kunci atau garam" in indonesian
    assert "tidak memuat satu bita pun, juga tidak yang bersebelahan" in indonesian
    assert "encrypted with a key" in english
    assert "shows no byte, nor what stands beside a finding" in english


def test_both_languages_have_the_same_rows_and_no_nik_is_whole(indonesian: str, english: str) -> None:
    result = stored_result()
    for table in ("tempat-simpan", "temuan-simpan", "tak-terlihat"):
        assert len(rows(result, table)) == len(rows(result, table, "en"))
    assert len(rows(result, "temuan-simpan")) == len(HITS) - 1 + 1 + 1
    assert re.search(r"\d{16}", indonesian + english) is None


def test_no_indonesian_word_of_ours_is_left_in_the_english_one(english: str) -> None:
    words = set(re.findall(r"[a-z]+", english.lower()))
    assert words & set("yang tidak dari dan untuk dengan belum ditemukan terlihat tanda orang tempat".split()) == set()
