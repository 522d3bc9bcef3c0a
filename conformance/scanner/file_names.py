"""How are the names of files searched, which hold something however empty the files are?"""

import os
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePath

from conformance.scanner.files import Entry
from conformance.scanner.stream import Stream
from conformance.scanner.visit import Visit

NAME = "#name"
"""How a place ends that is a name: it is not told, for it may hold what was found."""
AT_ONCE = 1 << 16
"""Bytes of names that are searched together."""
LONGEST_SUFFIX = 5
"""Signs of a suffix that is told; a longer one may hold something, too."""


@dataclass(slots=True)
class FileNames:
    """The names of a store's files, below its own name; each is a record by itself."""

    visit: Visit
    _names: bytearray = field(default_factory=bytearray)
    _starts: list[int] = field(default_factory=list)
    _places: list[str] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        """Take in the name of a file; several are searched together."""
        place, name = place_of(entry.name), os.fsencode(entry.name)
        if self.visit.tally is not None:
            self.visit.tally.add(place, name)
        self._starts.append(len(self._names))
        self._places.append(place)
        self._names += name + b"\n"
        if len(self._names) >= AT_ONCE:
            self.search()

    def search(self) -> None:
        """Search what was taken in."""
        starts, places = self._starts, self._places

        def placing(at: int) -> tuple[str, int]:
            which = max(0, bisect_right(starts, at) - 1)
            return places[which], which

        if starts:
            stream = Stream(self.visit.search(), placing)
            stream.feed(bytes(self._names))
            stream.close()
        self._names, self._starts, self._places = bytearray(), [], []


def place_of(name: str) -> str:
    """Return the place of a name: how deep it lies, and its suffix."""
    path = PurePath(name)
    suffix = path.suffix if len(path.suffix) <= LONGEST_SUFFIX else ""
    return f"{'*/' * (len(path.parts) - 1)}*{suffix}{NAME}"
