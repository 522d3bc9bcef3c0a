"""Where does each of many places go in a shuffle that is too large to be written down?"""

from math import isqrt

from simulator.population.dice import draw
from simulator.population.facets import MASK

ROUNDS = 6


class Shuffle:
    """A permutation of the whole numbers from 0 to `size` - 1, fixed by labels; nothing of it is stored.

    A Feistel network over a rectangle that is hardly larger than `size`: in turns, each side of a place is moved by
    what the other side hashes to, which can be undone and so brings no two places together. A place outside `size` is
    moved again until it lies inside.
    """

    __slots__ = ("_columns", "_keys", "_rows", "size")

    def __init__(self, size: int, *labels: str | int) -> None:
        self.size = size
        self._columns = isqrt(max(size - 1, 0)) + 1
        self._rows = -(-size // self._columns)
        self._keys = tuple(draw(2**62, *labels, number) << 1 | 1 for number in range(ROUNDS))

    def __getitem__(self, place: int) -> int:
        """Where `place` goes; `IndexError` outside 0 to `size` - 1."""
        size, columns, rows = self.size, self._columns, self._rows
        if not 0 <= place < size:
            raise IndexError(place)
        while True:
            row, column = divmod(place, columns)
            for number, key in enumerate(self._keys):
                if number & 1:
                    row = (row + ((column + key) * key & MASK) // 2**29) % rows
                else:
                    column = (column + ((row + key) * key & MASK) // 2**29) % columns
            place = row * columns + column
            if place < size:
                return place
