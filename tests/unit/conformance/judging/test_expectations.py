"""Does each kind of expectation tell good evidence from bad, and from none?"""

import msgspec
import pytest

from conformance.judging.expectations import EXPECTATIONS, Answer, check
from conformance.outcome import Outcome, Owner
from conformance.record.evidence import Control, Exchange, Expectation, Submission
from tests.helpers.asking import (
    FIRST_SEQ,
    OTHER_NIK,
    SEEN,
    UNSEEN,
    ask,
    called,
    is_red,
    is_untestable,
    submitted,
)
from tests.helpers.exposing import EXPOSURE_KINDS
from tests.helpers.results import NIK, make_evidence, make_exchange, make_submission
from tests.helpers.standing import STANDING_KINDS

BROKEN = (submitted(Outcome.TAK_DIKENAL, status=500), submitted(Outcome.TAK_DIKENAL, status=0))
BOTH = ("NIK", "NAMA_LGKP")
UNREAD = submitted(Outcome.TAK_DIKENAL, status=200)


class TestCodeDelivered:
    @pytest.mark.parametrize("codes", [("11",), ("03", "11"), ("11", "03")])
    def test_it_is_met_when_one_of_the_calls_got_the_code(self, codes: tuple[str, ...]) -> None:
        assert ask("code_delivered", submitted(Outcome.DITOLAK), called(*codes), code="11").is_met

    @pytest.mark.parametrize("outcome", [Outcome.DITOLAK, Outcome.GANGGUAN, Outcome.TERTUNDA, Outcome.DITERUSKAN])
    def test_another_code_proves_nothing(self, outcome: Outcome) -> None:
        answer = ask("code_delivered", submitted(outcome), called("03"), code="11")
        assert is_untestable(answer)
        assert "yang sampai: 03" in answer.reason.indonesian

    def test_going_on_without_asking_is_red(self) -> None:
        assert is_red(ask("code_delivered", submitted(), [], code="11"))

    @pytest.mark.parametrize("outcome", [Outcome.DITOLAK, Outcome.DIBATASI])
    def test_a_refusal_of_its_own_counts_only_where_it_is_allowed(self, outcome: Outcome) -> None:
        assert ask("code_delivered", submitted(outcome), [], code="15", self_refusal=True).is_met
        assert is_untestable(ask("code_delivered", submitted(outcome), [], code="15"))

    def test_refusing_a_resident_who_matches_without_asking_about_him_is_red(self) -> None:
        assert is_red(ask("code_delivered", submitted(Outcome.DITOLAK), [], code="01"))
        about_another = called("13", nik=OTHER_NIK)
        assert is_red(ask("code_delivered", submitted(Outcome.DITOLAK), about_another, code="01"))

    @pytest.mark.parametrize("outcome", [Outcome.TERTUNDA, Outcome.GANGGUAN])
    def test_holding_a_resident_back_without_asking_proves_nothing(self, outcome: Outcome) -> None:
        assert is_untestable(ask("code_delivered", submitted(outcome), [], code="01"))

    def test_the_applications_own_rate_rules_are_not_red(self) -> None:
        answer = ask("code_delivered", submitted(Outcome.DIBATASI), [], code="01")
        assert is_untestable(answer)
        assert "aplikasi menjawab dibatasi tanpa memanggil DWH" in answer.reason.indonesian

    def test_it_is_said_since_when_calls_may_be_held_back(self) -> None:
        kept = submitted(Outcome.TERTUNDA)
        before = make_evidence(id="kod-05", submissions=[], exchanges=[make_exchange(seq=2, code="05", nik=OTHER_NIK)])
        own = make_evidence(submissions=[kept], exchanges=[])
        answer = check(Expectation("code_delivered", {"code": "01"}, "langkah", 0), own, SEEN, (before, own))
        assert answer.reason.indonesian.endswith("gangguan terakhir sebelumnya: 05 pukul 09:00:03 (kod-05)")

    @pytest.mark.parametrize("broken", BROKEN)
    def test_breaking_down_before_asking_is_red(self, broken: Submission) -> None:
        answer = ask("code_delivered", broken, [], code="11")
        assert is_red(answer)
        assert "jawaban yang semestinya" in answer.reason.indonesian

    def test_an_answer_that_the_plan_cannot_read_is_not_the_applications_fault(self) -> None:
        assert is_untestable(ask("code_delivered", UNREAD, [], code="11"))

    def test_calls_before_the_submission_or_about_another_resident_do_not_count(self) -> None:
        earlier = [make_exchange(seq=FIRST_SEQ - 1, code="11")]
        assert is_red(ask("code_delivered", submitted(Outcome.DITOLAK), earlier, code="11"))
        about_another = called("11", nik=OTHER_NIK)
        assert is_red(ask("code_delivered", submitted(Outcome.DITOLAK), about_another, code="11"))
        assert is_untestable(ask("code_delivered", submitted(Outcome.TERTUNDA), about_another, code="11"))

    def test_a_user_id_that_the_portal_stopped_for_a_series_is_the_applications_doing(self) -> None:
        stopped = [make_exchange(seq=FIRST_SEQ, code="", fault="pola_dihentikan", door="portal")]
        evidence = make_evidence(
            submissions=[submitted(Outcome.TERTUNDA)], exchanges=stopped, requirements=("POL-01:T", "KOD-01")
        )
        answer = ask("code_delivered", evidence=evidence, code="01")
        assert is_red(answer)
        assert answer.breaches == ("POL-01:T",)
        held_back = make_evidence(
            submissions=[submitted(Outcome.TERTUNDA, nik=OTHER_NIK)], exchanges=stopped, requirements=("POL-01:T",)
        )
        assert is_red(ask("code_delivered", evidence=held_back, code="01"))

    def test_a_refused_sign_in_belongs_to_the_latest_request(self) -> None:
        first = submitted(Outcome.GANGGUAN)
        second = make_submission(outcome=Outcome.GANGGUAN, nik=OTHER_NIK, after_seq=FIRST_SEQ + 1)
        refused = make_exchange(seq=FIRST_SEQ, code="16", door="portal", nik="")
        later = make_exchange(seq=FIRST_SEQ + 2, code="03", door="portal", nik="")
        both = make_evidence(submissions=[first, second], exchanges=[refused, later])
        assert ask("code_delivered", evidence=both, code="03").is_met
        assert is_untestable(ask("code_delivered", evidence=both, code="16"))
        elsewhere = make_evidence(submissions=[second], exchanges=[make_exchange(seq=FIRST_SEQ + 2, code="03", nik="")])
        assert is_untestable(ask("code_delivered", evidence=elsewhere, code="03"))


