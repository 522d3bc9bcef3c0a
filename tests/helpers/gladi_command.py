"""The command `gladi` as its users call it, and Lapor's plan with a change."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

LAPOR_PLAN = Path(str(files("fixtures") / "apps" / "lapor" / "gladi.toml"))
GLADI = [sys.executable, "-P", "-m", "conformance"]
QUICK = ("--only", "kod-12-ganda", "--no-progress")
NOBODY = "http://127.0.0.1:9"
"""A port on which nothing listens."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def message(self) -> str:
        """The one line that it wrote to standard error."""
        assert self.err.count("\n") == 1, self.err
        return self.err.removesuffix("\n")


def gladi(cwd: Path, *words: str, **env: str) -> Ended:
    """Run `gladi` with `words` from `cwd` and `env` on top of this environment; no traceback is ever shown."""
    done = subprocess.run(
        [*GLADI, *words], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, encoding="utf-8",
        check=False, timeout=300,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


def lapor_plan(directory: Path, *changes: tuple[str, str]) -> str:
    """Write Lapor's plan with `changes` (old, new), wherever old stands, to `directory`; return the file's name."""
    text = LAPOR_PLAN.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (directory / "gladi.toml").write_text(text, encoding="utf-8")
    return "gladi.toml"


def last_run(out: Path) -> Path:
    """Return the directory of the last run under `out` that was judged, a partial one included."""
    return max(
        (path.parent for path in out.glob("2*/hasil.json")), key=lambda run: (run.name[:15], len(run.name), run.name)
    )


def result_in(out: Path) -> dict[str, Any]:
    """Return the result of the last run under `out`."""
    result: dict[str, Any] = json.loads((last_run(out) / "hasil.json").read_text(encoding="utf-8"))
    return result


def left_in(out: Path) -> set[str]:
    """Return the names of what lies in the directories of runs under `out`."""
    return {path.relative_to(run).parts[0] for run in out.glob("2*") for path in run.rglob("*")}
