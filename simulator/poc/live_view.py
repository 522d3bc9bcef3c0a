"""What has a live view of a journal yet to show? No more than so much: a reader that does not read must cost nobody."""

import asyncio
from collections.abc import Sequence

from simulator.store.store import Numbered

MOST_WAITING = 2_000
"""Entries that may wait for one view; at that number it is cut (SIM)."""
GATHER_S = 0.1
"""Seconds in which entries gather for a view that was shown some: hundreds of views must not slow down the calls."""


class ViewTooSlow(Exception):
    """More entries wait for a live view than may: its reader does not read, or too slowly."""


class LiveView:
    """The entries that wait for one view."""

    def __init__(self) -> None:
        self._waiting: list[Numbered] = []
        self._woken = asyncio.Event()
        self.is_over = False
        """Whether nothing more comes."""
        self._is_cut = False

    def put(self, numbered: Numbered) -> None:
        """Let an entry wait, or cut the view where too many do."""
        if self._is_cut:
            return
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(numbered)
        else:
            self._waiting, self._is_cut = [], True
        self._woken.set()

    def end(self) -> None:
        """Let nothing more come."""
        self.is_over = True
        self._woken.set()

    async def take(self, patience_s: float) -> Sequence[Numbered]:
        """Return what waits, at once or when something comes; nothing after `patience_s` seconds, or at the end.

        Raises `ViewTooSlow` where the view was cut.
        """
        try:
            async with asyncio.timeout(patience_s):
                await self._woken.wait()
        except TimeoutError:
            return ()
        if self._is_cut:
            raise ViewTooSlow
        taken, self._waiting = self._waiting, []
        if not self.is_over:
            self._woken.clear()
        return taken
