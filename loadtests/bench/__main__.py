"""`make bench`: ratios to yardsticks measured in the same run, each server on one core and its load on another."""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from loadtests.bench.options import Options
from loadtests.bench.report import machine, markdown

SECTIONS = ("http", "tail", "portal", "scale", "memory", "start", "population", "scan", "rehearsal")
"""Modules of `loadtests.bench.sections`, in the order of the report; one is imported when it is asked for."""


def main() -> None:
    """Measure what was asked for, and print a table for each comparison."""
    options, names = _read_options()
    print(f"{machine()}\npython -m loadtests.bench {' '.join(sys.argv[1:])}".rstrip(), flush=True)
    for name in names:
        with tempfile.TemporaryDirectory(prefix="gladi-bench-") as directory:
            chosen = Options(options.seconds, options.rounds, options.requests, Path(directory))
            for table in importlib.import_module(f"loadtests.bench.sections.{name}").measure(chosen):
                print(f"\n{markdown(table)}", end="", flush=True)


def _read_options() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m loadtests.bench", description=__doc__)
    parser.add_argument("--only", metavar="SECTION,...", default=",".join(SECTIONS), help=f"of {', '.join(SECTIONS)}")
    parser.add_argument("--seconds", type=int, default=4, help="of load in one round (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="of each comparison (%(default)s)")
    parser.add_argument("--requests", type=int, default=1_000_000, help="to each store, for `memory` (%(default)s)")
    options = parser.parse_args()
    names = options.only.split(",")
    for name in names:
        if name not in SECTIONS:
            parser.error(f"--only {name}: choose from {', '.join(SECTIONS)}")
    for name in ("seconds", "rounds", "requests"):
        if getattr(options, name) < 1:
            parser.error(f"--{name}: 1 or more")
    return options, names


if __name__ == "__main__":
    main()
