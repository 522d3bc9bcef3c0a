"""Is a second visitor served while the DWH holds its answer to the first? A server with one worker serves nobody then.

Proof that he was is a look that began once the first one's call stood in the journal and was over before the DWH could
have answered it. A busy machine may leave no time for such a look, so its absence says little by itself.

He sends others after a look that is not back soon: a server with several workers, like PHP's own, may have given it to
the very worker that waits for the DWH, where it stays although the others are idle.
"""

import math
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import pairwise

from conformance.application.answer import probe

LOOK_TIMEOUT_S, PAUSE_S = 2.0, 0.01
SOON_S = 0.05
"""A look that is out for longer is followed by another one."""
MOST_OUT = 4
"""So many looks are out at once at most."""


@dataclass(slots=True)
class Visit:
    """What the second visitor saw; moments are seconds of one clock."""

    usual_s: float = 0.0
    """What a look takes when all is quiet."""
    looks: list[tuple[float, float]] = field(default_factory=list)
    """When each of his looks began and was over, in any order; one that was not answered is never over."""
    absent_at: float | None = None
    """The last moment at which the first one's call was surely not in the journal yet."""
    seen_at: float | None = None
    """When it surely was; None: it was not seen."""
    left_at: float | None = None
    """When he was told to leave; None: he is still there."""

    def was_served(self, held_s: float) -> bool:
        """Whether a look lay wholly in the `held_s` seconds for which the DWH held its answer."""
        if self.absent_at is None or self.seen_at is None:
            return False
        return any(began >= self.seen_at and over <= self.absent_at + held_s for began, over in self.looks)

    def share_waited(self, held_s: float) -> float:
        """Return the longest time without an answer to him, less what a look takes, as a part of `held_s`.

        Where a look takes half of its time limit in all quiet, nothing is made of those that took longer: 0.
        """
        if self.usual_s > LOOK_TIMEOUT_S / 2:
            return 0.0
        return (longest_wait(self.looks, self.left_at) - self.usual_s) / held_s


def longest_wait(looks: Sequence[tuple[float, float]], left_at: float | None = None) -> float:
    """Return the longest time in which no look came back, from the first one's beginning to `left_at`, if known."""
    if not looks:
        return 0.0
    answered = [over for _, over in looks if over != math.inf]
    ends = [min(began for began, _ in looks), *sorted([*answered, *([] if left_at is None else [left_at])])]
    return max((after - before for before, after in pairwise(ends)), default=0.0)


class Visitor:
    """Somebody else who looks at an address again and again while the first one hands in his request."""

    def __init__(self, address: str, is_asked: Callable[[], bool]) -> None:
        """`is_asked`: is the first one's call in the journal? With an empty `address` there is nothing to look at."""
        self._address = address
        self._is_asked = is_asked
        self.visit = Visit()
        if address:
            self.visit.usual_s = min(self._look(), self._look())
        self._has_left = threading.Event()
        self._thread = threading.Thread(target=self._look_around, daemon=True)

    def __enter__(self) -> "Visitor":
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave, when the looks under way are over."""
        self.visit.left_at = time.perf_counter()
        self._has_left.set()
        self._thread.join()

    def _look(self) -> float:
        """Return how long a look took; without an answer it took forever."""
        began = time.perf_counter()
        is_answered = isinstance(probe(self._address, LOOK_TIMEOUT_S), int)
        return time.perf_counter() - began if is_answered else math.inf

    def _look_around(self) -> None:
        out = set[Future[None]]()
        with ThreadPoolExecutor(MOST_OUT) as others:
            while self._address and not self._has_left.wait(PAUSE_S):
                self._ask()
                if len(out) < MOST_OUT:
                    out.add(others.submit(self._note_look))
                out = wait(out, SOON_S, FIRST_COMPLETED).not_done
        self._ask()  # one who was kept waiting until the end could not ask before

    def _note_look(self) -> None:
        began = time.perf_counter()
        self.visit.looks.append((began, began + self._look()))

    def _ask(self) -> None:
        """Note when the first one's call was surely not in the journal yet, and when it surely was."""
        if self.visit.seen_at is not None:
            return
        now = time.perf_counter()
        if self._is_asked():
            self.visit.seen_at = time.perf_counter()
        else:
            self.visit.absent_at = now