class TestFaultDelivered:
    def test_it_is_met_when_the_fault_struck_a_call(self) -> None:
        injected = [make_exchange(seq=FIRST_SEQ, code="", fault="http_status")]
        assert ask("fault_delivered", submitted(Outcome.GANGGUAN), injected, fault="http_status").is_met

    @pytest.mark.parametrize("exchanges", [called("01"), [make_exchange(seq=FIRST_SEQ, fault="delay")]])
    def test_calls_without_that_fault_prove_nothing(self, exchanges: list[Exchange]) -> None:
        answer = ask("fault_delivered", submitted(Outcome.GANGGUAN), exchanges, fault="http_status")
        assert is_untestable(answer)
        assert "1 panggilan tanpa gangguan itu" in answer.reason.indonesian

    @pytest.mark.parametrize(
        ("method", "sent", "is_met"),
        [
            ("CALL_VERIFY_BY_ELEMEN", ("NIK", "NAMA_LGKP"), True),
            ("CALL_VERIFY_BY_ELEMEN", ("NIK",), False),
            ("CALL_NIK", ("NIK",), True),
        ],
    )
    def test_a_missing_result_arrives_where_the_element_was_sent_or_data_are_answered(
        self, method: str, sent: tuple[str, ...], is_met: bool
    ) -> None:
        injected = [make_exchange(seq=FIRST_SEQ, code="", fault="alter", method=method, elemen_sent=sent)]
        answer = ask("fault_delivered", submitted(Outcome.DITOLAK), injected, fault="alter", elemen="NAMA_LGKP")
        assert answer.is_met is is_met
        assert is_met or is_untestable(answer)

    def test_going_on_without_asking_is_red(self) -> None:
        assert is_red(ask("fault_delivered", submitted(), [], fault="hang"))

    def test_a_refusal_of_its_own_proves_nothing(self) -> None:
        assert is_untestable(ask("fault_delivered", submitted(Outcome.DITOLAK), [], fault="hang"))


