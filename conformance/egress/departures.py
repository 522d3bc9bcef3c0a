"""Where is written down what has left the application? In a file of the run's work directory, a JSON line each.

It holds values of residents, so nobody else may read it and it goes with the run. One process writes, another reads.
"""

import threading
from pathlib import Path
from typing import NamedTuple

import msgspec

from conformance.application.private import open_private
from conformance.record.egress import Way

FILE_NAME = "keluar.jsonl"
MOST_KEPT = 1 << 20
"""Bytes that are kept of one body; the others are counted."""


class Said(msgspec.Struct, frozen=True):
    """Something that was said there, to be searched."""

    part: str
    """`baris`, `kepala`, `badan`, `nama`, `surat`, `data`: where it stood."""
    data: bytes


class Departure(msgspec.Struct, frozen=True):
    """One request, name, mail, datagram or connection. The last that is written of a stream and number counts."""

    stream: int
    number: int
    """Which of several requests of one connection, from 0."""
    way: Way
    protocol: str
    """http, https, dns, smtp, tcp, udp, tls, icmp."""
    host: str
    """The name that was asked for or meant, else the address."""
    port: int
    said: tuple[Said, ...] = ()
    size: int = 0
    """Bytes that came."""
    is_open: bool = True
    """Whether what was said could be looked into."""


class Target(NamedTuple):
    """What a connection was meant for."""

    stream: int
    host: str
    port: int
    way: Way


class Departures:
    """Writes down what leaves."""

    def __init__(self, directory: Path) -> None:
        """`directory` is the run's work directory."""
        self._file = directory / FILE_NAME
        self._lock = threading.Lock()
        self._streams = 0
        open_private(self._file, "wb").close()

    def begin(self) -> int:
        """Return the number of a new stream."""
        with self._lock:
            self._streams += 1
            return self._streams

    def write(self, departure: Departure) -> None:
        """Append `departure`."""
        with self._lock, self._file.open("ab") as lines:
            lines.write(msgspec.json.encode(departure) + b"\n")

    def forget(self) -> None:
        """Remove the file."""
        self._file.unlink(missing_ok=True)


_LINES = msgspec.json.Decoder(Departure)


def read_departures(directory: Path) -> list[Departure]:
    """Return what has left so far, the first first; `directory` is the run's work directory."""
    try:
        lines = (directory / FILE_NAME).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    found = (_LINES.decode(line) for line in lines if line.endswith(b"\n"))
    return list({(one.stream, one.number): one for one in found}.values())
