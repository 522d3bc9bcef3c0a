"""Does nothing outlive a run that was killed, and does the warden itself end with it?"""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from conformance.application.warden import Warden, keep_watch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups")
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
PATIENT = "import time; print(1, flush=True); time.sleep(60)"


def start(code: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def ended_with(process: "subprocess.Popen[bytes]") -> int:
    with process:
        return process.wait(20)


def test_what_is_left_is_asked_to_end() -> None:
    left, released = start(PATIENT), start(PATIENT)
    keep_watch(io.BytesIO(f"+{left.pid}\n+{released.pid}\n-{released.pid}\n".encode()))
    assert ended_with(left) == -signal.SIGTERM
    assert released.poll() is None
    released.kill()
    ended_with(released)


def test_what_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conformance.application.warden.GRACE_S", 0.2)
    left = start(STUBBORN)
    keep_watch(io.BytesIO(f"+{left.pid}\n".encode()))
    assert ended_with(left) == -signal.SIGKILL


def test_a_group_that_has_ended_already_is_no_error() -> None:
    left = start("print(1, flush=True)")
    ended_with(left)
    keep_watch(io.BytesIO(f"+{left.pid}\n".encode()))


KILLED = """
import os, signal, subprocess, sys
from conformance.application.warden import WARDEN
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
WARDEN.watch(child.pid)
print(child.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    child = int(run.stdout)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _is_alive(child):
        time.sleep(0.05)
    assert not _is_alive(child)


def _is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and waits to be read is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_who_releases_all_ends_in_peace() -> None:
    warden, child = Warden(), start(PATIENT)
    warden.watch(child.pid)
    warden.release(child.pid)
    warden.close()
    assert child.poll() is None
    os.killpg(child.pid, signal.SIGKILL)
    ended_with(child)


def test_a_warden_that_watches_over_nobody_is_no_process() -> None:
    warden = Warden()
    warden.release(1)
    warden.close()
    assert warden._pipe is None


def test_several_threads_have_one_warden(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    begin = Warden._begin

    def begin_slowly(warden: Warden) -> None:
        begun.append(1)
        time.sleep(0.1)
        begin(warden)

    monkeypatch.setattr(Warden, "_begin", begin_slowly)
    warden, children = Warden(), [start(PATIENT) for _ in range(3)]
    threads = [threading.Thread(target=warden.watch, args=(child.pid,)) for child in children]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == 1
    for child in children:
        warden.release(child.pid)
        child.kill()
        ended_with(child)
    warden.close()
