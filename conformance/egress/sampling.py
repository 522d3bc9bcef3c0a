"""Where do the application's sockets lead? Looked at many times a second; what is shorter than that is missed. Linux.

It tells where something went, never what, and is the last resort where an application heeds no proxy.
"""

import asyncio
import contextlib
import os
import threading
import time

from conformance.egress.departures import Departure, Departures
from conformance.egress.owners import LISTENS, Address, Family, inodes_of, sockets
from conformance.record.egress import Way

LOOK_S = 0.05
"""Between two looks."""
HELD_S = 1.0
"""So long such a connection is held at most."""
_PROTOCOLS = {6: "tcp", 17: "udp"}


class Sampler:
    """Looks at the application's sockets as long as the `with` block, from a thread of its own."""

    def __init__(self, departures: Departures) -> None:
        self._departures = departures
        self.port = 0
        """Where controls connect to on loopback, so that their sockets are seen; 0: nowhere."""
        self._from: set[int] = set()
        """Ports from which something that was seen is connected there."""
        self.controls: set[str] = set()
        """What the controls asked for whose sockets were seen."""
        self._is_over = threading.Event()
        self._seen: dict[tuple[int, Address, int], set[int]] = {}
        self._streams: dict[tuple[int, Address, int], int] = {}
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> "Sampler":
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._is_over.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._is_over.is_set():
            began = time.monotonic()
            self._look()
            self._is_over.wait(max(LOOK_S, 3 * (time.monotonic() - began)))  # never more than a quarter of a core

    def _look(self) -> None:
        held: set[int] = set()
        for pid in Family().of_application(os.getpid()):
            held |= inodes_of(pid)
        for kind in _PROTOCOLS:
            for one in sockets(kind):
                address, port = one.there
                if one.inode not in held or one.state == LISTENS or not int(address):
                    continue
                if address.is_loopback and port == self.port:
                    self._from.add(one.here[1])
                elif not address.is_loopback:
                    self._note(kind, address, port, one.inode)

    def _note(self, kind: int, address: Address, port: int, inode: int) -> None:
        key = (kind, address, port)
        known = self._seen.setdefault(key, set())
        if inode in known:
            return
        known.add(inode)
        stream = self._streams.setdefault(key, self._departures.begin())
        one = Departure(stream, len(known) - 1, Way.SOKET, _PROTOCOLS[kind], str(address), port, is_open=False)
        self._departures.write(one)

    async def hold(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold a control's connection until its socket was seen; say so by what it asked for."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = await reader.readuntil(b"\r\n\r\n")
            port = writer.get_extra_info("peername")[1]
            for _ in range(round(HELD_S / LOOK_S)):
                if port in self._from:
                    break
                await asyncio.sleep(LOOK_S)
            if port in self._from:
                self.controls.add(head.split(b" ")[1].decode("latin-1"))
            writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            await writer.drain()
        writer.close()
