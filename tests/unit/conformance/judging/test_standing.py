"""Is what must always hold judged over the whole run, between its scenarios too, and its first places named?"""

from typing import Any

import pytest
from msgspec.structs import replace

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome, Verdict
from conformance.record.evidence import Evidence, Exchange, Expectation, Moment, Reread
from conformance.record.storage import After, StorageLook
from tests.helpers.asking import FIRST_SEQ, OTHER_NIK, SEEN, called, is_red, is_untestable, submitted
from tests.helpers.results import make_evidence, make_exchange
from tests.helpers.standing import STANDING_KINDS


def over(*run: Evidence, kind: str, **params: Any) -> Answer:
    end = make_evidence(id="penutup", submissions=[], exchanges=[])
    answer = check(Expectation(kind, params, "langkah", -1, moment=Moment.SELALU), end, SEEN, (*run, end))
    assert answer.reason.indonesian != answer.reason.english
    return answer


def scenario(name: str, *calls: Exchange, **changes: Any) -> Evidence:
    return make_evidence(id=name, exchanges=list(calls), **{"submissions": [submitted()], **changes})


GOOD = make_exchange(seq=FIRST_SEQ, is_typed=True, is_own_user=True, is_own_ip=True, threshold="90")
LISTS = {"granted": ["CALL_VERIFY_BY_ELEMEN", "NAMA_LGKP"], "declared": ["NIK", "NAMA_LGKP"]}
BREACHES: list[tuple[str, dict[str, Any], str]] = [
    ("typed_only", {"is_typed": False}, "NIK yang tidak dimasukkan siapa pun"),
    ("methods_granted", {"method": "CALL_NIK"}, "CALL_NIK"),
    ("only_declared", {"elemen_sent": ("NIK", "TGL_LHR", "AGAMA")}, "AGAMA, TGL_LHR"),
    ("only_granted", {"elemen_sent": ("NIK", "NO_KK")}, "NO_KK"),
    ("no_blanks", {"blank": ("AGAMA",)}, "AGAMA"),
    ("own_identity", {"is_own_ip": False}, "ip_user"),
    ("own_identity", {"is_own_user": False}, "user_id"),
    ("threshold_kept", {"threshold": "40"}, "dari 90 menjadi 40"),
]


@pytest.mark.parametrize(("kind", "change", "said"), BREACHES)
def test_one_bad_call_anywhere_is_red_and_its_scenario_named(kind: str, change: dict[str, Any], said: str) -> None:
    bad = make_exchange(**{"seq": FIRST_SEQ + 1, "threshold": "90", **change})
    answer = over(scenario("satu", GOOD), scenario("dua", bad), kind=kind, **LISTS)
    assert is_red(answer)
    assert said in answer.reason.indonesian
    assert "dua" in answer.reason.indonesian
    assert "satu" not in answer.reason.indonesian


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in BREACHES}))
def test_good_calls_are_met_and_none_prove_nothing(kind: str) -> None:
    assert over(scenario("satu", GOOD), kind=kind, **LISTS).is_met
    assert is_untestable(over(scenario("satu"), kind=kind, **LISTS))


@pytest.mark.parametrize("kind", sorted(STANDING_KINDS))
def test_a_run_that_recorded_nothing_proves_nothing(kind: str) -> None:
    assert is_untestable(over(kind=kind, **LISTS))


def test_places_beyond_the_third_are_counted() -> None:
    run = [scenario(f"s{n}", make_exchange(seq=n, is_typed=False)) for n in range(5)]
    assert "s0, s1, s2 dan 2 lainnya" in over(*run, kind="typed_only").reason.indonesian


class TestCallsExplained:
    def test_each_submission_explains_one_answer(self) -> None:
        first = scenario("satu", *called("01"))
        again = scenario("dua", make_exchange(seq=20), submissions=[submitted()])
        assert over(first, again, kind="calls_explained").is_met

    def test_a_double_click_explains_two(self) -> None:
        assert over(
            scenario("satu", *called("01", "01"), submissions=[submitted(clicks=2)]), kind="calls_explained"
        ).is_met

    def test_a_call_after_the_answer_is_a_warning_and_many_are_more(self) -> None:
        once = over(
            scenario("satu", *called("01")),
            scenario("dua", make_exchange(seq=20), submissions=[]),
            kind="calls_explained",
        )
        assert is_red(once)
        assert once.at_most is Verdict.PERINGATAN
        assert over(scenario("satu", *called(*["13"] * 11)), kind="calls_explained").breaches == ("POL-03",)

    def test_refusals_and_faults_end_nothing(self) -> None:
        assert over(scenario("satu", *called("05", "05", "01")), kind="calls_explained").is_met
        injected = called("01", "01", fault="malformed")
        assert over(scenario("satu", *injected, make_exchange(seq=30)), kind="calls_explained").is_met


