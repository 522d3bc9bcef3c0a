"""How is a store's failure logged? Once a second: while a disk is full every call fails, and all say the same."""

import logging

from simulator.store.store import StoreError

EVERY_S = 1.0
"""Seconds between two lines."""


class OnceIn(logging.Filter):
    """Lets one record pass in so many seconds, and lets the next one say how many it held back."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._passed_at = float("-inf")
        self._held_back = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether `record` is to be logged."""
        # A clock that was set back must not silence the log.
        if 0 <= record.created - self._passed_at < self._seconds:
            self._held_back += 1
            return False
        if self._held_back:
            record.msg = f"{record.msg} (+{self._held_back} sejak baris terakhir / since the last line)"
        self._passed_at, self._held_back = record.created, 0
        return True


_log = logging.getLogger("gladi.store.failure")
_log.addFilter(OnceIn(EVERY_S))


def log_failure(error: StoreError) -> None:
    """Log what has failed, and the remedy."""
    _log.error("%s; %s", error, error.hint)
