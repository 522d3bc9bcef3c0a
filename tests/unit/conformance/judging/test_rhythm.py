"""Are growing pauses told from steady calls, however long the watch was and whatever the machine was busy with?"""

from itertools import accumulate

import pytest

from conformance.judging.rhythm import Rhythm, rhythm_of
from conformance.outcome import Verdict
from conformance.record.evidence import Exchange
from tests.helpers.asking import FIRST_SEQ, ask
from tests.helpers.results import make_exchange

GROWING = [
    (2.06, 3.02),
    (2.06, 3.02, 5.01),
    (2.0, 3.0, 4.5),
    (2.05, 2.98, 4.04, 4.97),
    (5.05, 5.98, 7.02),
    (0.8, 1.6, 3.2),
    (1.0, 1.5, 2.2),
    (0.05, 2.0),
    (0.05, 2.06, 3.02, 5.0),
]
NOT_GROWING = [
    (0.0, 0.0),
    (0.1, 0.2, 0.4),
    (0.1, 0.2, 0.9),
    (0.05, 0.9),
    (0.05, 2.0, 2.0),
    (1.0, 1.0, 1.0),
    (1.0, 1.2),
    (3.0, 3.05),
    (3.0, 3.2, 3.1),
    (2.0, 4.0, 8.0, 1.0),
]
STEADY = [(3.0, 3.05, 3.1, 3.0), (1.0, 1.1, 0.9, 1.05), (2.0, 3.0, 3.0, 3.0), (0.0,) * 9]


def after(*pauses: float, **changes: object) -> list[Exchange]:
    """Return calls with these pauses between them, each met by a fault."""
    times = accumulate(pauses, initial=0.0)
    return [
        make_exchange(
            seq=FIRST_SEQ + n,
            at=f"2025-11-24T09:00:{second:06.3f}+07:00",
            **{"code": "", "fault": "http_status", **changes},
        )
        for n, second in enumerate(times)
    ]


@pytest.mark.parametrize("pauses", GROWING)
def test_growing_pauses_are_seen_in_every_part_of_the_watch(pauses: tuple[float, ...]) -> None:
    for seen in range(2, len(pauses) + 1):
        assert rhythm_of(after(*pauses[:seen])) is Rhythm.GROWING


@pytest.mark.parametrize("pauses", NOT_GROWING)
def test_haste_and_an_even_pace_do_not_grow(pauses: tuple[float, ...]) -> None:
    assert rhythm_of(after(*pauses)) is not Rhythm.GROWING


@pytest.mark.parametrize("pauses", STEADY)
def test_a_steady_pace_is_steady(pauses: tuple[float, ...]) -> None:
    assert rhythm_of(after(*pauses)) is Rhythm.STEADY


@pytest.mark.parametrize("pauses", [(), (2.0,)])
def test_one_pause_tells_nothing(pauses: tuple[float, ...]) -> None:
    assert rhythm_of(after(*pauses)) is Rhythm.FEW


@pytest.mark.parametrize("pauses", GROWING)
def test_a_kept_request_that_is_asked_again_later_and_later_is_no_haste(pauses: tuple[float, ...]) -> None:
    assert ask("calls_between", exchanges=after(*pauses), least=1, most=2).is_met


@pytest.mark.parametrize("pauses", [(0.0, 0.0), (1.0, 1.05), (0.1, 0.2, 0.4)])
def test_a_few_hasty_calls_are_a_warning(pauses: tuple[float, ...]) -> None:
    answer = ask("calls_between", exchanges=after(*pauses), least=1, most=2)
    assert (answer.is_met, answer.at_most) == (False, Verdict.PERINGATAN)


def test_who_had_an_answer_has_no_reason_to_ask_later() -> None:
    assert not ask("calls_between", exchanges=after(2.0, 4.0, code="13", fault=""), least=1, most=1).is_met
