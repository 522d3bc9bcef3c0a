"""Which part of all runs does `make test` try? Another one at each commit, of about the same length."""

import subprocess
from collections.abc import Sequence
from hashlib import sha256

from tests.defects.runs import Run
from tests.helpers.source import ROOT

BUDGET_S = 80.0
"""What a part may take, all applications together."""
WHOLE_S, SHORT_S = 20.0, 3.0
"""What a run adds on two cores while others wait: half of the processor's seconds that it takes (40 and 6)."""


def commit() -> str:
    """Return the id of the commit on which these sources stand; outside a clone a word, so that the part is fixed."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "tanpa-commit"


def seconds_of(run: Run) -> float:
    """Return what a run is reckoned to add."""
    return WHOLE_S if run.is_whole else SHORT_S


def part_of(runs: Sequence[Run], chosen_by: str, budget: float = BUDGET_S) -> list[Run]:
    """Return as many of the runs as fit the budget, in the order given.

    The text `chosen_by` decides which: each has the same chance.
    """
    left, chosen = budget, set()
    for run in sorted(runs, key=lambda run: _lot(run, chosen_by)):
        if seconds_of(run) > left:
            break
        left -= seconds_of(run)
        chosen.add(str(run))
    return [run for run in runs if str(run) in chosen]


def _lot(run: Run, chosen_by: str) -> bytes:
    return sha256(f"{chosen_by} {run}".encode()).digest()
