"""The one act, tried with a door that exists nowhere else: any that comes needs no more than this."""

from datetime import datetime
from time import perf_counter
from typing import ClassVar

import pytest

from simulator.domain.response_code import DITEMUKAN, IP_TIDAK_SESUAI, JARINGAN_DIPUTUS, ResponseCode, code_for
from simulator.door.act import Case, attend
from simulator.door.arrival import DoorName
from simulator.network.delivery import Delivery
from simulator.network.fault import FaultKind
from simulator.poc.desk import SessionClosed
from simulator.poc.session import PocSession
from simulator.store.memory import MemoryStore
from simulator.store.store import StoreError
from tests.helpers.rehearsal_desk import Rehearsal, rehearse


class Small(Case):
    """Answers with the code that it is told, and how much is left."""

    door: ClassVar[str] = DoorName.BALIKAN.value
    code: ResponseCode

    def decide(self, session: PocSession, at: datetime, forced: str) -> ResponseCode:
        self.code = code_for(forced) if forced else self.code
        return self.code

    def write(self, session: PocSession, left: int) -> bytes:
        return f"{self.code.code} {left}".encode()

    def kept(self) -> bytes:
        return b"kept"

    def elemen_sent(self) -> tuple[str, ...]:
        return ("NIK",)

    def quirks(self) -> tuple[str, ...]:
        return ("form",)

    def user_id(self) -> str:
        return "loket1"


async def call(r: Rehearsal, code: ResponseCode = DITEMUKAN, lembaga: str = "") -> Delivery:
    async def understand(session: PocSession) -> Case:
        return Small("127.0.0.1", "POST", "1", perf_counter(), code)

    async def refuse(session: PocSession | None) -> Delivery:
        return Delivery(f"closed {session.record.id}".encode() if session else b"unknown")

    return await attend(r.desk, lembaga or r.session.record.credentials.lembaga.lower(), understand, refuse)


def test_a_call_is_decided_charged_delivered_and_entered() -> None:
    async def scene(r: Rehearsal) -> None:
        assert [(await call(r, code)).body for code in (DITEMUKAN, IP_TIDAK_SESUAI)] == [b"01 199", b"04 199"]
        first, second = [n.entry for n in await r.entries()]
        assert (first.door, first.method, first.nik, first.code) == ("balikan", "POST", "1", "01")
        assert (first.request, first.response, first.elemen_sent) == (b"kept", b"01 199", ("NIK",))
        assert (first.quirks, first.user_id) == (("form",), "loket1")
        assert (first.is_charged, second.is_charged, second.code) == (True, False, "04")
        assert r.session.spent == {first.day: 1}

    rehearse(scene)


def test_the_last_hit_is_charged_and_no_other() -> None:
    async def scene(r: Rehearsal) -> None:
        day = r.session.now().date()
        r.session.spent[day] = 199
        assert [(await call(r)).body for _ in range(3)] == [b"01 0"] * 3
        assert r.session.spent[day] == 200

    rehearse(scene)


def test_a_fault_strikes_the_call_and_costs_nothing() -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.faults.add(FaultKind.CODE, {"code": "05"}, door="balikan", count=1)
        r.session.faults.add(FaultKind.RESET, {}, door="portal")
        assert [(await call(r)).body for _ in range(2)] == [b"05 200", b"01 199"]
        assert [n.entry.fault for n in await r.entries()] == ["code", ""]

    rehearse(scene)


def test_a_cut_network_answers_nothing_and_is_named() -> None:
    async def scene(r: Rehearsal) -> None:
        assert (await call(r, JARINGAN_DIPUTUS)).is_cut
        (numbered,) = await r.entries()
        assert (numbered.entry.code, numbered.entry.fault) == ("", "jaringan_diputus")

    rehearse(scene)


def test_where_no_session_is_open_the_door_itself_refuses() -> None:
    async def scene(r: Rehearsal) -> None:
        assert (await call(r, lembaga="lain")).body == b"unknown"
        await r.desk.close(r.session)
        assert (await call(r)).body == f"closed {r.session.record.id}".encode()
        assert await r.entries() == []

    rehearse(scene)


def test_a_session_that_is_closed_meanwhile_is_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(r: Rehearsal) -> None:
        async def closed(*_: object) -> None:
            r.session.close()
            raise SessionClosed(r.session)

        monkeypatch.setattr(r.desk, "settle", closed)
        assert (await call(r)).body.startswith(b"closed")

    rehearse(scene)


class Failing(MemoryStore):
    """Keeps nothing until it is told to."""

    is_full = True

    def keep(self, entry, kept):  # type: ignore[no-untyped-def]
        if self.is_full:
            kept(0, StoreError("penuh", "kosongkan"))
        else:
            super().keep(entry, kept)


def test_an_answer_that_cannot_be_kept_has_used_up_neither_kuota_nor_fault() -> None:
    store = Failing()

    async def scene(r: Rehearsal) -> None:
        for kind in (FaultKind.MALFORMED, FaultKind.RESET):
            r.session.faults.add(kind, {"body": "x"} if kind is FaultKind.MALFORMED else {}, count=1)
        r.session.faults.add(FaultKind.CODE, {"code": "05"}, count=2, nik="lain")
        before = r.session.faults.state()
        for _ in range(3):
            with pytest.raises(StoreError):
                await call(r)
            assert r.session.faults.state() == before
        store.is_full = False
        await call(r)
        await call(r)
        assert [n.entry.fault for n in await r.entries()] == ["malformed", "reset"]
        r.session.faults.remove(None)
        store.is_full = True
        with pytest.raises(StoreError):
            await call(r)
        assert sum(r.session.spent.values()) == 0
        await store.close()

    rehearse(scene, store=store)
