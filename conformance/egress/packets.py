"""What stands in an IP packet, and how is it sent on under other addresses? Pure.

Only what a tun device hands over: whole packets, IPv4 or IPv6, without fragments (its MTU is as large as any datagram).
"""

import struct
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple

TCP, UDP, ICMP, ICMP6 = 6, 17, 1, 58
SYN, ACK = 0x02, 0x10
_V4, _V6 = 20, 40
"""Bytes of the headers, without options."""
_CHECKSUM_AT = {TCP: 16, UDP: 6}

Address = IPv4Address | IPv6Address


class End(NamedTuple):
    """One end of a conversation."""

    address: Address
    port: int


class Packet(NamedTuple):
    """One packet."""

    kind: int
    """The protocol above IP, by its number."""
    source: End
    target: End
    body: bytes
    """Header and payload of TCP or UDP, or whatever follows the header of IP."""

    @property
    def begins_conversation(self) -> bool:
        """Whether it is the first of a TCP connection."""
        return self.kind == TCP and self.body[13] & (SYN | ACK) == SYN

    @property
    def payload(self) -> bytes:
        """What a datagram says."""
        return self.body[8:]


def read_packet(raw: bytes) -> Packet | None:
    """Return what stands in `raw`; None: nothing that can be read."""
    version = raw[0] >> 4 if raw else 0
    if version == 4 and len(raw) >= _V4:
        kind, start = raw[9], (raw[0] & 15) * 4
        source, target = ip_address(raw[12:16]), ip_address(raw[16:20])
    elif version == 6 and len(raw) >= _V6:
        kind, start = raw[6], _V6
        source, target = ip_address(raw[8:24]), ip_address(raw[24:40])
    else:
        return None
    body = raw[start:]
    if kind not in _CHECKSUM_AT:
        return Packet(kind, End(source, 0), End(target, 0), body)
    if len(body) < _CHECKSUM_AT[kind] + 2:
        return None
    here, there = struct.unpack_from("!HH", body)
    return Packet(kind, End(source, here), End(target, there), body)


def write_packet(packet: Packet, source: End, target: End) -> bytes:
    """Return `packet` (TCP or UDP) as it goes from `source` to `target`, its checksums made anew."""
    at = _CHECKSUM_AT[packet.kind]
    body = bytearray(packet.body)
    struct.pack_into("!HH", body, 0, source.port, target.port)
    struct.pack_into("!H", body, at, 0)
    here, there = source.address.packed, target.address.packed
    whole = here + there + struct.pack("!II", len(body), packet.kind) + body
    struct.pack_into("!H", body, at, _checksum(whole))
    if source.address.version == 6:
        return struct.pack("!IHBB", 6 << 28, len(body), packet.kind, 64) + here + there + body
    head = struct.pack("!BBHHHBBH", 0x45, 0, _V4 + len(body), 0, 0, 64, packet.kind, 0) + here + there
    return head[:10] + struct.pack("!H", _checksum(head)) + head[12:] + body


def datagram(source: End, target: End, payload: bytes) -> bytes:
    """Return a UDP packet."""
    body = struct.pack("!HHHH", 0, 0, 8 + len(payload), 0) + payload
    return write_packet(Packet(UDP, source, target, body), source, target)


def _checksum(data: bytes | bytearray) -> int:
    """Return the ones' complement of the sum of all 16-bit words, which is what a number leaves divided by 65,535."""
    return 0xFFFF - int.from_bytes(bytes(data) + bytes(len(data) % 2), "big") % 0xFFFF
