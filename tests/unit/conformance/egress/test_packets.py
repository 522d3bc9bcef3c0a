"""Are packets read, and sent on under other addresses so that a kernel takes them?"""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.egress.packets import TCP, UDP, End, Packet, datagram, read_packet, write_packet

HERE, THERE = End(ip_address("198.18.0.1"), 40_000), End(ip_address("93.184.216.34"), 443)
HERE6, THERE6 = End(ip_address("fd67:6c61::1"), 40_000), End(ip_address("2001:db8::9"), 53)
SYN_SEGMENT = bytes.fromhex("9c4001bb000000010000000050022000000000000000")[:20]


def summed(data: bytes) -> int:
    """The ones' complement sum as RFC 1071 has it, word by word."""
    total = 0
    for at in range(0, len(data), 2):
        total += int.from_bytes(data[at : at + 2].ljust(2, b"\0"), "big")
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def pseudo_header(packet: Packet) -> bytes:
    addresses = packet.source.address.packed + packet.target.address.packed
    return addresses + len(packet.body).to_bytes(4, "big") + packet.kind.to_bytes(4, "big")


@given(st.binary(max_size=300), st.sampled_from([(HERE, THERE), (HERE6, THERE6)]))
def test_a_datagram_is_read_as_it_was_written_and_its_sums_are_right(payload: bytes, ends: tuple[End, End]) -> None:
    raw = datagram(*ends, payload)
    packet = read_packet(raw)
    assert packet is not None
    assert (packet.kind, packet.source, packet.target, packet.payload) == (UDP, *ends, payload)
    assert summed(pseudo_header(packet) + packet.body) == 0xFFFF
    if ends[0] is HERE:
        assert summed(raw[:20]) == 0xFFFF


def test_a_packet_turned_round_keeps_what_it_says() -> None:
    packet = Packet(TCP, HERE, THERE, SYN_SEGMENT)
    peer, sink = End(ip_address("198.18.0.2"), 1024), End(ip_address("198.18.0.1"), 9000)
    turned = read_packet(write_packet(packet, peer, sink))
    assert turned is not None
    assert (turned.source, turned.target) == (peer, sink)
    assert turned.body[4:16] == SYN_SEGMENT[4:16]
    assert turned.begins_conversation
    assert summed(pseudo_header(turned) + turned.body) == 0xFFFF


@pytest.mark.parametrize(("flags", "begins"), [(0x02, True), (0x12, False), (0x10, False), (0x04, False)])
def test_only_the_first_packet_begins_a_conversation(flags: int, begins: bool) -> None:
    body = bytes([*SYN_SEGMENT[:13], flags, *SYN_SEGMENT[14:]])
    assert Packet(TCP, HERE, THERE, body).begins_conversation is begins


@given(st.binary(max_size=80))
def test_whatever_comes_is_read_or_left(raw: bytes) -> None:
    packet = read_packet(raw)
    assert packet is None or packet.source.address.version in (4, 6)
