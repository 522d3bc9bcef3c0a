import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from simulator.door.arrival import Arrival
from simulator.network.delivery import Delivery
from simulator.network.fault import FaultKind
from simulator.network.sending import Line
from simulator.store.entry import Entry
from simulator.store.memory import MemoryStore
from simulator.store.store import Kept, StoreError
from simulator.web_service import connection
from simulator.web_service.http import STORE_FAILED, make_server
from simulator.web_service.paths import Target
from simulator.web_service.service import Answered, WebService
from tests.helpers.rehearsal_desk import Rehearsal, rehearse


class Watched(WebService):
    """Notes which way each request was answered."""

    def __init__(self, r: Rehearsal) -> None:
        super().__init__(r.desk)
        self.ways: list[str] = []

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        self.ways.append("long")
        return await super().answer(path, arrival)

    def answer_at_once(self, target: Target, arrival: Arrival, answered: Answered) -> bool:
        is_done = super().answer_at_once(target, arrival, answered)
        if is_done:
            self.ways.append("short")
        return is_done


@dataclass
class Talk:
    """One connection to a server of its own."""

    r: Rehearsal
    service: Watched
    server: connection.GuardedServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def request(self, *, head: str = "", **changes: object) -> bytes:
        """A right match, with these headers more and these fields changed."""
        record = self.r.session.record
        fields = {
            "user_id": record.hak_akses.user_id,
            "password": record.hak_akses.password,
            "ip_user": "127.0.0.1",
            "TRESHOLD": 90,
            "NIK": self.r.session.personas[0].nik,
        }
        body = json.dumps(fields | changes).encode()
        path = f"/dukcapil/get_json/{record.credentials.lembaga}/CALL_VERIFY_BY_ELEMEN"
        return (
            f"POST {path} HTTP/1.1\r\nHost: x\r\n{head}Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    async def ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Head and body of the answer."""
        self.writer.write(request)
        return await self.answer()

    async def answer(self) -> tuple[bytes, bytes]:
        head = await self.reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"HTTP/1.1 100 "):
            head = await self.reader.readuntil(b"\r\n\r\n")
        length = next(int(line[16:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length: "))
        return head, await self.reader.readexactly(length)

    @contextlib.asynccontextmanager
    async def another(self) -> AsyncIterator["Talk"]:
        """A second connection to the same server."""
        reader, writer = await asyncio.open_connection(*self.writer.get_extra_info("peername"))
        try:
            yield replace(self, reader=reader, writer=writer)
        finally:
            writer.close()


@contextlib.asynccontextmanager
async def talk(r: Rehearsal) -> AsyncIterator[Talk]:
    service = Watched(r)
    server = make_server(service, Line())
    assert isinstance(server, connection.GuardedServer)
    runner = web.ServerRunner(server, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    reader, writer = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
    try:
        yield Talk(r, service, server, reader, writer)
    finally:
        writer.close()
        await runner.cleanup()


def without_date(head: bytes) -> list[bytes]:
    return [line for line in head.split(b"\r\n") if not line.startswith(b"Date: ")]


def without_kuota(body: bytes) -> bytes:
    return body.rpartition(b',"quotaLimiter"')[0]


@pytest.mark.parametrize("head", ["", "Origin: http://contoh.test\r\n"])
def test_both_ways_answer_byte_for_byte_alike(head: str) -> None:
    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            answers = [await t.ask(t.request(head=head)) for _ in range(3)]
            assert t.service.ways == ["long", "short", "short"]
            assert without_date(answers[0][0]) == without_date(answers[1][0])
            assert any(line.startswith(b"Date: ") for line in answers[1][0].split(b"\r\n"))
            assert without_kuota(answers[0][1]) == without_kuota(answers[1][1]) != b""
            left = [json.loads(body)["quotaLimiter"] for _, body in answers]
            assert left == [left[0], left[0] - 1, left[0] - 2]
            entries = await r.desk.store.entries(r.session.record.id, 0, 10)
            assert [e.entry.response for e in entries] == [body for _, body in answers]
            assert {e.entry.source_ip for e in entries} == {"127.0.0.1"}

    rehearse(scene)


def test_a_head_that_differs_in_one_byte_is_read_again() -> None:
    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            for head in ("", "", "X-A: 1\r\n", "X-A: 2\r\n", "X-A: 2\r\n"):
                await t.ask(t.request(head=head))
            assert t.service.ways == ["long", "short", "long", "long", "short"]

    rehearse(scene)


@pytest.mark.parametrize("head", ["Connection: close\r\n", "Expect: 100-continue\r\n", "Content-Encoding: gzip\r\n"])
def test_a_head_that_asks_for_more_than_an_answer_is_never_learned(head: str) -> None:
    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            await t.ask(t.request(head=head))
            assert t.server.heads == {}

    rehearse(scene)


def test_a_request_in_pieces_and_two_in_one_piece_take_the_long_way_and_are_answered_in_order() -> None:
    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            await t.ask(t.request())
            whole = t.request()
            for piece in (whole[:40], whole[40:-7], whole[-7:]):
                t.writer.write(piece)
                await asyncio.sleep(0.02)
            assert b"Sesuai" in (await t.answer())[1]
            t.writer.write(t.request() + t.request(NIK="x"))
            first, second = await t.answer(), await t.answer()
            assert (b"Sesuai" in first[1], json.loads(second[1])["content"][0]["RESPONSE_CODE"]) == (True, "15")
            assert "short" not in t.service.ways

    rehearse(scene)


class SlowStore(MemoryStore):
    """Lets a disk take its time, or fail."""

    def __init__(self) -> None:
        super().__init__()
        self.error: StoreError | None = None

    def keep(self, entry: Entry, kept: Kept) -> None:
        loop = asyncio.get_running_loop()
        if self.error is not None:
            loop.call_later(0.05, kept, 0, self.error)
        else:
            super().keep(entry, lambda seq, error: loop.call_later(0.05, kept, seq, error) and None)


def test_what_comes_while_an_answer_is_not_yet_durable_waits_for_it() -> None:
    async def scene(r: Rehearsal) -> None:
        r.desk.store = SlowStore()
        async with talk(r) as t:
            await t.ask(t.request())
            t.writer.write(t.request())
            await asyncio.sleep(0.02)
            t.writer.write(t.request(NIK="x"))
            first, second = await t.answer(), await t.answer()
            assert b"Sesuai" in first[1]
            assert json.loads(second[1])["content"][0]["RESPONSE_CODE"] == "15"

    rehearse(scene)


def test_an_answer_that_cannot_be_made_durable_is_never_given_and_costs_nothing() -> None:
    async def scene(r: Rehearsal) -> None:
        r.desk.store = store = SlowStore()
        async with talk(r) as t:
            await t.ask(t.request())
            before = dict(r.session.spent)
            store.error = StoreError("penuh", "kosongkan")
            head, body = await t.ask(t.request())
            assert head.split(b"\r\n")[0] == b"HTTP/1.1 503 Service Unavailable"
            assert body == f"{STORE_FAILED}\n".encode()
            assert await t.reader.read() == b""
            assert r.session.spent == before
            assert t.service.ways == ["long", "short"]

    rehearse(scene)


def test_a_fault_or_a_cut_network_is_felt_by_a_connection_that_knew_the_short_way() -> None:
    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            await t.ask(t.request())
            await t.ask(t.request())
            r.session.faults.add(FaultKind.CODE, {"code": "05"}, count=1)
            assert json.loads((await t.ask(t.request()))[1])["content"][0]["RESPONSE_CODE"] == "05"
            assert b"Sesuai" in (await t.ask(t.request()))[1]
            assert t.service.ways == ["long", "short", "long", "short"]
            r.session.change(replace(r.session.record.hak_akses, network=False), r.session.record.dialect)
            t.writer.write(t.request())
            with pytest.raises(ConnectionResetError):
                await t.reader.readuntil(b"\r\n\r\n")

    rehearse(scene)


def test_what_is_remembered_of_heads_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MOST_HEADS", 3)

    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            for number in range(8):
                await t.ask(t.request(head=f"X-Number: {number}\r\n"))
                assert len(t.server.heads) <= 3
            await t.ask(t.request(head=f"X-Long: {'x' * connection.LONGEST_HEAD}\r\n"))
            assert max(map(len, t.server.heads)) < connection.LONGEST_HEAD

    rehearse(scene)


def test_an_answer_under_way_leaves_before_the_server_goes() -> None:
    async def scene(r: Rehearsal) -> None:
        r.desk.store = SlowStore()
        async with talk(r) as t:
            await t.ask(t.request())
            t.writer.write(t.request())
            await asyncio.sleep(0.01)
            leaving = asyncio.ensure_future(t.server.shutdown(1.0))
            assert b"Sesuai" in (await t.answer())[1]
            await leaving

    rehearse(scene)


def test_a_busy_connection_whose_first_request_has_a_known_head_outlives_the_time_for_a_first_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "FIRST_REQUEST_S", 0.5)

    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            await t.ask(t.request())
            async with t.another() as busy:
                for _ in range(4):
                    await busy.ask(busy.request())
                    await asyncio.sleep(0.2)
            assert t.service.ways == ["long", *["short"] * 4]

    rehearse(scene)


def test_a_connection_that_says_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "FIRST_REQUEST_S", 0.05)

    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            assert await asyncio.wait_for(t.reader.read(), 2.0) == b""

    rehearse(scene)


def test_a_connection_that_falls_silent_after_known_heads_is_closed_and_a_busy_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "IDLE_S", 1.0)

    async def scene(r: Rehearsal) -> None:
        async with talk(r) as t:
            await t.ask(t.request())
            async with t.another() as busy:
                for _ in range(6):
                    await busy.ask(busy.request())
                    await asyncio.sleep(0.25)
                assert await asyncio.wait_for(busy.reader.read(), 10.0) == b""
            assert t.service.ways == ["long", *["short"] * 6]

    rehearse(scene)


def test_a_client_that_waits_for_a_slow_disk_is_not_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "IDLE_S", 0.03)

    async def scene(r: Rehearsal) -> None:
        r.desk.store = SlowStore()
        async with talk(r) as t:
            await t.ask(t.request())
            async with t.another() as waiting:
                assert b"Sesuai" in (await waiting.ask(waiting.request()))[1]
            assert t.service.ways == ["long", "short"]

    rehearse(scene)
