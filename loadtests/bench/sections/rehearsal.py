"""What does the whole automatic rehearsal of the reference application cost?"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.statistics import against

COLUMNS = ("run", "scenarios", "seconds", "ratio", "CPU seconds")
_STEPS = """
from pytest_bdd import given, scenarios
scenarios("empty.feature")

@given("nothing")
def _():
    pass
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, and CPU seconds of the process and all that it waited for."""

    seconds: float
    cpu_seconds: float


def measure(options: Options) -> list[Table]:
    """`gladi demo`, next to pytest-bdd with as many scenarios that do nothing."""
    results = options.work / "hasil"
    command = ["-m", "conformance", "demo", "--no-progress", "--out", str(results)]
    whole = _cost([sys.executable, "-P", *command], options.work)
    scenarios = json.loads((results / "latest" / "hasil.json").read_text(encoding="utf-8"))["executed"]
    empty = _cost(_empty_run(options.work, scenarios), options.work)
    rows = tuple(
        (name, str(scenarios), f"{cost.seconds:.1f}", against(cost.seconds, empty.seconds), f"{cost.cpu_seconds:.1f}")
        for name, cost in (("pytest-bdd, empty scenarios", empty), ("gladi demo (Lapor)", whole))
    )
    return [Table("rehearsal", "One run each, simulator and reference application started by it.", COLUMNS, rows)]


def _cost(command: list[str], directory: Path) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command)}")
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime)


def _empty_run(work: Path, scenarios: int) -> list[str]:
    lines = ["Feature: empty", *(f"  Scenario: number {n}\n    Given nothing" for n in range(scenarios))]
    (work / "empty.feature").write_text("\n".join(lines) + "\n")
    (work / "test_empty.py").write_text(_STEPS)
    alone = ["-c", os.devnull, "--rootdir", str(work), "-p", "no:cacheprovider"]
    return [sys.executable, "-m", "pytest", "-q", *alone, str(work / "test_empty.py")]
