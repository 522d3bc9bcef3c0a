"""What happens when a process of the application ends in mid-run? It is written down, and started again.

So one crash is one scenario's, and the scenarios after it find an application.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from conformance.application.process import RunningProcess, StartFault
from conformance.application.watch import Event, without_numbers, write_event
from conformance.bilingual import Words

MOST_STARTS = 50
"""A process that has ended so often is left alone."""


class Supervisor:
    """Watches processes, each from a thread of its own, until `stop`."""

    def __init__(
        self,
        start: Callable[[str], RunningProcess],
        wait_until_ready: Callable[[RunningProcess], None],
        directory: Path,
        on_event: Callable[[Words], None],
        lasting: frozenset[str] = frozenset(),
    ) -> None:
        """`start` starts the process of this name; `wait_until_ready` raises `StartFault`; events go to `directory`.

        `lasting` names the processes that may not even end well; others have then done their work.
        """
        self._lasting = lasting
        self._start = start
        self._wait_until_ready = wait_until_ready
        self._directory = directory
        self._on_event = on_event
        self._lock = threading.Lock()
        self._is_over = False
        self._running: dict[str, RunningProcess] = {}

    def watch(self, processes: Sequence[RunningProcess]) -> None:
        """Begin to watch; `Supervisor` stops them from now on."""
        for process in processes:
            self._running[process.name] = process
            threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def stop(self) -> None:
        """Watch no more, and stop every process, the last started first."""
        with self._lock:
            self._is_over = True
            running = list(self._running.values())
        for process in reversed(running):
            process.stop()

    def _watch(self, process: RunningProcess) -> None:
        for _ in range(MOST_STARTS):
            code = process.popen.wait()
            if self._is_over or (code == 0 and process.name not in self._lasting):
                return
            self._note(Event("ended", process.name, code, without_numbers(process.last_words())))
            try:
                again = self._start_again(process)
                if again is None:
                    return
                self._wait_until_ready(again)
            except StartFault as error:
                self._note(Event("gone", process.name, code, without_numbers(str(error))))
                return
            self._note(Event("back", process.name))
            process = again

    def _start_again(self, process: RunningProcess) -> RunningProcess | None:
        with self._lock:
            if self._is_over:
                return None
            process.stop()  # what it had started may hold its port
            again = self._start(process.name)
            self._running[process.name] = again
            return again

    def _note(self, event: Event) -> None:
        if self._is_over:
            return
        write_event(self._directory, event)
        name, code, said = event.process, event.code, event.said
        notices = {
            "ended": Words(
                f"proses {name} berhenti dengan kode {code} dan dijalankan lagi: {said}",
                f"the process {name} ended with code {code} and is started again: {said}",
            ),
            "gone": Words(
                f"proses {name} tidak dapat dijalankan lagi: {said}",
                f"the process {name} cannot be started again: {said}",
            ),
        }
        if event.kind in notices:
            self._on_event(notices[event.kind])
