"""Which runs have been carried out already, and how are the others: what is kept goes on where it was interrupted."""

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.helpers.rehearsing_threads import rehearsing_threads
from tests.strangers.runs import Outcome, Run, rehearse_run

FIRST = ("lambat",)
"""Begun first: they take longest."""


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Outcomes as files, one for each run."""

    own: Path
    """Where what is carried out now is put, too."""
    digest: str
    """Of the sources as they are now: outcomes of others are not taken."""
    others: tuple[Path, ...] = ()
    """Directories of other calls."""
    tell: Callable[[str], None] = say

    def take(self, run: Run) -> Outcome | None:
        """Return what is kept of a run; what cannot be taken is told."""
        for directory in (self.own, *self.others):
            path = directory / f"{run.file_name}.json"
            if not path.is_file():
                continue
            try:
                outcome = msgspec.json.decode(path.read_bytes(), type=Outcome)
            except msgspec.MsgspecError as error:
                self.tell(f"{path}: tidak terbaca, tidak dipakai / cannot be read, not taken: {error}")
                continue
            if complaint := unlike(outcome, run, self.digest):
                self.tell(f"{path}: {complaint}")
                continue
            return outcome
        return None

    def put(self, run: Run, outcome: Outcome) -> Outcome:
        """Keep the outcome of a run; return it as it is kept. Half a file is never left."""
        kept = msgspec.structs.replace(outcome, digest=self.digest)
        path = self.own / f"{run.file_name}.json"
        begun = path.with_suffix(".tmp")
        begun.write_bytes(msgspec.json.encode(kept))
        begun.replace(path)
        return kept


def unlike(outcome: Outcome, run: Run, digest: str) -> str:
    """Return why an outcome is not that of a run with these sources; empty: it is."""
    if outcome.digest != digest:
        other = outcome.digest[:12] or "?"
        return (
            f"dari sumber lain ({other}, kini {digest[:12]}), tidak dipakai"
            f" / of other sources ({other}, now {digest[:12]}), not taken"
        )
    if outcome.only != run.only:
        return "atas skenario lain, tidak dipakai / over other scenarios, not taken"
    return ""


def taken(runs: Iterable[Run], shelf: Shelf) -> dict[Run, Outcome]:
    """Return what is kept of these runs."""
    return {run: outcome for run in runs if (outcome := shelf.take(run)) is not None}


def carry_out(
    runs: Sequence[Run], shelf: Shelf, at_once: int, rehearse: Callable[[Run, Path], Outcome] = rehearse_run
) -> dict[Run, Outcome]:
    """Return the outcome of each run, in their order: what is kept is taken, the others are carried out.

    Several at once, a line for each. `KeyboardInterrupt` ends it when the runs that have begun are over.
    """
    shelf.own.mkdir(parents=True, exist_ok=True)
    found = taken(runs, shelf)
    if found:
        shelf.tell(f"{len(found)}/{len(runs)} sudah tersimpan / kept already")
    due = sorted((run for run in runs if run not in found), key=lambda run: run.what not in FIRST)
    pool = rehearsing_threads(at_once)
    try:
        begun = {pool.submit(rehearse, run, shelf.own / run.file_name): run for run in due}
        for done in as_completed(begun):
            run = begun[done]
            found[run] = shelf.put(run, done.result())
            shelf.tell(f"{len(found)}/{len(runs)} {run}: {_shown(found[run])} ({found[run].seconds:.0f} d)")
    finally:
        pool.shutdown(cancel_futures=True)
    return {run: found[run] for run in runs}


def _shown(outcome: Outcome) -> str:
    return str(outcome.result.exit_code) if outcome.result else outcome.fault
