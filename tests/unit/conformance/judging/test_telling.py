"""Is it seen what applicant and pengelola were told, and nothing read into words that say nothing?"""

from typing import Any

import pytest

from conformance.files.norm_files import load_catalogue
from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.judging.verdict import weigh
from conformance.norms.basis import Basis
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.evidence import Control, Evidence, Expectation
from tests.helpers.results import make_evidence, make_exchange, make_submission

SEEN = Control(Outcome.DITERUSKAN, ("01",))
BASIS = Basis(load_catalogue(), frozenset(), frozenset({"PBG-P", "PBG-J", "PBG-L"}))
USUAL = "Data tidak sesuai. Periksa kembali isian Anda."


def evidence(page: str, compared: str, status: str = "meninggal") -> Evidence:
    submissions = [make_submission(page=page), make_submission(page=compared)]
    demand = Expectation("status_untold", {"compared": 1, "status": status}, "langkah", 0, ("BAG-03",))
    return make_evidence(submissions=submissions, expectations=[demand])


def ask(page: str, compared: str = USUAL, status: str = "meninggal") -> Answer:
    seen = evidence(page, compared, status)
    answer = check(seen.expectations[0], seen, SEEN)
    assert answer.reason.indonesian != answer.reason.english, "every answer is said in both languages"
    return answer


@pytest.mark.parametrize(
    ("status", "page"),
    [
        ("meninggal", "Pemilik NIK {NIK} telah MENINGGAL dunia"),
        ("meninggal", '{"pesan": "Data Ditemukan, Meninggal Dunia"}'),
        ("meninggal", "Almarhumah tidak dapat dilayani"),
        ("meninggal", "the resident is deceased"),
        ("ganda", "Data Ditemukan, Data Ganda"),
        ("ganda", "duplicate record"),
        ("non aktif", "Status Non Aktif, hubungi Dinas"),
        ("non aktif", "NIK nonaktif"),
        ("non aktif", "status tidak aktif"),
    ],
)
def test_words_that_tell_the_status_of_the_resident_are_a_matter_of_the_norm(status: str, page: str) -> None:
    answer = ask(page, status=status)
    assert not answer.is_met
    assert (answer.owner, answer.breaches, answer.at_most) == (Owner.NORMA, ("BAG-03", "BAG-01"), Verdict.TINJAU)


@pytest.mark.parametrize(
    ("status", "page", "compared"),
    [
        ("meninggal", USUAL, USUAL),
        ("meninggal", "Semua karyawan meninggalkan kantor", USUAL),
        ("meninggal", "Data tidak ditemukan atau telah meninggal", "Data tidak ditemukan atau telah Meninggal"),
        ("meninggal", "status ganda", USUAL),
        ("ganda", "Penggandaan berkas", USUAL),
        ("non aktif", "Layanan ini aktif", USUAL),
    ],
)
def test_words_that_everybody_reads_or_that_mean_something_else_tell_nothing(
    status: str, page: str, compared: str
) -> None:
    assert ask(page, compared, status).is_met


@pytest.mark.parametrize(("page", "compared"), [("", USUAL), ("telah meninggal", "")])
def test_a_page_that_was_not_read_proves_nothing(page: str, compared: str) -> None:
    answer = ask(page, compared)
    assert not answer.is_testable
    assert answer.owner is Owner.KONFIGURASI


def test_what_was_told_is_reviewed_against_zero_sharing_and_never_red() -> None:
    (demand,) = weigh(evidence("Almarhum", USUAL), SEEN, BASIS)
    assert (demand.verdict, demand.serves, demand.owner) == (Verdict.TINJAU, ("BAG-03", "BAG-01"), Owner.NORMA)
    (kept,) = weigh(evidence(USUAL, USUAL), SEEN, BASIS)
    assert (kept.verdict, kept.serves) == (Verdict.LULUS, ("BAG-03",))


def operator(**changes: Any) -> Answer:
    seen = make_evidence(**changes)
    answer = check(Expectation("operator_told", {}, "langkah", -1), seen, SEEN)
    assert answer.reason.indonesian != answer.reason.english
    return answer


def test_news_on_the_operators_page_are_met() -> None:
    assert operator(operator_told=True).is_met


@pytest.mark.parametrize(("code", "named"), [("04", "sesudah kode 04"), ("", "sesudah gangguan")])
def test_a_page_without_news_is_red_and_says_after_which_code(code: str, named: str) -> None:
    exchanges = [make_exchange(code="01"), make_exchange(code=code), make_exchange(code=code)]
    answer = operator(operator_told=False, exchanges=exchanges)
    assert (answer.is_met, answer.owner) == (False, Owner.APLIKASI)
    assert answer.reason.indonesian.endswith(named)


def test_an_operators_page_that_cannot_be_read_proves_nothing() -> None:
    answer = operator(operator_fault="HTTP 401", operator_fault_en="HTTP 401")
    assert not answer.is_testable
    assert "HTTP 401" in answer.reason.indonesian


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"shown": ("NAMA_LGKP",)}, "NAMA_LGKP"),
        ({"hidden": ("NO_KK", "ALAMAT")}, "hidden in the answer: NO_KK, ALAMAT"),
    ],
)
def test_somebody_whose_data_are_wrong_is_given_nothing_of_the_resident(about: dict[str, Any], said: str) -> None:
    answer = ask_owner(page=USUAL, **about)
    assert (answer.is_met, answer.owner, answer.at_most) == (False, Owner.APLIKASI, None)
    assert answer.reason.english.endswith(said)


def test_a_page_without_the_residents_data_tells_nothing_and_no_page_says_nothing() -> None:
    assert ask_owner(page=USUAL).is_met
    assert not ask_owner(page="").is_testable


def ask_owner(**about: Any) -> Answer:
    demand = Expectation("owner_untold", {}, "langkah", 0, ("BAG-01",))
    seen = make_evidence(submissions=[make_submission(**about)], expectations=[demand])
    return check(demand, seen, SEEN)
