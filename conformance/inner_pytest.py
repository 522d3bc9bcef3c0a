"""How are the features carried out in a pytest of their own, untouched by the vendor's directory?"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.stage import Workspace

POLL_S = 0.05


class InnerFault(Exception):
    """The inner pytest broke: a fault of the tester."""


def carry_out_features(workspace: Workspace, directory: Path) -> Iterator[tuple[str, Any]]:
    """Carry out the features and yield each event as it happens: (kind, body as JSON values).

    Kinds: `collected` (ids), `left_out` (NotApplicable), `scenario` (Evidence). Raises `InnerFault`.
    """
    directory.mkdir(parents=True, exist_ok=True)
    workspace_path = directory / "workspace.json"
    workspace_path.write_bytes(msgspec.json.encode(workspace))
    events_path = Path(workspace.evidence_path)
    events_path.touch()
    log_path = directory / "pytest.log"
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            _command(workspace_path, directory), cwd=directory, env=_environment(), stdout=log, stderr=log,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield from _follow(events_path, process)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(10)
    if process.returncode not in (0, 1, 5):
        tail = " | ".join(log_path.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-4:])
        raise InnerFault(f"pytest berakhir dengan kode {process.returncode}: {tail}")


def _command(workspace_path: Path, directory: Path) -> list[str]:
    package = str(files("conformance"))
    options = ["-p", "pytest_bdd.plugin", "-p", "conformance.plugin", "-p", "no:cacheprovider", "-q", "--tb=short"]
    isolation = [
        "-c", str(Path(package) / "inner_pytest.ini"), "--rootdir", package, "--confcutdir", package, "--noconftest",
        "--basetemp", str(directory / "tmp"),
    ]  # fmt: skip
    scenarios = str(Path(package) / "scenarios.py")
    workspace = ["--gladi-workspace", str(workspace_path)]
    return [sys.executable, "-P", "-m", "pytest", *options, *isolation, *workspace, scenarios]


def _environment() -> dict[str, str]:
    """Return this environment without what would let a vendor's settings reach the inner pytest."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _follow(path: Path, process: "subprocess.Popen[bytes]") -> Iterator[tuple[str, Any]]:
    """Yield the events of the file as they are written, until the process has ended and all are read."""
    rest = b""
    with path.open("rb") as file:
        while True:
            has_ended = process.poll() is not None
            chunk = file.read()
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                event = msgspec.json.decode(line)
                yield event["event"], event["body"]
            if has_ended and not chunk:
                return
            if not chunk:
                time.sleep(POLL_S)
