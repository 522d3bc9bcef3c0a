"""What a desk promises over every store: memory, SQLite, PostgreSQL."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.kuota import WIB
from simulator.network.fault import FaultKind
from simulator.poc.agreement_file import load_agreement, resolve_agreement
from simulator.poc.desk import IdentityTaken, SeedTaken, SessionClosed, SessionDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from tests.helpers.desks import KINDS, Place, settle
from tests.helpers.entries import make_entry
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA

PKS = load_agreement(PURBALINGGA)
KARANGANYAR = load_agreement("karanganyar-baperlitbang-2021")
Scene = Callable[[SessionDesk], Coroutine[Any, Any, None]]
Play = Callable[..., None]


@pytest.fixture(params=KINDS)
def play(request: pytest.FixtureRequest, tmp_path: Path) -> Play:
    """Play scenes over one store, each at a desk opened anew."""
    place = Place(request.param, tmp_path, request)
    clock = ManualClock(MONDAY)

    def run(*scenes: Scene) -> None:
        async def at_a_desk(scene: Scene) -> None:
            desk = await place.open(clock)
            try:
                await scene(desk)
            finally:
                await desk.store.close()

        for scene in scenes:
            asyncio.run(at_a_desk(scene))

    return run


def only(desk: SessionDesk) -> PocSession:
    """The one session that there is."""
    (session,) = desk.all()
    return session


async def niks(desk: SessionDesk, session: PocSession) -> list[str]:
    return [n.entry.nik for n in await desk.store.entries(session.record.id, 0, 10_000)]


def test_an_empty_store_knows_no_session(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        assert desk.all() == ()
        await desk.refresh()
        await desk.refresh("contoh.1.1")
        for name in ("CONTOH", "", "\0", "\ud800", "' OR true --", "é" * 100_000):
            assert await desk.look_up(name) is None
            await desk.refresh(name)
            assert desk.get(name) is None
        assert await desk.store.entries("contoh.1.1", 0, 10) == []

    play(scene)


def test_an_entry_is_read_as_it_was_written(play: Play) -> None:
    strange = {
        "at": datetime(2026, 6, 1, 23, 59, 59, 999999, WIB),
        "nik": "",
        "code": "",
        "method": "KARTU\x00\n'",
        "elemen_sent": (),
        "request": b"\xff\x00",
        "response": b"",
        "is_charged": False,
        "duration_ms": 1234.5,
        "fault": "http_status",
        "quirks": ("huruf_kecil:a,b", "huruf_kecil:\n", "huruf_kecil:", "form"),
    }
    written: list[Entry] = []

    async def write(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        written.extend([await settle(desk, session), await settle(desk, session, **strange)])
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        found = [n.entry for n in await desk.store.entries(only(desk).record.id, 0, 10)]
        assert found == written
        assert [entry.at.utcoffset() for entry in found] == [timedelta(hours=7)] * 2

    play(write, read)


def test_what_is_settled_together_is_kept_in_order_and_read_in_pages(play: Play) -> None:
    async def write(desk: SessionDesk) -> None:
        sessions = [await desk.open(PKS), await desk.open(PKS)]
        for half in (range(50), range(50, 100)):
            await asyncio.gather(*(settle(desk, sessions[n % 2], nik=str(n)) for n in half))
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        for parity, session in enumerate(desk.all()):
            for limit in (1, 7, 49, 50, 1000):
                found: list[tuple[int, str]] = []
                while page := await desk.store.entries(session.record.id, found[-1][0] if found else 0, limit):
                    assert len(page) <= limit
                    found += [(n.seq, n.entry.nik) for n in page]
                assert [nik for _, nik in found] == [str(n) for n in range(parity, 100, 2)]
                assert [seq for seq, _ in found] == sorted({seq for seq, _ in found})
            assert await desk.store.entries(session.record.id, 0, 0) == []
            assert await desk.store.entries(session.record.id, 2**53, 10) == []

    play(write, read)


def test_numbers_go_on_after_a_restart(play: Play) -> None:
    async def write(desk: SessionDesk) -> None:
        session = desk.find_open(PURBALINGGA, 1) or await desk.open(PKS)
        before = await desk.store.entries(session.record.id, 0, 10)
        await settle(desk, session)
        after = await desk.store.entries(session.record.id, 0, 10)
        assert after[:-1] == before
        assert [n.seq for n in after] == sorted({n.seq for n in after})

    play(write, write, write)


def test_hits_are_counted_by_session_and_day_and_survive(play: Play) -> None:
    monday, tuesday = date(2026, 6, 1), date(2026, 6, 2)

    async def write(desk: SessionDesk) -> None:
        session, other = await desk.open(PKS), await desk.open(PKS)
        for day, is_charged in ((monday, True), (monday, False), (monday, True), (tuesday, True)):
            at = datetime(day.year, day.month, day.day, 10, tzinfo=WIB)
            await settle(desk, session, at=at, day=day, is_charged=is_charged)
        await settle(desk, other, is_charged=False)
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        await desk.refresh()
        assert [session.spent for session in desk.all()] == [{monday: 2, tuesday: 1}, {}]

    play(write, read, read)


def test_decide_is_called_once_with_the_session_as_it_stands(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        seen: list[int] = []

        def decide() -> tuple[int, Entry]:
            entry = make_entry(session=session.record.id)
            session.spend_kuota(entry.day)
            seen.append(session.spent[entry.day])
            return seen[-1], entry

        results = await asyncio.gather(*(desk.settle(session, decide) for _ in range(64)))
        assert results == seen == list(range(1, 65))

    play(scene)


def test_a_decision_that_fails_is_neither_kept_nor_charged_and_harms_no_other(play: Play) -> None:
    async def write(desk: SessionDesk) -> None:
        session = await desk.open(PKS)

        def fail() -> tuple[None, Entry]:
            raise RuntimeError("galat")

        outcomes = await asyncio.gather(
            settle(desk, session, nik="1"), desk.settle(session, fail), settle(desk, session, nik="2"),
            return_exceptions=True,
        )  # fmt: skip
        assert [type(outcome) for outcome in outcomes] == [Entry, RuntimeError, Entry]
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        session = only(desk)
        assert await niks(desk, session) == ["1", "2"]
        assert sum(session.spent.values()) == 2

    play(write, read)


def test_a_caller_that_went_away_does_not_take_the_group_with_it(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        gone = asyncio.ensure_future(settle(desk, session, nik="1"))
        kept = asyncio.ensure_future(settle(desk, session, nik="2"))
        await asyncio.sleep(0)
        gone.cancel()
        assert (await kept).nik == "2"
        assert await niks(desk, session) == ["1", "2"]
        assert sum(session.spent.values()) == 2

    play(scene)


def test_a_closed_session_settles_nothing(play: Play) -> None:
    async def close(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        await desk.close(session)
        await refused(desk)

    async def refused(desk: SessionDesk) -> None:
        def decide() -> tuple[None, Entry]:
            raise AssertionError("decided")

        with pytest.raises(SessionClosed):
            await desk.settle(only(desk), decide)
        assert await niks(desk, only(desk)) == []

    play(close, refused)


def test_a_change_is_in_force_for_what_is_settled_after_it_and_survives(play: Play) -> None:
    async def write(desk: SessionDesk) -> None:
        session = await desk.open(PKS)

        def mutate() -> str:
            session.change(replace(session.record.hak_akses, kuota=7, password="baru"), Dialect.LAMA)
            session.set_clock(MONDAY + timedelta(days=1))
            return "selesai"

        def refuse() -> None:
            raise ValueError("tidak")

        assert await desk.change(session, mutate) == "selesai"
        with pytest.raises(ValueError, match="tidak"):
            await desk.change(session, refuse)
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        session = only(desk)

        def decide() -> tuple[tuple[object, ...], Entry]:
            right = session.rights.hak_akses
            seen = (right.kuota, right.password, session.rights.dialect, session.now())
            return seen, make_entry(session=session.record.id)

        seen = await desk.settle(session, decide)
        assert seen == (7, "baru", Dialect.LAMA, MONDAY + timedelta(days=1))

    play(write, read)


def test_a_fault_with_a_count_strikes_exactly_so_often(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        await desk.change(session, lambda: session.faults.add(FaultKind.RESET, {}, count=2))

        def decide() -> tuple[bool, Entry]:
            fault = session.faults.take("web_service", "CALL_NIK", "1")
            return fault is not None, make_entry(session=session.record.id)

        injected = await asyncio.gather(*(desk.settle(session, decide) for _ in range(20)))
        assert sum(injected) == 2
        assert session.faults.faults == []

    play(scene)


def test_sessions_are_restored_in_the_order_of_opening_with_their_state(play: Play) -> None:
    ids: list[str] = []

    async def write(desk: SessionDesk) -> None:
        sessions = [await desk.open(PKS, 2), await desk.open(KARANGANYAR, 1), await desk.open(PKS, 1)]
        await desk.close(sessions[1])
        ids.extend(session.record.id for session in sessions)
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        assert [(s.record.id, s.record.is_open) for s in desk.all()] == list(zip(ids, (True, False, True), strict=True))
        with pytest.raises(SeedTaken) as taken:
            await desk.open(PKS, 2)
        assert taken.value.session is desk.get(ids[0])
        assert desk.by_lembaga(desk.all()[0].record.credentials.lembaga.lower()) is desk.get(ids[0])

    play(write, read)


def test_of_the_sessions_at_one_address_one_is_open(play: Play) -> None:
    own = {"extends": PURBALINGGA, "lembaga": "DINAS_KAMI"}
    pks, lain = (resolve_agreement({**own, "name": name}) for name in ("dinas-kami", "dinas-lain"))

    async def write(desk: SessionDesk) -> None:
        first = await desk.open(pks, 1)
        for agreement, seed in ((pks, 2), (lain, 1), (lain, None)):
            with pytest.raises(IdentityTaken) as taken:
                await desk.open(agreement, seed)
            assert taken.value.session is first
        await desk.close(first)
        second = await desk.open(lain, 1)
        assert desk.by_lembaga("dinas_kami") is second
        await read(desk)

    async def read(desk: SessionDesk) -> None:
        first, second = desk.all()
        assert (first.record.is_open, second.record.is_open) == (False, True)
        assert await desk.look_up("DINAS_KAMI") is desk.by_lembaga("DINAS_KAMI") is second

    play(write, read)


def test_a_seed_that_is_free_again_makes_the_next_run(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        runs = len(desk.all())
        session = await desk.open(PKS, 1)
        assert session.record.run == runs + 1
        assert desk.by_lembaga(session.record.credentials.lembaga) is session
        await desk.close(session)

    play(scene, scene, scene)


def test_closed_sessions_are_forgotten_with_their_journals_and_open_ones_go_on(play: Play) -> None:
    async def before(desk: SessionDesk) -> None:
        first = await desk.open(PKS, 1)
        await settle(desk, first)
        await desk.close(first)
        second = await desk.open(PKS, 1)
        await settle(desk, second)
        assert await desk.purge() == [first.record.id]
        assert await desk.store.entries(first.record.id, 0, 10) == []
        assert only(desk) is desk.by_lembaga(second.record.credentials.lembaga) is second
        assert len(await niks(desk, second)) == 1
        await desk.close(second)

    async def after(desk: SessionDesk) -> None:
        assert (await desk.open(PKS, 1)).record.run == 3
        assert await desk.purge() == [f"{PURBALINGGA}.1.2"]
        assert only(desk).record.run == 3
        assert await desk.purge() == []

    play(before, after)


def test_a_live_view_shows_what_was_and_what_comes_until_the_session_is_closed(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        await settle(desk, session, nik="1")
        shown: list[str] = []
        quiet = asyncio.Event()

        async def watch() -> None:
            async with aclosing(desk.follow(session, 0, 0.3)) as batches:
                async for batch in batches:
                    shown.extend(n.entry.nik for n in batch)
                    if not batch:
                        quiet.set()

        watching = asyncio.create_task(watch())
        await asyncio.wait_for(quiet.wait(), 5)
        await asyncio.gather(*(settle(desk, session, nik=str(n)) for n in (2, 3)))
        await desk.close(session)
        await asyncio.wait_for(watching, 5)
        assert shown == ["1", "2", "3"]

    play(scene)


def test_live_views_end_with_the_simulator(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)

        async def watch() -> None:
            async with aclosing(desk.follow(session, 0, 60)) as batches:
                async for _ in batches:
                    pass

        watching = asyncio.create_task(watch())
        await asyncio.sleep(0.05)
        desk.end_views()
        await asyncio.wait_for(watching, 5)

    play(scene)
