"""What holds when PostgreSQL fails, breaks off, or cannot be opened."""

import asyncio
from collections import Counter

import pytest

from simulator.poc.agreement_file import load_agreement
from simulator.poc.desk import SessionDesk
from simulator.poc.open_desk import open_desk
from simulator.poc.session import PocSession
from simulator.poc.shared_desk import SharedDesk
from simulator.store.entry import Entry
from simulator.store.postgres import HANG_S
from simulator.store.store import StoreError
from tests.helpers.desks import settle
from tests.helpers.entries import make_entry
from tests.helpers.manual_clock import ManualClock
from tests.helpers.postgres_server import PASSWORD, PostgresServer
from tests.helpers.rehearsal_desk import MONDAY, PURBALINGGA
from tests.helpers.shared_desks import Play, play_shared, seen_by

PKS = load_agreement(PURBALINGGA)


@pytest.fixture
def play(postgres: PostgresServer) -> Play:
    return play_shared(postgres)


def test_a_lost_connection_is_an_honest_failure_and_then_made_again(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    loop = asyncio.new_event_loop()
    desk = loop.run_until_complete(open_desk(url, ManualClock(MONDAY)))
    session = loop.run_until_complete(desk.open(PKS))
    loop.run_until_complete(settle(desk, session, nik="1"))
    postgres.stop()
    try:
        for call in (settle(desk, session, nik="2"), settle(desk, session, nik="3"), desk.refresh()):
            with pytest.raises(StoreError, match=r"penyimpanan / store postgresql://gladi@127\.0\.0\.1") as failed:
                loop.run_until_complete(call)
            assert PASSWORD not in str(failed.value)
    finally:
        postgres.start()
    loop.run_until_complete(settle(desk, session, nik="4"))
    found = loop.run_until_complete(desk.store.entries(session.record.id, 0, 10))
    assert [n.entry.nik for n in found] == ["1", "4"]
    assert sum(session.spent.values()) == 2
    loop.run_until_complete(desk.store.close())
    loop.close()


def test_a_connection_that_breaks_again_and_again_loses_and_doubles_nothing(postgres: PostgresServer) -> None:
    url = postgres.new_database()

    async def scene() -> None:
        desk, other = [await open_desk(url, ManualClock(MONDAY)) for _ in range(2)]
        session = await desk.open(PKS)
        twin = await seen_by(other, session)
        answered: list[str] = []
        failed = 0
        is_over = False

        async def caller(at: SessionDesk, of: PocSession, name: str) -> None:
            nonlocal failed
            n = 0
            while not is_over:
                n += 1
                try:
                    answered.append((await settle(at, of, nik=f"{name}-{n}")).nik)
                except StoreError:
                    failed += 1
                    await asyncio.sleep(0.01)

        callers = [
            asyncio.create_task(caller(*which, f"{n}-{where}"))
            for n in range(8)
            for where, which in (("a", (desk, session)), ("b", (other, twin)))
        ]
        for _ in range(10):
            await asyncio.sleep(0.05)
            await asyncio.to_thread(
                postgres.query,
                url,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
        is_over = True
        await asyncio.gather(*callers)
        assert failed > 0
        written = Counter(n.entry.nik for n in await desk.store.entries(session.record.id, 0, 10**6))
        assert set(written.values()) == {1}
        assert [nik for nik in answered if nik not in written] == []
        await desk.refresh()
        assert sum(session.spent.values()) == written.total()
        await desk.store.close()
        await other.store.close()

    asyncio.run(scene())


def test_a_process_that_hangs_with_a_session_in_hand_loses_it_and_harms_nobody(play: Play) -> None:
    async def scene(one: SessionDesk, other: SessionDesk) -> None:
        session = await one.open(PKS)
        twin = await seen_by(other, session)
        assert isinstance(one, SharedDesk)

        async def hang() -> None:
            async with one.store.hold({session.record.id: None}) as held:
                held[session.record.id].append(make_entry(session=session.record.id, nik="1"))
                await asyncio.sleep(HANG_S + 1.0)

        hanging = asyncio.create_task(hang())
        await asyncio.sleep(0.2)
        assert (await settle(other, twin, nik="2")).nik == "2"
        with pytest.raises(StoreError):
            await hanging
        assert (await settle(one, session, nik="3")).nik == "3"
        assert [n.entry.nik for n in await one.store.entries(session.record.id, 0, 10)] == ["2", "3"]

    play(2, scene)


def test_what_cannot_be_written_fails_alone(play: Play) -> None:
    async def scene(desk: SessionDesk) -> None:
        session = await desk.open(PKS)
        outcomes = await asyncio.gather(
            settle(desk, session, nik="1"), settle(desk, session, nik="\ud800"), settle(desk, session, nik="2"),
            return_exceptions=True,
        )  # fmt: skip
        assert [type(outcome) for outcome in outcomes] == [Entry, StoreError, Entry]
        assert sum(session.spent.values()) == 2
        assert len(await desk.store.entries(session.record.id, 0, 10)) == 2

    play(1, scene)


def test_a_session_that_the_database_has_lost_is_not_answered(postgres: PostgresServer) -> None:
    url = postgres.new_database()

    async def scene() -> None:
        desk = await open_desk(url, ManualClock(MONDAY))
        session = await desk.open(PKS)
        await asyncio.to_thread(postgres.query, url, "DELETE FROM gladi_live")
        await asyncio.to_thread(postgres.query, url, "DELETE FROM gladi_session")
        with pytest.raises(StoreError, match="hilang / lost"):
            await settle(desk, session)
        await desk.store.close()

    asyncio.run(scene())


def refused(url: str) -> StoreError:
    """Why the database at `url` cannot be opened."""
    with pytest.raises(StoreError) as found:
        asyncio.run(open_desk(url, ManualClock(MONDAY)))
    assert " / " in found.value.hint
    return found.value


def test_a_database_of_another_version_is_refused_and_left_alone(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    postgres.query(url, "CREATE TABLE gladi_schema (version integer)")
    postgres.query(url, "INSERT INTO gladi_schema VALUES (99)")
    assert "bentuk penyimpanan 99, yang dikenal" in str(refused(url))
    found = postgres.query(url, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    assert [row[0] for row in found] == ["gladi_schema"]


def test_a_database_made_before_agreements_had_their_own_lembaga_guards_it_from_now_on(
    postgres: PostgresServer,
) -> None:
    url = postgres.new_database()

    async def open_and_close() -> None:
        desk = await open_desk(url, ManualClock(MONDAY))
        await desk.store.close()

    indexes = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE '%_address'"
    for _ in range(2):
        asyncio.run(open_and_close())
        assert [row[0] for row in postgres.query(url, indexes)] == ["gladi_session_address"]
        postgres.query(url, "DROP INDEX gladi_session_address")


def test_what_cannot_be_opened_is_said_with_a_remedy_and_without_the_password(postgres: PostgresServer) -> None:
    for url, words, remedy in (
        (postgres.url("tidak_ada"), 'database "tidak_ada" does not exist', "createdb"),
        (postgres.url("postgres", "rahasia-salah"), "password authentication failed", "PGPASSWORD"),
        ("postgresql://gladi:rahasia@127.0.0.1:1/uji", "", "PostgreSQL"),
        ("postgresql://gladi:rahasia/x@127.0.0.1/uji", "tidak terbaca", "%2F"),
        ("postgresql://gladi:rahasia@x@127.0.0.1:rahasia/uji", "tidak terbaca", "%2F"),
        ("postgresql://gladi@127.0.0.1:1/uji?password=rahasia", "postgresql://gladi@127.0.0.1:1/uji", "PostgreSQL"),
        ("postgresql+driver://gladi:rahasia@127.0.0.1/uji", "tidak dikenal", "postgresql://"),
    ):
        error = refused(url)
        assert words in str(error)
        assert remedy in error.hint
        assert "rahasia" not in f"{error} {error.hint}"


def test_desks_that_start_at_once_make_the_tables_once(postgres: PostgresServer) -> None:
    url = postgres.new_database()

    async def scene() -> None:
        for desk in await asyncio.gather(*(open_desk(url, ManualClock(MONDAY)) for _ in range(8))):
            assert desk.all() == ()
            await desk.store.close()

    asyncio.run(scene())
