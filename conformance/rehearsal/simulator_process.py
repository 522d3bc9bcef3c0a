"""How does a run get a simulator of its own? It starts `gladi serve` as another process and reads its first line."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from conformance.application.private import make_private, open_private
from conformance.application.process import StartFault, stop_group
from conformance.application.warden import WARDEN
from conformance.bilingual import Words

START_S = 20.0


class SimulatorProcess:
    """A simulator that lives as long as the `with` block."""

    def __init__(self, store: str, log: Path) -> None:
        """`store` is an address for `--store`; messages of the simulator go to `log`."""
        self._store = store
        self._log = log
        self.control_url = ""
        self.web_service_url = ""

    def __enter__(self) -> "SimulatorProcess":
        """Start it; raise `StartFault` where it does not come up."""
        make_private(self._log.parent)
        self._errors = open_private(self._log, "wb")
        command = [sys.executable, "-P", "-m", "conformance", "serve", "--port", "0", "--control-port", "0"]
        self._popen = subprocess.Popen(
            [*command, "--store", self._store],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        WARDEN.watch(self._popen.pid)
        try:
            ready = json.loads(self._first_line())
            self.control_url, self.web_service_url = ready["control"], ready["web_service"]
        except (ValueError, KeyError) as error:
            self.stop()
            said = " | ".join(self._log.read_text(encoding="utf-8", errors="replace").split("\n")).strip(" |")
            words = Words("simulator tidak dapat dijalankan", "the simulator cannot be started")
            raise StartFault(Words(*(f"{text}: {said or error}" for text in words))) from error
        except BaseException:
            self.stop()
            raise
        return self

    def _first_line(self) -> str:
        """Return the first line of its output; empty when none comes in time."""
        assert self._popen.stdout is not None
        lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=lambda out: lines.put(out.readline()), args=(self._popen.stdout,), daemon=True).start()
        try:
            return lines.get(timeout=START_S).decode()
        except queue.Empty:
            return ""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()

    def stop(self) -> None:
        """Ask it to end, and end it where it does not."""
        stop_group(self._popen)
        WARDEN.release(self._popen.pid)
        if self._popen.stdout is not None:
            self._popen.stdout.close()
        self._errors.close()
