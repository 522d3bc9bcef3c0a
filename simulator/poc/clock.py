"""What time is it, for the machine and for a session?"""

from datetime import datetime, time, timedelta
from typing import Protocol

from simulator.domain.kuota import WIB
from simulator.domain.pks import Pks

OPENING_HOUR = time(9, 0)
"""When a session's first day begins whose agreement is not in force today (design: 09:00 WIB)."""


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...


class SystemClock:
    """The machine's clock: the only place of the simulator that reads it."""

    def now(self) -> datetime:
        """Return the machine's time, as the clocks of WIB show it."""
        return datetime.now(WIB)


def first_moment(pks: Pks, now: datetime) -> datetime:
    """Return when a session under `pks` starts: `now` in the term, else 09:00 WIB on its first working day."""
    if pks.is_in_force(now.astimezone(WIB).date()):
        return now
    day = pks.pks_from
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    return datetime.combine(day, OPENING_HOUR, WIB)
