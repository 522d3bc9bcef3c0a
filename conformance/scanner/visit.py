"""What does somebody who reads a store share with the search: where bytes go, what is counted, when it is enough?"""

from collections.abc import Callable
from dataclasses import dataclass, field

from conformance.bilingual import Words
from conformance.scanner.difference import Tally
from conformance.scanner.engine import Engine
from conformance.scanner.ledger import Ledger
from conformance.scanner.needles import Needles
from conformance.scanner.stream import Limits, Search

Progress = Callable[[str, int], None]
"""Takes the file or table that is being read, and how many bytes of the store were read so far."""


FILES = Words("berkas", "files")


class Full(Exception):
    """As much of the store was read as is allowed."""


@dataclass(slots=True)
class Visit:
    """One store that is being read."""

    engine: Engine
    needles: Needles
    limits: Limits
    largest: int
    """Bytes after which it is enough."""
    progress: Progress
    tally: Tally | None = None
    """Counts what stands there; None: nobody asks."""
    count: int = 0
    """Files, tables or keys that were opened: `unit` says which."""
    unit: Words = FILES
    remark: Words | None = None
    """What cannot be seen of such a store in this way."""
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.needles)

    def search(self) -> Search:
        """Return a search for one outermost stream, with its own budget of what may be unpacked."""
        return Search(self.engine, self.needles, self.ledger, self.limits, self.tally)

    def trouble(self, place: str, words: Words) -> None:
        """Note what could not be looked into."""
        self.ledger.note(place, *words)

    def saw(self, place: str, size: int) -> None:
        """Count bytes of the store that were searched; raise `Full` beyond what is allowed."""
        self.ledger.looked_at += size
        self.progress(place, self.ledger.looked_at)
        if self.ledger.looked_at > self.largest:
            self.note_largest(place)
            raise Full

    def note_largest(self, place: str) -> None:
        """Note that the rest was not searched."""
        size = self.largest >> 20
        self.trouble(
            place,
            Words(
                f"lebih besar dari batas {size} MiB (--largest): selebihnya tidak dicari",
                f"larger than the limit of {size} MiB (--largest): the rest was not searched",
            ),
        )
