"""In which rhythm did the application call again after a refusal or fault? Pure.

Pauses that grow are what a careful application makes; steady calls are NIK entry "dalam waktu yang berdekatan" by the
application itself (Juknis II.F.1). The numbers are ours (SIM).
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from conformance.record.evidence import Exchange

GROWTH, LEAST_GROWTH_S, CLEAR_GROWTH_S = 0.2, 0.25, 0.6
"""A pause has grown by so much of the one before, in seconds no less than a busy machine adds and never more than what
shows beside whole seconds: who waits 2, 3, 5 s or 5, 6, 7 s lets his pauses grow."""
FIRST_PAUSE_S = 0.8
"""A first pause below it is none."""
RETRIED_THEN_S = 2.0
"""Who asks once more at once, which is fine after a fault of the line, waits so long before he does again."""
STEADY, MANY = 5, 10
"""So many calls show that they are steady; without pauses between them it takes more, for a few retries have an end."""


class Rhythm(StrEnum):
    """How calls about one request follow each other."""

    FEW = "few"
    """One or two calls, or too few to tell."""
    GROWING = "growing"
    STEADY = "steady"


def seconds_between(calls: Sequence[Exchange]) -> list[float]:
    """Return the pauses between calls that stand in the order of their time, in seconds."""
    times = [datetime.fromisoformat(call.at) for call in calls]
    return [(later - earlier).total_seconds() for earlier, later in pairwise(times)]


def rhythm_of(calls: Sequence[Exchange]) -> Rhythm:
    """Return the rhythm of calls about one request, in the order of their time."""
    pauses = seconds_between(calls)
    if len(pauses) < 2:
        return Rhythm.FEW
    if _grow(pauses):
        return Rhythm.GROWING
    paced = sum(pause >= FIRST_PAUSE_S for pause in pauses)
    return Rhythm.STEADY if paced >= STEADY - 1 or len(calls) >= MANY else Rhythm.FEW


def _grow(pauses: Sequence[float]) -> bool:
    """Whether every pause is longer than the one before; one retry at once may come before them."""
    is_retried = pauses[0] < FIRST_PAUSE_S and pauses[1] >= RETRIED_THEN_S
    between = pauses[1:] if is_retried else pauses
    return between[0] >= FIRST_PAUSE_S and all(
        later - earlier >= min(max(earlier * GROWTH, LEAST_GROWTH_S), CLEAR_GROWTH_S)
        for earlier, later in pairwise(between)
    )