class TestOutcomeIs:
    ALLOWED = ("gangguan", "tertunda")

    @pytest.mark.parametrize("outcome", [Outcome.GANGGUAN, Outcome.TERTUNDA])
    def test_it_is_met_by_each_allowed_outcome(self, outcome: Outcome) -> None:
        assert ask("outcome_is", submitted(outcome), allowed=self.ALLOWED).is_met

    @pytest.mark.parametrize("outcome", [Outcome.DITERUSKAN, Outcome.DITOLAK, Outcome.DIBATASI])
    def test_any_other_is_red_and_says_what_it_should_be(self, outcome: Outcome) -> None:
        answer = ask("outcome_is", submitted(outcome), allowed=self.ALLOWED)
        assert is_red(answer)
        assert answer.reason.indonesian == f"hasil: {outcome}; seharusnya gangguan atau tertunda"

    @pytest.mark.parametrize("broken", BROKEN)
    def test_no_decent_answer_is_red(self, broken: Submission) -> None:
        assert is_red(ask("outcome_is", broken, allowed=self.ALLOWED))

    @pytest.mark.parametrize("status", [200, 302, 404, 422])
    def test_an_answer_that_the_plan_cannot_read_is_the_plans(self, status: int) -> None:
        answer = ask("outcome_is", submitted(Outcome.TAK_DIKENAL, status=status), allowed=self.ALLOWED)
        assert is_untestable(answer)
        assert "[[subject.hasil]]" in answer.reason.indonesian


class TestNotForwarded:
    @pytest.mark.parametrize("outcome", [Outcome.DITOLAK, Outcome.GANGGUAN, Outcome.TERTUNDA, Outcome.DIBATASI])
    def test_it_is_met_when_the_application_stopped(self, outcome: Outcome) -> None:
        assert ask("not_forwarded", submitted(outcome)).is_met

    @pytest.mark.parametrize("control", [SEEN, UNSEEN])
    def test_going_on_is_red_whatever_the_control_showed(self, control: Control) -> None:
        assert is_red(ask("not_forwarded", submitted(), control=control))

    @pytest.mark.parametrize(
        "control", [UNSEEN, Control(Outcome.DITERUSKAN, ()), Control(Outcome.TAK_DIKENAL, ("01",))]
    )
    def test_without_a_positive_control_nothing_is_proved(self, control: Control) -> None:
        assert is_untestable(ask("not_forwarded", submitted(Outcome.DITOLAK), control=control))

    @pytest.mark.parametrize("broken", BROKEN)
    def test_breaking_down_is_not_going_on(self, broken: Submission) -> None:
        assert ask("not_forwarded", broken).is_met

    def test_an_answer_that_the_plan_cannot_read_may_be_going_on(self) -> None:
        assert is_untestable(ask("not_forwarded", UNREAD))


class TestCallsBetween:
    @pytest.mark.parametrize("count", [1, 2])
    def test_it_is_met_within_the_bounds(self, count: int) -> None:
        assert ask("calls_between", exchanges=called(*["01"] * count), least=1, most=2).is_met

    def test_more_is_red(self) -> None:
        answer = ask("calls_between", exchanges=called("01", "01", "01"), least=1, most=2)
        assert is_red(answer)
        assert answer.reason.indonesian == "3 panggilan untuk satu permohonan; seharusnya 1 sampai 2"

    def test_an_exact_number_is_said_as_one(self) -> None:
        assert "seharusnya 1" in ask("calls_between", exchanges=called("01", "01"), least=1, most=1).reason.indonesian

    def test_none_at_all_proves_nothing_unless_the_application_went_on(self) -> None:
        assert is_untestable(ask("calls_between", submitted(Outcome.GANGGUAN), [], least=1, most=1))
        assert is_red(ask("calls_between", submitted(), [], least=1, most=1))


