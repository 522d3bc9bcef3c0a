"""How are the processes of an application, and the simulator's own, started, watched and stopped?"""

import contextlib
import http.client
import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from conformance.application.warden import WARDEN
from conformance.bilingual import Words
from conformance.fault import Fault

STOP_S = 5.0
POLL_S = 0.05
FIRST_PORT, END_OF_PORTS = 20_000, 32_000
"""Ports below those that systems give to outgoing connections: Linux from 32768, Windows and macOS from 49152."""


class StartFault(Fault):
    """A process could not be started or never became ready. `is_missing`: its program does not exist."""

    def __init__(self, words: Words, *, is_missing: bool = False) -> None:
        super().__init__(words)
        self.is_missing = is_missing


class DriverFault(Fault):
    """What drives the application is missing or does not work on this machine; `remedy` says what to do."""

    def __init__(self, words: Words, remedy: Words) -> None:
        super().__init__(words)
        self.remedy = remedy


class RunningProcess:
    """One started process with all that it starts; its output goes to a log file."""

    def __init__(self, name: str, command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> None:
        """Start `command` with `env` on top of this machine's environment; raise `StartFault` where it cannot be.

        A program in Python writes at once, or its last words would be out of order and lost with a crash.
        """
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log_file = log.open("ab")
        try:
            self.popen = subprocess.Popen(
                list(command),
                cwd=cwd,
                env={"PYTHONUNBUFFERED": "1", **os.environ, **env},
                stdin=subprocess.DEVNULL,
                stdout=self._log_file,
                stderr=subprocess.STDOUT,
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except FileNotFoundError as error:
            self._log_file.close()
            missing = cwd if not cwd.is_dir() else command[0]
            words = Words(
                f"{missing} tidak ada, jadi proses {name} tidak dapat dijalankan",
                f"{missing} does not exist, so the process {name} cannot be started",
            )
            raise StartFault(words, is_missing=True) from error
        except (OSError, ValueError) as error:
            self._log_file.close()
            words = Words(
                f"proses {name} tidak dapat dijalankan: {error}", f"the process {name} cannot be started: {error}"
            )
            raise StartFault(words) from error
        WARDEN.watch(self.popen.pid)

    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self.popen.poll() is None

    def wait_until_healthy(self, url: str, patience_s: float) -> None:
        """Return when `url` answers below 500; raise `StartFault` when the process ends or the patience does."""
        deadline = time.monotonic() + patience_s
        last = "-"
        while time.monotonic() < deadline:
            if not self.is_running():
                code, said = self.popen.returncode, self.last_words()
                words = Words(
                    f"proses {self.name} berhenti dengan kode {code} sebelum siap: {said}",
                    f"the process {self.name} ended with code {code} before it was ready: {said}",
                )
                raise StartFault(words)
            status = probe(url, max(0.1, deadline - time.monotonic()))
            if isinstance(status, int) and status < 500:
                return
            last = f"HTTP {status}" if isinstance(status, int) else status
            time.sleep(POLL_S)
        words = Words(
            f"proses {self.name} tidak siap di {url} dalam {patience_s:g} detik ({last})",
            f"the process {self.name} was not ready at {url} within {patience_s:g} seconds ({last})",
        )
        raise StartFault(words)

    def last_words(self, lines: int = 3) -> str:
        """Return the last lines of its output."""
        text = self.log.read_text(encoding="utf-8", errors="replace").strip()
        return " | ".join(text.splitlines()[-lines:]) or "-"

    def stop(self) -> None:
        """Ask the process and all that it started to end, and end them where they do not."""
        stop_group(self.popen)
        WARDEN.release(self.popen.pid)
        self._log_file.close()


def stop_group(process: "subprocess.Popen[bytes]") -> None:
    """Ask `process`, the leader of its own group, and all that it started to end; end them where they do not.

    What it started may outlive it, so the group is asked even where the leader has ended.
    """
    if sys.platform == "win32":
        _stop_leader(process)
        return
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_S)
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(STOP_S)


def _stop_leader(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_S)
    process.kill()
    process.wait(STOP_S)


def run_group(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], stdin: bytes, patience_s: float
) -> tuple[int, bytes]:
    """Run `command` in a group of its own; return exit code and standard output.

    Raises `subprocess.TimeoutExpired`, after having ended the command and all that it started; `OSError` and
    `ValueError` where it cannot be started.
    """
    process = subprocess.Popen(
        list(command),
        cwd=cwd,
        env=dict(env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    try:
        printed, _ = process.communicate(stdin, patience_s)
    finally:
        if process.poll() is None:
            stop_group(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
    return process.returncode, printed


def split_command(command: list[str] | str) -> list[str]:
    """Return a plan's command as a list of words."""
    return shlex.split(command, posix=sys.platform != "win32") if isinstance(command, str) else list(command)


def free_port() -> int:
    """Return a port on loopback that is free just now, and that no outgoing connection takes before it is used."""
    while True:
        port = FIRST_PORT + secrets.randbelow(END_OF_PORTS - FIRST_PORT)
        with socket.socket() as probe_socket, contextlib.suppress(OSError):
            probe_socket.bind(("127.0.0.1", port))
            return port


def probe(url: str, timeout_s: float) -> int | str:
    """Return the HTTP status that `url` answers with, or why there is none."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=min(timeout_s, 5.0)) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(getattr(error, "reason", error))
