import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from simulator.network.delivery import Delivery
from simulator.network.fault import FaultKind
from simulator.network.sending import Line
from simulator.web_service.http import make_server
from tests.helpers.rehearsal_desk import Rehearsal, rehearse


class CountingLine(Line):
    """A line that counts what is sent over it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0

    async def send(
        self, request: web.BaseRequest, delivery: Delivery, headers: Mapping[str, str]
    ) -> web.StreamResponse:
        self.sent += 1
        return await super().send(request, delivery, headers)


async def exchange(r: Rehearsal, line: Line) -> bytes:
    """The answer to an empty call, head and body, as it comes from a socket."""
    runner = web.ServerRunner(make_server(r.service, line))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        parts = urlsplit(f"http://127.0.0.1:{runner.addresses[0][1]}")
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        path = f"/dukcapil/get_json/{r.session.record.credentials.lembaga}/CALL_VERIFY_BY_ELEMEN"
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
        writer.write(f"{head}{{}}".encode())
        answer = await reader.read()
        writer.close()
        return answer
    finally:
        await runner.cleanup()


def test_an_answer_of_a_sound_line_never_meets_the_code_that_waits_and_paces(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(r: Rehearsal) -> None:
        waits: list[float] = []
        sleep = asyncio.sleep

        async def note(seconds: float) -> None:
            waits.append(seconds)
            await sleep(seconds)

        monkeypatch.setattr("simulator.network.sending.asyncio.sleep", note)
        line = CountingLine()
        plain = await exchange(r, line)
        assert (line.sent, [wait for wait in waits if wait]) == (0, [])
        assert b"\r\nContent-Length: " in plain
        assert b"Transfer-Encoding" not in plain

        r.session.faults.add(FaultKind.DELAY, {"ms": 1}, count=1)
        late = await exchange(r, line)
        assert line.sent == 1
        assert [wait for wait in waits if wait] != []
        assert late.partition(b"\r\n\r\n")[2] == plain.partition(b"\r\n\r\n")[2]

    rehearse(scene)
