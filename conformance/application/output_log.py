"""Where does a process's output go? Into a file that stays small, cleaned; its last words are always at hand."""

import contextlib
import os
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from conformance.application.cleaning import clean
from conformance.application.private import open_private

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of one process's output that are kept, over all its starts."""
LAST_LINES, LINE_LENGTH = 200, 8 * 1024
"""What is remembered of its end: so many lines, each of so many characters at most."""
SETTLE_S = 1.0
"""So long its last words are waited for."""


class OutputLog:
    """The output of one process, read as it comes, in a thread."""

    def __init__(self, stream: IO[bytes], path: Path, secrets: Sequence[str] = ()) -> None:
        """What `stream` brings goes to the end of the file at `path`, without control sequences and `secrets`."""
        self._stream = stream
        self._secrets = secrets
        self._file = open_private(path, "ab")
        self._room = MAX_BYTES - self._file.tell()
        self._lost = 0
        self._last: deque[str] = deque(maxlen=LAST_LINES)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def last_words(self, lines: int) -> str:
        """Return its last lines; empty: it has said nothing."""
        text = "\n".join(self._last).strip()
        return " | ".join(text.splitlines()[-lines:])

    @property
    def end(self) -> str:
        """Its last lines, as they stand."""
        return "\n".join(self._last)

    def settle(self) -> None:
        """Wait a moment for what a process that has ended said last."""
        self._thread.join(SETTLE_S)

    def _read(self) -> None:
        rest = b""
        with self._file, contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self._stream.fileno(), 65536):
                *lines, rest = (rest + chunk).split(b"\n")
                if len(rest) > LINE_LENGTH:
                    lines, rest = [*lines, rest], b""
                self._keep(lines)
            self._keep([rest] if rest else [])
            if self._lost:
                self._file.write(_note(self._lost, list(self._last)[-20:]).encode())
        with contextlib.suppress(OSError):
            self._stream.close()

    def _keep(self, lines: Sequence[bytes]) -> None:
        if not lines:
            return
        if self._room <= 0:  # only its end is told
            self._lost += sum(len(line) + 1 for line in lines)
            lines = lines[-LAST_LINES:]
        texts = [
            clean(line[: 2 * LINE_LENGTH].rstrip(b"\r").decode("utf-8", "replace"), self._secrets) for line in lines
        ]
        self._last += [text[:LINE_LENGTH] for text in texts]
        if self._room > 0:
            self._room -= self._file.write("".join(f"{text}\n" for text in texts).encode())
            self._file.flush()


def _note(lost: int, last: Sequence[str]) -> str:
    return "\n".join(
        [f"[gladi: {lost} byte tidak disimpan; akhirnya / {lost} bytes were not kept; the end:]", *last, ""]
    )
