"""How long is an application watched after an answer, by a clock that the test moves?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conformance.scenario.watching import LONGEST, watch

START = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
PATIENCE_S = 3.0


class World:
    """A journal that fills as time goes by; `moves` (at second -> seconds) are moves of the session's clock alone."""

    def __init__(self, calls: Sequence[float], code: str = "16", moves: Mapping[float, float] | None = None) -> None:
        self.calls, self.code, self.moves = calls, code, moves or {}
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def rest(self, seconds: float) -> None:
        self.time += seconds

    def entries(self, after: int) -> Sequence[Mapping[str, Any]]:
        del after
        return [
            {"at": (START + timedelta(seconds=at + self._moved(at))).isoformat(), "code": self.code, "fault": None}
            for at in self.calls
            if at <= self.time
        ]

    def watched(self) -> float:
        return watch(self, 0, PATIENCE_S, now=self.now, rest=self.rest)

    def _moved(self, at: float) -> float:
        return sum(seconds for moment, seconds in self.moves.items() if at >= moment)


def test_after_a_good_answer_a_short_while_is_enough() -> None:
    assert World([0.0], code="01").watched() == pytest.approx(0.5, abs=0.1)


def test_after_a_refusal_the_patience_is_waited_out() -> None:
    assert World([0.0]).watched() == pytest.approx(PATIENCE_S, abs=0.1)


@pytest.mark.parametrize("answered_late_s", [0.0, 1.3])
def test_a_steady_rhythm_is_seen_although_the_watch_began_in_its_first_pause(answered_late_s: float) -> None:
    calls = [2.9 * number - answered_late_s for number in range(12)]
    world = World(calls)
    assert world.watched() == pytest.approx(LONGEST * PATIENCE_S, abs=0.1)
    assert sum(at <= world.time for at in calls) >= 4


def test_a_call_after_the_clock_was_moved_is_no_long_pause() -> None:
    assert World([-0.1, 1.0], moves={0.5: 86_400}).watched() == pytest.approx(PATIENCE_S, abs=0.1)


def test_pauses_that_grow_end_the_watch_at_its_longest() -> None:
    assert World([0.0, 2.0, 6.0, 14.0]).watched() <= LONGEST * PATIENCE_S + 0.1
