"""How do sessions work where one process owns the store? All is known here; only the disk is waited for."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from simulator.poc.clock import Clock
from simulator.poc.desk import PAGE, SessionClosed, SessionDesk, T
from simulator.poc.live_view import GATHER_S, LiveView
from simulator.poc.session import PocSession, pack_record, read_record
from simulator.store.entry import Entry
from simulator.store.failure_log import log_failure
from simulator.store.store import Numbered, Store, StoreError


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
                log_failure(error)
                session.take_back(entry)
                settled(None)
                return
            if session.listeners:
                session.publish(Numbered(seq, entry))
            settled(result)

        self.store.keep(entry, kept)
        return True

    async def change(self, session: PocSession, mutate: Callable[[], T]) -> T:
        """Change at once; return when it is durable. What cannot be kept has changed nothing."""
        before = session.state()
        result = mutate()
        try:
            # The stores of this desk write without giving way: nobody sees the session meanwhile.
            await self._insert(session)
        except BaseException:
            session.restore(before)
            raise
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
        while batch := await self.store.entries(session.record.id, after, PAGE):
            yield batch
            after = batch[-1].seq
        # From here on what comes waits; nothing has come since the journal was found to hold no more.
        view = LiveView()
        session.listeners.add(view)
        try:
            while session.record.is_open and not view.is_over:
                batch = await view.take(patience_s)
                if batch or not view.is_over:
                    yield batch
                if batch:
                    await asyncio.sleep(GATHER_S)
            if rest := await view.take(0):
                yield rest
        finally:
            session.listeners.discard(view)

    def end_views(self) -> None:
        """End every live view."""
        for session in self._by_id.values():
            session.end_views()

    async def purge(self) -> list[str]:
        """Forget what is closed."""
        closed = [session.record.id for session in self.all() if not session.record.is_open]
        await self.store.forget(closed)
        self._drop(closed)
        return closed

    async def _insert(self, session: PocSession) -> bool:
        await self.store.save_session(session.record.id, pack_record(session.record))
        return True
