"""Which requests reached the web service and nearly were calls: a wrong method, a doubled slash, a cut path?

So that whoever wonders why no call comes sees what came instead. Only the last ones are kept, in the memory of the
process that answered them, without query and body, which may hold a password.
"""

from collections import deque
from dataclasses import dataclass

MOST = 50
LONGEST = 200
"""Characters of a path that are kept."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """One such request."""

    number: int
    """Counts from 1, over all that came."""
    method: str
    path: str
    """Without query."""
    status: int
    """What it was answered with."""


class NearMisses:
    """The last requests that nearly were calls."""

    def __init__(self) -> None:
        self._kept: deque[NearMiss] = deque(maxlen=MOST)
        self._count = 0

    def note(self, method: str, path: str, status: int) -> None:
        """Keep one more."""
        self._count += 1
        self._kept.append(NearMiss(self._count, method[:20], path[:LONGEST], status))

    def after(self, number: int) -> list[NearMiss]:
        """Return those after `number`, the first first."""
        return [miss for miss in self._kept if miss.number > number]
