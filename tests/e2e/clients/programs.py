"""Which programs do the clients need, and how is one of them run? A missing one is a failure that names its remedy."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.clients.desk import Question
from tests.e2e.clients.tap import Tap

HERE = Path(__file__).parent
ANSWER_S = 60.0


@dataclass(frozen=True, slots=True)
class Program:
    """A language's own runner, what shows that it is complete, and the Debian packages that bring it."""

    command: tuple[str, ...]
    probe: tuple[str, ...]
    packages: str

    @property
    def remedy(self) -> str:
        return f"Jalankan / run: sudo apt-get install -y --no-install-recommends {self.packages}"


PHP = Program(
    ("php",),
    ("php", "-r", "exit(extension_loaded('curl') && extension_loaded('openssl') ? 0 : 1);"),
    "php-cli php-curl",
)
NODE = Program(("node", "--no-warnings"), ("node", "-e", "process.exit(typeof fetch === 'function' ? 0 : 1)"), "nodejs")
JAVA = Program(("java", "-XX:TieredStopAtLevel=1"), ("javac", "--version"), "default-jdk-headless")
PYTHON = Program((sys.executable,), (sys.executable, "-c", "import requests"), "python3")


class Conclusion(NamedTuple):
    """What a client would do now (`diteruskan`, `tidak cocok`, `ditolak`), and what its officer reads."""

    end: str
    detail: str


class Talk(NamedTuple):
    """What a client concluded, and what was said on the line meanwhile."""

    conclusions: list[Conclusion]
    tap: Tap


def interview(program: Program, script: str, questions: Sequence[Question], *arguments: str) -> Talk:
    """Let a client ask all `questions`, in one process."""
    require(program)
    (port,) = {question.port for question in questions}
    with Tap(port) as tap:
        lines = ["\t".join(each._replace(url=each.url.replace(f":{port}/", f":{tap.port}/"))) for each in questions]
        done = subprocess.run(
            [*program.command, str(HERE / script), *arguments],
            input="\n".join(lines) + "\n",
            capture_output=True,
            encoding="utf-8",
            env=_environment(),
            timeout=ANSWER_S,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    talk = Talk([Conclusion(*line.split("\t")) for line in done.stdout.splitlines()], tap)
    assert len(talk.conclusions) == len(tap.exchanges) == len(questions)
    return talk


@cache
def _is_complete(program: Program) -> bool:
    try:
        return subprocess.run(program.probe, capture_output=True, timeout=ANSWER_S).returncode == 0
    except OSError:
        return False


def require(program: Program) -> None:
    """Fail, never skip, where a program is missing: say the line that brings it."""
    if not _is_complete(program):
        pytest.fail(f"{program.command[0]} tidak ada atau tidak lengkap / missing or incomplete. {program.remedy}")


def _environment() -> dict[str, str]:
    """Nothing of this machine but its programs: no proxy stands on loopback."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "JAVA_HOME", "SYSTEMROOT") if name in os.environ}
    return kept | {"LC_ALL": "C.UTF-8"}
