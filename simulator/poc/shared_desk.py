"""How do sessions work where several processes share the store? Nothing is decided but under the session's lock.

Calls that arrive while a group is being committed make the next group: one transaction in flight for each process, and
no timer. What stands in memory between groups is for reading only; a group begins with what the database says.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from simulator.network.fault import FaultState
from simulator.poc.clock import Clock
from simulator.poc.desk import PAGE, SessionClosed, SessionDesk, T
from simulator.poc.searching import Searching
from simulator.poc.session import PocSession, pack_record, read_record
from simulator.store.entry import Entry
from simulator.store.packing import OF_ANOTHER_FORM
from simulator.store.postgres import Held, PostgresStore, State
from simulator.store.store import Numbered, StoreError

POLL_S = 0.25
"""Seconds between two looks of a live view."""
_log = logging.getLogger("gladi.store")


class _Live(msgspec.Struct, frozen=True, array_like=True):
    """What changes from call to call."""

    spent: dict[date, int]
    faults: FaultState
    searches: dict[str, Searching] = {}
    """Absent in what earlier versions wrote."""


_pack = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Live).decode


@dataclass(slots=True)
class _Turn:
    """One call or change that waits for its group, and how it came out."""

    session: PocSession
    act: Callable[[Held], Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def play(self, held: Held | None) -> None:
        """Act on the session while it is held; None: the database does not know it."""
        try:
            if held is None:
                raise StoreError(f"sesi / session {self.session.record.id}: hilang / lost", "GET /v1/sessions")
            self.result = self.act(held)
        except Exception as error:
            self.error = error

    def fail(self, error: BaseException) -> None:
        """Take back whatever came out, because of `error`."""
        hint = error.hint if isinstance(error, StoreError) else "lihat log / see the log"
        self.error = StoreError(str(error) or type(error).__name__, hint)

    def finish(self) -> None:
        """Tell who waits, if he still does."""
        if self.done.done():
            return
        if self.error is None:
            self.done.set_result(self.result)
        else:
            self.done.set_exception(self.error)


class SharedDesk(SessionDesk):
    """The sessions of a database that other processes have too."""

    store: PostgresStore

    def __init__(self, store: PostgresStore, clock: Clock) -> None:
        super().__init__(clock)
        self.store = store
        self._known: dict[str, int | None] = {}
        """The number of the record that stands in memory; None: one that nobody may rely on."""
        self._waiting: list[_Turn] = []
        self._working: asyncio.Task[None] | None = None
        self._views_ended = asyncio.Event()

    async def restore(self) -> None:
        """Take up the sessions that the database holds."""
        await self.refresh()

    async def settle(self, session: PocSession, decide: Callable[[], tuple[T, Entry]]) -> T:
        """Decide while the session is held; return when that is committed."""

        def act(held: Held) -> T:
            if not session.record.is_open:
                raise SessionClosed(session)
            before, searches = dict(session.spent), dict(session.searches)
            faults = session.faults.state() if session.faults.faults else None
            try:
                result, entry = decide()
                held.append(entry)
            except Exception:
                # What is not in the journal has cost nothing, no fault either.
                session.spent, session.searches = before, searches
                if faults is not None:
                    session.faults.restore(faults)
                raise
            return result

        return await self._take_turn(session, act)

    def settle_at_once(
        self, session: PocSession, decide: Callable[[], tuple[T, Entry]], settled: Callable[[T | None], None]
    ) -> bool:
        """Do nothing: the session must be held first."""
        return False

    async def change(self, session: PocSession, mutate: Callable[[], T]) -> T:
        """Change the session while it is held; return when that is committed."""

        def act(held: Held) -> T:
            result = mutate()
            held.change(pack_record(session.record), is_open=session.record.is_open)
            self._known[session.record.id] = None
            return result

        return await self._take_turn(session, act)

    async def refresh(self, session_id: str | None = None) -> None:
        """Take up what other processes have opened and changed."""
        found = await self.store.find(self._known, session=session_id)
        for state in found:
            self._take_up(state)
        if session_id is None:
            self._by_id = {state.id: self._by_id[state.id] for state in found} | self._by_id

    async def purge(self) -> list[str]:
        """Forget what is closed; other processes know it until they end, and answer it as closed."""
        closed = await self.store.forget_closed()
        self._drop(closed)
        for session_id in closed:
            self._known.pop(session_id, None)
        return list(closed)

    async def look_up(self, lembaga: str) -> PocSession | None:
        """Ask the database."""
        for state in await self.store.find(self._known, lembaga=lembaga):
            self._take_up(state)
        return self.by_lembaga(lembaga)

    async def follow(
        self, session: PocSession, after: int, patience_s: float
    ) -> AsyncGenerator[Sequence[Numbered], None]:
        """Look again and again: another process may have written."""
        idle_s = 0.0
        while True:
            is_last = self._views_ended.is_set() or not session.record.is_open
            batch = await self.store.entries(session.record.id, after, PAGE)
            if batch:
                yield batch
                after, idle_s = batch[-1].seq, 0.0
                continue
            if is_last:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._views_ended.wait(), POLL_S)
            idle_s += POLL_S
            if idle_s >= patience_s:
                yield ()
                idle_s = 0.0
            await self.refresh(session.record.id)

    def end_views(self) -> None:
        """End every live view."""
        self._views_ended.set()

    async def _insert(self, session: PocSession) -> bool:
        record = session.record
        return await self.store.insert(
            record.id,
            record.agreement.name,
            record.seed,
            record.credentials.lembaga,
            pack_record(record),
            _live(session),
        )

    def _take_turn(self, session: PocSession, act: Callable[[Held], T]) -> "asyncio.Future[T]":
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.append(_Turn(session, act, done))
        if self._working is None:
            self._working = loop.create_task(self._work())
        return done

    async def _work(self) -> None:
        """Commit group after group until nobody waits."""
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                try:
                    await self._play(group)
                except BaseException as error:
                    # Nothing of it is said to be written, so nobody is answered by it.
                    for turn in group:
                        turn.fail(error)
                    if not isinstance(error, Exception):
                        raise
                    if not isinstance(error, StoreError):
                        _log.exception("galat simulator / fault of the simulator")
                finally:
                    for turn in group:
                        turn.finish()
        finally:
            self._working = None
            self._abandon()

    def _abandon(self) -> None:
        """Let nobody wait for a worker that has ended before its time."""
        for turn in self._waiting:
            turn.fail(StoreError("penyimpanan berhenti / the store has stopped", "coba lagi / try again"))
            turn.finish()
        self._waiting = []

    async def _play(self, group: list[_Turn]) -> None:
        known = {id_: self._known.get(id_) for id_ in sorted({turn.session.record.id for turn in group})}
        async with self.store.hold(known) as held:
            for one in held.values():
                self._take_up(one.state)
            for turn in group:
                turn.play(held.get(turn.session.record.id))
            for id_, one in held.items():
                one.state.live = _live(self._by_id[id_])
        for id_, one in held.items():
            if self._known[id_] is None:
                self._known[id_] = one.state.changed

    def _take_up(self, state: State) -> None:
        """Let the session be what the database says."""
        session = self._by_id.get(state.id)
        if state.record is not None:
            record = read_record(state.record)
            if session is None:
                session = self._keep(PocSession(record, self.clock, {}))
            else:
                session.replace(record)
            self._known[state.id] = state.changed
        assert session is not None
        live = _read_live(state)
        session.spent, session.searches = live.spent, live.searches
        session.faults.restore(live.faults)


def _read_live(state: State) -> _Live:
    """Return what changes from call to call; raise `StoreError` where it is of a form not known here."""
    try:
        return _decode(state.live)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"keadaan sesi {state.id} tidak terbaca / the state of this session cannot be read: {error}",
            OF_ANOTHER_FORM,
        ) from error


def _live(session: PocSession) -> bytes:
    return _pack(_Live(session.spent, session.faults.state(), session.searches))
