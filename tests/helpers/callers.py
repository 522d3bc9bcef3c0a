"""Many clients at once: kept-alive connections that send marked calls, and note every answer they got to its end."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MARK = "transactionId"
"""The key that carries a marker; the web service does not read it, the journal keeps it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where one kind of call goes, and what is sent but for its marker."""

    address: str
    path: str
    fields: dict[str, object]

    def request(self, mark: str) -> bytes:
        """The bytes of one call."""
        body = json.dumps(self.fields | {MARK: mark}).encode()
        head = f"POST {self.path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        return head.encode() + b"\r\n\r\n" + body


class Connection:
    """One kept-alive connection."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._place = (parts.hostname, parts.port)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def open(self) -> None:
        """Connect."""
        self._streams = await asyncio.open_connection(*self._place)

    async def call(self, target: Target, mark: str) -> dict[str, Any]:
        """Send one call; return the answer, or raise `OSError` or `EOFError` where none came to its end."""
        if self._streams is None:
            await self.open()
        assert self._streams is not None
        reader, writer = self._streams
        try:
            writer.write(target.request(mark))
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length:")[2].partition("\r\n")[0])
            body = await reader.readexactly(length)
            if not head.startswith("http/1.1 200"):
                raise OSError(head.partition("\r\n")[0])
        except (OSError, EOFError):
            self.close()
            raise
        answer: dict[str, Any] = json.loads(body)
        return answer

    def close(self) -> None:
        """Let go."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


class Callers:
    """So many clients, each calling one target after the other until told to stop, whatever happens to the server."""

    def __init__(self, targets: list[list[Target]], count: int) -> None:
        """`targets` are lists of calls; client n takes those of list n, n + len(targets), ..."""
        self.answers: dict[str, dict[str, Any]] = {}
        self.failures = 0
        self._is_over = False
        self._targets = targets
        self._tasks = [asyncio.create_task(self._run(n)) for n in range(count)]

    async def until(self, answers: int, seconds: float = 30.0) -> None:
        """Wait until there are so many more answers."""
        wanted = len(self.answers) + answers
        async with asyncio.timeout(seconds):
            while len(self.answers) < wanted:  # noqa: ASYNC110 - many tasks answer, one waits
                await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Let every client finish the call that it is at."""
        self._is_over = True
        await asyncio.gather(*self._tasks)

    async def _run(self, number: int) -> None:
        targets = self._targets[number % len(self._targets)]
        connection = Connection(targets[0].address)
        n = 0
        while not self._is_over:
            n += 1
            mark = f"m-{number}-{n}"
            try:
                self.answers[mark] = await connection.call(targets[n % len(targets)], mark)
            except (OSError, EOFError):
                self.failures += 1
                await asyncio.sleep(0.02)
        with suppress(OSError):
            connection.close()
