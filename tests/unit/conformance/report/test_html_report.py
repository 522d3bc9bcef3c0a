"""Can an officer read the page, follow its links, print it, and trust that it does nothing else?"""

import base64
import hashlib
import re
from itertools import pairwise
from urllib.parse import unquote

import msgspec
import pytest
from bs4 import BeautifulSoup

from conformance.norms.catalogue import Showing
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.entrance import EntranceResult
from conformance.record.result import GapState, Notice, StoreNotice
from conformance.report import words as tables
from conformance.report.html_report import render_html
from conformance.report.json_report import render_json
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import (
    TESTER,
    example_result,
    make_evidence,
    make_requirement,
    make_result,
    make_scenario,
    make_submission,
)

words = tables.speak("id")


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return read_page(example_result())


def _after(page: BeautifulSoup, title: str) -> str:
    """Return the text between a heading of the first page and the next."""
    heading = next(h for h in page.select("#ringkasan h3") if text_of(h) == title)
    texts = []
    for sibling in heading.find_next_siblings():
        if sibling.name == "h3":
            break
        texts.append(text_of(sibling))
    return " ".join(texts)


def test_every_scenario_and_requirement_has_an_anchor(page: BeautifulSoup) -> None:
    ids = {tag["id"] for tag in page.select("[id]")}
    result = example_result()
    assert {f"skenario-{scenario.id}" for scenario in result.scenarios} <= ids
    assert {f"syarat-{requirement.ref}" for requirement in result.requirements} <= ids


