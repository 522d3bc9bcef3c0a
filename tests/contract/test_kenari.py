"""Is a session's word kept by every store, and in force wherever the session is served?"""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain.nik import Nik
from simulator.domain.penduduk import Value
from simulator.poc.agreement_file import load_agreement
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession
from tests.helpers.desks import KINDS, Place
from tests.helpers.manual_clock import ManualClock
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.rehearsal_desk import MONDAY
from tests.helpers.shared_desks import play_shared, seen_by

PKS = load_agreement("contoh-data-2026")


def address(session: PocSession) -> Value:
    """Where the first persona lives, by what a call finds."""
    found = session.find(Nik(session.personas[0].nik), ("ALAMAT",))
    assert found is not None
    return found.elemen["ALAMAT"]


async def put(desk: SessionDesk, session: PocSession, word: str) -> None:
    """Give the session another word."""
    record = session.record
    await desk.change(session, lambda: session.change(replace(record.hak_akses, kenari=word), record.dialect))


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_kept_and_can_be_taken_back(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place, clock = Place(kind, tmp_path, request), ManualClock(MONDAY)

    async def scene() -> None:
        desk = await place.open(clock)
        session = await desk.open(PKS, kenari="tantangan")
        plain = await desk.open(PKS)
        marked = address(session)
        await desk.store.close()

        desk = await place.open(clock)
        kept = desk.get(session.record.id)
        assert kept is not None
        assert (kept.record.hak_akses.kenari, address(kept)) == ("tantangan", marked)
        await put(desk, kept, "lain")
        assert address(kept) != marked
        await put(desk, kept, "")
        without = address(kept)
        await put(desk, kept, "tantangan")
        assert address(kept) == marked != without
        other = desk.get(plain.record.id)
        assert other is not None
        assert other.record.hak_akses.kenari == ""
        assert str(address(other)) == str(other.personas[0].canary["ALAMAT"])
        await desk.store.close()

    asyncio.run(scene())


def test_another_process_answers_by_the_same_word(postgres: PostgresServer) -> None:
    async def scene(*desks: SessionDesk) -> None:
        session = await desks[0].open(PKS)
        there = await seen_by(desks[1], session)
        before = address(there)
        await put(desks[0], session, "tantangan")
        there = await seen_by(desks[1], session)
        assert address(there) == address(session) != before
        await put(desks[1], there, "")
        await desks[0].refresh(session.record.id)
        assert address(session) == before

    play_shared(postgres)(2, scene)
