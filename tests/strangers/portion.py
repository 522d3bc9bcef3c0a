"""Which short runs does `make test` carry out? Others at each commit: some of each application, and one right build."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from tests.strangers.judging import Class
from tests.strangers.rows import BUILDS, Row
from tests.strangers.runs import Run, short_run

OF_EACH = 2
"""Defects of each application."""


def part_of(
    rows: Mapping[str, Mapping[str, Row]], summary: Mapping[str, Any], chosen_by: str, of_each: int = OF_EACH
) -> list[Run]:
    """Return a short run of a right build, over what the defects of its application go through, then those of defects.

    Only defects that were caught when all were run, of one application at least: what was missed promises nothing.
    The text `chosen_by` decides which, and each has the same chance.
    """
    broken = {name: _drawn(name, defects, summary, chosen_by)[:of_each] for name, defects in rows.items()}
    name = min((each for each in broken if broken[each]), key=lambda each: _lot(each, chosen_by))
    build = min(BUILDS, key=lambda each: _lot(f"{name} {each}", chosen_by))
    right = short_run(Run(name, build), (scenario for run in broken[name] for scenario in run.only))
    return [right, *(run for runs in broken.values() for run in runs)]


def _drawn(name: str, defects: Mapping[str, Row], summary: Mapping[str, Any], chosen_by: str) -> list[Run]:
    known = summary["applications"].get(name, {}).get("cacat", {})
    runs = [
        short_run(Run(name, what), row.short)
        for what, row in defects.items()
        if row.is_due and row.short and known.get(what, {}).get("kelas") == Class.TERTANGKAP
    ]
    return sorted(runs, key=lambda run: _lot(str(run), chosen_by))


def usual_of_stored(summary: Mapping[str, Any], name: str, what: str = "a") -> Mapping[str, str]:
    """Return the verdicts of a right build or variant that were not green when all were run."""
    usual: Mapping[str, str] = summary["applications"][name]["benar"].get(what, {}).get("tidak_hijau", {})
    return usual


def _lot(what: str, chosen_by: str) -> bytes:
    return sha256(f"{chosen_by} {what}".encode()).digest()


def in_order(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with the longest first: those over most scenarios."""
    return sorted(runs, key=lambda run: -len(run.only))
