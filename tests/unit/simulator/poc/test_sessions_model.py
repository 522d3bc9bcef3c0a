"""Sessions and kuota against a model, whatever happens in which order."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from simulator.domain.kuota import kuota_day
from simulator.poc.agreement_file import load_agreement
from simulator.poc.clock import ManualClock
from simulator.poc.desk import SeedTaken
from simulator.poc.owned_desk import OwnedDesk
from simulator.poc.session import PocSession
from simulator.store.memory import MemoryStore
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA, Rehearsal, content

AGREEMENTS = {
    name: replace(load_agreement(PURBALINGGA), name=name, kuota=kuota)
    for name, kuota in ((PURBALINGGA, 2), ("purbalingga-dinkes-2025", None))
}
CODES = {"warga-01": "01", "meninggal": "11", "tidak-ada": "13", "format-salah": "15", "tidak-dapat-diproses": "08"}
CHARGED = {"01", "11", "13"}


class Sessions(RuleBasedStateMachine):
    """Sessions are opened, used, moved in time, closed and restarted."""

    sessions = Bundle("sessions")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.clock = ManualClock(MONDAY)
        self.store = MemoryStore()
        self.open: dict[str, tuple[str, int]] = {}
        self.limit: dict[str, int | None] = {}
        self.spent: Counter[tuple[str, date]] = Counter()
        self.answered: Counter[str] = Counter()

    @initialize()
    def start(self) -> None:
        """Start, or start again, over the one store."""
        self.desk = OwnedDesk(self.store, self.clock)
        self.runner.run(self.desk.restore())

    @rule(target=sessions, name=st.sampled_from(sorted(AGREEMENTS)), seed=st.none() | st.integers(1, 2))
    def open_session(self, name: str, seed: int | None) -> object:
        try:
            session = self.runner.run(self.desk.open(AGREEMENTS[name], seed))
        except SeedTaken:
            assert (name, seed) in self.open.values()
            return multiple()
        record = session.record
        assert (name, record.seed) not in self.open.values()
        assert record.id not in self.limit
        self.open[record.id] = (name, record.seed)
        self.limit[record.id] = record.hak_akses.kuota
        return record.id

    @rule(session_id=sessions)
    def close_session(self, session_id: str) -> None:
        self.runner.run(self.desk.close(self.session(session_id)))
        self.open.pop(session_id, None)

    @rule(session_id=consumes(sessions))
    def forget_session(self, session_id: str) -> None:
        """Leave a session as it is for the rest of the run."""

    @rule(session_id=sessions, persona=st.sampled_from(sorted(CODES)))
    def call(self, session_id: str, persona: str) -> None:
        session = self.session(session_id)
        limit, day = self.limit[session_id], kuota_day(session.now())
        expected = CODES[persona]
        if limit is not None and self.spent[session_id, day] >= limit:
            expected = "05"
        if session_id not in self.open:
            # The address belongs to the successor, if there is one: its own credentials, so it answers.
            name, seed = session.record.agreement.name, session.record.seed
            if (name, seed) in self.open.values():
                return
            expected = "03"
        rehearsal = Rehearsal(self.desk, self.clock, session)
        answer = content(self.runner.run(rehearsal.send(rehearsal.fields(persona))))
        assert answer["RESPONSE_CODE"] == expected
        self.spent[session_id, day] += expected in CHARGED
        self.answered[session_id] += expected != "03"

    @rule(session_id=sessions, kuota=st.none() | st.integers(0, 3))
    def change_kuota(self, session_id: str, kuota: int | None) -> None:
        session = self.session(session_id)

        def mutate() -> None:
            session.change(replace(session.record.hak_akses, kuota=kuota), session.record.dialect)

        self.runner.run(self.desk.change(session, mutate))
        self.limit[session_id] = kuota

    @rule(session_id=sessions, hours=st.integers(1, 30))
    def move_the_clock_of_one(self, session_id: str, hours: int) -> None:
        session = self.session(session_id)
        forward = timedelta(hours=hours)
        self.runner.run(self.desk.change(session, lambda: session.set_clock(session.now() + forward)))

    @rule(hours=st.integers(1, 30))
    def let_time_pass(self, hours: int) -> None:
        self.clock.at += timedelta(hours=hours)

    @precondition(lambda self: self.limit)
    @rule()
    def restart(self) -> None:
        self.start()

    @invariant()
    def what_was_spent_is_what_was_charged(self) -> None:
        for session_id in self.limit:
            expected = {day: hits for (owner, day), hits in self.spent.items() if owner == session_id and hits}
            assert self.session(session_id).spent == expected
            assert self.runner.run(self.store.spent(session_id)) == expected

    @invariant()
    def every_answer_of_an_open_session_is_in_its_journal_once(self) -> None:
        for session_id in self.limit:
            assert len(self.runner.run(self.store.entries(session_id, 0, 10_000))) == self.answered[session_id]

    @invariant()
    def open_sessions_are_reached_by_their_lembaga(self) -> None:
        for session_id in self.open:
            session = self.session(session_id)
            assert session.record.is_open
            assert self.desk.by_lembaga(session.record.credentials.lembaga) is session

    def session(self, session_id: str) -> PocSession:
        session = self.desk.get(session_id)
        assert session is not None
        return session

    def teardown(self) -> None:
        self.runner.close()


Sessions.TestCase.settings = settings(deadline=None, max_examples=25, stateful_step_count=25)
TestSessions = Sessions.TestCase
