"""Searching with hyperscan, streaming.

Its import ends the process on processors that are too old for it. So it is imported, and the needles are compiled, in a
process of its own first (`hyperscan_compiling`), which takes the memory of compiling with it; the result is loaded.
"""

import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from conformance.scanner.engine import EngineMissing
from conformance.scanner.needles import Needle

if TYPE_CHECKING:
    import hyperscan

LONGEST_COMPILING = 600
"""Seconds: 87,000 needles take ten."""


class HyperscanEngine:
    """All needles as one compiled database."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        compiled = _compile([(needle.raw, needle.is_caseless) for needle in needles])
        import hyperscan

        self._database = hyperscan.loadb(compiled, hyperscan.HS_MODE_STREAM)
        self._database.scratch = hyperscan.Scratch(self._database)
        self.name = f"hyperscan {version('hyperscan')}"

    def open(self) -> "HyperscanMatcher":
        """Return a search at the start of a stream."""
        return HyperscanMatcher(self._database)


class HyperscanMatcher:
    """A stream of hyperscan, which keeps what it needs over the border of two pieces.

    The binding borrows database, callback and context, and reads a context that nobody gave: all three are held here.
    """

    def __init__(self, database: "hyperscan.Database") -> None:
        self._database = database
        self._found: list[tuple[int, int]] = []
        self._noting = self._note
        self._stream = database.stream(match_event_handler=self._noting, context=True)
        self._stream.__enter__()

    def feed(self, data: bytes) -> list[tuple[int, int]]:
        """Return the needles that end in this piece, and where."""
        self._stream.scan(data)
        found, self._found = self._found, []
        return found

    def close(self) -> None:
        """Give back its memory."""
        self._stream.close()

    def _note(self, needle: int, _start: int, end: int, _flags: int, _context: object) -> None:
        self._found.append((needle, end))


def _compile(needles: list[tuple[bytes, bool]]) -> bytes:
    command = [sys.executable, "-P", "-m", "conformance.scanner.hyperscan_compiling"]
    try:
        done = subprocess.run(
            command, input=msgspec.msgpack.encode(needles), capture_output=True, timeout=LONGEST_COMPILING, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineMissing(str(error)) from error
    if done.returncode < 0:
        raise EngineMissing(f"ended by signal {-done.returncode} on this processor")
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise EngineMissing(lines[-1][:200] if lines else f"exit {done.returncode}")
    return done.stdout
