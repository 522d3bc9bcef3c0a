"""Stores of every kind, each with a desk that can be opened again as by a process that starts."""

import asyncio
from pathlib import Path

import pytest

from simulator.poc.clock import Clock
from simulator.poc.desk import SessionDesk
from simulator.poc.open_desk import open_desk
from simulator.poc.owned_desk import OwnedDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from simulator.store.memory import MemoryStore
from tests.helpers.entries import make_entry
from tests.helpers.postgres_server import PostgresServer

KINDS = ("memory", "sqlite", "postgres")


class _LastingMemory(MemoryStore):
    """A store in memory that outlives the desks of its test, and lets go of its file at the end of it."""

    async def close(self) -> None:
        """Stay open: the next desk goes on with it."""


class Place:
    """One store, empty at first."""

    def __init__(self, kind: str, directory: Path, request: pytest.FixtureRequest) -> None:
        self.kind = kind
        self._memory = _LastingMemory()
        request.addfinalizer(lambda: asyncio.run(MemoryStore.close(self._memory)))
        self.url = f"sqlite:///{directory / 'gladi.sqlite'}"
        if kind == "postgres":
            server = request.getfixturevalue("postgres")
            assert isinstance(server, PostgresServer)
            self.url = server.new_database()

    async def open(self, clock: Clock) -> SessionDesk:
        """A desk with what the store remembers."""
        if self.kind == "memory":
            desk = OwnedDesk(self._memory, clock)
            await desk.restore()
            return desk
        return await open_desk(self.url, clock)


async def settle(desk: SessionDesk, session: PocSession, **changes: object) -> Entry:
    """Settle one entry with these changes, charged by default; return it."""

    def decide() -> tuple[Entry, Entry]:
        entry = make_entry(**({"session": session.record.id} | changes))
        if entry.is_charged:
            session.spend_kuota(entry.day)
        return entry, entry

    return await desk.settle(session, decide)
