"""Does everything that can be red come with something to do?"""

import pytest

from conformance.bilingual import Words
from conformance.judging.expectations import EXPECTATIONS
from conformance.judging.remedies import ACCEPTED, APPLICANT_TOLD, OPERATOR_TOLD, REMEDIES, TESTER, UNSEEN, remedy_for
from conformance.outcome import Outcome, Verdict

NOT_GREEN = [Verdict.TIDAK_LULUS, Verdict.PERINGATAN, Verdict.TINJAU, Verdict.TIDAK_TERUJI]


@pytest.mark.parametrize("kind", list(EXPECTATIONS))
@pytest.mark.parametrize("verdict", NOT_GREEN)
def test_every_kind_of_expectation_has_a_remedy(kind: str, verdict: Verdict) -> None:
    indonesian, english = remedy_for(kind, (), verdict)
    assert min(len(indonesian), len(english)) > 20
    assert indonesian != english


@pytest.mark.parametrize(
    ("allowed", "remedy"),
    [
        ([Outcome.DITERUSKAN], ACCEPTED),
        ([Outcome.DITOLAK], APPLICANT_TOLD),
        ([Outcome.GANGGUAN, Outcome.TERTUNDA], OPERATOR_TOLD),
    ],
)
def test_a_wrong_outcome_is_mended_by_what_was_allowed(allowed: list[Outcome], remedy: Words) -> None:
    assert remedy_for("outcome_is", allowed, Verdict.TIDAK_LULUS) == remedy
    assert remedy_for("outcome_is", [str(outcome) for outcome in allowed], Verdict.TIDAK_LULUS) == remedy


def test_nothing_is_mended_where_nothing_is_wrong() -> None:
    assert remedy_for("not_forwarded", (), Verdict.LULUS) == ("", "")


@pytest.mark.parametrize("kind", ["", "not_forwarded", "outcome_is"])
def test_a_fault_of_the_tester_is_not_the_vendors_to_mend(kind: str) -> None:
    assert remedy_for(kind, (), Verdict.GALAT_PENGUJI) == TESTER


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_could_not_be_seen_is_mended_in_the_plan(kind: str) -> None:
    assert remedy_for(kind, (), Verdict.TIDAK_TERUJI) == UNSEEN[kind]
    assert remedy_for(kind, (), Verdict.PERINGATAN) == REMEDIES[kind]
