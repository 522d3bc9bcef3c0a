"""How does a browser's applicant get a source address of his own? A SOCKS 5 relay on loopback (RFC 1928).

Browsers cannot be told which local address to use; this relay can: it connects on their behalf from the applicant's.
"""

import asyncio
import contextlib
import socket
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

CONNECT_S = 10.0
VERSION, NO_PASSWORD, CONNECT = b"\x05", b"\x00", 1
GRANTED, REFUSED = b"\x05\x00\x00\x01" + bytes(6), b"\x05\x05\x00\x01" + bytes(6)
IPV4, NAME, IPV6 = 1, 3, 4


class Relay:
    """One applicant's way out; `url` is what the browser is told as its proxy."""

    def __init__(self, source: str) -> None:
        """`source` is the loopback address from which the application sees the applicant come."""
        self._source = source
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> str:
        """Begin to listen; return the proxy's address."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Let go of every connection."""
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._relay(reader, writer)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            pass  # a browser that goes away, or no browser at all
        except asyncio.CancelledError:
            pass  # by `close` alone; Python 3.11 reports a handler that ends cancelled as a fault of the loop
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(VERSION + NO_PASSWORD)
        _, command, _, kind = await reader.readexactly(4)
        host = await _read_host(reader, kind)
        port = int.from_bytes(await reader.readexactly(2), "big")
        try:
            if command != CONNECT:
                raise ValueError(f"SOCKS {command}")
            there = await asyncio.wait_for(self._connect(host, port), CONNECT_S)
        except (OSError, ValueError, TimeoutError):
            writer.write(REFUSED)
            await writer.drain()
            return
        writer.write(GRANTED)
        try:
            await asyncio.gather(_pump(reader, there[1]), _pump(there[0], writer))
        finally:
            there[1].close()

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        from_here = (self._source, 0) if is_loopback(host) else None
        return await asyncio.open_connection(host, port, local_addr=from_here, family=socket.AF_UNSPEC)


def is_loopback(host: str) -> bool:
    """Whether `host` is an address of 127.0.0.0/8."""
    return (urlsplit(f"//{host}").hostname or "").startswith("127.")


async def _read_host(reader: asyncio.StreamReader, kind: int) -> str:
    if kind == IPV4:
        return str(IPv4Address(await reader.readexactly(4)))
    if kind == IPV6:
        return str(IPv6Address(await reader.readexactly(16)))
    (length,) = await reader.readexactly(1)
    return (await reader.readexactly(length)).decode("ascii")


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await source.read(65536):
            target.write(chunk)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()
