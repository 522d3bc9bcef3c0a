"""What in the stores depends on a datum that only the DWH told, whatever it is written like? Pure.

The same applicant hands in the same, again and again, while the DWH tells one element now short, now long. What is then
long as well is a copy of it, encrypted or not; what is the same each time that it was short, the same each time that it
was long, and not the same in both, is made of it: a digest with a key, a cipher without chance.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

LEAST = 8
"""Bytes of a cell or line that are looked at: less repeats by chance."""
PART = 0.4
"""Part of what the long text has more than the short one, by which a place has to grow as well: compression of random
letters takes four tenths."""


_VARYING = re.compile(r"[A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*")
"""What of the name of a file or key is another each time: those that differ in it alone are one place."""


class Sign(StrEnum):
    """By what a place gives itself away."""

    GROWS = "tumbuh"
    DEPENDS = "bergantung"


def common_place(place: str) -> str:
    """Return a place with `*` for what of its name is another each time."""
    return _VARYING.sub("*", place)


@dataclass(slots=True)
class Tally:
    """What stands in the stores at one moment: sizes and digests, no content."""

    sizes: Counter[str] = field(default_factory=Counter)
    """Place (table and column, file, key) -> bytes."""
    cells: Counter[tuple[str, bytes]] = field(default_factory=Counter)
    """Place and digest of a cell or line -> how often it stands there."""

    def add(self, place: str, cell: bytes) -> None:
        """Take in one cell or line."""
        place = common_place(place)
        self.sizes[place] += len(cell)
        if len(cell) >= LEAST:
            self.cells[place, blake2b(cell, digest_size=16).digest()] += 1

    def since(self, before: "Tally") -> "Tally":
        """Return what came since `before`."""
        sizes = Counter({place: size - before.sizes[place] for place, size in self.sizes.items()})
        return Tally(sizes, self.cells - before.cells)


@dataclass(frozen=True, slots=True)
class Journey:
    """One time that the applicant handed in the same."""

    is_long: bool
    """Whether the DWH told the long text."""
    came: Tally


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A place that depends on what the DWH told."""

    place: str
    sign: Sign
    size: int = 0
    """By how many bytes it grew more where the text was long, at least."""


def suspicions(journeys: Sequence[Journey], longer: int) -> list[Suspicion]:
    """Return the places that depend on the text, which was `longer` by so many bytes in some of the journeys.

    Each sort needs two journeys: one proves nothing.
    """
    long = [each.came for each in journeys if each.is_long]
    short = [each.came for each in journeys if not each.is_long]
    if min(len(long), len(short)) < 2:
        return []
    places = sorted({place for came in (*long, *short) for place in came.sizes})
    grown = [(place, _more(place, long, short)) for place in places]
    found = [Suspicion(place, Sign.GROWS, more) for place, more in grown if more >= longer * PART]
    growing = {each.place for each in found}
    found += [Suspicion(place, Sign.DEPENDS) for place in _depending(long, short) if place not in growing]
    return found


def _more(place: str, long: Sequence[Tally], short: Sequence[Tally]) -> int:
    return min(came.sizes[place] for came in long) - max(came.sizes[place] for came in short)


def _depending(long: Sequence[Tally], short: Sequence[Tally]) -> list[str]:
    own = [_always(some) - _ever(others) for some, others in ((long, short), (short, long))]
    places = [{place for place, _ in each} for each in own]
    return sorted(places[0] & places[1])


def _always(came: Sequence[Tally]) -> set[tuple[str, bytes]]:
    return set[tuple[str, bytes]].intersection(*(set(each.cells) for each in came))


def _ever(came: Sequence[Tally]) -> set[tuple[str, bytes]]:
    return {cell for each in came for cell in each.cells}
