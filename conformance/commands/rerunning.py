"""By which words is a scenario carried out again, said in the directory of its run?"""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from conformance.report.rerun import SCENARIO, Rerun


def rerun_of_plan(
    plan: Path, dialect: str | None, simulator: str | None, run_directory: Path, petugas: str | None = None
) -> Rerun:
    """Return how a scenario of `plan` is carried out again from `run_directory`, with what was given on the command line.

    Paths are relative, so that the project can be moved; what an address may hold of a name and a password is left out.
    """
    words = ["run", _from(plan, run_directory), "--only", SCENARIO, "--out", _from(run_directory.parent, run_directory)]
    words += ["--dialect", dialect] if dialect else []
    words += ["--petugas", petugas] if petugas else []
    words += ["--simulator", _without_password(simulator)] if simulator else []
    return Rerun(tuple(words))


def rerun_of_demo(chosen: Sequence[str], run_directory: Path) -> Rerun:
    """Return how a demo is carried out again: whole, for its plan ships with the product; `chosen` are its options."""
    return Rerun(("demo", *chosen, "--out", _from(run_directory.parent, run_directory)))


def _from(path: Path, directory: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), directory.resolve())).as_posix()
    except ValueError:  # two drives of Windows
        return str(path.resolve())


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
