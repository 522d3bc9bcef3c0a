"""Which sessions exist, which are open, and who opens and closes them?"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses
from simulator.domain.pks import Pks
from simulator.poc.clock import Clock, first_moment
from simulator.poc.credentials import REGISTERED_IP, make_credentials
from simulator.poc.session import AplikasiTerdaftar, PocSession, SessionRecord
from simulator.store.entry import Entry
from simulator.store.store import Numbered, Store, StoreError

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(SessionRecord).decode
T = TypeVar("T")
PAGE = 1_000
"""Entries that a live view reads at a time."""


class SeedTaken(Exception):
    """A session with this agreement and seed is open already."""

    def __init__(self, session: PocSession) -> None:
        super().__init__(session.record.id)
        self.session = session


class SessionClosed(Exception):
    """The session is closed: nothing more is answered from it."""

    def __init__(self, session: PocSession) -> None:
        super().__init__(session.record.id)
        self.session = session


class SessionDesk:
    """All sessions of one simulator; closed ones stay for their journal.

    Every door answers by `settle`, whatever changes a session does so by `change`: both call back once, with the
    session exactly as it stands. Here that is at once, since the store has no other owner; a desk over a shared store
    calls back while it holds the session against every other process. Who only reads calls `refresh` first.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self._by_id: dict[str, PocSession] = {}
        self._by_lembaga: dict[str, PocSession] = {}
        """The latest session of each lembaga: the agreement and seed fix it, and of those at most one is open."""

    async def restore(self) -> None:
        """Take up the sessions that the store remembers, with what they have spent."""
        for data in await self.store.load_sessions():
            record = _decode(data)
            self._keep(PocSession(record, self.clock, await self.store.spent(record.id)))

    async def open(
        self,
        agreement: Pks,
        seed: int | None = None,
        aplikasi: AplikasiTerdaftar | None = None,
        dialect: Dialect | None = None,
        at: datetime | None = None,
    ) -> PocSession:
        """Open a session; without `seed` a free one is taken, without `at` the clock starts as the design says.

        Raises `SeedTaken` where the agreement and seed are in use by an open session.
        """
        siblings = [s.record for s in self._by_id.values() if s.record.agreement.name == agreement.name]
        if seed is None:
            in_use = {record.seed for record in siblings if record.is_open}
            seed = next(n for n in range(1, len(in_use) + 2) if n not in in_use)
        if (standing := self.find_open(agreement.name, seed)) is not None:
            raise SeedTaken(standing)
        run = 1 + sum(record.seed == seed for record in siblings)
        now = self.clock.now()
        credentials = make_credentials(agreement.name, seed)
        record = SessionRecord(
            id=f"{agreement.name}.{seed}.{run}",
            agreement=agreement,
            seed=seed,
            run=run,
            dialect=dialect or agreement.dialect,
            credentials=credentials,
            hak_akses=HakAkses(
                user_id=credentials.user_id,
                password=credentials.password,
                registered_ips=frozenset({REGISTERED_IP}),
                pks_from=agreement.pks_from,
                pks_until=agreement.pks_until,
                kuota=agreement.kuota,
                reader=agreement.reader,
            ),
            clock_offset=(at or first_moment(agreement, now)) - now,
            aplikasi=aplikasi or AplikasiTerdaftar(),
        )
        session = PocSession(record, self.clock, {})
        await self._save(session)
        self._keep(session)
        return session

    def find_open(self, agreement: str, seed: int) -> PocSession | None:
        """Return the open session of this agreement and seed."""
        for session in self._by_id.values():
            record = session.record
            if record.is_open and record.agreement.name == agreement and record.seed == seed:
                return session
        return None

    async def settle(self, session: PocSession, decide: Callable[[], tuple[T, Entry]]) -> T:
        """Return what `decide` returns, once its entry is durable in the journal of `session`.

        `decide` is called once, with the session exactly as it stands; what it spends there counts. Raises
        `SessionClosed`, then `decide` is not called; `StoreError` where the entry cannot be written.
        """
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
        """Do as `settle` for one who waits in no task: `settled` gets the result, or None where it cannot be written.

        False: nothing was done, since it takes longer to know the session's state; `settle` must be used.
        """
        result, entry = decide()

        def kept(seq: int, error: StoreError | None) -> None:
            if error is not None:
                session.take_back(entry)
                settled(None)
                return
            if session.listeners:
                session.publish(Numbered(seq, entry))
            settled(result)

        self.store.keep(entry, kept)
        return True

    async def change(self, session: PocSession, mutate: Callable[[], T]) -> T:
        """Return what `mutate` returns, once what it changed in `session` is durable and in force everywhere.

        `mutate` is called once, with the session exactly as it stands; where it raises, it has changed nothing.
        """
        result = mutate()
        await self._save(session)
        return result

    async def close(self, session: PocSession) -> None:
        """Close `session`: nothing more is answered; its journal stays readable."""

        def mutate() -> None:
            session.record.is_open = False

        await self.change(session, mutate)
        session.end_views()

    async def refresh(self, session_id: str | None = None) -> None:
        """Let `get`, `all` and the session itself show what is so now: of one session, or of all."""

    async def look_up(self, lembaga: str) -> PocSession | None:
        """Return what `by_lembaga` should, also where another process has opened the session."""
        return self.by_lembaga(lembaga)

    async def follow(
        self, session: PocSession, after: int, patience_s: float
    ) -> AsyncGenerator[Sequence[Numbered], None]:
        """Yield the entries of `session` above `after` as they become durable, until it is closed or views end.

        Where nothing happens for `patience_s` seconds, nothing is yielded as an empty batch.
        """
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
        """End every live view of the journals: the simulator stops."""
        for session in self._by_id.values():
            session.end_views()

    async def _save(self, session: PocSession) -> None:
        await self.store.save_session(session.record.id, _encode(session.record))

    def get(self, session_id: str) -> PocSession | None:
        """Return the session with this id, open or closed."""
        return self._by_id.get(session_id)

    def by_lembaga(self, lembaga: str) -> PocSession | None:
        """Return the latest session, open or closed, that this path segment names, whatever its case."""
        return self._by_lembaga.get(lembaga.upper())

    def all(self) -> tuple[PocSession, ...]:
        """Return every session in the order of opening."""
        return tuple(self._by_id.values())

    def _keep(self, session: PocSession) -> None:
        self._by_id[session.record.id] = session
        self._by_lembaga[session.record.credentials.lembaga.upper()] = session
