"""Which sessions exist, which are open, and how does anything happen to one of them?"""

import os
from abc import ABC, abstractmethod
from bisect import insort
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses
from simulator.domain.pks import Pks
from simulator.poc.clock import Clock, first_moment
from simulator.poc.credentials import REGISTERED_IP, credentials_under
from simulator.poc.near_misses import NearMisses
from simulator.poc.session import AplikasiTerdaftar, PocSession, SessionRecord
from simulator.store.entry import Entry
from simulator.store.store import Journal, Numbered

T = TypeVar("T")
PAGE = 1_000
"""Entries that a live view reads at a time."""
DEFAULT_SEED = 1
"""The seed of the session that is opened at start, and of residents who belong to no session."""


class SeedTaken(Exception):
    """A session with this agreement and seed is open already."""

    def __init__(self, session: PocSession) -> None:
        super().__init__(session.record.id)
        self.session = session


class IdentityTaken(Exception):
    """An open session of another agreement or seed has the lembaga that this agreement names as its own (SIM).

    The address alone names a session: its user id is no second key.
    """

    def __init__(self, session: PocSession) -> None:
        record = session.record
        super().__init__(
            f"sesi {record.id} dengan lembaga {record.credentials.lembaga} masih terbuka"
            f" / session {record.id} with this lembaga is open"
        )
        self.session = session
        self.hint = "tutup sesi itu (DELETE), atau beri perjanjian ini lembaga lain / close it, or name another lembaga"


class SessionClosed(Exception):
    """The session is closed: nothing more is answered from it."""

    def __init__(self, session: PocSession) -> None:
        super().__init__(session.record.id)
        self.session = session