class TestPausesGrow:
    def ask(self, *seconds: float, code: str = "16") -> Answer:
        calls = [
            make_exchange(seq=FIRST_SEQ + n, code=code, at=f"2025-11-24T09:00:{second:06.3f}+07:00")
            for n, second in enumerate(seconds)
        ]
        return over(scenario("satu", *calls), kind="pauses_grow")

    @pytest.mark.parametrize(
        "seconds", [(0,), (0, 0.1), (0, 0.1, 0.2), (0, 0.1, 0.2, 0.3, 0.4), (0, 2, 6, 14, 30), (0, 1, 2.6, 5.2, 10)]
    )
    def test_few_calls_and_growing_pauses_are_met(self, seconds: tuple[float, ...]) -> None:
        assert self.ask(*seconds).is_met

    @pytest.mark.parametrize("seconds", [(0, 3, 6, 9, 12), tuple(n / 10 for n in range(10)), (0, 2, 4, 8, 9)])
    def test_a_steady_pace_is_red(self, seconds: tuple[float, ...]) -> None:
        assert is_red(self.ask(*seconds))

    def test_who_comes_again_is_asked_about_again(self) -> None:
        calls = [make_exchange(seq=FIRST_SEQ + n, code="16", at=f"2025-11-24T09:00:{3 * n:02}+07:00") for n in range(5)]
        again = [replace(submitted(), after_seq=FIRST_SEQ - 1 + n) for n in range(5)]
        assert is_red(over(scenario("satu", *calls), kind="pauses_grow"))
        assert over(scenario("satu", *calls, submissions=again), kind="pauses_grow").is_met

    def test_answers_are_no_refusals(self) -> None:
        assert self.ask(0, 3, 6, 9, 12, code="01").is_met


class TestNothingOpen:
    KEPT = submitted(Outcome.TERTUNDA)

    def ask(self, *codes: str, read: Outcome | None = None) -> Answer:
        rereads = [] if read is None else [Reread("satu", 0, read, "halaman", "the page")]
        return over(scenario("satu", *called(*codes), submissions=[self.KEPT], rereads=rereads), kind="nothing_open")

    def test_an_end_is_told_or_where_that_cannot_be_read_asked_about(self) -> None:
        assert self.ask("05", "01").is_met
        assert self.ask("05", read=Outcome.GANGGUAN).is_met

    def test_silence_is_red(self) -> None:
        assert is_red(self.ask("05"))
        assert is_red(self.ask("05", "13", read=Outcome.TERTUNDA))
        assert "satu (sesuai)" in self.ask("05").reason.indonesian

    def test_what_is_kept_when_the_stores_are_searched_is_read_by_nobody(self) -> None:
        late = scenario(
            "satu", *called("17"), submissions=[self.KEPT], looks=[StorageLook(After.AKHIR, (), 0, 0, 0, 0, "")]
        )
        assert over(late, kind="nothing_open").is_met

    def test_what_was_kept_before_the_run_was_interrupted_is_not_seen_any_more(self) -> None:
        kept = scenario("satu", *called("05"), submissions=[self.KEPT])
        demand = Expectation("nothing_open", {}, "langkah", -1, moment=Moment.SELALU)
        end = make_evidence(id="penutup", submissions=[submitted()], exchanges=[])
        assert is_red(check(demand, end, SEEN, (kept, end)))
        assert check(demand, end, SEEN, (kept, end), ("satu",)).is_met
        assert is_red(check(demand, end, SEEN, (kept, end), ("satu", "penutup")))  # judged where it was seen


class TestEndsRightly:
    def ask(self, *calls: Exchange) -> Answer:
        rereads = [Reread("satu", 0, Outcome.DITERUSKAN, "halaman", "the page")]
        kept = [submitted(Outcome.TERTUNDA)]
        return over(scenario("satu", *calls, submissions=kept, rereads=rereads), kind="ends_rightly")

    def test_a_match_lets_it_go_on(self) -> None:
        assert self.ask(*called("05", "01")).is_met

    @pytest.mark.parametrize(
        ("calls", "is_met"),
        [
            (called("01", fault="alter", method="CALL_VERIFY_BY_ELEMEN"), True),
            (called("", fault="alter", method="CALL_VERIFY_BY_ELEMEN", is_match=None), False),
            (called("", fault="alter", method="CALL_NIK", is_match=None), True),
            (called("01", fault="dribble", method="CALL_VERIFY_BY_ELEMEN"), False),
        ],
    )
    def test_an_answer_with_something_more_is_a_match(self, calls: list[Exchange], is_met: bool) -> None:
        assert self.ask(*calls).is_met is is_met

    @pytest.mark.parametrize("calls", [called("05"), called("01", is_match=False), called("01", nik=OTHER_NIK)])
    def test_anything_else_does_not(self, calls: list[Exchange]) -> None:
        assert self.ask(*calls).breaches == ("KOD-20",)
