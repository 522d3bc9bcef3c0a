"""How are many runs tried, several at once, and each kept as soon as it has ended?"""

import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import as_completed
from dataclasses import dataclass
from pathlib import Path

from conformance.fault import Fault
from conformance.record.result import Result
from tests.defects.outcomes import Outcome, Shelf, faults_of, outcome_of
from tests.defects.runs import Run, rehearse_run
from tests.helpers.rehearsing_threads import rehearsing_threads

AT_ONCE = 4
"""Measured on two cores, 13 runs: 2 at once took 34 s, 3 26 s, 4 24 s, 6 no less."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One run that has ended, now or in an earlier attempt."""

    run: Run
    outcome: Outcome | None
    """None: it could not be carried out."""
    faults: tuple[str, ...]
    """Where it is not what it had to show."""
    seconds: float = 0.0
    is_kept: bool = False
    """Whether it was kept from an earlier attempt."""


def longest_first(runs: Iterable[Run]) -> list[Run]:
    """Return the runs in the order in which to begin them, so that no long one is left alone at the end."""
    return sorted(runs, key=lambda run: not run.is_whole)


def try_all(
    runs: Iterable[Run],
    shelf: Shelf,
    rehearse: Callable[[Run, Path], Result] = rehearse_run,
    at_once: int = AT_ONCE,
) -> Generator[Tried, None, None]:
    """Yield what came of each run: first what `shelf` keeps, then the others as they end.

    Interrupted, it lets go of the runs that have not begun and waits for the others.
    """
    waiting = []
    for run in runs:
        if (outcome := shelf.find(run)) is not None:
            yield Tried(run, outcome, (), is_kept=True)
        else:
            waiting.append(run)
    with tempfile.TemporaryDirectory(prefix="gladi-matriks-") as parent, rehearsing_threads(at_once) as pool:
        try:
            started = [
                pool.submit(_try_one, run, shelf, rehearse, Path(parent) / f"{number:03}")
                for number, run in enumerate(longest_first(waiting))
            ]
            for future in as_completed(started):
                yield future.result()
        except KeyboardInterrupt:
            sys.stdout.write("dihentikan: gladi yang sedang berjalan diselesaikan dulu\n")
            sys.stdout.flush()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _try_one(run: Run, shelf: Shelf, rehearse: Callable[[Run, Path], Result], directory: Path) -> Tried:
    directory.mkdir()
    begun = time.monotonic()
    try:
        outcome = outcome_of(run, rehearse(run, directory))
    except Fault as fault:
        return Tried(run, None, (fault.words.indonesian,), time.monotonic() - begun)
    shelf.keep(run, outcome)
    return Tried(run, outcome, tuple(faults_of(run, outcome)), time.monotonic() - begun)
