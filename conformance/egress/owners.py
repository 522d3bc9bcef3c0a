"""Whose is a socket: the application's, or the tester's own? Linux, by what /proc shows.

What the application does descends from a keeper (`conformance.application.keeper`), however it detached itself; what
the tester does itself (a browser that asks for updates) descends from this process without one.
"""

import contextlib
import os
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import NamedTuple

KEEPER = b"keeper.py"
LISTENS = "0A"
_KINDS = {6: ("tcp", "tcp6"), 17: ("udp", "udp6")}

Address = IPv4Address | IPv6Address


class Socket(NamedTuple):
    """One socket, as the kernel tells it."""

    kind: int
    """Protocol by its number: 6 TCP, 17 UDP."""
    here: tuple[Address, int]
    there: tuple[Address, int]
    state: str
    inode: int


def sockets(kind: int, process: str = "thread-self") -> Iterator[Socket]:
    """Yield the sockets of a protocol in the network of a process."""
    for name in _KINDS[kind]:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{process}/net/{name}").read_text(encoding="ascii").splitlines()[1:]:
                fields = line.split()
                yield Socket(kind, _end(fields[1]), _end(fields[2]), fields[3], int(fields[9]))


def _end(text: str) -> tuple[Address, int]:
    raw, _, port = text.partition(":")
    words = [bytes.fromhex(raw[at : at + 8])[::-1] for at in range(0, len(raw), 8)]
    address = ip_address(b"".join(words))
    return getattr(address, "ipv4_mapped", None) or address, int(port, 16)


class Family:
    """Which processes there are, and under whom."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}
        for name in os.listdir("/proc"):  # noqa: PTH208 - many times a second
            if name.isdigit():
                with contextlib.suppress(OSError, ValueError), open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123
                    self._parents[int(name)] = int(file.read().rpartition(b")")[2].split()[1])

    @property
    def processes(self) -> list[int]:
        """All of them."""
        return list(self._parents)

    def of_application(self, ancestor: int) -> list[int]:
        """Return the processes below `ancestor` that stand below a keeper as well."""
        return [pid for pid in self._parents if self.side_of(pid, ancestor)]

    def side_of(self, pid: int, ancestor: int) -> bool | None:
        """Return whether `pid` is the application's (True), of `ancestor` itself (False), or of neither (None)."""
        while pid and pid != ancestor:
            if KEEPER in _command(pid):
                return True
            pid = self._parents.get(pid, 0)
        return False if pid else None


def _command(pid: int) -> bytes:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline", "rb") as file:  # noqa: PTH123
        return file.read()
    return b""


def inodes_of(pid: int) -> set[int]:
    """Return the sockets that a process holds, by inode."""
    found = set()
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{pid}/fd"):  # noqa: PTH208
            with contextlib.suppress(OSError):
                said = os.readlink(f"/proc/{pid}/fd/{name}")  # noqa: PTH115
                if said.startswith("socket:["):
                    found.add(int(said[8:-1]))
    return found


def is_own(kind: int, address: Address, port: int) -> bool:
    """Whether the tester itself sends from a port; what is not known to be so is the application's."""
    inodes = {
        one.inode for one in sockets(kind) if one.here[1] == port and (one.here[0] == address or not int(one.here[0]))
    }
    family, own = Family(), os.getpid()
    holders = (pid for pid in family.processes if inodes & inodes_of(pid))
    return family.side_of(next(holders, 0), own) is False