def test_an_anchor_occurs_once(page: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_in_the_page(page: BeautifulSoup) -> None:
    targets = {str(tag["id"]) for tag in page.select("[id]")}
    links = [str(tag["href"]) for tag in page.select("[href]:not([hreflang])")]
    assert len(links) > 70
    assert all(link.startswith("#") and unquote(link[1:]) in targets for link in links)


def test_a_name_that_has_no_place_in_the_page_is_not_a_link() -> None:
    result = make_result(
        make_scenario("satu", Verdict.TIDAK_LULUS, requirements=("KOD-20", "KOD-99")),
        requirements=(make_requirement("KOD-20", scenarios=("satu", "dua")),),
    )
    page = read_page(result)
    assert not page.select('a[href$="KOD-99"], a[href$="dua"]')
    assert "KOD-99" in text_of(page)


def test_the_page_asks_nothing_of_a_network(page: BeautifulSoup) -> None:
    assert not page.select("[src], link, iframe, object, form")
    style = text_of(the_one(page, "style"))
    assert "url(" not in style
    assert "@import" not in style
    policy = str(the_one(page, 'meta[http-equiv="Content-Security-Policy"]')["content"])
    assert policy.startswith("default-src 'none';")


def test_the_only_script_is_the_one_that_the_page_allows(page: BeautifulSoup) -> None:
    script = the_one(page, "script").string or ""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = str(the_one(page, 'meta[http-equiv="Content-Security-Policy"]')["content"])
    assert f"script-src 'sha256-{digest}'" in policy
    assert not any(name.startswith("on") for tag in page.find_all(True) for name in tag.attrs)


@pytest.mark.parametrize("field", ["aplikasi", "pengguna", "agreement_title", "reason", "session"])
def test_markup_in_a_name_stays_text(field: str) -> None:
    attack = "</title><script>alert(1)</script><b onclick=x>"
    html = render_html(make_result(**{field: attack}))
    assert "<script>alert" not in html
    assert "<b onclick" not in html
    assert attack in BeautifulSoup(html, "html.parser").get_text()


def test_markup_in_a_reason_stays_text_and_backticks_become_code() -> None:
    page = read_page(make_result(make_scenario("satu", Verdict.TIDAK_LULUS, reason="lihat `<i>x</i>` & <u>y</u>")))
    assert not page.select("i, u")
    assert "<i>x</i>" in [code.get_text() for code in page.select("code")]


def test_a_version_cannot_break_out_of_the_style() -> None:
    tester = type(TESTER)(version='1"; } </style><script>', simulator="", python="", platform="", features="f")
    page = read_page(make_result(tester=tester))
    assert len(page.select("script")) == 1
    assert '1"' not in text_of(the_one(page, "style"))


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_verdict_of_the_run_stands_in_words_with_a_sign_and_its_reason(verdict: Verdict) -> None:
    page = read_page(make_result(verdict=verdict, reason="sebabnya begini"))
    box = the_one(page, ".putusan")
    assert text_of(the_one(box, ".kata")) == words.VERDICTS[verdict].label.upper()
    assert text_of(the_one(box, ".lambang")) == words.VERDICTS[verdict].symbol
    assert text_of(the_one(box, ".sebab")) == "Sebabnya begini."
    assert words.VERDICTS[verdict].label.upper() in text_of(the_one(page, "title"))


def test_every_word_of_the_struct_has_words_for_the_reader_in_both_languages() -> None:
    for lang in ("id", "en"):
        own = tables.speak(lang)
        assert set(own.VERDICTS) == set(Verdict)
        assert set(own.OWNERS) == set(Owner)
        assert set(own.OUTCOMES) == set(own.OUTCOME_MEANINGS) == set(Outcome)
        assert set(own.OBLIGATIONS) == set(own.OBLIGATION_MEANINGS) == set("WLDT")
        assert set(own.WHO) == set("PNKF")
        assert set(own.SHOWS) == set(Showing)
        assert set(own.GAP_STATES) == set(GapState)
    for name in ("OWNERS", "OUTCOME_MEANINGS", "OBLIGATION_MEANINGS", "DIALECTS", "GAP_STATES"):
        said = [getattr(tables.speak(lang), name) for lang in ("id", "en")]
        assert all(said[0][key] != said[1][key] for key in said[0])


def test_signs_tell_verdicts_apart_without_colour() -> None:
    assert len({word.symbol for word in words.VERDICTS.values()}) == len(Verdict)


def test_the_footer_explains_every_verdict_and_what_the_report_is_not(page: BeautifulSoup) -> None:
    footer = text_of(the_one(page, "footer"))
    for verdict, word in words.VERDICTS.items():
        assert word.meaning in footer
        assert verdict in footer
    assert "Latihan, bukan sertifikat" in footer
    assert "penduduk sintetis" in footer


def test_the_digests_are_of_the_norms_and_of_the_file_beside_it(page: BeautifulSoup) -> None:
    footer = text_of(the_one(page, "footer"))
    assert TESTER.features in footer
    assert hashlib.sha256(render_json(example_result()).encode()).hexdigest() in footer


def test_a_simulator_says_so_first(page: BeautifulSoup) -> None:
    assert text_of(the_one(page, "header")).startswith("Simulator, bukan layanan Dukcapil.")


def test_who_was_tested_when_and_by_which_version(page: BeautifulSoup) -> None:
    about = text_of(the_one(page, ".identitas"))
    for part in ("Lapor MasBup", "purbalingga-dinkominfo-2025", "juknis", "22 November 2025 pukul 14.05 WIB", "0.1.0"):
        assert part in about


def test_numbers_stand_with_their_denominators(page: BeautifulSoup) -> None:
    run = _after(page, "Yang dijalankan")
    assert "34 dari 36 skenario dijalankan; 27 dari 34 lulus." in run
    assert "2 dari 36 tidak berlaku" in run
    assert "0 dari 3 persyaratan yang dinilai skenario dan menentukan kelulusan terpenuhi." in run
    assert "Tidak lulus 3 dari 34" in run


def test_what_has_to_be_mended_names_cause_remedy_owner_clause_and_place(page: BeautifulSoup) -> None:
    fixed = _after(page, "Yang harus diperbaiki")
    assert "Elemen yang tidak dinyatakan ikut dikirim: JENIS_KLMIN, TGL_LHR." in fixed
    assert "Kirim hanya elemen yang tercantum untuk aplikasi ini dalam Juknis." in fixed
    assert "Pembuat aplikasi" in fixed
    assert "ELM-02 PBG-J II.E.d" in fixed
    table = the_one(page, "#ringkasan table:first-of-type.perbaikan:has(a[href='#skenario-elemen-dinyatakan'])")
    assert len(table.select("tbody tr")) == 3


def test_warnings_and_open_questions_stand_apart_from_what_is_red(page: BeautifulSoup) -> None:
    red, undecided, warned = (
        _after(page, title)
        for title in ("Yang harus diperbaiki", "Yang belum teruji atau perlu ditinjau", "Peringatan")
    )
    assert "Kode 06" in warned
    assert "Kode 06" not in red + undecided
    assert "Kode 11" in undecided
    assert "Esok harinya" in undecided
    assert "Kode 11" not in red + warned


def test_a_fault_of_the_tester_comes_first_among_what_is_red() -> None:
    scenarios = make_scenario("a", Verdict.TIDAK_LULUS), make_scenario("b", Verdict.GALAT_PENGUJI, owner=Owner.PENGUJI)
    rows = read_page(make_result(*scenarios)).select(".perbaikan tbody th a")
    assert [row["href"] for row in rows] == ["#skenario-b", "#skenario-a"]


def test_a_green_run_has_nothing_to_mend() -> None:
    page = read_page(make_result())
    assert [_after(page, t).split(" Sudah")[0] for t in ("Yang harus diperbaiki", "Peringatan")] == ["Tidak ada."] * 2


def test_a_part_of_the_scenarios_is_no_ground_for_a_decision() -> None:
    box = the_one(read_page(make_result(partial=True)), "#ringkasan")
    assert "bukan dasar keputusan" in text_of(box)
    assert words.VERDICTS[Verdict.LULUS].advice not in text_of(box)


def test_a_green_run_with_open_reviews_says_so_beside_the_verdict() -> None:
    result = make_result(make_scenario("a"), make_scenario("b", Verdict.TINJAU), verdict=Verdict.LULUS)
    assert "Masih terbuka: 1 dari 2 skenario" in text_of(the_one(read_page(result), "#ringkasan > .awas"))


def test_a_requirement_shows_its_sentence_and_obligation_in_words(page: BeautifulSoup) -> None:
    row = text_of(the_one(page, "[id='syarat-KUO-04:T']"))
    assert "turunan bagi Pengguna" in row
    assert "tidak menggugurkan" in row
    assert "PBG-J II.C.2.b.3.c" in row
    assert "Kuota akses hari ini telah habis dengan response code" in row
    assert "dilarang" in text_of(the_one(page, "#syarat-POL-03"))


def test_the_titles_of_norms_are_shown_where_the_run_gives_them(page: BeautifulSoup) -> None:
    assert "PBG-J Petunjuk Teknis Purbalingga–Dinkominfo (2025)" in " ".join(
        f"{text_of(the_one(row, 'dt'))} {text_of(the_one(row, 'dd'))}"
        for row in page.select("#persyaratan .arti > div")
    )


def test_evidence_of_the_green_is_folded_and_of_all_else_open(page: BeautifulSoup) -> None:
    for scenario in example_result().scenarios:
        details = page.select(f"#skenario-{scenario.id} > details")
        assert len(details) == (scenario.evidence is not None)
        if details:
            assert details[0].has_attr("open") == (scenario.verdict is not Verdict.LULUS)


def test_print_opens_what_is_folded(page: BeautifulSoup) -> None:
    style = text_of(the_one(page, "style"))
    assert "details::details-content" in style[style.index("@media print") :]
    assert "beforeprint" in (the_one(page, "script").string or "")


def test_evidence_shows_steps_findings_submissions_and_exchanges(page: BeautifulSoup) -> None:
    shown = text_of(the_one(page, "#skenario-pola-bertubi"))
    assert "Dengan seorang pemohon yang dijawab DWH dengan kode 05" in shown
    assert "Tidak terpenuhi: permohonan berakhir sebagaimana mestinya" in shown
    assert "330301******9001" in shown
    assert "gangguan" in shown
    assert len(page.select("#skenario-pola-bertubi table:last-of-type tbody tr")) == 26
    assert len(page.select("#skenario-pola-bertubi .kejadian li")) == 27


def test_a_scenario_quotes_the_sentences_that_it_judges(page: BeautifulSoup) -> None:
    clause = text_of(the_one(page, "#skenario-pola-bertubi .klausul"))
    assert clause.startswith("POL-03 dilarang · PBG-J II.F.1: ")
    assert "tidak boleh dilakukan dengan cara berurutan" in clause


def test_what_does_not_apply_says_why(page: BeautifulSoup) -> None:
    assert "Alasan Perjanjian tidak memberi metode portal." in " ".join(
        f"{text_of(the_one(row, 'dt'))} {text_of(the_one(row, 'dd'))}"
        for row in page.select("#skenario-pola-portal .sebab > div")
    )


def test_a_submission_without_an_answer_is_not_shown_as_status_0() -> None:
    evidence = make_evidence(submissions=[make_submission(status=0)], exchanges=[], error="putus di tengah")
    shown = text_of(the_one(read_page(make_result(make_scenario("satu", evidence=evidence))), "#skenario-satu"))
    assert "tidak ada" in shown
    assert "Tidak ada panggilan." in shown
    assert "Galat alat uji: putus di tengah" in shown


def test_english_keywords_of_a_runner_are_shown_in_indonesian() -> None:
    assert [tables.keyword(text) for text in ("given", "When ", "then", "Dan", "*")] == [
        "Dengan", "Ketika", "Maka", "Dan", "*",
    ]  # fmt: skip


def test_headings_do_not_jump_and_start_with_one_title(page: BeautifulSoup) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_landmarks_a_language_and_named_tables(page: BeautifulSoup) -> None:
    assert the_one(page, "html")["lang"] == "id"
    for landmark in ("body > header", "body > nav[aria-label]", "body > main", "body > footer"):
        the_one(page, landmark)
    assert page.select("body > *")[0]["href"] == "#isi"
    assert all(table.find("caption") or table.find_parent(attrs={"aria-label": True}) for table in page.select("table"))
    assert all(cell.has_attr("scope") for cell in page.select("th"))


def test_what_scrolls_sideways_can_be_reached_by_keyboard(page: BeautifulSoup) -> None:
    scrolling = page.select(".gulir")
    assert scrolling
    assert all(tag.get("tabindex") == "0" and tag.get("role") == "region" for tag in scrolling)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_colours_keep_the_contrast_of_wcag_aa(page: BeautifulSoup) -> None:
    style = text_of(the_one(page, "style"))
    verdicts = re.findall(r"\.(\w+) \{ --warna: (#\w{6}); --latar: (#\w{6}); \}", style)
    assert {name for name, _, _ in verdicts} == {verdict.value for verdict in Verdict}
    pairs = [(text, ground) for _, text, ground in verdicts] + [(text, "#ffffff") for _, text, _ in verdicts]
    named = dict(re.findall(r"--(tinta|samar|biru|dasar): (#\w{6})", style))
    pairs += [(named[text], ground) for text in ("tinta", "samar", "biru") for ground in ("#ffffff", named["dasar"])]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def test_the_same_result_gives_the_same_page() -> None:
    assert render_html(example_result()) == render_html(example_result())


def test_an_empty_run_still_gives_a_page() -> None:
    page = read_page(make_result(scenarios=(), requirements=(), counts={}, executed=0, verdict=Verdict.TIDAK_TERUJI))
    assert "0 dari 0 skenario dijalankan" in text_of(page)


def test_a_strict_run_tells_what_was_tolerated_and_another_says_nothing_of_it() -> None:
    result = example_result()
    told = Notice(result.scenarios[0].id, "huruf_kecil:nik", 3, "tulis dengan huruf besar", "write in capitals")
    assert "ditoleransi" not in render_html(result)
    nothing = BeautifulSoup(render_html(msgspec.structs.replace(result, strict=True)), "html.parser")
    assert "Tidak ada." in nothing.select_one("#keganjilan").find_next("p").get_text()  # type: ignore[union-attr]
    page = BeautifulSoup(render_html(msgspec.structs.replace(result, strict=True, notices=(told,))), "html.parser")
    (row,) = page.select("table.keganjilan tbody tr")
    assert row.get_text(" ", strip=True) == f"huruf_kecil:nik {told.scenario} 3 Tulis dengan huruf besar."
    assert page.find(id=row.select_one("a")["href"][1:]) is not None  # type: ignore[index]


def test_a_store_that_was_not_found_is_told_in_both_languages() -> None:
    told = StoreNotice("penyimpanan.logs[0]", "log/*.log", "tidak ada", "was not there", "cari", "look for it")
    assert 'id="penyimpanan"' not in render_html(example_result())
    result = msgspec.structs.replace(example_result(), stores=(told,))
    for lang, seen in (("id", "Tidak ada. Cari."), ("en", "Was not there. Look for it.")):
        row = BeautifulSoup(render_html(result, lang), "html.parser").select_one("#penyimpanan ~ table tbody tr")
        assert row is not None
        assert row.get_text(" ", strip=True) == f"penyimpanan.logs[0] log/*.log {seen}"


def test_entrances_that_were_not_examined_stand_in_the_summary() -> None:
    left = EntranceResult("API ponsel", "api", is_examined=False, reason="tanpa resep", reason_en="no recipe")
    seen = EntranceResult("Unggah daftar", "unggah-berkas", is_examined=True)
    page = render_html(make_result(entrances=(seen, left)))
    assert 'API ponsel <span class="samar">(API)</span>: tanpa resep' in page
    assert "no recipe" in render_html(make_result(entrances=(left,)), "en")
    assert "Diperiksa pula:" in render_html(make_result(entrances=(seen,)))
    assert "tidak ada pintu masuk lain" in render_html(make_result(entrances=()))
    assert "Rencana tidak menyatakan apakah" in render_html(make_result())
