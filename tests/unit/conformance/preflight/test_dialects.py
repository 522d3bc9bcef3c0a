import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.preflight.dialects import tell_dialects, was_told_of_a_match
from conformance.preflight.tried import Tried
from conformance.record.evidence import Exchange
from conformance.subject.reading import Reading
from tests.helpers.results import make_exchange

MATCH = make_exchange(code="01", is_match=True)


def tried(outcome: Outcome, *calls: Exchange) -> Tried:
    return Tried(Reading(outcome, Words.same("HTTP 200"), 200, 12.0), calls)


@pytest.mark.parametrize(
    ("calls", "is_told"),
    [
        ([MATCH], True),
        ([MATCH, MATCH], True),
        ([make_exchange(code="01", is_match=None, method="CALL_NIK")], True),
        ([], False),
        ([make_exchange(code="01", is_match=False)], False),
        ([MATCH, make_exchange(code="13")], False),
    ],
)
def test_only_who_was_told_of_a_match_alone_has_refused_a_success(calls: list[Exchange], is_told: bool) -> None:
    assert was_told_of_a_match(tried(Outcome.DITOLAK, *calls)) is is_told


def test_what_goes_on_in_baru_alone_is_told_with_the_switch_and_no_cause() -> None:
    told = tell_dialects("juknis", tried(Outcome.DITERUSKAN, MATCH))
    assert told is not None
    assert all("--dialect baru" in text and "RESPONSE_CODE" in text for text in told)
    assert "karena" not in told.indonesian
    assert "because" not in told.english


@pytest.mark.parametrize(
    ("own", "outcome"),
    [
        ("juknis", Outcome.DITOLAK),
        ("juknis", Outcome.TERTUNDA),
        ("baru", Outcome.DITERUSKAN),
        ("lama", Outcome.DITERUSKAN),
    ],
)
def test_nothing_is_said_where_the_dialects_show_no_difference(own: str, outcome: Outcome) -> None:
    assert tell_dialects(own, tried(outcome, MATCH)) is None
