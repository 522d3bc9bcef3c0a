"""What does the portal remember of an operator's last searches? It outlives no process that holds it alone."""

from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from simulator.domain.entry_pattern import Entered, PatternRules


class Searching(msgspec.Struct, frozen=True, array_like=True):
    """The last searches with one user id at the portal of a session; of an earlier version the first two alone."""

    form: str = ""
    """The form that was sent last."""
    answer: bytes = b""
    """What it was answered."""
    entered: tuple[Entered, ...] = ()
    """The NIK that were entered, in order, as many as the rules look at."""
    stopped: datetime | None = None
    """When he was stopped for a pattern; None: he was not, or may go on again."""

    def begun_anew(self) -> "Searching":
        """Return it without the NIK that were entered and a stop for them."""
        return msgspec.structs.replace(self, entered=(), stopped=None)

    def is_stopped(self, rules: PatternRules, at: datetime) -> bool:
        """Whether nothing is searched for him at `at`."""
        return (
            rules.is_on
            and self.stopped is not None
            and timedelta(0) <= at - self.stopped < timedelta(minutes=rules.stop_minutes)
        )

    def is_haste(self, count: int, seconds: float) -> bool:
        """Whether each of the last `count` NIK came within so many seconds of the one before."""
        last = self.entered[-count:]
        pauses = [(later.at - earlier.at).total_seconds() for earlier, later in pairwise(last)]
        return 0 < count <= len(last) and all(0 <= pause < seconds for pause in pauses)


NOTHING = Searching()
"""Of one who has not searched yet."""
