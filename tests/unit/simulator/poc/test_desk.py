import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.kuota import WIB
from simulator.poc.agreement_file import load_agreement, resolve_agreement
from simulator.poc.credentials import make_credentials
from simulator.poc.desk import SeedTaken, SessionDesk
from simulator.poc.live_view import LiveView
from simulator.poc.owned_desk import OwnedDesk
from simulator.poc.session import AplikasiTerdaftar, PocSession, SessionRecord
from simulator.store.memory import MemoryStore
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA, Rehearsal, rehearse

PKS = load_agreement(PURBALINGGA)
KARANGANYAR = load_agreement("karanganyar-baperlitbang-2021")


def at_the_desk(scene: Callable[[SessionDesk], Coroutine[Any, Any, None]]) -> None:
    """Play `scene` at an empty desk on a working day of 2026."""
    asyncio.run(scene(OwnedDesk(MemoryStore(), ManualClock(MONDAY))))


async def restored(desk: SessionDesk) -> SessionDesk:
    """The desk of a simulator that was started again over the same store."""
    again = OwnedDesk(desk.store, desk.clock)
    await again.restore()
    return again


def test_a_session_of_an_earlier_version_has_a_right_that_is_not_withdrawn() -> None:
    async def scene(desk: SessionDesk) -> None:
        stored = msgspec.to_builtins((await desk.open(PKS, 7)).record)
        assert stored["hak_akses"].pop("withdrawn") is False
        assert not msgspec.convert(stored, SessionRecord).hak_akses.withdrawn

    at_the_desk(scene)


def test_a_session_is_what_its_agreement_grants() -> None:
    async def scene(desk: SessionDesk) -> None:
        record = (await desk.open(PKS, 7)).record
        assert (record.id, record.seed, record.run, record.is_open) == (f"{PURBALINGGA}.7.1", 7, 1, True)
        assert (record.dialect, record.agreement) == (Dialect.JUKNIS, PKS)
        assert (record.hak_akses.lenient, record.hak_akses.strict, record.rotations) == (False, False, 0)
        assert record.credentials == make_credentials(PURBALINGGA, 7)
        hak_akses = record.hak_akses
        assert (hak_akses.user_id, hak_akses.password) == (record.credentials.user_id, record.credentials.password)
        assert (hak_akses.kuota, hak_akses.pks_from, hak_akses.pks_until) == (200, PKS.pks_from, PKS.pks_until)
        assert hak_akses.registered_ips == {"127.0.0.1"}
        assert hak_akses.network
        assert hak_akses.cooperation

    at_the_desk(scene)


def test_the_dialect_and_the_application_may_be_given() -> None:
    async def scene(desk: SessionDesk) -> None:
        aplikasi = AplikasiTerdaftar("Lapor", ("NIK",))
        record = (await desk.open(PKS, dialect=Dialect.LAMA, aplikasi=aplikasi)).record
        assert (record.dialect, record.aplikasi) == (Dialect.LAMA, aplikasi)

    at_the_desk(scene)


def test_the_clock_starts_now_in_the_term_and_else_on_its_first_working_day() -> None:
    async def scene(desk: SessionDesk) -> None:
        assert (await desk.open(PKS)).now() == MONDAY
        assert (await desk.open(KARANGANYAR)).now() == datetime(2021, 3, 1, 9, tzinfo=WIB)
        given = datetime(2025, 10, 1, 12, tzinfo=UTC)
        assert (await desk.open(PKS, at=given)).now() == given

    at_the_desk(scene)


def test_a_second_open_session_of_one_agreement_and_seed_is_refused() -> None:
    async def scene(desk: SessionDesk) -> None:
        first = await desk.open(PKS, 1)
        with pytest.raises(SeedTaken) as taken:
            await desk.open(PKS, 1)
        assert taken.value.session is first
        assert desk.all() == (first,)
        assert (await desk.open(KARANGANYAR, 1)).record.seed == 1

    at_the_desk(scene)


def test_without_a_seed_the_smallest_free_one_is_taken() -> None:
    async def scene(desk: SessionDesk) -> None:
        sessions = [await desk.open(PKS, seed) for seed in (None, 3, None, None)]
        assert [s.record.seed for s in sessions] == [1, 3, 2, 4]
        await desk.close(sessions[2])
        assert (await desk.open(PKS)).record.seed == 2
        assert (await desk.open(KARANGANYAR)).record.seed == 1

    at_the_desk(scene)


def test_runs_of_one_agreement_and_seed_are_counted() -> None:
    async def scene(desk: SessionDesk) -> None:
        for run in (1, 2, 3):
            session = await desk.open(PKS, 1)
            assert (session.record.run, session.record.id) == (run, f"{PURBALINGGA}.1.{run}")
            await desk.close(session)
        assert (await desk.open(PKS, 2)).record.run == 1
        assert (await (await restored(desk)).open(PKS, 1)).record.run == 4

    at_the_desk(scene)


def test_from_run_to_run_all_stays_but_the_canaries() -> None:
    async def scene(desk: SessionDesk) -> None:
        first = await desk.open(PKS, 1)
        await desk.close(first)
        second = await desk.open(PKS, 1)
        assert first.record.credentials == second.record.credentials
        for one, other in zip(first.personas, second.personas, strict=True):
            assert (one.name, one.nik, one.nomor_kk, one.code) == (other.name, other.nik, other.nomor_kk, other.code)
            assert one.canary != other.canary or not one.canary

    at_the_desk(scene)