class SessionDesk(ABC):
    """All sessions of one store; closed ones stay for their journal.

    Every door answers by `settle`, whatever changes a session does so by `change`: both call back once, with the
    session exactly as it stands. `OwnedDesk` does so at once, since nobody else has its store; `SharedDesk` while it
    holds the session against every other process. Who only reads calls `refresh` first.
    """

    store: Journal

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.near_misses = NearMisses()
        """What came to a door and was no call; of this process alone."""
        self._by_id: dict[str, PocSession] = {}
        self._by_lembaga: dict[str, list[PocSession]] = {}
        """The sessions of each lembaga in the order of their runs; at most one of them is open."""

    @abstractmethod
    async def restore(self) -> None:
        """Take up the sessions that the store remembers, with what they have spent."""

    @abstractmethod
    async def settle(self, session: PocSession, decide: Callable[[], tuple[T, Entry]]) -> T:
        """Return what `decide` returns, once its entry is durable in the journal of `session`.

        `decide` is called at most once, with the session exactly as it stands; a charged entry counts. Raises
        `SessionClosed`, then `decide` was not called; `StoreError` where the entry cannot be said to be written.
        """

    @abstractmethod
    def settle_at_once(
        self, session: PocSession, decide: Callable[[], tuple[T, Entry]], settled: Callable[[T | None], None]
    ) -> bool:
        """Do as `settle` for one who waits in no task: `settled` gets the result, or None where it cannot be written.

        False: nothing was done, since it takes longer to know the session's state; `settle` must be used.
        """

    @abstractmethod
    async def change(self, session: PocSession, mutate: Callable[[], T]) -> T:
        """Return what `mutate` returns, once what it changed in `session` is durable and in force everywhere.

        `mutate` is called once, with the session exactly as it stands; where it raises, it must have changed nothing.
        """

    @abstractmethod
    async def refresh(self, session_id: str | None = None) -> None:
        """Let `get`, `all` and the session itself show what is so now: of one session, or of all."""

    @abstractmethod
    async def look_up(self, lembaga: str) -> PocSession | None:
        """Return what `by_lembaga` would if it knew what other processes have opened and closed."""

    @abstractmethod
    def follow(self, session: PocSession, after: int, patience_s: float) -> AsyncGenerator[Sequence[Numbered], None]:
        """Yield the entries of `session` above `after` as they become durable, until it is closed or views end.

        Where nothing happens for `patience_s` seconds, nothing is yielded as an empty batch. Raises `ViewTooSlow` where
        more wait than may, since whoever iterates takes too long.
        """

    @abstractmethod
    def end_views(self) -> None:
        """End every live view of the journals: the simulator stops."""

    @abstractmethod
    async def purge(self) -> list[str]:
        """Forget every closed session, its journal and its hits; return their ids."""

    @abstractmethod
    async def _insert(self, session: PocSession) -> bool:
        """Keep a new session, durably; False where another process was faster."""

    async def open(
        self,
        agreement: Pks,
        seed: int | None = None,
        aplikasi: AplikasiTerdaftar | None = None,
        dialect: Dialect | None = None,
        at: datetime | None = None,
        kenari: str = "",
    ) -> PocSession:
        """Open a session; without `seed` a free one is taken, without `at` the clock starts as the design says.

        `kenari` is the word that canaries are drawn from; empty: none are.

        Raises `SeedTaken` where the agreement and seed are in use by an open session, `IdentityTaken` where its own
        lembaga is, `AgreementError` where its own password is not in the environment.
        """
        while True:
            await self.refresh()
            siblings = [s.record for s in self._by_id.values() if s.record.agreement.name == agreement.name]
            in_use = {record.seed for record in siblings if record.is_open}
            chosen = seed or next(n for n in range(1, len(in_use) + 2) if n not in in_use)
            if (standing := self.find_open(agreement.name, chosen)) is not None:
                raise SeedTaken(standing)
            run = 1 + max((record.run for record in siblings if record.seed == chosen), default=0)
            now = self.clock.now()
            credentials = credentials_under(agreement, chosen, os.environ)
            if (other := self.by_lembaga(credentials.lembaga)) is not None and other.record.is_open:
                raise IdentityTaken(other)
            record = SessionRecord(
                id=f"{agreement.name}.{chosen}.{run}",
                agreement=agreement,
                seed=chosen,
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
                    kenari=kenari,
                ),
                clock_offset=(at or first_moment(agreement, now)) - now,
                aplikasi=aplikasi or AplikasiTerdaftar(),
            )
            session = PocSession(record, self.clock, {})
            if await self._insert(session):
                return self._keep(session)

    async def close(self, session: PocSession) -> None:
        """Close `session`: nothing more is answered; its journal stays readable."""
        await self.change(session, session.close)
        session.end_views()

    def find_open(self, agreement: str, seed: int) -> PocSession | None:
        """Return the open session of this agreement and seed."""
        for session in self._by_id.values():
            record = session.record
            if record.is_open and record.agreement.name == agreement and record.seed == seed:
                return session
        return None

    def get(self, session_id: str) -> PocSession | None:
        """Return the session with this id, open or closed."""
        return self._by_id.get(session_id)

    def by_lembaga(self, lembaga: str) -> PocSession | None:
        """Return the open session that this path segment names, whatever its case, else the latest closed one."""
        sessions = self._by_lembaga.get(lembaga.upper())
        if not sessions:
            return None
        return next((session for session in reversed(sessions) if session.record.is_open), sessions[-1])

    def all(self) -> tuple[PocSession, ...]:
        """Return every session in the order of opening."""
        return tuple(self._by_id.values())

    def _keep(self, session: PocSession) -> PocSession:
        """Know `session` from now on; where another caller was faster, return what he has kept."""
        known = self._by_id.setdefault(session.record.id, session)
        if known is session:
            sessions = self._by_lembaga.setdefault(session.record.credentials.lembaga.upper(), [])
            insort(sessions, session, key=lambda each: each.record.run)
        return known

    def _drop(self, ids: Iterable[str]) -> None:
        """Know these sessions no longer."""
        for session_id in ids:
            session = self._by_id.pop(session_id, None)
            if session is not None:
                self._by_lembaga[session.record.credentials.lembaga.upper()].remove(session)
