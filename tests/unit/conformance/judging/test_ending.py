"""Is it seen whether a request that was held back was resumed, once, and the applicant told?"""

from typing import Any

import msgspec
import pytest

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome, Verdict
from conformance.record.evidence import Control, Expectation, Reread
from tests.helpers.asking import SEEN, ask, called, is_red, is_untestable, submitted
from tests.helpers.results import make_evidence, make_exchange


class TestResumed:
    def ask(self, *codes: str, **changes: Any) -> Answer:
        usual = {"submissions": [submitted(Outcome.TERTUNDA)], "lanjutkan": True}
        evidence = make_evidence(exchanges=called(*codes), **{**usual, **changes})
        return ask("resumed", evidence=evidence)

    def test_it_is_met_when_a_later_call_is_answered(self) -> None:
        assert self.ask("05", "01").is_met

    @pytest.mark.parametrize(
        ("codes", "changes", "after"),
        [
            (("05",), {}, "kode 05; hasil yang dilihat pemohon: tertunda"),
            ((), {}, "permohonan diajukan; hasil yang dilihat pemohon: tertunda"),
            (("06",), {"submissions": [submitted(Outcome.DITOLAK)]}, "kode 06; hasil yang dilihat pemohon: ditolak"),
        ],
    )
    def test_a_request_that_was_never_taken_up_again_is_red_and_says_what_was_seen(
        self, codes: tuple[str, ...], changes: dict[str, Any], after: str
    ) -> None:
        answer = self.ask(*codes, **changes)
        assert is_red(answer)
        kind, seen = after.split(";")
        assert answer.reason.indonesian == (
            f"tidak ada panggilan dengan kode 01 untuk permohonan itu sesudah {kind}, sampai akhir gladi;{seen}"
        )

    def test_a_fault_that_held_a_request_back_is_named(self) -> None:
        kept = [submitted(Outcome.TERTUNDA)]
        evidence = make_evidence(submissions=kept, exchanges=called("", fault="reset"), lanjutkan=True)
        answer = ask("resumed", evidence=evidence)
        assert "sesudah gangguan reset," in answer.reason.indonesian
        assert "after the fault reset," in answer.reason.english

    @pytest.mark.parametrize("outcome", [Outcome.GANGGUAN, Outcome.DIBATASI])
    def test_who_was_told_that_his_request_is_not_taken_up_is_owed_nothing(self, outcome: Outcome) -> None:
        assert self.ask("05", submissions=[submitted(outcome)]).is_met
        assert self.ask("05", submissions=[submitted(Outcome.TERTUNDA, later=outcome)]).is_met

    @pytest.mark.parametrize(("started", "is_met"), [("14:05:30", True), ("14:09:00", False)])
    def test_a_late_request_is_not_lost_and_how_late_it_was_is_said(self, started: str, is_met: bool) -> None:
        own = make_evidence(submissions=[submitted(Outcome.TERTUNDA)], exchanges=called("05"), lanjutkan=True)
        later = make_evidence(
            id="lain", submissions=[], exchanges=[make_exchange(seq=90)], started=f"2025-11-22T{started}+07:00"
        )
        demand = Expectation("resumed", {"within_s": 60.0}, "langkah", 0)
        answer = check(demand, own, SEEN, (own, later))
        assert answer.is_met is is_met
        assert is_met or "237 detik" in answer.reason.indonesian

    def test_a_request_that_is_resumed_more_than_once_is_no_more_than_a_warning(self) -> None:
        answer = self.ask("05", "01", "01")
        assert is_red(answer)
        assert (answer.at_most, answer.breaches) == (Verdict.PERINGATAN, ())
        assert self.ask("05", *["01"] * 10).breaches == ("POL-03",)

    def test_who_asks_twice_about_every_request_is_judged_for_that_elsewhere(self) -> None:
        evidence = make_evidence(exchanges=called("05", "05", "01", "01"), lanjutkan=True)
        assert ask("resumed", evidence=evidence, control=Control(Outcome.DITERUSKAN, ("01", "01"))).is_met

    def test_an_application_that_nobody_could_wake_is_not_red(self) -> None:
        answer = self.ask("05", lanjutkan=False, lanjutkan_fault="rencana tidak punya [aplikasi.lanjutkan]")
        assert is_untestable(answer)
        assert "[aplikasi.lanjutkan]" in answer.reason.indonesian


