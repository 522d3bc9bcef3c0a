"""How does what stands in the network of this machine stay within reach from a network of our own?

A simulator or a database that somebody else started is let through, and nothing else: who listens inside hands each
connection to a loop that was started outside, and that one goes on to the real address. A socket belongs to the network
in which it was made, whichever thread uses it.
"""

import asyncio
import contextlib
import socket

from conformance.application.loop_thread import LoopThread

READ = 65536


class Bridge:
    """Made in the network of the machine; used from inside."""

    def __init__(self) -> None:
        self._outside = LoopThread()
        self._tasks: set[asyncio.Task[None]] = set()
        self.passed: set[tuple[str, int]] = set()
        """Addresses that are let through, whatever way leads there."""

    def open(self, host: str, port: int) -> None:
        """Let an address of loopback be reached at the same address inside; raise `OSError` where it is taken there."""
        self.passed.add((host, port))
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=256)
        listening.setblocking(False)
        self._outside.start(self._accept(listening, host, port))

    async def _accept(self, listening: socket.socket, host: str, port: int) -> None:
        loop = asyncio.get_running_loop()
        with listening:
            while True:
                line, _ = await loop.sock_accept(listening)
                task = asyncio.create_task(_lead(line, host, port))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def lead(self, line: socket.socket, host: str, port: int) -> None:
        """Lead a connection that came some other way to where it was meant to go."""
        await asyncio.wrap_future(self._outside.start(_lead(line.dup(), host, port)))

    def close(self) -> None:
        """Let nothing through any longer."""
        self._outside.close()


async def _lead(line: socket.socket, host: str, port: int) -> None:
    inner, back = await asyncio.open_connection(sock=line)
    try:
        outer, there = await asyncio.open_connection(host, port)
    except OSError:
        back.transport.abort()  # as if nobody listened
        return
    try:
        await asyncio.gather(_pour(inner, there), _pour(outer, back))
    finally:
        there.close()
        back.close()


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await source.read(READ):
            target.write(data)
            await target.drain()
        target.write_eof()
