"""How are the servers of a benchmark started, each alone on one core, and what have they used?"""

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

from loadtests.bench.cores import pinned

MATCH, DATA = "purbalingga-dinkominfo-2025", "contoh-data-2026"
"""The agreement whose match is measured, and one that grants the data method."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server under load: where it answers, and its process."""

    url: str
    """Scheme, host and port."""
    pid: int
    control: str = ""
    """Address of the control API; empty for a yardstick."""

    def cpu_seconds(self) -> float:
        """The CPU time that the process has used (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self) -> float:
        """The resident memory of the process in MiB (Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass(frozen=True, slots=True)
class Session:
    """An open session without kuota, as the control API shows it."""

    view: dict[str, Any]
    personas: list[dict[str, Any]]

    @property
    def residents(self) -> list[tuple[str, str]]:
        """NIK and name of the personas that are answered with data."""
        return [(one["nik"], one["elemen"]["NAMA_LGKP"]) for one in self.personas if one["code"] == "01"]

    def path(self, method: str) -> str:
        """The path at which `method` answers."""
        return "/" + str(self.view["endpoints"][method]).split("/", 3)[3]


@contextlib.contextmanager
def simulator(store: str) -> Iterator[Running]:
    """Start `gladi serve` with `store` on the server's core."""
    with process(pinned(serve_command(store))) as (started, out):
        ready = json.loads(out.readline())
        yield Running(ready["web_service"], started.pid, ready["control"])


def serve_command(store: str, port: int = 0) -> list[str]:
    """The command that starts the simulator; port 0 is a free one."""
    command = ["-m", "conformance", "serve", "--port", str(port), "--control-port", "0", "--store", store]
    return [sys.executable, "-P", *command]


def open_session(server: Running, agreement: str, seed: int = 1) -> Session:
    """Open a session without kuota; `seed` tells several of one agreement apart."""
    view = call("POST", f"{server.control}/v1/sessions", {"agreement": agreement, "seed": seed})
    own = f"{server.control}/v1/sessions/{view['id']}"
    call("PATCH", f"{own}/hak-akses", {"kuota": None})
    return Session(view, call("GET", f"{own}/personas")["personas"])


@contextlib.contextmanager
def bare(answers: Path) -> Iterator[Running]:
    """Start the yardstick on the server's core; it answers what the file says (NIK -> body)."""
    command = [sys.executable, "-P", "-m", "loadtests.bench.bare_server", str(answers)]
    with process(pinned(command)) as (started, out):
        yield Running(f"http://127.0.0.1:{int(out.readline())}", started.pid)


@contextlib.contextmanager
def process(command: list[str]) -> "Iterator[tuple[subprocess.Popen[str], Any]]":
    """Run a command, with its output to read; it is ended at the end."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        try:
            yield started, started.stdout
        finally:
            started.terminate()
            started.wait(15)


def call(method: str, url: str, body: dict[str, Any] | None = None) -> Any:
    """Call an HTTP API; return the JSON that it answers."""
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, method=method), timeout=60) as answer:
        return json.load(answer)
