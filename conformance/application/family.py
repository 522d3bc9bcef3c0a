"""How is a command started so that it ends with all that it starts, whatever became of that?

On Linux a keeper stands between (`conformance.application.keeper`): nothing leaves its reach by `setsid`, a double fork
or as a daemon. On macOS and the like its process group is ended, and what has left the group stays; on Windows the
process alone.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from conformance.application.limits import MOST_READ
from conformance.application.warden import WARDEN

STOP_S = 5.0
SETTLE_S = 1.0
"""So long after its end a command's output is waited for, where something that it started still holds it."""
HAS_KEEPER = sys.platform == "linux"
_KEEPER = Path(__file__).with_name("keeper.py")


class Family:
    """One command and whatever it starts. `popen` lives as long as any of it does where there is a keeper."""

    def __init__(
        self,
        command: Sequence[str],
        cwd: Path,
        env: Mapping[str, str],
        *,
        is_lasting: bool,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.STDOUT,
    ) -> None:
        """Start it. `is_lasting`: what it leaves behind when it ends with a fault is of no use, and is ended then.

        Raises `OSError` and `ValueError` where it cannot be started.
        """
        words, ours, told = list(command), -1, -1
        if HAS_KEEPER:
            ours, told = os.pipe()
            kind = "lasting" if is_lasting else "once"
            words = [sys.executable, "-I", "-S", str(_KEEPER), str(told), kind, *words]
        try:
            self.popen = subprocess.Popen(
                words,
                cwd=cwd,
                env=dict(env),
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                pass_fds=(told,) if HAS_KEEPER else (),
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except BaseException:
            if ours >= 0:
                os.close(ours)
            raise
        finally:
            if told >= 0:
                os.close(told)
        self._told: IO[bytes] | None = open(ours, "rb") if HAS_KEEPER else None  # noqa: PTH123, SIM115
        self._code: int | None = None
        if self._told is not None and (number := int(self._told.readline() or b"0")):
            self.popen.wait()
            for stream in (self._told, self.popen.stdin, self.popen.stdout, self.popen.stderr):
                if stream is not None:
                    stream.close()
            raise OSError(number, os.strerror(number), command[0])
        WARDEN.watch(self.popen.pid)
        self._waiter = threading.Thread(target=self._hear, daemon=True)
        self._waiter.start()

    def _hear(self) -> None:
        """Wait for the end of the command itself."""
        if self._told is None:
            self._code = self.popen.wait()
            return
        line = self._told.readline()
        self._code = int(line) if line.endswith(b"\n") else self.popen.wait()
        self._told.close()

    def wait(self, patience_s: float) -> int:
        """Return the exit code of the command itself, whatever it left behind; raise `TimeoutExpired`."""
        self._waiter.join(patience_s)
        if self._waiter.is_alive() or self._code is None:
            raise subprocess.TimeoutExpired(str(self.popen.args), patience_s)
        return self._code

    def stop(self) -> None:
        """Ask all of it to end, and end what does not."""
        self._signal(signal.SIGTERM)
        self._see_it_end()

    def kill(self) -> None:
        """End all of it at once, as a power cut does."""
        self._signal(getattr(signal, "SIGUSR1", signal.SIGTERM) if HAS_KEEPER else None)
        self._see_it_end()

    def _signal(self, kind: signal.Signals | None) -> None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                if self.popen.poll() is None and kind is not None:
                    self.popen.send_signal(signal.CTRL_BREAK_EVENT)
            elif HAS_KEEPER:
                self.popen.send_signal(kind or signal.SIGTERM)
            else:
                os.killpg(self.popen.pid, kind or signal.SIGKILL)

    def _see_it_end(self) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(STOP_S + 1.0 if HAS_KEEPER else STOP_S)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self.popen.kill()
            else:
                os.killpg(self.popen.pid, signal.SIGKILL)  # what it started may outlive it
        self.popen.wait(STOP_S)
        self.close()

    def is_there(self) -> bool:
        """Whether anything is left of it, as far as that can be seen."""
        if HAS_KEEPER or sys.platform == "win32":
            return self.popen.poll() is None
        try:
            os.killpg(self.popen.pid, 0)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let go of a command that has ended with all that it started; who reads its output closes that."""
        WARDEN.release(self.popen.pid)
        self.popen.wait(STOP_S)


class Taken:
    """Takes in what a stream brings, up to a limit, and lets the rest go by."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._kept = bytearray()
        self.lost = 0
        """Bytes that were let go."""
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def _take(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self._stream.fileno(), 65536):
                room = max(0, self._limit - len(self._kept))
                self._kept += chunk[:room]
                self.lost += len(chunk[room:])
        with contextlib.suppress(OSError):
            self._stream.close()

    def take(self, patience_s: float) -> bytes:
        """Return what has come when the stream has ended, or the patience."""
        self._thread.join(patience_s)
        return bytes(self._kept)


class Ran:
    """What a command that was run to its end has said."""

    def __init__(self, code: int, output: bytes, errors: bytes, lost: int) -> None:
        self.code = code
        """Exit code; negative: the signal."""
        self.output = output
        self.errors = errors
        self.lost = lost
        """Bytes of output that were not kept."""


ERRORS_LIMIT = 64 * 1024
"""Bytes that are kept of what a command says beside its output."""
_LEFT: list[Family] = []
"""Commands that have ended, but not all that they started."""
_COUNTING = threading.Lock()


def run_command(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], patience_s: float, stdin: bytes = b""
) -> Ran:
    """Run `command` to its end. What it leaves in the background goes on, until `end_left` or the end of this process.

    Raises `subprocess.TimeoutExpired`, after having ended the command and all that it started; `OSError` and
    `ValueError` where it cannot be started.
    """
    family = Family(command, cwd, env, is_lasting=False, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    popen = family.popen
    assert popen.stdin is not None
    assert popen.stdout is not None
    assert popen.stderr is not None
    try:
        output, errors = Taken(popen.stdout, MOST_READ), Taken(popen.stderr, ERRORS_LIMIT)
        threading.Thread(target=_feed, args=(popen.stdin, stdin), daemon=True).start()
        code = family.wait(patience_s)
    except BaseException:
        family.stop()
        raise
    with contextlib.suppress(subprocess.TimeoutExpired):
        popen.wait(SETTLE_S)
    is_over = HAS_KEEPER and popen.poll() is not None  # then nobody holds its output
    ran = Ran(code, output.take(STOP_S if is_over else SETTLE_S), errors.take(SETTLE_S), output.lost)
    _keep_track_of(family)
    return ran


def _keep_track_of(family: Family) -> None:
    """Remember `family` until nothing is left of it, and forget others of which nothing is."""
    with _COUNTING:
        known = [*_LEFT, family]
        _LEFT[:] = [one for one in known if one.is_there()]
    for one in known:
        if not one.is_there():
            one.close()


def _feed(stream: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):
        stream.write(data)
    with contextlib.suppress(OSError, ValueError):
        stream.close()


def end_left() -> None:
    """End whatever the commands that were run have left in the background."""
    with _COUNTING:
        left = [_LEFT.pop() for _ in list(_LEFT)]
    for family in left:
        family.stop()
