"""What holds when several processes share one PostgreSQL database: here two or three desks, each as its own process."""

import asyncio
import random
from collections import Counter
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from simulator.network.fault import FaultKind
from simulator.poc.agreement_file import load_agreement
from simulator.poc.desk import SeedTaken, SessionClosed, SessionDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from tests.helpers.desks import settle
from tests.helpers.entries import make_entry
from tests.helpers.manual_clock import ManualClock
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA, Rehearsal, content
from tests.helpers.shared_desks import Play, play_shared, seen_by

PKS = load_agreement(PURBALINGGA)


@pytest.fixture
def play(postgres: PostgresServer) -> Play:
    return play_shared(postgres)


async def send(desk: SessionDesk, session: PocSession, persona: str = "warga-01") -> dict[str, Any]:
    """Send a right call through the web service of a desk; `session` gives the credentials."""
    rehearsal = Rehearsal(desk, ManualClock(MONDAY), session)
    return content(await rehearsal.send(rehearsal.fields(persona)))


def test_the_last_hits_of_a_kuota_are_given_once(play: Play) -> None:
    async def scene(*desks: SessionDesk) -> None:
        session = await desks[0].open(replace(PKS, kuota=30))
        for _ in range(20):
            await settle(desks[0], session, at=session.now(), day=session.now().date())
        answers = await asyncio.gather(*(send(desks[n % 3], session) for n in range(64)))
        assert Counter(answer["RESPONSE_CODE"] for answer in answers) == {"01": 10, "05": 54}
        for desk in desks:
            assert sum((await seen_by(desk, session) if desk is not desks[0] else session).spent.values()) == 30
        entries = await desks[1].store.entries(session.record.id, 0, 1000)
        assert sum(n.entry.is_charged for n in entries) == 30
        assert len(entries) == 84

    play(3, scene)


