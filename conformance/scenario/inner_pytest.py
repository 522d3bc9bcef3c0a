"""How are the features carried out in a pytest of their own, untouched by the vendor's directory?"""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.application.private import make_private, open_private
from conformance.application.warden import WARDEN
from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.files.layout import LOG, WORK
from conformance.scenario.stage import Workspace

POLL_S = 0.05
STOP_S = 10.0
PLUGIN = "conformance.scenario.plugin"


class InnerFault(Fault):
    """The inner pytest broke: a fault of the tester."""


def carry_out_features(workspace: Workspace, run_directory: Path) -> Generator[tuple[str, Any], None, None]:
    """Carry out the features and yield each event as it happens: (kind, body as JSON values).

    Kinds: `known`, `left_out`, `collected`, `scenario` (`conformance.record.events`). Raises `InnerFault`.
    """
    work, log_path = run_directory / WORK, run_directory / LOG / "pytest.log"
    for directory in (work, log_path.parent):
        make_private(directory)
    workspace_path = work / "workspace.json"
    with open_private(workspace_path, "wb") as file:
        file.write(msgspec.json.encode(workspace))
    events_path = Path(workspace.evidence_path)
    open_private(events_path, "ab").close()
    begin = events_path.stat().st_size
    with open_private(log_path, "wb") as log:
        process = subprocess.Popen(
            _command(workspace_path, work), cwd=work, env=_environment(), stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, start_new_session=True,  # Ctrl-C is for this process, which then ends that one
        )  # fmt: skip
        WARDEN.watch(process.pid)
        try:
            yield from _follow(events_path, begin, process)
        finally:
            _stop(process)
            WARDEN.release(process.pid)
            workspace_path.unlink(missing_ok=True)  # the process reads it once and removes it, where it comes so far
    if process.returncode not in (0, 1, 5):
        tail = " | ".join(log_path.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-4:])
        code = process.returncode
        raise InnerFault(Words(f"pytest berakhir dengan kode {code}: {tail}", f"pytest ended with code {code}: {tail}"))


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask the process to put the session back and end; end it where it does not."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_S)
    process.kill()
    process.wait()


def _command(workspace_path: Path, directory: Path) -> list[str]:
    package = str(files("conformance.scenario"))
    options = ["-p", "pytest_bdd.plugin", "-p", PLUGIN, "-p", "no:cacheprovider", "-q", "--tb=short", "--assert=plain"]
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


def _follow(path: Path, begin: int, process: "subprocess.Popen[bytes]") -> Iterator[tuple[str, Any]]:
    """Yield the events of the file from `begin` on as they are written, until the process ended and all are read."""
    rest = b""
    with path.open("rb") as file:
        file.seek(begin)
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
