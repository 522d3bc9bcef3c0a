"""What has become of the application's processes? One file tells every process of a run.

Who started them writes it (`conformance.application.supervisor`); whoever drives or judges the application reads it.
"""

import re
import threading
import time
from pathlib import Path
from typing import Literal

import msgspec

from conformance.record.evidence import Crash

FILE_NAME = "proses.jsonl"
LOOK_S = 0.05
MAX_SAID = 300
_NUMBERS = re.compile(r"[0-9]{6,}")


class Event(msgspec.Struct, frozen=True):
    """A process `ended` by itself, came `back` after that, or is `gone`: it could not be started again."""

    kind: Literal["ended", "back", "gone"]
    process: str
    code: int = 0
    """Exit code; negative: the signal."""
    said: str = ""
    """The last lines of its output, without long numbers."""


def without_numbers(text: str) -> str:
    """Return the end of `text` without long numbers, which may be those of residents."""
    return _NUMBERS.sub("***", text)[-MAX_SAID:]


def write_event(directory: Path, event: Event) -> None:
    """Append `event`."""
    with (directory / FILE_NAME).open("ab") as file:
        file.write(msgspec.json.encode(event) + b"\n")


class ProcessWatch:
    """One reader of the events."""

    def __init__(self, directory: Path) -> None:
        """`directory` is the run's working directory."""
        self._file = directory / FILE_NAME
        self._reading = threading.Lock()
        self._seen = 0
        self._state: dict[str, Event] = {}

    def crashes(self) -> list[Crash]:
        """Return the crashes since the last look."""
        return [Crash(event.process, event.code, event.said) for event in self._news() if event.kind == "ended"]

    def wait_until_back(self, patience_s: float) -> Event | None:
        """Wait until no process is down; return the event of one that stays away, None: all are there."""
        deadline = time.monotonic() + patience_s
        while True:
            self._news()
            away = [event for event in self._state.values() if event.kind != "back"]
            if not away:
                return None
            if all(event.kind == "gone" for event in away) or time.monotonic() > deadline:
                return away[0]
            time.sleep(LOOK_S)

    def _news(self) -> list[Event]:
        with self._reading:  # applicants come from several threads
            try:
                lines = self._file.read_bytes().splitlines(keepends=True)[self._seen :]
            except FileNotFoundError:
                return []
            events = [msgspec.json.decode(line, type=Event) for line in lines if line.endswith(b"\n")]
            self._seen += len(events)
            self._state |= {event.process: event for event in events}
            return events
