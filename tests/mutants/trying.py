"""Which mutants does the corpus kill, a few at once, within a bounded time?"""

import multiprocessing
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import FrameType
from typing import Any

from tests.mutants.operators import Mutant, mutants_of
from tests.mutants.records import Record
from tests.mutants.replay import FOLDER, Line, differences, lines_of, make_judge

LEFT_OUT = {
    "__init__.py": "kosong",
    "causes.py": "mengelompokkan untuk laporan",
    "defect.py": "menghadapkan hasil dengan cacat yang dinyatakan; `make matrix` menjalankannya",
    "matrix.py": "menghitung matriks dari hasil; `make matrix` menjalankannya",
    "remedies.py": "kata-kata saja",
    "since.py": "membandingkan dua hasil",
}
"""Rooms on which no verdict on evidence rests, and why."""
AT_ONCE = 2
MOST_SECONDS = 1_200.0
"""How long a whole call may take; what was not begun by then is reported as such."""
SLOWEST_FACTOR, SLOWEST_LEAST = 20, 10.0
"""A mutant that takes longer than this many times the right judge, and these seconds, does not end: it is killed."""


class Fate(StrEnum):
    """What became of a mutant."""

    TERBUNUH = "terbunuh"
    """A verdict of the corpus changes, or judging ends with a fault."""
    DIAM = "diam"
    """Silent: its line ran, and no verdict of the corpus changes."""
    MATI = "mati"
    """Dead: the corpus never runs its line."""
    BELUM = "belum"
    """Not tried: the time was over."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant and what became of it."""

    mutant: Mutant
    fate: Fate
    by: str = ""
    """What killed it: the record and the first thing that changed, or the fault."""


@dataclass(slots=True)
class Ground:
    """What every mutant is held against."""

    records: Sequence[Record]
    stored: dict[str, dict[str, Any]]
    lines: dict[str, set[Line]] = field(default_factory=dict)
    """By record, the lines that judging it runs."""
    seconds: dict[str, float] = field(default_factory=dict)
    """By record, how long the right judge takes."""
    at_import: set[Line] = field(default_factory=set)

    def records_for(self, mutant: Mutant) -> list[Record]:
        """Return the records that run a mutant, the cheap ones first; what runs at import, all of them."""
        own = {(mutant.file, line) for line in range(mutant.line, mutant.last + 1)}
        running = [record for record in self.records if own & self.lines[record.name]]
        return running or (list(self.records) if own & self.at_import else [])


def survey(records: Sequence[Record], stored: dict[str, dict[str, Any]]) -> Ground:
    """Judge every record with the right judge; return what mutants are held against."""
    ground = Ground(records, stored)
    made = []
    ground.at_import = lines_of(lambda: made.append(make_judge()))
    judge = make_judge()
    for record in records:
        ground.lines[record.name] = lines_of(lambda record=record: judge(record))  # type: ignore[misc]
        begun = time.monotonic()
        judge(record)
        ground.seconds[record.name] = time.monotonic() - begun
    return ground


def try_mutant(mutant: Mutant, ground: Ground) -> Tried:
    """Return what became of a mutant: judged until the first verdict that changes."""
    records = ground.records_for(mutant)
    if not records:
        return Tried(mutant, Fate.MATI)
    try:
        judge = make_judge(mutant.file, mutant.source)
    except Exception as error:
        return Tried(mutant, Fate.TERBUNUH, f"tidak dapat dimuat: {_shown(error)}")
    for record in records:
        try:
            with _bounded(max(SLOWEST_LEAST, SLOWEST_FACTOR * ground.seconds[record.name])):
                again = judge(record)
        except Exception as error:
            return Tried(mutant, Fate.TERBUNUH, f"{record.name}: {_shown(error)}")
        if changed := differences(ground.stored[record.name], again):
            return Tried(mutant, Fate.TERBUNUH, f"{record.name}: {changed[0]}")
    return Tried(mutant, Fate.DIAM)


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0][:160]


class _bounded:  # noqa: N801
    """Raises `TimeoutError` in what takes longer: a mutant may never end."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._over)
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    @staticmethod
    def _over(_: int, __: FrameType | None) -> None:
        raise TimeoutError("tidak berakhir")


_shared: list[Ground] = []
"""What a process that was forked has from its parent, so that no record is sent."""


def _try_shared(mutant: Mutant) -> Tried:
    return try_mutant(mutant, _shared[0])


def _find(file: str) -> list[Mutant]:
    return mutants_of(file, (FOLDER / file).read_text(encoding="utf-8"))


def rooms() -> list[str]:
    """Return the files that are mutated."""
    return sorted(path.name for path in FOLDER.glob("*.py") if path.name not in LEFT_OUT)


def try_all(
    files: Sequence[str], ground: Ground, at_once: int = AT_ONCE, most_seconds: float = MOST_SECONDS
) -> Iterator[Tried]:
    """Yield what became of every mutant of `files`, as it is known; after `most_seconds` the rest as not tried."""
    until = time.monotonic() + most_seconds
    _shared[:] = [ground]
    with multiprocessing.get_context("fork").Pool(at_once) as pool:
        waiting = [mutant for found in pool.imap(_find, files) for mutant in found]
        for mutant, pending in [(mutant, pool.apply_async(_try_shared, (mutant,))) for mutant in waiting]:
            try:
                yield pending.get(max(0.0, until - time.monotonic()))
            except multiprocessing.TimeoutError:
                yield Tried(mutant, Fate.BELUM)
        pool.terminate()