def test_a_session_is_found_by_id_by_lembaga_and_by_seed() -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS, 1)
        lembaga = session.record.credentials.lembaga
        assert desk.get(session.record.id) is session
        assert desk.by_lembaga(lembaga.lower()) is desk.by_lembaga(lembaga) is session
        assert desk.find_open(PURBALINGGA, 1) is session
        assert (desk.get("lain"), desk.by_lembaga("LAIN"), desk.find_open(PURBALINGGA, 2)) == (None, None, None)

    at_the_desk(scene)


def test_agreements_that_begin_alike_have_sessions_side_by_side() -> None:
    async def scene(desk: SessionDesk) -> None:
        dinkes = replace(PKS, name="purbalingga-dinkes-2025")
        sessions = [await desk.open(PKS, 1), await desk.open(dinkes, 1)]
        assert [desk.by_lembaga(s.record.credentials.lembaga) for s in sessions] == sessions

    at_the_desk(scene)


def test_a_closed_session_stays_known_and_frees_its_seed() -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS, 1)
        await desk.close(session)
        assert not session.record.is_open
        assert desk.get(session.record.id) is session
        assert desk.find_open(PURBALINGGA, 1) is None
        assert (await desk.open(PKS, 1)).record.is_open

    at_the_desk(scene)


def test_closing_an_old_session_again_leaves_its_successor_alone() -> None:
    async def scene(desk: SessionDesk) -> None:
        old = await desk.open(PKS, 1)
        await desk.close(old)
        new = await desk.open(PKS, 1)
        await desk.close(old)
        assert new.record.is_open
        assert desk.by_lembaga(new.record.credentials.lembaga) is new
        again = await restored(desk)
        assert again.by_lembaga(new.record.credentials.lembaga) is again.get(new.record.id)

    at_the_desk(scene)


def test_closing_ends_the_live_views() -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS, 1)
        listener = LiveView()
        session.listeners.add(listener)
        await desk.close(session)
        assert listener.is_over

    at_the_desk(scene)


def test_a_session_survives_a_restart() -> None:
    async def scene(r: Rehearsal) -> None:
        session = r.session
        session.set_clock(datetime(2025, 9, 16, 9, tzinfo=WIB))
        changed = replace(
            session.record.hak_akses,
            password="baru",
            registered_ips=frozenset({"127.0.0.9", "2001:db8::1"}),
            kuota=None,
            hours=(time(7, 30), time(17)),
            pks_until=date(2026, 1, 2),
            check_source=True,
            user_active=False,
            lenient=True,
            strict=True,
        )

        def mutate() -> None:
            session.change(changed, Dialect.LAMA)
            session.record.rotations = 3

        await r.desk.change(session, mutate)
        again = (await restored(r.desk)).get(session.record.id)
        assert again is not None
        assert again.record == session.record
        assert again.rights == session.rights
        assert again.now() == session.now()
        assert again.personas == session.personas

    rehearse(scene)


def test_what_was_spent_survives_a_restart() -> None:
    async def scene(r: Rehearsal) -> None:
        for days in (0, 0, 1):
            r.clock.at += timedelta(days=days)
            await r.match()
            await r.match("format-salah")
        again = (await restored(r.desk)).get(r.session.record.id)
        assert again is not None
        assert again.spent == r.session.spent == {date(2026, 6, 1): 2, date(2026, 6, 2): 1}

    rehearse(scene)


def test_sessions_are_restored_in_the_order_of_opening_with_their_state() -> None:
    async def scene(desk: SessionDesk) -> None:
        sessions = [await desk.open(PKS, 1), await desk.open(KARANGANYAR, 1), await desk.open(PKS, 2)]
        await desk.close(sessions[1])
        again = await restored(desk)
        assert [(s.record.id, s.record.is_open) for s in again.all()] == [
            (s.record.id, s is not sessions[1]) for s in sessions
        ]
        with pytest.raises(SeedTaken):
            await again.open(PKS, 2)

    at_the_desk(scene)


@pytest.mark.parametrize("days", [-4000, -1, 0, 1, 4000])
def test_a_moved_clock_goes_on_from_there(days: int) -> None:
    async def scene(desk: SessionDesk) -> None:
        clock = desk.clock
        assert isinstance(clock, ManualClock)
        session = await desk.open(PKS)
        moment = MONDAY + timedelta(days=days, microseconds=1)
        await desk.change(session, lambda: session.set_clock(moment))
        clock.at += timedelta(hours=1)
        assert session.now() == moment + timedelta(hours=1)
        assert session.now().utcoffset() == timedelta(hours=7)
        again = (await restored(desk)).get(session.record.id)
        assert again is not None
        assert again.now() == session.now()

    at_the_desk(scene)


@pytest.mark.parametrize(
    ("agreement", "dialect", "is_optional"),
    [
        (PURBALINGGA, Dialect.JUKNIS, False),
        (PURBALINGGA, Dialect.LAMA, True),
        ({"extends": PURBALINGGA, "ip_user": "optional"}, Dialect.BARU, True),
    ],
)
def test_the_address_is_optional_by_agreement_or_in_lama(
    agreement: object, dialect: Dialect, is_optional: bool
) -> None:
    async def scene(desk: SessionDesk) -> None:
        session: PocSession = await desk.open(resolve_agreement(agreement), dialect=dialect)
        assert session.rights.is_ip_optional is is_optional

    at_the_desk(scene)