class TestNoCalls:
    def ask(self, exchanges: list[Exchange], control: Control = SEEN, submissions: int = 2) -> Answer:
        first = make_submission(nik=OTHER_NIK, after_seq=FIRST_SEQ - 2, outcome=Outcome.TERTUNDA)
        both = [first, submitted(Outcome.TERTUNDA)][-submissions:]
        return ask("no_calls", evidence=make_evidence(submissions=both, exchanges=exchanges), control=control)

    def test_it_is_met_when_only_the_earlier_applicant_was_asked_about(self) -> None:
        assert self.ask([make_exchange(seq=FIRST_SEQ - 1, nik=OTHER_NIK, code="05")]).is_met

    def test_a_call_is_red(self) -> None:
        assert is_red(self.ask(called("05")))

    def test_without_an_earlier_applicant_the_scenario_is_wrong(self) -> None:
        assert is_untestable(self.ask([], submissions=1), Owner.PENGUJI)

    def test_without_a_positive_control_nothing_is_proved(self) -> None:
        assert is_untestable(self.ask([], UNSEEN))


class TestMismatchDelivered:
    def test_a_mismatch_and_plain_data_are_met(self) -> None:
        for is_match in (False, None):
            calls = [msgspec.structs.replace(call, is_match=is_match) for call in called("01")]
            assert ask("mismatch_delivered", submitted(Outcome.DITOLAK), calls, code="01").is_met

    def test_what_matched_after_all_proves_nothing(self) -> None:
        calls = [msgspec.structs.replace(call, is_match=True) for call in called("01")]
        assert is_untestable(ask("mismatch_delivered", submitted(Outcome.DITERUSKAN), calls, code="01"))

    def test_going_on_without_ever_sending_what_was_typed_wrong_is_red(self) -> None:
        went_on = submitted(Outcome.DITERUSKAN, wrong="NAMA_LGKP")
        declared = {"code": "01", "declared": ["NIK", "NAMA_LGKP"]}
        about_nik, about_both = (called("01", is_match=True, elemen_sent=sent) for sent in (("NIK",), BOTH))
        assert is_red(ask("mismatch_delivered", went_on, about_nik, **declared))
        assert is_untestable(ask("mismatch_delivered", went_on, about_both, **declared))
        assert is_untestable(ask("mismatch_delivered", went_on, about_nik, code="01", declared=["NIK"]))
        refused = submitted(Outcome.DITOLAK, wrong="NAMA_LGKP")
        assert is_untestable(ask("mismatch_delivered", refused, about_nik, **declared))

    def test_without_an_answer_it_is_judged_as_a_code_that_did_not_arrive(self) -> None:
        assert is_red(ask("mismatch_delivered", submitted(Outcome.DITERUSKAN), [], code="01"))
        assert is_untestable(ask("mismatch_delivered", submitted(Outcome.GANGGUAN), called("03"), code="01"))


class TestPatternStopped:
    def ask(self, through: int, typed: int = 8) -> Answer:
        niks = [f"330301******9{number:03}" for number in range(typed)]
        another = submitted(nik=OTHER_NIK)
        evidence = make_evidence(
            submissions=[*(submitted(nik=nik, user="pola") for nik in niks), another],
            exchanges=[make_exchange(seq=FIRST_SEQ + n, nik=nik) for n, nik in enumerate(niks[:through])],
        )
        return ask("pattern_stopped", evidence=evidence, pattern="berurutan")

    @pytest.mark.parametrize("through", [0, 3, 7])
    def test_a_series_that_is_cut_short_is_met_wherever_that_was(self, through: int) -> None:
        assert self.ask(through).is_met

    def test_a_series_that_reaches_the_dwh_as_a_whole_is_red(self) -> None:
        assert is_red(self.ask(8))


