"""Which part of all runs does `make test` try? Another one at each commit, of about the same length."""

import subprocess
from collections.abc import Sequence
from hashlib import sha256

from tests.defects.runs import CORRECT, Run
from tests.helpers.source import ROOT

BUDGET_S = 180.0
"""What a part may take, all applications together."""
WHOLE_S, SHORT_S = 4.0, 1.5
"""What a run adds on two cores: measured, several at once (alone they take 12 and 3 seconds)."""


def commit() -> str:
    """Return the id of the commit on which these sources stand; outside a clone a word, so that the part is fixed."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "tanpa-commit"


def seconds_of(run: Run) -> float:
    """Return what a run is reckoned to add."""
    return WHOLE_S if run.is_whole else SHORT_S


def part_of(runs: Sequence[Run], chosen_by: str, budget: float = BUDGET_S) -> list[Run]:
    """Return the runs of right applications and as many others as fit the budget, in the order given.

    The text `chosen_by` decides which others: each has the same chance.
    """
    left, chosen = budget, set()
    for run in sorted(runs, key=lambda run: (run.name != CORRECT, _lot(run, chosen_by))):
        if run.name != CORRECT and seconds_of(run) > left:
            break
        left -= seconds_of(run)
        chosen.add(str(run))
    return [run for run in runs if str(run) in chosen]


def _lot(run: Run, chosen_by: str) -> bytes:
    return sha256(f"{chosen_by} {run}".encode()).digest()
