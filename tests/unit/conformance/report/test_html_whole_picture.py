"""Does the page show what surrounds the verdict, and does it say all of it in English, too?"""

import re

import pytest
from bs4 import BeautifulSoup

from conformance.outcome import Verdict
from conformance.record.result import CoverageRow, CoveredScenario, DialectResult, Document, GapResult, GapState
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import example_result, make_result, make_scenario


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return read_page(example_result())


PAPER = Document("SEC-02", "iso.pdf", "2026-01-02", "lembaga sertifikasi", "cd" * 32, 17)
COVERAGE = (
    CoverageRow(
        "KOD-20", "Alur.", "Flow.", ("P",), ("AUTO",), (CoveredScenario("satu", Verdict.LULUS),), Verdict.LULUS
    ),
    CoverageRow("KTP-01", "Alat.", "Reader.", ("P",), ("AUTO",), reason="belum diuji", reason_en="not judged"),
    CoverageRow("SEC-02", "ISO.", "ISO.", ("P",), ("DOC",), reason="dokumen", reason_en="document", documents=(PAPER,)),
    CoverageRow("SEC-03", "Bocor.", "Leak.", ("P",), ("DOC",), reason="dokumen", reason_en="document", is_open=True),
)


class TestWholePicture:
    """Coverage, documents, known gaps, other dialects, and what is not proven."""

    def page(self, lang: str = "id", **changes: object) -> BeautifulSoup:
        return read_page(make_result(make_scenario("satu"), coverage=COVERAGE, **changes), lang)

    def test_every_row_has_its_scenarios_or_its_reason(self) -> None:
        rows = {str(row["id"]): text_of(row) for row in self.page().select(".cakupan tbody tr")}
        assert list(rows) == [f"cakupan-{row.id}" for row in COVERAGE]
        assert "satu ✓ Lulus" in rows["cakupan-KOD-20"]
        assert rows["cakupan-KTP-01"].endswith("Belum diuji.")
        assert "1 dari 4 diuji oleh skenario" in text_of(the_one(self.page(), "#cakupan > p"))

    def test_a_document_is_named_by_its_digest_and_one_that_is_waited_for_is_no_fault(self) -> None:
        page = self.page()
        assert "iso.pdf, 2 Januari 2026, lembaga sertifikasi" in text_of(the_one(page, "#cakupan-SEC-02"))
        assert PAPER.sha256 in text_of(the_one(page, "#cakupan-SEC-02"))
        assert "Dokumen belum diberikan" in text_of(the_one(page, "#cakupan-SEC-03"))
        assert "Dokumen yang belum diberikan: 1 (SEC-03). Bukan kesalahan aplikasi." in text_of(page)

    def test_what_no_scenario_judges_though_one_could_is_said_on_the_first_page(self) -> None:
        assert "tetapi tidak diuji skenario mana pun: 1 (KTP-01)." in text_of(the_one(self.page(), "#ringkasan"))
        judged = make_result(make_scenario("satu"), coverage=COVERAGE[:1] + COVERAGE[2:])
        assert "tidak diuji skenario mana pun" not in text_of(read_page(judged))

    def test_known_gaps_are_shown_and_rule_out_a_certificate(self) -> None:
        gap = GapResult("satu", "rilis 2.1", "2026-03-01", GapState.BASI)
        text = text_of(self.page(gaps=(gap,)))
        assert "bukan dasar sertifikat" in text
        assert "satu: rilis 2.1 (sampai 1 Maret 2026): basi: tidak gagal lagi" in text
        assert "celah yang diketahui" not in text_of(self.page()).lower()

    def test_what_breaks_in_another_dialect_is_named_with_its_reason(self) -> None:
        broken = make_scenario("dua", Verdict.PERINGATAN, name="Penduduk ganda")
        other = DialectResult("lama", 2, (make_scenario("satu"), broken))
        text = text_of(the_one(self.page(other_dialects=(other,)), "#ringkasan"))
        assert "1 dari 2 skenario lulus: Penduduk ganda (aplikasi meneruskan permohonan)." in text

    def test_it_says_what_each_check_was_seen_to_catch(self) -> None:
        page = self.page(matrix={"no_calls": ("panggil-saat-kuota-habis",), "fault_delivered": ()})
        text = text_of(the_one(page, "#keterangan"))
        assert "no_calls1: panggil-saat-kuota-habis" in text
        assert "fault_delivered0: belum terbukti" in text
        assert "Penguji yang diuji" not in text_of(the_one(self.page(matrix={}), "#keterangan"))

    @pytest.mark.parametrize(
        ("unproven", "text"),
        [
            (None, "tidak disertakan"),
            ((), "Setiap pemeriksaan pernah terlihat menangkap sebuah cacat."),
            (
                ("fault_delivered",),
                "Belum terbukti (pemeriksaan yang belum pernah terlihat menangkap cacat): 1: fault_",
            ),
        ],
    )
    def test_what_is_not_proven_is_told(self, unproven: tuple[str, ...] | None, text: str) -> None:
        assert text in text_of(the_one(self.page(unproven=unproven), "#ringkasan"))


@pytest.fixture(scope="module")
def english() -> BeautifulSoup:
    return read_page(example_result(), "en")


class TestEnglish:
    """The same page for who does not read Indonesian."""

    def test_each_page_leads_to_the_other(self, english: BeautifulSoup, page: BeautifulSoup) -> None:
        assert the_one(english, "html")["lang"] == "en"
        assert (the_one(english, "[hreflang]")["href"], the_one(page, "[hreflang]")["href"]) == (
            "laporan.html",
            "report.en.html",
        )

    def test_it_has_the_same_places(self, english: BeautifulSoup, page: BeautifulSoup) -> None:
        assert [tag["id"] for tag in english.select("[id]")] == [tag["id"] for tag in page.select("[id]")]

    def test_reasons_remedies_and_owners_are_english(self, english: BeautifulSoup) -> None:
        summary = text_of(the_one(english, "#ringkasan"))
        assert "34 of 36 scenarios were carried out; 27 of 34 passed." in summary
        assert "Elements that are not declared are sent: JENIS_KLMIN, TGL_LHR." in summary
        assert "Send only the elements that the Juknis lists for this application." in summary
        assert "Makers of the application" in summary

    def test_what_stays_indonesian_says_so(self, english: BeautifulSoup) -> None:
        for selector in ("q", ".fitur > h3", ".skenario > h4 > span", ".aturan > span"):
            assert {tag.get("lang") for tag in english.select(selector)} == {"id"}

    def test_no_indonesian_word_of_ours_is_left(self, english: BeautifulSoup) -> None:
        copy = BeautifulSoup(str(english), "html.parser")
        for tag in copy.select("[lang=id], code, style, script, .identitas, .kepala p"):
            tag.decompose()
        words_left = set(re.findall(r"[a-z]+", text_of(copy).lower()))
        assert words_left & set("yang tidak dari dan untuk dengan belum adalah ini skenario perbaikan".split()) == set()
