"""Does a browser's applicant come from his own address, and is nobody else let through?"""

import asyncio
import sys
from collections.abc import Awaitable, Callable

import pytest

from conformance.application.process import free_port
from conformance.subject.relay import GRANTED, REFUSED, Relay, is_loopback

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other loopback addresses")
SOURCE = "127.31.4.7"


def ask(host: bytes, port: int, kind: int, command: int = 1) -> bytes:
    return b"\x05\x01\x00" + bytes([5, command, 0, kind]) + host + port.to_bytes(2, "big")


def with_relay(play: Callable[[int, int], Awaitable[None]]) -> list[str]:
    """Play against a relay and an echo server behind it (their ports); return who was seen there."""
    seen: list[str] = []

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(writer.get_extra_info("peername")[0])
        writer.write(await reader.read())
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        relay = Relay(SOURCE)
        address = await relay.open()
        await play(int(address.rpartition(":")[2]), server.sockets[0].getsockname()[1])
        await relay.close()
        server.close()

    asyncio.run(asyncio.wait_for(run(), 20))
    return seen


async def exchange(port: int, sent: bytes, more: bytes = b"") -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    if more:
        await reader.readexactly(2 + len(GRANTED))
        writer.write(more)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(("host", "kind"), [(bytes([127, 0, 0, 1]), 1), (b"\x09127.0.0.1", 3)])
def test_what_is_sent_arrives_from_the_applicants_address_and_comes_back(host: bytes, kind: int) -> None:
    async def play(relay: int, server: int) -> None:
        assert await exchange(relay, ask(host, server, kind), b"halo") == b"halo"

    assert with_relay(play) == [SOURCE]


@pytest.mark.parametrize("command", [2, 3])
def test_only_connections_are_made(command: int) -> None:
    async def play(relay: int, server: int) -> None:
        assert await exchange(relay, ask(bytes([127, 0, 0, 1]), server, 1, command)) == b"\x05\x00" + REFUSED

    assert with_relay(play) == []


def test_where_nobody_listens_the_browser_is_told() -> None:
    async def play(relay: int, server: int) -> None:
        assert await exchange(relay, ask(bytes([127, 0, 0, 1]), free_port(), 1)) == b"\x05\x00" + REFUSED
        assert await exchange(relay, ask(bytes(15) + b"\x01", free_port(), 4)) == b"\x05\x00" + REFUSED

    assert with_relay(play) == []


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\x05\x01\x00\x05\x01\x00\x03\x02\xff\xff\x00\x50"])
def test_what_is_no_socks_is_dropped_and_hurts_nobody(sent: bytes) -> None:
    async def play(relay: int, server: int) -> None:
        await exchange(relay, sent)
        assert await exchange(relay, ask(bytes([127, 0, 0, 1]), server, 1), b"halo") == b"halo"

    with_relay(play)


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", True), ("127.9.9.9", True), ("localhost", False)])
def test_only_loopback_addresses_are_reached_from_one(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_connection_that_is_still_open_at_the_end_is_let_go_without_a_word() -> None:
    faults: list[object] = []

    async def play(_: int, server: int) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
        relay = Relay(SOURCE)
        port = int((await relay.open()).rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(ask(bytes([127, 0, 0, 1]), server, 1))
        await reader.readexactly(2 + len(GRANTED))
        await relay.close()
        await asyncio.sleep(0)
        writer.close()

    assert with_relay(play) == [SOURCE]
    assert faults == []
