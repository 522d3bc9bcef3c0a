"""How are the servers of a benchmark started, each alone on one core, and what CPU time have they used?"""

import contextlib
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AGREEMENT = "purbalingga-dinkominfo-2025"
SERVER_CORE, LOAD_CORE = "0", "1"


@dataclass(frozen=True, slots=True)
class Running:
    """A server under load: where it answers, and its process."""

    url: str
    pid: int
    session: dict[str, Any]

    def cpu_seconds(self) -> float:
        """Return the CPU time that the process has used (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self) -> float:
        """Return the resident memory of the process in MiB (Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@contextlib.contextmanager
def simulator(store: str) -> Iterator[Running]:
    """Start `gladi serve` with `store` on the server's core, with an open session without kuota."""
    command = ["-m", "conformance", "serve", "--port", "0", "--control-port", "0", "--store", store]
    with _pinned([sys.executable, "-P", *command, "--session", AGREEMENT]) as process:
        assert process.stdout is not None
        ready, session = json.loads(process.stdout.readline()), json.loads(process.stdout.readline())
        _call("PATCH", f"{ready['control']}/v1/sessions/{session['id']}/hak-akses", {"kuota": None})
        session["personas"] = _call("GET", f"{ready['control']}/v1/sessions/{session['id']}/personas")["personas"]
        yield Running(session["endpoints"]["CALL_VERIFY_BY_ELEMEN"], process.pid, session)


@contextlib.contextmanager
def bare(answers: Path) -> Iterator[Running]:
    """Start the yardstick on the server's core."""
    with _pinned([sys.executable, "-P", "-m", "loadtests.bench.bare_server", str(answers)]) as process:
        assert process.stdout is not None
        yield Running(f"http://127.0.0.1:{int(process.stdout.readline())}/", process.pid, {})


@contextlib.contextmanager
def _pinned(command: list[str]) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *command], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(15)
        if process.stdout is not None:
            process.stdout.close()


def _call(method: str, url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, method=method), timeout=30) as answer:
        return json.load(answer)
