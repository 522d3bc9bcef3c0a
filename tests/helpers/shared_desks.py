"""Several desks over one PostgreSQL database, each as a process of its own would have it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from simulator.poc.desk import SessionDesk
from simulator.poc.open_desk import open_desk
from simulator.poc.session import PocSession
from tests.helpers.manual_clock import ManualClock
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.rehearsal_desk import MONDAY

Scene = Callable[..., Coroutine[Any, Any, None]]
Play = Callable[[int, Scene], None]


def play_shared(postgres: PostgresServer) -> Play:
    """Return what plays a scene with so many desks over one new database."""

    def run(count: int, scene: Scene) -> None:
        url = postgres.new_database()

        async def with_desks() -> None:
            desks = [await open_desk(url, ManualClock(MONDAY)) for _ in range(count)]
            try:
                await scene(*desks)
            finally:
                for desk in desks:
                    await desk.store.close()

        asyncio.run(with_desks())

    return run


async def seen_by(desk: SessionDesk, session: PocSession) -> PocSession:
    """The same session, as another desk has it."""
    await desk.refresh(session.record.id)
    found = desk.get(session.record.id)
    assert found is not None
    assert found is not session
    return found
