"""Does the page put duties first, conditions apart, and say why no certificate rests on the run?"""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from conformance.outcome import Verdict
from conformance.record.part import Paper, PartRow, PartState, Path
from conformance.record.result import CoverageRow, GapResult, GapState, Result
from conformance.record.since import Change, Since
from conformance.report.checklist_view import checklist_of, obstacles
from conformance.report.part_words import PATHS, STATES
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import example_result, make_result, make_scenario

PAPER = Paper("Sertifikat ISO/IEC 27001", "ISO/IEC 27001 certificate", 2, 1, "2026-03-16", PartState.DOKUMEN_KURANG)


def part(ref: str, state: PartState, **changes: Any) -> PartRow:
    about: dict[str, Any] = {
        "ref": ref, "binds": f"Pengguna memenuhi {ref}.", "obligation": "W", "who": ("P",), "is_duty": True,
        "path": Path.OTOMATIS, "state": state, "reason": "menurut skenario", "reason_en": "by its scenarios",
        "source": "PBG-J II", "quote": "Kalimatnya.",
    }  # fmt: skip
    return PartRow(**{**about, **changes})


def result(*parts: PartRow, **changes: Any) -> Result:
    rows = tuple(
        CoverageRow(each.ref.partition(":")[0], "Baris.", f"Row {each.ref}.", ("P",), ("AUTO",), parts=(each,))
        for each in parts
    )
    return make_result(make_scenario("satu"), **{"coverage": rows, **changes})


MET = part("KOD-20", PartState.LULUS, scenarios=("satu",))
NO_PATH = part("SIM-01", PartState.TANPA_JALUR, path=Path.TANPA_JALUR)
MISSING = part("SEC-02", PartState.DOKUMEN_KURANG, path=Path.DOKUMEN, papers=(PAPER,))
DERIVED = part("KUO-04:T", PartState.PERINGATAN, is_duty=False, obligation="T")
CONDITION = part("KUO-01", PartState.KEADAAN_UJI, is_duty=False, who=("N",))
REFERENCE = part("BTN-01", PartState.RUJUKAN, is_duty=False)
ALL = (REFERENCE, CONDITION, MET, DERIVED, NO_PATH, MISSING)


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return read_page(result(*ALL))


def test_duties_come_first_and_those_that_forbid_stand_on_top() -> None:
    checklist = checklist_of(result(*ALL))
    assert [item.part.ref for item in checklist.duties] == ["SEC-02", "SIM-01", "KOD-20"]
    assert [item.part.ref for item in checklist.others] == ["KUO-04:T"]
    assert [item.part.ref for item in checklist.conditions] == ["KUO-01"]
    assert [item.part.ref for item in checklist.references] == ["BTN-01"]
    headings = [str(tag["id"]) for tag in read_page(result(*ALL)).select("#persyaratan > h3")]
    assert headings == ["kewajiban", "turunan", "keadaan-uji", "rujukan"]


def test_a_duty_names_words_path_state_and_sentence(page: BeautifulSoup) -> None:
    row = text_of(the_one(page, "#syarat-SIM-01"))
    for said in ("Pengguna memenuhi SIM-01.", "Belum ada jalur", "menghalangi sertifikat", "PBG-J II", "Kalimatnya."):
        assert said in row
    assert "menghalangi sertifikat" not in text_of(the_one(page, "#syarat-KOD-20"))


def test_a_condition_has_no_verdict(page: BeautifulSoup) -> None:
    row = the_one(page, "#syarat-KUO-01")
    assert "keadaan uji, tidak dinilai" in text_of(row)
    assert row.select(".penilaian") == []


def test_what_forbids_a_certificate_is_named_in_words(page: BeautifulSoup) -> None:
    summary = text_of(the_one(page, "#ringkasan"))
    assert "Dapat menjadi dasar sertifikat: tidak" in summary
    assert "2 dari 3 kewajiban Pengguna masih terbuka" in summary
    assert "SIM-01 Pengguna memenuhi SIM-01." in summary
    assert "SEC-02 Sertifikat ISO/IEC 27001: 1 dari 2, paling lambat 16 Maret 2026" in summary
    sure = text_of(the_one(read_page(result(MET, is_certifiable=True)), "#ringkasan"))
    assert "Dapat menjadi dasar sertifikat: ya" in sure
    assert "masih terbuka" not in sure


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"partial": True}, "hanya sebagian skenario"),
        ({"gaps": (GapResult("satu", "x", "2026-03-01", GapState.BERLAKU),)}, "celah yang diketahui"),
        ({"scenarios": (make_scenario("satu", carried="2026-01-01T09:00:00+07:00"),)}, "1 skenario dibawa"),
        ({"scenarios": (make_scenario("satu", Verdict.TIDAK_TERUJI),)}, "1 skenario belum teruji"),
        ({"coverage": ()}, "tidak mendata kewajiban"),
    ],
)
def test_every_other_obstacle_is_said(changes: dict[str, Any], said: str) -> None:
    assert [said in words.indonesian for words in obstacles(result(MET, **changes))] == [True]
    assert list(obstacles(result(MET))) == []


def test_every_path_and_state_has_words() -> None:
    assert set(PATHS) == set(Path)
    assert set(STATES) == set(PartState)


def test_no_sentence_promises_what_was_not_seen() -> None:
    for lang in ("id", "en"):
        text = text_of(read_page(result(NO_PATH), lang))
        for promise in ("dapat maju ke PoC", "can go on to the PoC", "boleh dibukakan", "may be let in"):
            assert promise not in text


def test_a_run_with_only_warnings_is_amber() -> None:
    page = read_page(make_result(make_scenario("a"), make_scenario("b", Verdict.PERINGATAN)))
    assert "peringatan" in the_one(page, ".putusan")["class"]
    assert "1 dari 2 lulus" in text_of(the_one(page, "#ringkasan"))


def test_the_bar_shows_each_verdict_in_proportion() -> None:
    spans = read_page(example_result()).select(".balok > span")
    shown = {str(span["class"]): str(span["style"]) for span in spans}
    assert shown["['lulus']"] == "flex-grow:27"
    assert len(spans) == len(example_result().counts)


def test_what_was_carried_over_bears_its_time() -> None:
    page = read_page(make_result(make_scenario("a", carried="2026-01-02T09:00:00+07:00"), make_scenario("b")))
    assert "1 skenario tidak dijalankan lagi; hasilnya dari 2 Januari 2026 pukul 09.00 WIB" in text_of(page)
    assert "tidak dijalankan lagi" in text_of(the_one(page, "#skenario-a .meta"))
    assert "tidak dijalankan lagi" not in text_of(the_one(page, "#skenario-b .meta"))


def test_what_changed_is_told_with_the_result_that_it_was_held_against() -> None:
    since = Since(("r1",), fixed=(Change("satu", Verdict.TIDAK_LULUS, Verdict.LULUS, "r1"),))
    page = text_of(the_one(read_page(result(MET, since=since)), "#ringkasan"))
    assert "Sejak hasil terakhir" in page
    assert "Membaik: 1 Data sesuai: aduan diteruskan: Tidak lulus → Lulus (r1)" in page
    assert "Sejak hasil terakhir" not in text_of(read_page(result(MET)))


def test_scenarios_that_failed_alike_are_one_row() -> None:
    scenarios = [make_scenario(name, Verdict.TIDAK_LULUS) for name in "abc"]
    rows = read_page(make_result(*scenarios)).select(".perbaikan tbody tr")
    assert len(rows) == 1
    assert "3 skenario, satu sebab yang tampak" in text_of(rows[0])
    assert len(rows[0].select("th a")) == 3
