"""How are the processes of an application, and the simulator's own, started, watched and stopped?"""

import contextlib
import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from conformance.application.answer import probe
from conformance.application.cleaning import secrets_in
from conformance.application.environment import environment_with
from conformance.application.family import SETTLE_S, STOP_S, Family
from conformance.application.last_words import telling_lines
from conformance.application.output_log import OutputLog
from conformance.application.private import make_private
from conformance.application.trust import is_loopback
from conformance.bilingual import Words
from conformance.fault import Fault

POLL_S = 0.05
FIRST_PORT, END_OF_PORTS = 20_000, 32_000
"""Ports below those that systems give to outgoing connections: Linux from 32768, Windows and macOS from 49152."""
FREED_S, CONNECT_S = 2.0, 0.5
"""So long a port may still be held by what has just ended; so long one look takes at most."""


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

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        cwd: Path,
        env: Mapping[str, str],
        log: Path,
        hidden: Sequence[str] = (),
    ) -> None:
        """Start `command` with `env` on top of this machine's environment; raise `StartFault` where it cannot be.

        `hidden`: what its log must not show, besides what the names of the environment say to be secret. A program in
        Python writes at once, or its last words would be out of order and lost with a crash.
        """
        self.name = name
        make_private(log.parent)
        whole = environment_with(env)
        try:
            self._family = Family(command, cwd, whole, is_lasting=True)
        except FileNotFoundError as error:
            missing = cwd if not cwd.is_dir() else command[0]
            words = Words(
                f"{missing} tidak ada, jadi proses {name} tidak dapat dijalankan",
                f"{missing} does not exist, so the process {name} cannot be started",
            )
            raise StartFault(words, is_missing=True) from error
        except (OSError, ValueError) as error:
            words = Words(
                f"proses {name} tidak dapat dijalankan: {error}", f"the process {name} cannot be started: {error}"
            )
            raise StartFault(words) from error
        self.popen = self._family.popen
        assert self.popen.stdout is not None
        self._output = OutputLog(self.popen.stdout, log, (*hidden, *secrets_in(whole)))

    def is_running(self) -> bool:
        """Whether anything of the process is alive, as far as that can be seen."""
        return self.popen.poll() is None

    def end_within(self, patience_s: float) -> int | None:
        """Return the exit code of the command itself, where it has ended or does within the patience; else None."""
        try:
            code = self._family.wait(patience_s)
        except subprocess.TimeoutExpired:
            return None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(SETTLE_S)  # so that its last words are there
        return code

    def wait_until_healthy(self, url: str, patience_s: float) -> None:
        """Return when `url` answers below 500; raise `StartFault` when the process ends or the patience does.

        One that ends with 0 may have started what answers, as launchers of daemons and containers do.
        """
        deadline = time.monotonic() + patience_s
        last = "-"
        while time.monotonic() < deadline:
            status = probe(url, max(0.1, deadline - time.monotonic()))
            if code := self.popen.poll():
                said = self.last_words()
                words = Words(
                    f"proses {self.name} berhenti dengan kode {code} sebelum siap: {said}",
                    f"the process {self.name} ended with code {code} before it was ready: {said}",
                )
                raise StartFault(words)
            if isinstance(status, int) and status < 500:
                return
            last = f"HTTP {status}" if isinstance(status, int) else status
            time.sleep(POLL_S)
        words = Words(
            f"proses {self.name} tidak siap di {url} dalam {patience_s:g} detik ({last})",
            f"the process {self.name} was not ready at {url} within {patience_s:g} seconds ({last})",
        )
        if not self.is_running():
            said = self.last_words()
            words = Words(
                f"{words.indonesian}; perintahnya berakhir dengan kode 0: {said}",
                f"{words.english}; its command ended with code 0: {said}",
            )
        raise StartFault(words)

    def last_words(self) -> str:
        """Return what its output says of why it ended."""
        if not self.is_running():
            self._output.settle()
        return telling_lines(self._output.end) or "-"

    def end(self, *, is_forced: bool) -> None:
        """End the process and all that it started, at once where `is_forced`; whoever waits for it sees it end."""
        if is_forced:
            self._family.kill()
        else:
            self._family.stop()

    def stop(self) -> None:
        """Ask the process and all that it started to end, and end them where they do not."""
        self._family.stop()
        self._output.settle()


def stop_group(process: "subprocess.Popen[bytes]") -> None:
    """Ask `process`, the leader of its own group, and all that it started to end; end them where they do not.

    What it started may outlive it, so the group is asked even where the leader has ended.
    """
    if sys.platform == "win32":
        if process.poll() is None:
            process.send_signal(signal.CTRL_BREAK_EVENT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_S)
        process.kill()
    else:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_S)
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait(STOP_S)


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


def is_taken(url: str) -> bool:
    """Whether somebody listens at `url` on this machine, and goes on to; of another machine nothing is said."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return False
    if not parts.hostname or not is_loopback(url):
        return False
    until = time.monotonic() + FREED_S
    while time.monotonic() < until:
        try:
            socket.create_connection((parts.hostname, port), CONNECT_S).close()
        except OSError:
            return False
        time.sleep(POLL_S)
    return True
