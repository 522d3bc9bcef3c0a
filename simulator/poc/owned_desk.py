"""How do sessions work where one process owns the store? All is known here; only the disk is waited for."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence

from simulator.poc.clock import Clock
from simulator.poc.desk import PAGE, SessionClosed, SessionDesk, T
from simulator.poc.session import PocSession, pack_record, read_record
from simulator.store.entry import Entry
from simulator.store.store import Numbered, Store, StoreError

_log = logging.getLogger("gladi.store")


class OwnedDesk(SessionDesk):
    """The sessions of a store that no other process has."""

    store: Store

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(clock)
        self.store = store

    async def restore(self) -> None:
        """Take up the sessions that the store remembers, with what they have spent."""
        for data in await self.store.load_sessions():
            record = read_record(data)
            self._keep(PocSession(record, self.clock, await self.store.spent(record.id)))

    async def settle(self, session: PocSession, decide: Callable[[], tuple[T, Entry]]) -> T:
        """Decide at once; return when the entry is durable."""
        if not session.record.is_open:
            raise SessionClosed(session)
        result, entry = decide()
        try:
            seq = await self.store.append(entry)
        except StoreError:
            session.take_back(entry)
            raise
        session.publish(Numbered(seq, entry))
        return result

    def settle_at_once(
        self, session: PocSession, decide: Callable[[], tuple[T, Entry]], settled: Callable[[T | None], None]
    ) -> bool:
        """Decide at once; `settled` is called when the entry is durable."""
        result, entry = decide()

        def kept(seq: int, error: StoreError | None) -> None:
            if error is not None:
                _log.error("%s", error)
                session.take_back(entry)
                settled(None)
                return
            if session.listeners:
                session.publish(Numbered(seq, entry))
            settled(result)

        self.store.keep(entry, kept)
        return True

    async def change(self, session: PocSession, mutate: Callable[[], T]) -> T:
        """Change at once; return when it is durable."""
        result = mutate()
        await self._insert(session)
        return result

    async def refresh(self, session_id: str | None = None) -> None:
        """Do nothing: what stands here is so."""

    async def look_up(self, lembaga: str) -> PocSession | None:
        """Return what is known here: there is no more."""
        return self.by_lembaga(lembaga)

    async def follow(
        self, session: PocSession, after: int, patience_s: float
    ) -> AsyncGenerator[Sequence[Numbered], None]:
        """Yield what the journal holds, then what `settle` publishes."""
        queue: asyncio.Queue[Numbered | None] = asyncio.Queue()
        session.listeners.add(queue)
        try:
            while batch := await self.store.entries(session.record.id, after, PAGE):
                yield batch
                after = batch[-1].seq
            while session.record.is_open or not queue.empty():
                try:
                    numbered = await asyncio.wait_for(queue.get(), patience_s)
                except TimeoutError:
                    yield ()
                    continue
                if numbered is None:
                    return
                if numbered.seq > after:
                    yield (numbered,)
        finally:
            session.listeners.discard(queue)

    def end_views(self) -> None:
        """End every live view."""
        for session in self._by_id.values():
            session.end_views()

    async def _insert(self, session: PocSession) -> bool:
        await self.store.save_session(session.record.id, pack_record(session.record))
        return True
