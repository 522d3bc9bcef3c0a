"""Who ends the processes of a run that was killed before it could? A small process that outlives it. POSIX only.

The run names each process group that it starts on a pipe. When the pipe closes although some are left, the run was
killed: then they are asked to end, and ended. On Windows a killed run leaves its processes behind.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from typing import IO

GRACE_S = 5.0


class Warden:
    """Watches over process groups for as long as this process lives."""

    def __init__(self) -> None:
        self._telling = threading.Lock()
        self._pipe: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def watch(self, group: int) -> None:
        """Let `group` be ended when this process is killed."""
        if sys.platform != "win32":
            self._tell(f"+{group}\n")

    def release(self, group: int) -> None:
        """Let `group` go: it has ended."""
        if self._pipe is not None:
            self._tell(f"-{group}\n")

    def _tell(self, line: str) -> None:
        with self._telling:  # processes are started, and started again, from several threads
            if self._pipe is None:
                self._begin()
            assert self._pipe is not None
            with contextlib.suppress(OSError):
                self._pipe.write(line.encode())
                self._pipe.flush()

    def _begin(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._pipe = self._process.stdin
        atexit.register(self.close)

    def close(self) -> None:
        """Let the warden end: whatever it still watches over is ended with it."""
        if self._pipe is not None and self._process is not None:
            with contextlib.suppress(OSError):
                self._pipe.close()
            self._process.wait(2 * GRACE_S)
            self._pipe = self._process = None


WARDEN = Warden()
"""The one of this process."""


def keep_watch(lines: IO[bytes]) -> None:
    """Read groups from `lines` until it ends, then end those that are left."""
    left: set[int] = set()
    for line in lines:
        (left.add if line[:1] == b"+" else left.discard)(int(line[1:]))
    for kind in (signal.SIGTERM, signal.SIGKILL):
        for group in left:
            with contextlib.suppress(OSError):
                os.killpg(group, kind)
        deadline = time.monotonic() + GRACE_S
        while kind == signal.SIGTERM and time.monotonic() < deadline and any(_is_there(group) for group in left):
            time.sleep(0.05)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    keep_watch(sys.stdin.buffer)
