"""Searching with ahocorasick_rs: slower, and on every processor."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from conformance.scanner.engine import EngineMissing
from conformance.scanner.needles import Needle

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick


class AhoCorasickEngine:
    """Two automata: caseless needles over the bytes in lower case, the others over the bytes as they are."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        try:
            from ahocorasick_rs import BytesAhoCorasick
        except ImportError as error:
            raise EngineMissing("not installed") from error
        self._automata = []
        for is_caseless in (True, False):
            ids = [at for at, needle in enumerate(needles) if needle.is_caseless is is_caseless]
            raws = [needles[at].raw.lower() if is_caseless else needles[at].raw for at in ids]
            if ids:
                self._automata.append((is_caseless, ids, BytesAhoCorasick(raws)))
        self._kept = max((len(needle.raw) for needle in needles), default=1) - 1
        self.name = f"ahocorasick_rs {version('ahocorasick-rs')}"

    def open(self) -> "AhoCorasickMatcher":
        """Return a search at the start of a stream."""
        return AhoCorasickMatcher(self._automata, self._kept)


class AhoCorasickMatcher:
    """A search that keeps as much of each piece as the longest needle may reach back."""

    def __init__(self, automata: "list[tuple[bool, list[int], BytesAhoCorasick]]", kept: int) -> None:
        self._automata = automata
        self._kept = kept
        self._tail = b""
        self._passed = 0

    def feed(self, data: bytes) -> list[tuple[int, int]]:
        """Return the needles that end in this piece, and where."""
        old = len(self._tail)
        both = self._tail + data
        before = self._passed - old
        found = []
        for is_caseless, ids, automaton in self._automata:
            searched = both.lower() if is_caseless else both
            for at, _, end in automaton.find_matches_as_indexes(searched, overlapping=True):
                if end > old:
                    found.append((ids[at], before + end))
        self._passed += len(data)
        self._tail = both[-self._kept :] if self._kept else b""
        return found

    def close(self) -> None:
        """Forget the tail."""
        self._tail = b""
