"""What does the simulator need to remember, whatever remembers it?"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from simulator.store.entry import Entry


class StoreError(Exception):
    """The store cannot be opened or used; `hint` says what the user can do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Numbered:
    """A journal entry with its place: `seq` grows with every entry of a session."""

    seq: int
    entry: Entry


Kept = Callable[[int, StoreError | None], None]
"""Takes the `seq` of an entry once it is durable, or why it is not."""


def _resolve(future: "asyncio.Future[int]", seq: int, error: StoreError | None) -> None:
    """Hand on to `future` what a store says of an entry."""
    if future.done():
        return
    if error is None:
        future.set_result(seq)
    else:
        future.set_exception(error)


class Journal(Protocol):
    """What every store lets one read, and its end."""

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` durable entries of `session` with a `seq` above `after`, in order."""
        ...

    async def close(self) -> None:
        """Write what is pending and let go of every resource."""
        ...


class Store(Journal, Protocol):
    """A store that one process owns. `append` returns a future that is done when the entry would survive a crash."""

    def append(self, entry: Entry) -> "asyncio.Future[int]":
        """Write `entry`; the future gives its `seq` once it is durable."""
        durable: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.keep(entry, partial(_resolve, durable))
        return durable

    def keep(self, entry: Entry, kept: Kept) -> None:
        """Write `entry` as `append` does, for those who wait on no future: `kept` is called once it is durable."""
        ...

    async def spent(self, session: str) -> dict[date, int]:
        """Return the charged hits of `session` by kuota day."""
        ...

    async def save_session(self, session: str, record: bytes) -> None:
        """Keep `record` as the state of `session`, durably, replacing an earlier one."""
        ...

    async def forget(self, sessions: Sequence[str]) -> None:
        """Delete these sessions, their journals and their hits."""
        ...

    async def load_sessions(self) -> Sequence[bytes]:
        """Return the records of all sessions, in the order they were first saved."""
        ...
