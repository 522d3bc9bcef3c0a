"""A client that keeps the time of every single answer: wrk adds synthetic samples for each stall.

`python -m loadtests.bench.raw_client HOST PORT REQUESTS SECONDS RATE`: REQUESTS is a file as wrk's script reads it.
With RATE 0 each connection asks again as soon as it is answered, and a sample is the time from question to answer. With
another RATE so many requests are due in a second, whether or not earlier ones are answered, and a sample is the time
from when a request was due. One line of JSON is printed: how many there were, and percentiles in milliseconds.
"""

import asyncio
import json
import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import cast

from loadtests.bench.load import CONNECTIONS

SHARES = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}
_END = b"\r\n\r\n"


def percentiles_ms(samples_s: Sequence[float]) -> dict[str, float]:
    """Return the percentiles of raw samples in milliseconds; raise `ValueError` where there are none."""
    if not samples_s:
        raise ValueError("no request was answered")
    ordered = sorted(samples_s)
    return {name: 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)] for name, share in SHARES.items()}


class Connection(asyncio.Protocol):
    """One connection: asks one request at a time, and notes when it was answered."""

    def __init__(self, samples: list[float]) -> None:
        """`samples` takes the seconds that each answer took."""
        self._samples = samples
        self._due: deque[tuple[float, bytes]] = deque()
        self._began: float | None = None
        self._read = bytearray()
        self.on_answer: Callable[[], None] = lambda: None
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = cast("asyncio.WriteTransport", transport)

    def ask(self, request: bytes, due: float) -> None:
        """Send `request`, which is due at `due`, as soon as the one before it is answered."""
        self._due.append((due, request))
        if self._began is None:
            self._send()

    def data_received(self, data: bytes) -> None:
        """Note the answer once it is whole."""
        self._read += data
        head, end, body = self._read.partition(_END)
        if not end or len(body) < _length(head):
            return
        assert self._began is not None
        self._samples.append(perf_counter() - self._began)
        self._read.clear()
        self._began = None
        self.on_answer()
        if self._due and self._began is None:
            self._send()

    def _send(self) -> None:
        self._began, request = self._due.popleft()
        self._transport.write(request)


def _length(head: bytes | bytearray) -> int:
    lower = head.lower()
    start = lower.index(b"content-length:") + len(b"content-length:")
    return int(lower[start:].split(b"\r\n", 1)[0])


def whole_requests(lines: Sequence[str], host: str, port: int) -> list[bytes]:
    """Return each line of `PATH<tab>BODY` as the bytes of a request; JSON unless a third column has other headers."""
    made = []
    for line in lines:
        path, body, *own = line.split("\t")
        content = body.encode()
        headers = {"Host": f"{host}:{port}", "Content-Type": "application/json", "Content-Length": f"{len(content)}"}
        headers |= json.loads(own[0]) if own else {}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        made.append(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + content)
    return made


async def ask_all(host: str, port: int, requests: Sequence[bytes], seconds: float, rate: float) -> list[float]:
    """Ask for so many seconds; return the samples in seconds."""
    loop, samples, in_turn = asyncio.get_running_loop(), list[float](), cycle(requests)
    made = [(await loop.create_connection(lambda: Connection(samples), host, port))[1] for _ in range(CONNECTIONS)]
    began = perf_counter()
    if rate:
        for number, connection in zip(range(int(seconds * rate)), cycle(made), strict=False):
            due = began + number / rate
            while perf_counter() < due:  # noqa: ASYNC110 -- the loop's timers are a millisecond coarse
                await asyncio.sleep(0)
            connection.ask(next(in_turn), due)
    else:

        def ask_next(connection: Connection) -> None:
            connection.ask(next(in_turn), perf_counter())

        for connection in made:
            connection.on_answer = partial(ask_next, connection)
            ask_next(connection)
        await asyncio.sleep(seconds)
        for connection in made:
            connection.on_answer = lambda: None
    await asyncio.sleep(0.2)
    return samples


def main() -> None:
    """Ask as the command line says, and print what was measured."""
    import uvloop

    host, port, path, seconds, rate = sys.argv[1:]
    requests = whole_requests(Path(path).read_text(encoding="utf-8").splitlines(), host, int(port))
    samples = uvloop.run(ask_all(host, int(port), requests, float(seconds), float(rate)))
    sys.stdout.write(json.dumps({"answered": len(samples), **percentiles_ms(samples)}) + "\n")


if __name__ == "__main__":
    main()