class TestSomeMismatch:
    def test_one_mismatch_or_data_to_compare_is_enough(self) -> None:
        assert ask("some_mismatch", exchanges=[*called("01", is_match=True), *called("01", is_match=False)]).is_met
        assert ask("some_mismatch", exchanges=called("01")).is_met

    def test_matches_alone_prove_nothing(self) -> None:
        assert is_untestable(ask("some_mismatch", exchanges=called("01", is_match=True)))
        assert is_untestable(ask("some_mismatch", exchanges=called("01", is_match=False, fault="malformed")))

    def test_going_on_without_ever_sending_what_was_typed_wrong_is_red(self) -> None:
        about = {"element": "NAMA_LGKP", "declared": ["NIK", "NAMA_LGKP"]}
        about_nik, about_both = (called("01", is_match=True, elemen_sent=sent) for sent in (("NIK",), BOTH))
        assert is_red(ask("some_mismatch", exchanges=about_nik, **about))
        assert is_untestable(ask("some_mismatch", exchanges=about_both, **about))
        assert is_untestable(ask("some_mismatch", submitted(Outcome.DITOLAK), about_nik, **about))
        assert is_untestable(ask("some_mismatch", exchanges=about_nik, element="NAMA_LGKP", declared=["NIK"]))
        assert is_untestable(ask("some_mismatch", exchanges=[], **about))


class TestRefusedAtMost:
    def test_calls_with_another_code_do_not_count(self) -> None:
        assert ask("refused_at_most", exchanges=called("05", "01", "01"), code="05", most=1).is_met

    def test_a_second_call_with_the_code_is_red(self) -> None:
        assert is_red(ask("refused_at_most", exchanges=called("05", "05"), code="05", most=1))


def test_every_kind_is_tried_here() -> None:
    tried = {"code_delivered", "fault_delivered", "mismatch_delivered", "outcome_is", "not_forwarded"}
    tried |= {"calls_between", "no_calls", "resumed", "told_later", "follows_match", "told_refused"}
    tried |= {"pattern_stopped", "operator_told", "status_untold", "owner_untold", "some_mismatch", "refused_at_most"}
    of_user_ids = {"form_received", "form_complete", "handed_over", "own_user_id"}
    of_stores = {"values_told", "owner_answered", "consent_given", "stores_seen"}
    of_stores |= {"nothing_stored", "status_unstored", "secrets_unstored", "varied_told", "nothing_depends"}
    of_egress = {"nothing_leaves", "only_named_hosts", "notices_bare"}
    others = {"plain_words", "shown_declared"} | of_user_ids | of_stores | of_egress | EXPOSURE_KINDS
    assert tried | STANDING_KINDS | others == set(EXPECTATIONS)


def test_an_expectation_speaks_of_the_submission_that_it_names() -> None:
    first = submitted(Outcome.DITERUSKAN)
    second = make_submission(nik=OTHER_NIK, after_seq=FIRST_SEQ, outcome=Outcome.TERTUNDA)
    exchanges = [*called("01"), make_exchange(seq=FIRST_SEQ + 1, nik=OTHER_NIK, code="05")]
    evidence = make_evidence(submissions=[first, second], exchanges=exchanges)
    assert check(Expectation("code_delivered", {"code": "01"}, "", 0), evidence, SEEN).is_met
    assert not check(Expectation("code_delivered", {"code": "01"}, "", 1), evidence, SEEN).is_met
    assert check(Expectation("code_delivered", {"code": "05"}, "", 1), evidence, SEEN).is_met


def test_calls_of_a_request_that_resumes_later_still_count_for_it() -> None:
    late = [*called("05"), make_exchange(seq=FIRST_SEQ + 900, code="01", nik=NIK)]
    assert not ask("calls_between", exchanges=late, least=1, most=1).is_met


def test_an_unknown_kind_is_a_fault_of_the_suite() -> None:
    with pytest.raises(KeyError):
        ask("tidak_ada")
