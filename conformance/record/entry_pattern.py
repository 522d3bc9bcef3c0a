"""Do NIK come in sequence, by a pattern, or in quick succession? Pure; how many is too many is data.

Juknis II.F.1 forbids NIK entry "berurutan, berpola, dan dalam waktu yang berdekatan" and names no numbers: the
thresholds are ours (SIM), and what they find among the entries of an application's users warns at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Pattern(StrEnum):
    """What is wrong with a series of NIK."""

    BERURUTAN = "berurutan"
    """Each number is one more, or one less, than the one before."""
    BERPOLA = "berpola"
    """The numbers keep one distance other than one: the same day of birth in steps, or day after day."""
    BERDEKATAN = "berdekatan"
    """Different numbers within a short time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One NIK, 16 digits, and when it came, in seconds of any clock."""

    nik: str
    at: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many NIK on a series is one (SIM)."""

    berurutan: int = 4
    berpola: int = 5
    berdekatan: int = 10
    """Within `window_s`."""
    window_s: float = 60.0

    def of(self, pattern: Pattern) -> int:
        """Return the number of NIK that make a series of this kind."""
        return {
            Pattern.BERURUTAN: self.berurutan,
            Pattern.BERPOLA: self.berpola,
            Pattern.BERDEKATAN: self.berdekatan,
        }[pattern]


THRESHOLDS = Thresholds()
"""SIM: three neighbours may be a family, nine applicants a minute a busy counter; more are not."""


def longest_series(pattern: Pattern, entries: Sequence[Entry], window_s: float = THRESHOLDS.window_s) -> int:
    """Return how many NIK the longest series of this kind among `entries` has; 0 without entries.

    `entries` stand in the order of their time. The same NIK again is no new entry; what is no number of 16 digits
    is none at all.
    """
    kept: list[Entry] = []
    for entry in entries:
        is_number = len(entry.nik) == 16 and entry.nik.isascii() and entry.nik.isdigit()
        if is_number and not (kept and kept[-1].nik == entry.nik):
            kept.append(entry)
    if not kept:
        return 0
    if pattern is Pattern.BERDEKATAN:
        return max(_within(kept, start, window_s) for start in range(len(kept)))
    steps = [int(later.nik) - int(earlier.nik) for earlier, later in pairwise(kept)]
    return 1 + _longest_run([step if (abs(step) == 1) is (pattern is Pattern.BERURUTAN) else 0 for step in steps])


def _within(entries: Sequence[Entry], start: int, window_s: float) -> int:
    end = entries[start].at + window_s
    return len({entry.nik for entry in entries[start:] if entry.at <= end})


def _longest_run(steps: Sequence[int]) -> int:
    """Return the length of the longest run of one and the same step other than 0, which stands for none."""
    longest = run = 0
    before = 0
    for step in steps:
        run = 0 if step == 0 else run + 1 if step == before else 1
        longest, before = max(longest, run), step
    return longest


def measure(entries: Sequence[Entry]) -> dict[str, int]:
    """Return the longest series of each kind among `entries`, by the name of its pattern."""
    return {pattern.value: longest_series(pattern, entries) for pattern in Pattern}
