"""At which sockets do the application's processes listen? Linux tells it under /proc; elsewhere nobody is asked."""

import os
import socket
import ssl
from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from conformance.application.trust import any_certificate
from conformance.record.exposure import Listening

_LISTEN = "0A"
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
HELLO_S = 1.0


def listening_at(ports: Collection[int]) -> list[Listening] | None:
    """Return the sockets that listen at `ports`, and all others of the sessions of the processes that do.

    None where this system does not tell, or none of `ports` is listened at here.
    """
    sockets = list(_sockets())
    own = {inode for inode, _, port in sockets if port in ports}
    if not own:
        return None
    owners = _owners()
    sessions = {owners[inode] for inode in own if inode in owners}
    mine = [one for one in sockets if one[0] in own or owners.get(one[0]) in sessions]
    unlike = sorted({(str(address), port) for _, address, port in mine})
    return [Listening(at, port, ip_address(at).is_loopback, _speaks_tls(at, port)) for at, port in unlike]


def _sockets() -> Iterator[tuple[str, IPv4Address | IPv6Address, int]]:
    for table in _TABLES:
        try:
            lines = table.read_text("ascii").splitlines()[1:]
        except OSError:
            continue
        for words in map(str.split, lines):
            if words[3] == _LISTEN:
                address, _, port = words[1].partition(":")
                yield words[9], _address_of(address), int(port, 16)


def _address_of(digits: str) -> IPv4Address | IPv6Address:
    """Return an address as /proc writes it: words of four bytes in the machine's order."""
    raw = bytes.fromhex(digits)
    turned = b"".join(raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    address = ip_address(turned)
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _owners() -> dict[str, int]:
    """Return by the number of a socket the session of a process that has it open, as far as it may be looked at."""
    owners: dict[str, int] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            session = os.getsid(int(process.name))
            for descriptor in (process / "fd").iterdir():
                target = str(descriptor.readlink())
                if target.startswith("socket:["):
                    owners[target[8:-1]] = session
        except OSError:
            continue
    return owners


def _speaks_tls(address: str, port: int) -> bool:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    try:
        with socket.create_connection((near, port), HELLO_S) as line, any_certificate().wrap_socket(line):
            return True
    except (OSError, ssl.SSLError):
        return False
