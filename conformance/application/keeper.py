"""Who keeps all that a command starts within reach, and ends it with the run? A small program between, on Linux.

It runs as `python -I -S keeper.py FD once|lasting COMMAND...` and starts the command in a session of its own. As a
subreaper (prctl(2)) it becomes the parent of whatever a fork, a `setsid` or a daemon leaves behind, so nothing gets out
of its reach but what another service starts on the command's behalf (a container, a unit of systemd).

It lives as long as anything of the command does, or ends it all: on SIGTERM after having asked, on SIGUSR1 at once, and
where a `lasting` command itself ends with a fault. It ends as the command ended. On FD it writes a line when the
command was started, `0` or the number of the error, and one when it has ended, its exit code.

Nothing of the suite is imported: this must begin in a few milliseconds.
"""

import contextlib
import ctypes
import os
import signal
import sys
import time

SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER."""
GRACE_S, KILL_S, LOOK_S = 4.0, 2.0, 0.02
"""So long what was asked to end is waited for, and what was killed; between two looks."""
ASKED = (signal.SIGTERM, signal.SIGUSR1)
HEARD = {*ASKED, signal.SIGCHLD}


class Keeper:
    """One command, and whatever it has started."""

    def __init__(self, told: int, *, is_lasting: bool) -> None:
        self._told = told
        self._is_lasting = is_lasting
        self._leader = 0
        self.code: int | None = None
        """How the command ended; None: it has not."""

    def start(self, command: list[str]) -> int:
        """Start the command; return the number of the error, 0: none."""
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
        ours, its = os.pipe()
        self._leader = os.fork()
        if self._leader == 0:
            try:
                for kind in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores both, and what is ignored is inherited
                    signal.signal(kind, signal.SIG_DFL)
                os.setsid()
                signal.pthread_sigmask(signal.SIG_SETMASK, heard)
                os.execvp(command[0], command)
            except OSError as error:
                os.write(its, str(error.errno).encode())
            finally:
                os._exit(127)
        os.close(its)
        number = int(os.read(ours, 16) or b"0")
        os.close(ours)
        self._tell(number)
        return number

    def keep(self) -> None:
        """Wait until nothing is left of the command, or end what is left when that is asked for."""
        while self._reap():
            if self.code and self._is_lasting:
                return self.end(is_forced=False)
            heard = signal.sigwait(HEARD)
            if heard in ASKED:
                return self.end(is_forced=heard == signal.SIGUSR1)
        return None

    def end(self, *, is_forced: bool) -> None:
        """End whatever is left, at once or after having asked it to."""
        if not is_forced:
            _send(self._left(), signal.SIGTERM)
            until = time.monotonic() + GRACE_S
            while self._reap() and time.monotonic() < until and signal.sigtimedwait({signal.SIGUSR1}, LOOK_S) is None:
                pass
        until = time.monotonic() + KILL_S
        while self._reap() and time.monotonic() < until:
            _send(self._left(), signal.SIGKILL)
            time.sleep(LOOK_S)

    def _reap(self) -> bool:
        """Take note of what has ended; return whether anything is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            if pid == self._leader:
                self.code = os.waitstatus_to_exitcode(status)
                self._tell(self.code)

    def _left(self) -> list[int]:
        """Return what descends from this process, parents first."""
        children: dict[int, list[int]] = {}
        for name in os.listdir("/proc"):  # noqa: PTH208 - pathlib takes longer to import than all the rest
            if name.isdigit():
                with contextlib.suppress(OSError, ValueError), open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123
                    children.setdefault(int(file.read().rpartition(b")")[2].split()[1]), []).append(int(name))
        found = children.get(os.getpid(), [])
        for pid in found:
            found += children.get(pid, [])
        return found

    def _tell(self, number: int) -> None:
        with contextlib.suppress(OSError):
            os.write(self._told, f"{number}\n".encode())


def _send(processes: list[int], kind: signal.Signals) -> None:
    for pid in processes:
        with contextlib.suppress(OSError):
            os.kill(pid, kind)


def main(told: int, *command: str, is_lasting: bool) -> int:
    """Keep `command`; return how it ended."""
    os.set_inheritable(told, False)
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    keeper = Keeper(told, is_lasting=is_lasting)
    if keeper.start(list(command)):
        return 127
    keeper.keep()
    code = keeper.code or 0
    if code < 0:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(OSError, ValueError):  # SIGKILL has no other way
            signal.signal(-code, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
        os.kill(os.getpid(), -code)
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *sys.argv[3:], is_lasting=sys.argv[2] == "lasting"))