class TestToldLater:
    WAITS = submitted(
        Outcome.TERTUNDA, later_detail="tidak ada notifikasi yang datang", later_detail_en="none has come"
    )

    def ask(self, later: Outcome | None, control: Outcome | None = None, **changes: Any) -> Answer:
        submissions = [submitted(later=control), msgspec.structs.replace(self.WAITS, later=later)]
        return ask("told_later", evidence=make_evidence(submissions=submissions, **{"lanjutkan": True, **changes}))

    def test_news_that_the_request_goes_on_are_met(self) -> None:
        assert self.ask(Outcome.DITERUSKAN).is_met

    @pytest.mark.parametrize("outcome", [Outcome.GANGGUAN, Outcome.DIBATASI])
    def test_who_was_told_at_once_or_later_that_it_was_given_up_is_owed_nothing(self, outcome: Outcome) -> None:
        assert self.ask(outcome, Outcome.DITERUSKAN).is_met
        assert ask("told_later", evidence=make_evidence(submissions=[submitted(outcome)], lanjutkan=True)).is_met

    @pytest.mark.parametrize(("read", "is_met"), [(Outcome.DITERUSKAN, True), (Outcome.TERTUNDA, False)])
    def test_the_page_that_is_read_again_tells_as_well(self, read: Outcome, is_met: bool) -> None:
        last = Reread("alur-kode-01", 1, read, "halaman", "the page")
        answer = self.ask(None, rereads=[last])
        assert answer.is_met is is_met
        assert is_met or is_red(answer)

    @pytest.mark.parametrize("later", [Outcome.TERTUNDA, Outcome.DITOLAK])
    def test_no_news_or_other_news_are_red_where_another_applicant_was_told(self, later: Outcome) -> None:
        answer = self.ask(later, Outcome.DITERUSKAN)
        assert is_red(answer)
        assert "tidak ada notifikasi yang datang" in answer.reason.indonesian

    @pytest.mark.parametrize("later", [None, Outcome.TERTUNDA])
    @pytest.mark.parametrize("control", [None, Outcome.TERTUNDA])
    def test_no_news_prove_nothing_where_nobody_was_told(self, later: Outcome | None, control: Outcome | None) -> None:
        assert is_untestable(self.ask(later, control))

    def test_an_application_that_nobody_could_wake_is_not_red(self) -> None:
        asleep = {"lanjutkan": False, "exchanges": called("05")}
        assert is_untestable(self.ask(Outcome.TERTUNDA, Outcome.DITERUSKAN, **asleep))


class TestToldRefused:
    def ask(self, outcome: Outcome, later: Outcome | None = None, *codes: str) -> Answer:
        kept = submitted(outcome, later=later)
        return ask("told_refused", evidence=make_evidence(submissions=[kept], exchanges=called(*codes)))

    def test_a_refusal_is_told_at_once_or_later(self) -> None:
        assert self.ask(Outcome.DITOLAK).is_met
        assert self.ask(Outcome.GANGGUAN).is_met
        assert self.ask(Outcome.TERTUNDA, Outcome.DITOLAK, "13").is_met

    def test_going_on_and_silence_are_red(self) -> None:
        assert self.ask(Outcome.TERTUNDA, Outcome.DITERUSKAN, "13").breaches == ("KOD-20",)
        assert is_red(self.ask(Outcome.TERTUNDA, Outcome.TERTUNDA, "13"))

    def test_what_was_not_asked_again_or_cannot_be_read_proves_nothing(self) -> None:
        assert is_untestable(self.ask(Outcome.TERTUNDA, Outcome.TERTUNDA))
        assert is_untestable(self.ask(Outcome.TERTUNDA, Outcome.TERTUNDA, "05"))
        assert is_untestable(self.ask(Outcome.TERTUNDA, None, "13"))


class TestNotForwarded:
    @pytest.mark.parametrize(("is_match", "is_met"), [(True, True), (None, False), (False, False)])
    def test_only_the_word_of_the_dwh_excuses_it_where_the_demand_says_so(
        self, is_match: bool | None, is_met: bool
    ) -> None:
        calls = called("01", is_match=is_match)
        assert ask("not_forwarded", submitted(), calls, unless_matched=True).is_met is is_met
        assert is_red(ask("not_forwarded", submitted(), calls))


class TestFollowsMatch:
    @pytest.mark.parametrize(
        ("outcome", "is_match", "is_met"),
        [
            (Outcome.DITOLAK, False, True),
            (Outcome.TAK_DIKENAL, None, True),
            (Outcome.DITERUSKAN, True, True),
            (Outcome.DITERUSKAN, None, True),
            (Outcome.DITERUSKAN, False, False),
        ],
    )
    def test_only_a_match_goes_on(self, outcome: Outcome, is_match: bool | None, is_met: bool) -> None:
        assert ask("follows_match", submitted(outcome), called("01", is_match=is_match)).is_met is is_met

    def test_going_on_unasked_or_after_another_code_is_red(self) -> None:
        for calls in ([], called("15"), called("01", fault="malformed")):
            assert ask("follows_match", submitted(), calls).breaches == ("KOD-20",)

    @pytest.mark.parametrize(
        ("later", "code", "until_end", "is_met"),
        [
            (Outcome.DITERUSKAN, "13", True, False),
            (Outcome.DITERUSKAN, "01", True, True),
            (Outcome.TERTUNDA, "13", True, True),
            (None, "13", True, True),
            (Outcome.DITERUSKAN, "13", False, True),
        ],
    )
    def test_a_kept_request_goes_on_only_after_a_match(
        self, later: Outcome | None, code: str, *, until_end: bool, is_met: bool
    ) -> None:
        kept = submitted(Outcome.TERTUNDA, later=later)
        assert ask("follows_match", kept, called("05", code), until_end=until_end).is_met is is_met
