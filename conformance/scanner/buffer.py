"""Bytes and where each of them came from. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from conformance.scanner.runs import Runs, find_runs

BETWEEN = b"\0\0"
"""Stands between decoded pieces: no needle and no run of an encoding goes over it."""

Index = tuple[Sequence[int], Sequence[int]]
"""Where each piece begins in the buffer, and in the outermost stream."""


class Buffer:
    """Decoded pieces beside each other; where they came from is worked out only when there is a hit."""

    def __init__(self, data: bytes, index: Callable[[], Index], *, is_last: bool = False) -> None:
        """`is_last`: nothing in it can be decoded that was not where it came from."""
        self.data = data
        self.is_last = is_last
        self._make = index
        self._index: Index | None = None

    @cached_property
    def runs(self) -> Runs:
        """Where base64 and hex stand in it."""
        return find_runs(self.data)

    def origin(self, at: int) -> int:
        """Return about where in the outermost stream the byte at `at` stands."""
        starts, origins = self.index()
        piece = max(0, bisect_right(starts, at) - 1)
        return origins[piece] + at - starts[piece]

    def index(self) -> Index:
        """Return where the pieces begin."""
        if self._index is None:
            self._index = self._make()
        return self._index

    def piece(self, at: int) -> int:
        """Return where in the outermost stream the piece began that holds the byte at `at`."""
        starts, origins = self.index()
        return origins[max(0, bisect_right(starts, at) - 1)]


def one_piece(data: bytes, origin: int) -> Buffer:
    """Return a buffer of one piece."""
    return Buffer(data, lambda: ([0], [origin]))


def joined(pieces: Sequence[tuple[int, bytes]], outer: Buffer, *, is_last: bool = False) -> Buffer:
    """Return a buffer of `pieces`, each with the place in `outer` where it began."""

    def index() -> Index:
        starts, at = [], 0
        for _, data in pieces:
            starts.append(at)
            at += len(data) + len(BETWEEN)
        return starts, [outer.origin(start) for start, _ in pieces]

    return Buffer(BETWEEN.join(data for _, data in pieces), index, is_last=is_last)
