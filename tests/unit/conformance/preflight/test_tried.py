"""Is what was tried said in order, and is an application that spoke to the DWH never told to check its address?"""

from collections.abc import Sequence

import pytest

from conformance.bilingual import Words
from conformance.fault import PreflightFault
from conformance.outcome import Outcome
from conformance.plan.tables import (
    Aplikasi,
    BrowserRecipe,
    CommandRecipe,
    GuidedRecipe,
    HttpRecipe,
    PageCondition,
    Patience,
    Plan,
    Poc,
    Recipe,
    RequestStep,
)
from conformance.preflight.control import check_control
from conformance.preflight.tried import Later, Tried, late_page_remedy, told_calls
from conformance.preflight.waiting import patience_of
from conformance.record.evidence import Exchange
from conformance.subject.reading import Reading
from tests.helpers.results import make_exchange

ASKED = [make_exchange(code="01", is_match=True)]
OTHER = [make_exchange(nik="", code="01")]
LATER = Later(Outcome.DITERUSKAN, 1.2, Words("halaman hasilnya", "the page of the outcome"), Words("beri", "give"))


def reading(outcome: Outcome, status: int = 200) -> Reading:
    return Reading(outcome, Words.same(f"HTTP {status}"), status, 12.0)


def plan(recipe: Recipe) -> Plan:
    return Plan(Poc("x"), Aplikasi("Contoh", ["NIK"]), recipe, Patience(answer=7, settle=3))


@pytest.mark.parametrize(
    ("tried", "indonesian", "english"),
    [
        (
            Tried(reading(Outcome.DITERUSKAN), excerpt="Aduan diterima", waited_s=5.0),
            'yang dicoba: (1) permohonan dijawab diteruskan (HTTP 200, "Aduan diterima"); (2) ditunggu 5 detik: DWH '
            "tidak ditanyai tentang pemohon ini",
            'what was tried: (1) the request was answered diteruskan (HTTP 200, "Aduan diterima"); (2) waited for 5 '
            "seconds: the DWH was not asked about this applicant",
        ),
        (
            Tried(reading(Outcome.TERTUNDA), ASKED, waited_s=2.1, is_late=True, later=LATER),
            "yang dicoba: (1) permohonan dijawab tertunda (HTTP 200); (2) 2.1 detik sesudah jawaban, DWH ditanyai: "
            "CALL_VERIFY_BY_ELEMEN kode 01 pukul 09:00:03; (3) 1.2 detik sesudah jawaban, halaman hasilnya menyatakan "
            "diteruskan",
            "what was tried: (1) the request was answered tertunda (HTTP 200); (2) 2.1 seconds after the answer the "
            "DWH was asked: CALL_VERIFY_BY_ELEMEN code 01 at 09:00:03; (3) 1.2 seconds after the answer the page of "
            "the outcome said diteruskan",
        ),
        (
            Tried(reading(Outcome.TERTUNDA), ASKED, looked_s=5.0),
            "yang dicoba: (1) permohonan dijawab tertunda (HTTP 200); (2) DWH ditanyai: CALL_VERIFY_BY_ELEMEN kode 01 "
            "pukul 09:00:03; (3) halaman hasilnya dibuka lagi selama 5 detik: tetap tertunda",
            "what was tried: (1) the request was answered tertunda (HTTP 200); (2) the DWH was asked: "
            "CALL_VERIFY_BY_ELEMEN code 01 at 09:00:03; (3) the page of the outcome was opened again for 5 seconds: "
            "still tertunda",
        ),
    ],
)
def test_what_was_tried_is_said_in_order(tried: Tried, indonesian: str, english: str) -> None:
    assert tried.words == Words(indonesian, english)


def test_calls_are_told_with_code_or_fault_and_time() -> None:
    broken = make_exchange(code="", fault="hang", at="2025-11-24T03:04:05+00:00")
    assert told_calls([broken]).english == "CALL_VERIFY_BY_ELEMEN fault hang at 10:04:05"
    assert told_calls(ASKED * 5).indonesian.endswith(", ...")


@pytest.mark.parametrize(
    ("seen", "calls", "others"),
    [
        (reading(Outcome.TAK_DIKENAL, 0), ASKED, []),
        (reading(Outcome.TAK_DIKENAL), ASKED, []),
        (reading(Outcome.TAK_DIKENAL, 422), [], OTHER),
        (reading(Outcome.DITERUSKAN), [], OTHER),
        (reading(Outcome.TAK_DIKENAL), [], OTHER),
    ],
)
def test_who_spoke_to_the_dwh_is_never_told_to_check_its_address(
    seen: Reading, calls: Sequence[Exchange], others: Sequence[Exchange]
) -> None:
    with pytest.raises(PreflightFault) as caught:
        check_control(Tried(seen, calls, others))
    for words in (caught.value.message, caught.value.remedy):
        assert "alamat DWH" not in words.indonesian
        assert "DWH address" not in words.english
        assert "{endpoint" not in words.english


def test_a_refusal_of_a_call_about_nobody_speaks_of_the_plan_too() -> None:
    wrong = [make_exchange(nik="", code="03")]
    with pytest.raises(PreflightFault, match=r"kata sandi yang keliru \(kode 03\)"):
        check_control(Tried(reading(Outcome.GANGGUAN), others=wrong))
    assert check_control(Tried(reading(Outcome.DITERUSKAN), ASKED, wrong)).is_seen


def test_an_outcome_that_comes_later_is_the_plans_to_wait_for() -> None:
    for outcome in (Outcome.TERTUNDA, Outcome.TAK_DIKENAL):
        with pytest.raises(PreflightFault, match=f"terlalu dini: {outcome}, kemudian diteruskan") as caught:
            check_control(Tried(reading(outcome), ASKED, later=LATER))
        assert caught.value.remedy == LATER.remedy


@pytest.mark.parametrize(
    ("recipe", "key"),
    [
        (HttpRecipe(request=[RequestStep()]), "until` yang"),
        (HttpRecipe(request=[RequestStep(until=PageCondition(text="a"))]), "patience.answer (sekarang 7)"),
        (BrowserRecipe(), "`wait`"),
        (CommandRecipe(), "subject.command"),
        (GuidedRecipe(), "subject.instruksi"),
    ],
)
def test_each_kind_of_recipe_has_a_key_that_waits(recipe: Recipe, key: str) -> None:
    assert key in late_page_remedy(plan(recipe)).indonesian


@pytest.mark.parametrize(
    ("outcome", "is_first", "seconds"),
    [
        (Outcome.DITOLAK, True, 7.0),
        (Outcome.DITOLAK, False, 3.0),
        (Outcome.TAK_DIKENAL, False, 3.0),
        (Outcome.TERTUNDA, False, 7.0),
    ],
)
def test_the_first_resident_shows_whether_any_call_comes_at_all(
    outcome: Outcome, is_first: bool, seconds: float
) -> None:
    assert patience_of(plan(HttpRecipe()), outcome, is_first=is_first) == seconds
