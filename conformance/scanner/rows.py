"""Rows beside each other, so that they are searched at once and a byte's table and column can still be told. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from conformance.scanner.stream import Search, Stream

BATCH = 1 << 20
"""Bytes of rows that are searched at once."""
ROWS = 5000
LARGEST_CELL = 1 << 22
"""Bytes of a cell that is read with its row; a larger one is read piece by piece."""
CELL, ROW = b"\x1f", b"\x1e"
SPACE = len(CELL)


class Rows:
    """Collects rows, and searches them whenever there are enough."""

    def __init__(self, search: Search, saw: Callable[[int], None] = lambda _size: None) -> None:
        """`saw` takes the number of bytes after each search of a batch."""
        self._search, self._saw = search, saw
        self._forget()

    def _forget(self) -> None:
        self._rows: list[tuple[Sequence[bytes], Sequence[str], int]] = []
        self._texts: list[bytes] = []
        self._starts: list[int] = []
        self._size = 0

    def add(self, cells: Sequence[bytes], places: Sequence[str], record: int) -> None:
        """Take in the cells of one row, each with its place; those of the same `record` explain each other."""
        if self._search.tally is not None:
            for cell, place in zip(cells, places, strict=True):
                self._search.tally.add(place, cell)
        text = CELL.join(cells)
        self._starts.append(self._size)
        self._texts.append(text)
        self._rows.append((cells, places, record))
        self._size += len(text) + len(ROW)
        if self._size >= BATCH or len(self._rows) >= ROWS:
            self.flush()

    def flush(self) -> None:
        """Search what was collected."""
        if not self._rows:
            return
        stream = Stream(self._search, self._where)
        stream.feed(ROW.join(self._texts))
        stream.close()
        size = self._size
        self._forget()
        self._saw(size)

    def _where(self, at: int) -> tuple[str, int | None]:
        number = max(0, bisect_right(self._starts, at) - 1)
        cells, places, record = self._rows[number]
        left = at - self._starts[number]
        for cell, place in zip(cells, places, strict=True):
            if left <= len(cell):
                return place, record
            left -= len(cell) + SPACE
        return places[-1], record


def as_bytes(cell: Any) -> bytes:
    """Return what stands in a cell as a search sees it."""
    if isinstance(cell, bytes):
        return cell
    return b"" if cell is None else str(cell).encode()
