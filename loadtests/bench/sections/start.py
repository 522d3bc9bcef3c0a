"""How long is it from the command to the first answer?"""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from loadtests.bench.cores import pinned
from loadtests.bench.load import match_lines
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.servers import MATCH, open_session, serve_command, simulator
from loadtests.bench.statistics import against, middle, spread

STARTS = 10
COLUMNS = ("from the command to", "seconds", "ratio", "lowest-highest ms")


def measure(options: Options) -> list[Table]:
    """Fresh starts, interleaved with those of a bare interpreter and of a bare aiohttp application."""
    store = f"sqlite:///{options.work / 'start.sqlite'}"
    with simulator(store) as server:
        session = open_session(server, MATCH)
        nik, name = session.residents[0]
        path, _, body = match_lines(session, [(nik, name)])[0].partition("\t")
    answers = options.work / "start.json"
    answers.write_text(json.dumps({nik: "{}"}))
    candidates: dict[str, Callable[[], float]] = {
        "the end of `python -c pass`": _interpreter,
        "the first answer of a bare aiohttp application": lambda: _bare(answers, body.encode()),
        "the first match of `gladi serve --session`": lambda: _gladi(options.work, path, body.encode()),
    }
    found: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(STARTS):
        for name, start in candidates.items():
            found[name].append(start())
    base = middle(next(iter(found.values())), float)
    rows = tuple(
        (name, f"{middle(times, float):.3f}", against(middle(times, float), base), spread([1000 * t for t in times]))
        for name, times in found.items()
    )
    note = f"Medians of {STARTS} fresh starts on the server's core, each simulator with a new SQLite store and session."
    return [Table("start", note, COLUMNS, rows)]


def _interpreter() -> float:
    started = time.perf_counter()
    subprocess.run(pinned([sys.executable, "-P", "-c", "pass"]), check=True)
    return time.perf_counter() - started


def _bare(answers: Path, body: bytes) -> float:
    port = _free_port()
    command = [sys.executable, "-P", "-m", "loadtests.bench.bare_server", str(answers), str(port)]
    return _until_answer(command, f"http://127.0.0.1:{port}/", body, b"{}")


def _gladi(work: Path, path: str, body: bytes) -> float:
    port = _free_port()
    store = work / "fresh.sqlite"
    for file in work.glob("fresh.sqlite*"):
        file.unlink()
    command = [*serve_command(f"sqlite:///{store}", port), "--session", MATCH]
    return _until_answer(command, f"http://127.0.0.1:{port}{path}", body, b"Sesuai (100)")


def _until_answer(command: list[str], url: str, body: bytes, wanted: bytes) -> float:
    """Seconds until the server answers with what is wanted; asked again and again until then."""
    started = time.perf_counter()
    with subprocess.Popen(pinned(command), stdout=subprocess.DEVNULL) as process:
        try:
            while wanted not in _ask(url, body):
                if time.perf_counter() - started > 30 or process.poll() is not None:
                    raise RuntimeError(f"no answer from {' '.join(command)}")
            return time.perf_counter() - started
        finally:
            process.terminate()
            process.wait(15)


def _ask(url: str, body: bytes) -> bytes:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body), timeout=5) as answer:
            return bytes(answer.read())
    except OSError:
        time.sleep(0.002)
        return b""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
