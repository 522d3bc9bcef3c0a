"""Does something stand beside what is surely a person's, in one record or close to it? Pure."""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple, TypeVar

from conformance.scanner.needles import Meaning
from conformance.scanner.rules import REACH

REMEMBERED = 1 << 13
"""Records, or stretches of `REACH` bytes where nothing says where a record ends, that are held against each other."""
MOST_WAITING = 256
"""What may wait in one of them."""


class Sight(NamedTuple):
    """Where something was met."""

    place: str
    chain: tuple[str, ...]
    offset: int
    record: int | None
    """Which row it is of; None where nothing says so."""


_Stretch = tuple[str, int | None, int]
"""A person, and the record or the stretch."""
_Kept = TypeVar("_Kept")


class Nearby:
    """Which persons were surely met, where, and what waits for one to be met beside it; of one stream.

    A person is met in nearly each row of what an applicant typed: nothing here takes longer for that.
    """

    def __init__(self) -> None:
        self._anchors: dict[_Stretch, tuple[int, int]] = {}
        """The first and the last offset at which the person was met there."""
        self._waiting: dict[_Stretch, list[tuple[Meaning, Sight]]] = {}

    def is_beside(self, person: str, sight: Sight) -> bool:
        """Return whether `person` was surely met beside `sight`."""
        key = _stretch(person, sight)
        if key in self._anchors:
            return True
        _, record, number = key
        before, after = self._anchors.get((person, record, number - 1)), self._anchors.get((person, record, number + 1))
        return bool((before and sight.offset - before[1] <= REACH) or (after and after[0] - sight.offset <= REACH))

    def wait(self, person: str, meaning: Meaning, sight: Sight) -> None:
        """Keep what may still turn out to stand beside that person."""
        waiting = _kept(self._waiting, _stretch(person, sight), list)
        if len(waiting) < MOST_WAITING:
            waiting.append((meaning, sight))

    def anchor(self, person: str, sight: Sight) -> list[tuple[Meaning, Sight]]:
        """Take in that a person was surely met; return what waited for it."""
        key, offset = _stretch(person, sight), sight.offset
        first, last = _kept(self._anchors, key, lambda: (offset, offset))
        self._anchors[key] = min(first, offset), max(last, offset)
        if not self._waiting:
            return []
        _, record, number = key
        found = self._waiting.pop(key, [])
        for beside in ((person, record, number - 1), (person, record, number + 1)):
            if waiting := self._waiting.get(beside):
                found += [each for each in waiting if abs(each[1].offset - offset) <= REACH]
        return found


def _stretch(person: str, sight: Sight) -> _Stretch:
    return person, sight.record, sight.offset // REACH if sight.record is None else 0


def _kept(places: dict[_Stretch, _Kept], key: _Stretch, new: Callable[[], _Kept]) -> _Kept:
    """Return what is kept at `key`, and forget the older half where that makes too many."""
    if key not in places:
        if len(places) >= REMEMBERED:
            for old in list(islice(places, REMEMBERED // 2)):
                del places[old]
        places[key] = new()
    return places[key]
