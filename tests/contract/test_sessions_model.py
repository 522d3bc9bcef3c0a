"""Sessions, clock, kuota, sanctions and faults against a model, whatever happens in which order, over every store.

Over PostgreSQL two desks take turns, as two processes would: each step may fall to either.
"""

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
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
    run_state_machine_as_test,
)

from simulator.domain.kuota import kuota_day
from simulator.network.fault import FaultKind
from simulator.poc.agreement_file import load_agreement
from simulator.poc.desk import SeedTaken, SessionDesk
from simulator.poc.session import PocSession
from tests.helpers.desks import KINDS, Place
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA, Rehearsal, content

AGREEMENTS = {
    name: replace(load_agreement(PURBALINGGA), name=name, kuota=kuota)
    for name, kuota in ((PURBALINGGA, 2), ("purbalingga-dinkes-2025", None))
}
CODES = {"warga-01": "01", "meninggal": "11", "tidak-ada": "13", "format-salah": "15", "tidak-dapat-diproses": "08"}
CHARGED = {"01", "11", "13"}
SANCTIONS = {"network": "", "instansi_active": "16", "cooperation": "16", "withdrawn": "16", "user_active": "17"}
"""What may be taken away, and what is answered then; the first that applies, and nothing where the line is cut."""
INJECTED = "02"
DESKS = st.integers(0, 1)
EXAMPLES = {"memory": 25, "sqlite": 15, "postgres": 6}
"""Runs of up to 25 steps; ten times as many by `make soak`."""


