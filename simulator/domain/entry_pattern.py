"""Does an operator enter NIK in sequence, by a pattern, or in quick succession? Pure; how many is too many is data.

Juknis II.F.1 forbids NIK entry "berurutan, berpola, dan dalam waktu yang berdekatan" and names no numbers: the
thresholds, the warning and the stop are ours (SIM). Whoever judges applications counts by the same rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

import msgspec


class Pattern(StrEnum):
    """What is wrong with a series of NIK."""

    BERURUTAN = "berurutan"
    """Each number is one more, or one less, than the one before."""
    BERPOLA = "berpola"
    """The numbers keep one distance other than one."""
    BERDEKATAN = "berdekatan"
    """Different numbers within a short time."""


class Entered(msgspec.Struct, frozen=True, array_like=True):
    """One NIK that an operator entered, and when."""

    nik: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PatternRules:
    """From how many NIK on a series is one; 0: nobody looks at this kind (SIM)."""

    berurutan: int = 4
    berpola: int = 5
    berdekatan: int = 10
    """Within `window_seconds`."""
    window_seconds: int = 60
    stop_after: int = 3
    """So many more after the first that was warned of, and the operator is stopped."""
    stop_minutes: int = 15
    """So long nobody searches with his user id."""

    @property
    def is_on(self) -> bool:
        """Whether anything is looked at."""
        return bool(self.berurutan or self.berpola or self.berdekatan)

    @property
    def longest(self) -> int:
        """How many of the last entries have to be known."""
        return max(self.berurutan, self.berpola, self.berdekatan) + self.stop_after

    def judge(self, entered: Sequence[Entered]) -> tuple[Pattern | None, bool]:
        """Return which pattern the last of `entered` goes on with, and whether he is stopped for it."""
        found: Pattern | None = None
        for pattern, least in self._least:
            count = series_at_end(pattern, entered, self.window_seconds)
            if least and count >= least + self.stop_after:
                return pattern, True
            if least and count >= least:
                found = found or pattern
        return found, False

    @property
    def _least(self) -> tuple[tuple[Pattern, int], ...]:
        return (
            (Pattern.BERURUTAN, self.berurutan),
            (Pattern.BERPOLA, self.berpola),
            (Pattern.BERDEKATAN, self.berdekatan),
        )


def take(entered: tuple[Entered, ...], nik: str, at: datetime, most: int) -> tuple[Entered, ...]:
    """Return the last `most` entries with one more; the same NIK again is no new one, what is no NIK none at all."""
    if not most:
        return ()
    is_number = len(nik) == 16 and nik.isascii() and nik.isdigit()
    if not is_number or (entered and entered[-1].nik == nik):
        return entered
    return (*entered, Entered(nik, at))[-most:]


def series_at_end(pattern: Pattern, entered: Sequence[Entered], window_seconds: float) -> int:
    """Return how many NIK the series of this kind has that the last entry belongs to; 0 without entries."""
    if not entered:
        return 0
    if pattern is Pattern.BERDEKATAN:
        begin = entered[-1].at - timedelta(seconds=window_seconds)
        return len({one.nik for one in entered if one.at >= begin})
    steps = [int(later.nik) - int(earlier.nik) for earlier, later in pairwise(entered)]
    last = steps[-1] if steps else 0
    if not last or (abs(last) == 1) is not (pattern is Pattern.BERURUTAN):
        return 1
    return 1 + next((n for n, step in enumerate(reversed(steps)) if step != last), len(steps))
