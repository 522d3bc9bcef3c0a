"""Is it seen whether a request that was held back was resumed, once, and the applicant told?"""

from typing import Any

import msgspec
import pytest

from conformance.judging.answer import Answer
from conformance.outcome import Outcome, Verdict
from conformance.record.evidence import Control
from tests.helpers.asking import ask, called, is_red, is_untestable, submitted
from tests.helpers.results import make_evidence


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
        assert answer.reason.indonesian == f"tidak ada panggilan dengan kode 01 untuk permohonan itu sesudah {after}"

    def test_a_fault_that_held_a_request_back_is_named(self) -> None:
        evidence = make_evidence(exchanges=called("", fault="reset"), lanjutkan=True)
        answer = ask("resumed", evidence=evidence)
        assert "sesudah gangguan reset;" in answer.reason.indonesian
        assert "after the fault reset;" in answer.reason.english

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

    @pytest.mark.parametrize("later", [Outcome.TERTUNDA, Outcome.DITOLAK, Outcome.GANGGUAN])
    def test_no_news_or_other_news_are_red_where_another_applicant_was_told(self, later: Outcome) -> None:
        answer = self.ask(later, Outcome.DITERUSKAN)
        assert is_red(answer)
        assert "tidak ada notifikasi yang datang" in answer.reason.indonesian

    @pytest.mark.parametrize("later", [None, Outcome.TERTUNDA])
    @pytest.mark.parametrize("control", [None, Outcome.TERTUNDA])
    def test_no_news_prove_nothing_where_nobody_was_told(self, later: Outcome | None, control: Outcome | None) -> None:
        assert is_untestable(self.ask(later, control))

    def test_an_application_that_nobody_could_wake_is_not_red(self) -> None:
        assert is_untestable(self.ask(Outcome.TERTUNDA, Outcome.DITERUSKAN, lanjutkan=False))