class Sessions(RuleBasedStateMachine):
    """Sessions are opened, used, moved in time, punished, closed and restarted."""

    sessions = Bundle("sessions")

    def __init__(self, make_place: Callable[[], Place]) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.clock = ManualClock(MONDAY)
        self.place = make_place()
        self.desks: list[SessionDesk] = []
        self.open: dict[str, tuple[str, int]] = {}
        self.limit: dict[str, int | None] = {}
        self.taken: dict[str, set[str]] = {}
        self.faults: Counter[str] = Counter()
        self.spent: Counter[tuple[str, date]] = Counter()
        self.answered: Counter[str] = Counter()

    @initialize()
    def start(self) -> None:
        """Start, or start again, over the one store."""
        count = 2 if self.place.kind == "postgres" else 1
        self.desks = [self.runner.run(self.place.open(self.clock)) for _ in range(count)]

    @rule(target=sessions, name=st.sampled_from(sorted(AGREEMENTS)), seed=st.none() | st.integers(1, 2), at=DESKS)
    def open_session(self, name: str, seed: int | None, at: int) -> object:
        try:
            session = self.runner.run(self.desk(at).open(AGREEMENTS[name], seed))
        except SeedTaken:
            assert (name, seed) in self.open.values()
            return multiple()
        record = session.record
        assert (name, record.seed) not in self.open.values()
        assert record.id not in self.limit
        self.open[record.id] = (name, record.seed)
        self.limit[record.id] = record.hak_akses.kuota
        self.taken[record.id] = set()
        return record.id

    @rule(session_id=sessions, at=DESKS)
    def close_session(self, session_id: str, at: int) -> None:
        self.runner.run(self.desk(at).close(self.session(session_id, at)))
        self.open.pop(session_id, None)

    @rule(session_id=consumes(sessions))
    def forget_session(self, session_id: str) -> None:
        """Leave a session as it is for the rest of the run."""

    @rule(session_id=sessions, persona=st.sampled_from(sorted(CODES)), at=DESKS, knows=st.booleans())
    def call(self, session_id: str, persona: str, at: int, knows: bool) -> None:
        """Call; the desk that answers was told of what another did (`knows`), or must find out by itself."""
        session = self.session(session_id, at if knows else 1 - at)
        day = kuota_day(session.now())
        if session_id not in self.open:
            # The address belongs to the successor, if there is one: its own credentials, so it answers.
            name, seed = session.record.agreement.name, session.record.seed
            if (name, seed) in self.open.values():
                return
        expected = self.expected(session_id, day, CODES[persona])
        rehearsal = Rehearsal(self.desk(at), self.clock, session)
        delivery = self.runner.run(rehearsal.send(rehearsal.fields(persona)))
        assert delivery.is_cut == (expected == "")
        assert delivery.is_cut or content(delivery)["RESPONSE_CODE"] == expected
        self.spent[session_id, day] += expected in CHARGED
        self.answered[session_id] += expected != "03"
        if session_id in self.open and self.faults[session_id]:
            self.faults[session_id] -= 1

    def expected(self, session_id: str, day: date, code: str) -> str:
        """The code that the model has for a right call whose resident gets `code`."""
        limit = self.limit[session_id]
        if session_id not in self.open:
            return "03"
        if self.faults[session_id]:
            return INJECTED
        for name, answer in SANCTIONS.items():
            if name in self.taken[session_id]:
                return answer
        return "05" if limit is not None and self.spent[session_id, day] >= limit else code

    @rule(session_id=sessions, kuota=st.none() | st.integers(0, 3), at=DESKS)
    def change_kuota(self, session_id: str, kuota: int | None, at: int) -> None:
        self.change(session_id, at, kuota=kuota)
        self.limit[session_id] = kuota

    @rule(session_id=sessions, name=st.sampled_from(sorted(SANCTIONS)), is_given=st.booleans(), at=DESKS)
    def punish_or_forgive(self, session_id: str, name: str, is_given: bool, at: int) -> None:
        self.change(session_id, at, **{name: is_given is not (name == "withdrawn")})
        (self.taken[session_id].discard if is_given else self.taken[session_id].add)(name)

    @precondition(lambda self: any(self.open))
    @rule(session_id=sessions, count=st.integers(1, 2), at=DESKS)
    def break_the_line(self, session_id: str, count: int, at: int) -> None:
        if session_id not in self.open:
            return
        session = self.session(session_id, at)
        self.runner.run(
            self.desk(at).change(session, lambda: session.faults.add(FaultKind.CODE, {"code": INJECTED}, count=count))
        )
        self.faults[session_id] += count

    @rule(session_id=sessions, hours=st.integers(1, 30), at=DESKS)
    def move_the_clock_of_one(self, session_id: str, hours: int, at: int) -> None:
        session, forward = self.session(session_id, at), timedelta(hours=hours)
        self.runner.run(self.desk(at).change(session, lambda: session.set_clock(session.now() + forward)))

    @rule(hours=st.integers(1, 30))
    def let_time_pass(self, hours: int) -> None:
        self.clock.at += timedelta(hours=hours)

    @precondition(lambda self: self.limit)
    @rule()
    def restart(self) -> None:
        self.end()
        if self.place.kind != "postgres":
            self.faults.clear()  # those of an owned store are gone with its process
        self.start()

    @invariant()
    def what_was_spent_is_what_was_charged(self) -> None:
        for session_id in self.limit:
            expected = {day: hits for (owner, day), hits in self.spent.items() if owner == session_id and hits}
            entries = self.runner.run(self.desk(0).store.entries(session_id, 0, 10_000))
            assert Counter(n.entry.day for n in entries if n.entry.is_charged) == expected
            for at in range(len(self.desks)):
                assert self.session(session_id, at).spent == expected

    @invariant()
    def every_answer_of_an_open_session_is_in_its_journal_once(self) -> None:
        for session_id in self.limit:
            entries = self.runner.run(self.desk(1).store.entries(session_id, 0, 10_000))
            assert len(entries) == self.answered[session_id]

    @invariant()
    def open_sessions_are_reached_by_their_lembaga(self) -> None:
        for session_id in self.open:
            for at in range(len(self.desks)):
                session = self.session(session_id, at)
                assert session.record.is_open
                assert self.desk(at).by_lembaga(session.record.credentials.lembaga) is session

    def desk(self, at: int) -> SessionDesk:
        return self.desks[at % len(self.desks)]

    def session(self, session_id: str, at: int) -> PocSession:
        self.runner.run(self.desk(at).refresh(session_id))
        session = self.desk(at).get(session_id)
        assert session is not None
        return session

    def change(self, session_id: str, at: int, **changes: object) -> None:
        session = self.session(session_id, at)

        def mutate() -> None:
            session.change(replace(session.record.hak_akses, **changes), session.record.dialect)  # type: ignore[arg-type]

        self.runner.run(self.desk(at).change(session, mutate))

    def end(self) -> None:
        for desk in self.desks:
            if self.place.kind != "memory":
                self.runner.run(desk.store.close())

    def teardown(self) -> None:
        self.end()
        self.runner.close()


@pytest.mark.parametrize("kind", KINDS)
def test_sessions_are_as_the_model_says(kind: str, request: pytest.FixtureRequest) -> None:
    with tempfile.TemporaryDirectory() as directory:

        def make_place() -> Place:
            return Place(kind, Path(tempfile.mkdtemp(dir=directory)), request)

        run_state_machine_as_test(
            lambda: Sessions(make_place),
            settings=settings(
                deadline=None,
                max_examples=EXAMPLES[kind] * (10 if os.environ.get("GLADI_SOAK") == "1" else 1),
                stateful_step_count=25,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )
