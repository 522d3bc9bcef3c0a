"""How long is an application left alone, so that the calls which follow an answer are seen?

After a good answer a short while is enough, for the whole run is watched. After a refusal or fault every further call
makes the watch longer, until their rhythm shows.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from time import monotonic, sleep
from typing import Any, Protocol

from conformance.scenario.recovery import LOOK_S

SUCCESS = "01"
LATE = "delay"
"""The fault that lets the right answer come late."""
AFTER_SUCCESS_S = 0.5
LONGEST = 4
"""A watch is never longer than so many times its patience."""
STEADY = 10
"""So many further calls show their rhythm."""
GROWTH = 1.6
"""The next call of a steady rhythm comes within so many times the last pause."""


class Journal(Protocol):
    """What a watch needs of the session."""

    def entries(self, after: int) -> Sequence[Mapping[str, Any]]:
        """Return the journal's entries since `after`."""
        ...


def watch(
    session: Journal,
    after_seq: int,
    patience_s: float,
    *,
    now: Callable[[], float] = monotonic,
    rest: Callable[[float], None] = sleep,
) -> float:
    """Leave the application alone after what the journal has since `after_seq`; return for how many seconds."""
    began = now()
    entries = session.entries(after_seq)
    is_refused = any(entry["fault"] not in (None, LATE) or entry["code"] != SUCCESS for entry in entries)
    deadline = began + (patience_s if is_refused else min(patience_s, AFTER_SUCCESS_S))
    longest_s = LONGEST * patience_s
    seen, last = len(entries), began
    while (moment := now()) < deadline and seen - len(entries) < STEADY:
        rest(LOOK_S)
        found = session.entries(after_seq)
        if len(found) > seen and is_refused:
            pause_s = max(moment - last, _pause_told(found, longest_s))
            deadline = min(max(deadline, moment + GROWTH * pause_s), began + longest_s)
            seen, last = len(found), moment
    return round(now() - began, 1)


def _pause_told(entries: Sequence[Mapping[str, Any]], longest_s: float) -> float:
    """Return the seconds between the last two calls as the journal has them; 0 where the clock was moved between them.

    The watch begins only when the applicant has his answer: what it saw of the first pause is less than the pause was.
    """
    before, after = (datetime.fromisoformat(entry["at"]) for entry in entries[-2:])
    told_s = (after - before).total_seconds()
    return told_s if told_s <= longest_s else 0.0
