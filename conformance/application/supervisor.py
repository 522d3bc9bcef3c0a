"""What happens when a process of the application ends in mid-run? It is written down, and started again.

So one crash is one scenario's, and the scenarios after it find an application.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conformance.application.process import RunningProcess, StartFault
from conformance.application.watch import (
    LOOK_S,
    REQUESTS,
    RESTART_NAME,
    Event,
    without_numbers,
    write_event,
)
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
        on_values: Callable[[Mapping[str, str]], None] = lambda _: None,
        answers: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`start` starts the process of this name; `wait_until_ready` raises `StartFault`; events go to `directory`.

        `lasting` names the processes that may not even end well; others have then done their work. `on_values` takes
        what replaces placeholders before processes are started again. `answers`: whether the process of this name is
        answered for, although it has ended: a launcher whose server stays.
        """
        self._lasting = lasting
        self._on_values = on_values
        self._answers = answers
        self._start = start
        self._wait_until_ready = wait_until_ready
        self._directory = directory
        self._on_event = on_event
        self._lock = threading.Lock()
        self._is_over = False
        self._running: dict[str, RunningProcess] = {}
        self._asked: set[str] = set()
        """Processes that are down because a scenario asked for it."""
        self._gone: set[str] = set()
        """Processes that could not be started again, until that is asked for."""

    def watch(self, processes: Sequence[RunningProcess]) -> None:
        """Begin to watch; `Supervisor` stops them from now on."""
        for process in processes:
            self._running[process.name] = process
            threading.Thread(target=self._watch, args=(process,), daemon=True).start()
        threading.Thread(target=self._heed_requests, daemon=True).start()

    def stop(self) -> None:
        """Watch no more, and stop every process, the last started first."""
        with self._lock:
            self._is_over = True
            running = list(self._running.values())
        for process in reversed(running):
            process.stop()

    def _heed_requests(self) -> None:
        """Put the processes down whenever the file of a request lies there; who watches each starts it again."""
        request = self._directory / RESTART_NAME
        while not self._is_over:
            time.sleep(LOOK_S)
            try:
                asked = REQUESTS.decode(request.read_bytes())
            except OSError:
                continue
            self._on_values(asked.values)
            with self._lock:
                running = [process for process in self._running.values() if process.is_running()]
                asked_for = {process.name for process in running} | self._gone
                staying = [name for name in self._running if name in self._lasting and name not in asked_for]
            for name in sorted(asked_for):
                self._note(Event("down", name))
            with self._lock:
                self._asked |= asked_for
            for name in filter(self._answers, staying):
                self._note(Event("stays", name))
            request.unlink(missing_ok=True)
            for process in reversed(running):
                process.end(is_forced=asked.is_forced)

    def _watch(self, process: RunningProcess) -> None:
        starts = 0
        while starts < MOST_STARTS:
            code = process.popen.wait()
            is_asked = process.name in self._asked
            if self._is_over or (code == 0 and not is_asked and self._has_done_its_work(process)):
                return
            if is_asked:
                self._asked.discard(process.name)
            else:
                starts += 1
                self._note(Event("ended", process.name, code, without_numbers(process.last_words())))
            try:
                again = self._start_again(process)
                if again is None:
                    return
                self._wait_until_ready(again)
            except StartFault as error:
                process = self._running[process.name]
                process.stop()  # one that is not ready would hold its port
                with self._lock:
                    self._gone.add(process.name)
                self._note(Event("gone", process.name, code, without_numbers(str(error))))
                self._wait_until_asked(process.name)
                continue
            self._note(Event("back", process.name))
            process = again

    def _wait_until_asked(self, name: str) -> None:
        """Wait until a process that is gone is to be tried once more, or all is over."""
        while name not in self._asked and not self._is_over:
            time.sleep(LOOK_S)
        with self._lock:
            self._gone.discard(name)

    def _has_done_its_work(self, process: RunningProcess) -> bool:
        """Whether a process may have ended well: none is expected of it, or what it started answers."""
        return process.name not in self._lasting or self._answers(process.name)

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