def test_a_change_is_in_force_everywhere_once_it_is_made(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        session = await one.open(PKS)
        twin = await seen_by(other, session)
        assert (await send(other, session))["RESPONSE_CODE"] == "01"
        old = twin.record
        await one.change(session, lambda: session.change(replace(old.hak_akses, password="baru"), old.dialect))
        assert (await send(other, twin))["RESPONSE_CODE"] == "03"
        assert twin.record.hak_akses.password == "baru"
        assert (await send(other, session))["RESPONSE_CODE"] == "01"
        # Two that change different things lose neither.
        right = lambda s, **c: s.change(replace(s.record.hak_akses, **c), s.record.dialect)  # noqa: E731
        await asyncio.gather(
            one.change(session, lambda: right(session, kuota=3)),
            other.change(twin, lambda: right(twin, check_source=True)),
            one.change(session, lambda: session.set_clock(MONDAY.replace(day=2))),
        )
        for desk, seen in ((one, session), (other, twin)):
            await desk.refresh(seen.record.id)
            assert (seen.record.hak_akses.kuota, seen.record.hak_akses.check_source) == (3, True)
            assert seen.now() == MONDAY.replace(day=2)

    play(2, scene)


def test_a_session_opened_or_closed_elsewhere_is_known_by_its_lembaga(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        first = await one.open(PKS, 1)
        assert (await send(other, first))["RESPONSE_CODE"] == "01"
        await one.close(first)
        assert (await send(other, first))["RESPONSE_CODE"] == "03"
        second = await one.open(PKS, 1)
        assert (await send(other, second))["RESPONSE_CODE"] == "01"
        # `other` believes that `second` is open, and is told better while it settles.
        await one.close(second)
        third = await one.open(PKS, 1)
        assert (await send(other, third))["RESPONSE_CODE"] == "01"
        for session, count in ((first, 1), (second, 1), (third, 1)):
            assert len(await other.store.entries(session.record.id, 0, 10)) == count
        twin = await seen_by(other, third)
        await one.close(third)
        with pytest.raises(SessionClosed):
            await settle(other, twin)
        await other.refresh()
        assert [s.record.is_open for s in other.all()] == [False] * 3

    play(2, scene)


def test_an_older_session_that_becomes_known_later_does_not_take_the_lembaga(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        old = await one.open(PKS, 1)
        await one.close(old)
        new = await one.open(PKS, 1)
        await seen_by(other, new)
        await seen_by(other, old)
        assert other.by_lembaga(new.record.credentials.lembaga) is other.get(new.record.id)
        await other.refresh()
        assert [s.record.id for s in other.all()] == [old.record.id, new.record.id]

    play(2, scene)


def test_sessions_opened_at_once_get_seeds_of_their_own(play: Play) -> None:
    async def scene(*desks: SessionDesk) -> None:
        opened = await asyncio.gather(*(desks[n % 3].open(PKS) for n in range(9)))
        assert sorted(s.record.seed for s in opened) == list(range(1, 10))
        tried = await asyncio.gather(*(desks[n % 3].open(PKS, 77) for n in range(9)), return_exceptions=True)
        assert Counter(type(outcome) for outcome in tried) == {PocSession: 1, SeedTaken: 8}

    play(3, scene)


def test_a_counted_fault_strikes_as_often_over_all_desks(play: Play) -> None:
    async def scene(*desks: SessionDesk) -> None:
        session = await desks[0].open(PKS)
        await desks[0].change(session, lambda: session.faults.add(FaultKind.CODE, {"code": "02"}, count=2))
        answers = await asyncio.gather(*(send(desks[n % 3], session) for n in range(30)))
        assert Counter(answer["RESPONSE_CODE"] for answer in answers) == {"02": 2, "01": 28}
        for desk in desks[1:]:
            assert (await seen_by(desk, session)).faults.faults == []

    play(3, scene)


def test_chance_goes_on_from_desk_to_desk_as_it_would_at_one(play: Play) -> None:
    async def scene(*desks: SessionDesk) -> None:
        alone, shared = await desks[0].open(PKS, 5), await desks[0].open(replace(PKS, name=f"{PURBALINGGA}-b"), 5)
        for session in (alone, shared):
            await desks[0].change(
                session, lambda s=session: s.faults.add(FaultKind.CODE, {"code": "02"}, probability=0.5)
            )
        codes = {
            which: [(await send(desks[n % which], session))["RESPONSE_CODE"] for n in range(24)]
            for which, session in ((1, alone), (3, shared))
        }
        assert codes[1] == codes[3]
        assert {"01", "02"} == set(codes[1])

    play(3, scene)


def test_a_live_view_shows_what_others_write_and_ends_when_they_close(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        session = await one.open(PKS)
        twin = await seen_by(other, session)
        shown: list[str] = []

        async def watch() -> None:
            async with aclosing(other.follow(twin, 0, 60)) as batches:
                async for batch in batches:
                    shown.extend(n.entry.nik for n in batch)

        watching = asyncio.create_task(watch())
        for nik in "123":
            await settle(one, session, nik=nik)
        await one.close(session)
        await asyncio.wait_for(watching, 5)
        assert shown == ["1", "2", "3"]

    play(2, scene)


def test_groups_that_share_sessions_never_wait_in_a_circle(play: Play) -> None:
    async def scene(*desks: SessionDesk) -> None:
        sessions = [await desks[0].open(PKS) for _ in range(6)]
        twins = {desk: [await seen_by(desk, s) if desk is not desks[0] else s for s in sessions] for desk in desks}
        chance = random.Random(1)

        async def caller(desk: SessionDesk) -> None:
            for _ in range(30):
                await settle(desk, chance.choice(twins[desk]))

        await asyncio.wait_for(asyncio.gather(*(caller(desk) for desk in desks for _ in range(8))), 30)
        await desks[1].refresh()
        total = 0
        for session in desks[1].all():
            entries = await desks[1].store.entries(session.record.id, 0, 10_000)
            assert [n.seq for n in entries] == sorted({n.seq for n in entries})
            assert sum(session.spent.values()) == len(entries)
            total += len(entries)
        assert total == 3 * 8 * 30

    play(3, scene)


def test_a_reader_that_follows_the_numbers_misses_nothing(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        session = await one.open(PKS)
        twin = await seen_by(other, session)
        read: list[str] = []
        is_over = False

        async def reader() -> None:
            after = 0
            while True:
                was_over = is_over
                for n in await one.store.entries(session.record.id, after, 10):
                    read.append(n.entry.nik)
                    after = n.seq
                if was_over:
                    return

        reading = asyncio.create_task(reader())
        await asyncio.gather(
            *(settle(one, session, nik=f"a{n}") for n in range(100)),
            *(settle(other, twin, nik=f"b{n}") for n in range(100)),
        )
        is_over = True
        await reading
        rest = await one.store.entries(session.record.id, 0, 1000)
        assert read == [n.entry.nik for n in rest][: len(read)]
        assert len(rest) == 200

    play(2, scene)


def test_without_faults_nothing_more_is_written(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)

        def decide() -> tuple[None, Entry]:
            assert session.faults.take("web_service", "CALL_NIK", "1") is None
            return None, make_entry(session=session.record.id, is_charged=False)

        before = session.faults.state()
        await desk.settle(session, decide)
        assert session.faults.state() == before == (0, 0, [])

    play(1, scene)
