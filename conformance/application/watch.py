"""What has become of the application's processes? One file tells every process of a run.

Who started them writes it (`conformance.application.supervisor`); whoever drives or judges the application reads it.
"""

import re
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from conformance.application.private import open_private
from conformance.record.evidence import Crash
from conformance.record.plain_text import plain

FILE_NAME = "proses.jsonl"
RESTART_NAME = "mulai-ulang"
"""A file by which whoever carries out the scenarios asks whoever started the processes to start them again."""
LOOK_S = 0.05
ENDED_WITHIN_S = 1.0
"""So long after a silence of the application a process may take to be seen ending."""
MAX_SAID = 300
_NUMBERS = re.compile(r"[0-9]{6,}")


class Event(msgspec.Struct, frozen=True):
    """What became of a process.

    It `ended` by itself, was put `down` because a scenario asked for it, came `back` after either, or is `gone`: it
    could not be started again. It `stays` where a scenario asked for it, but what answers is out of our reach.
    """

    kind: Literal["ended", "down", "back", "gone", "stays"]
    process: str
    code: int = 0
    """Exit code; negative: the signal."""
    said: str = ""
    """The last lines of its output, without long numbers."""


class RestartRequest(msgspec.Struct, frozen=True):
    """What the file `RESTART_NAME` says; it is removed as soon as it was read."""

    is_forced: bool
    values: dict[str, str]


# Built here: two threads that use a type for the first time at once crash Python (msgspec 0.22).
_EVENTS, REQUESTS = msgspec.json.Decoder(Event), msgspec.json.Decoder(RestartRequest)


def without_numbers(text: str) -> str:
    """Return the end of `text` without long numbers, which may be those of residents."""
    return _NUMBERS.sub("***", plain(text))[-MAX_SAID:]


def write_event(directory: Path, event: Event) -> None:
    """Append `event`."""
    with open_private(directory / FILE_NAME, "ab") as file:
        file.write(msgspec.json.encode(event) + b"\n")


class ProcessWatch:
    """One reader of the events."""

    def __init__(self, directory: Path) -> None:
        """`directory` is the run's working directory."""
        self._file = directory / FILE_NAME
        self._reading = threading.Lock()
        self._seen = 0
        self._state: dict[str, Event] = {}

    def crashes(self, within_s: float = 0.0) -> list[Crash]:
        """Return the crashes since the last look; where there is none yet, wait so long for one."""
        deadline = time.monotonic() + within_s
        while True:
            found = [Crash(event.process, event.code, event.said) for event in self._news() if event.kind == "ended"]
            if found or time.monotonic() >= deadline:
                return found
            time.sleep(LOOK_S)

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

    def restart(
        self, patience_s: float, *, is_forced: bool = False, values: Mapping[str, str] | None = None
    ) -> Event | None:
        """Let every process that runs be started again, and wait until all are back.

        `is_forced`: as a power cut ends it (SIGKILL), else as its operator does. `values` replace placeholders of the
        plan from now on: a password that was changed. Returns the event of a process that stays away; None: all are
        back.
        """
        request = self._file.with_name(RESTART_NAME)
        part = request.with_suffix(".bagian")
        part.touch(0o600)
        part.write_bytes(msgspec.json.encode(RestartRequest(is_forced, dict(values or {}))))
        part.replace(request)
        deadline = time.monotonic() + patience_s
        while request.exists() and time.monotonic() < deadline:
            time.sleep(LOOK_S)
        if request.exists():
            request.unlink(missing_ok=True)
            return Event("gone", "-", said="tidak ada yang memulainya lagi / nobody starts it again")
        stays = next((event for event in self._news() if event.kind == "stays"), None)
        return stays or self.wait_until_back(patience_s)

    def _news(self) -> list[Event]:
        with self._reading:  # applicants come from several threads
            try:
                lines = self._file.read_bytes().splitlines(keepends=True)[self._seen :]
            except FileNotFoundError:
                return []
            events = [_EVENTS.decode(line) for line in lines if line.endswith(b"\n")]
            self._seen += len(events)
            self._state |= {event.process: event for event in events if event.kind != "stays"}
            return events
