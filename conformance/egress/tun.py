"""How does what an application sends to any address reach the sink? Through a tun device that is every way out.

Connections are turned round: what goes to a host is sent back as coming from a peer of ours to the port at which the
sink listens, and the sink's answers as coming from that host. So the kernel's own TCP speaks at both ends, and nothing
leaves the machine. Datagrams are written down, and answered where they ask for a name.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, ip_address

from conformance.egress.departures import Departure, Departures, Said, Target
from conformance.egress.names import Addresses, read_question
from conformance.egress.packets import ICMP, ICMP6, TCP, UDP, Address, End, Packet, datagram, read_packet, write_packet
from conformance.egress.sink import DNS_PORT, Sink
from conformance.record.egress import Way

OWN = {4: ip_address("198.18.0.1"), 6: ip_address("fd67:6c61::1")}
"""Addresses of the device (RFC 2544, RFC 4193): where connections come from, and where the sink listens."""
PEER = {4: ip_address("198.18.0.2"), 6: ip_address("fd67:6c61::2")}
"""Whom the sink believes to speak with."""
FIRST_NAMED = IPv4Address("198.18.1.0")
"""Addresses from here on are given to names."""
MTU = 65_000
FIRST_PORT, PORTS = 1024, 60_000


class Tun:
    """Reads the packets of a tun device and answers each."""

    def __init__(
        self,
        device: int,
        departures: Departures,
        sink: Sink,
        names: Addresses,
        is_own: Callable[[int, Address, int], bool],
    ) -> None:
        """`device` is the open device; `is_own`: protocol, address, port -> whether the tester itself sends from it."""
        self._device, self._departures, self._sink, self._names, self._is_own = device, departures, sink, names, is_own
        self._ports: dict[tuple[End, End], int] = {}
        self._lines: dict[int, tuple[End, End, int]] = {}
        """By the peer's port: who speaks, to whom it meant to, and the number of the stream; 0: the tester's own."""
        self._listens: dict[int, End] = {}

    def open(self) -> None:
        """Begin; called on the loop, in the network of the device."""
        for version, family in ((4, socket.AF_INET), (6, socket.AF_INET6)):
            try:
                listening = socket.create_server((str(OWN[version]), 0), family=family, backlog=256)
            except OSError:  # no IPv6 on this machine
                continue
            self._listens[version] = End(OWN[version], listening.getsockname()[1])
            self._sink.listen(listening, self._target_of)
        os.set_blocking(self._device, False)
        asyncio.get_running_loop().add_reader(self._device, self._read)

    def close(self) -> None:
        """Read no more."""
        asyncio.get_running_loop().remove_reader(self._device)

    def _target_of(self, peer: tuple[str, int]) -> Target | None:
        line = self._lines.get(peer[1])
        if line is None or peer[0] not in map(str, PEER.values()):
            return None
        _, target, stream = line
        if not stream:
            return None
        return Target(stream, self._names.name_of(str(target.address)), target.port, Way.RUANG)

    def _read(self) -> None:
        while True:
            try:
                raw = os.read(self._device, MTU + 100)
            except OSError:
                return
            packet = read_packet(raw)
            if packet is not None and (answer := self._answer(packet)) is not None:
                os.write(self._device, answer)

    def _answer(self, packet: Packet) -> bytes | None:
        version = packet.target.address.version
        if packet.kind == TCP and version in self._listens:
            return self._turn_round(packet, version)
        if packet.target.address.is_multicast and packet.kind != UDP:
            return None  # the kernel looks for neighbours and routers
        if packet.kind == UDP:
            return self._take_datagram(packet)
        if packet.kind in (ICMP, ICMP6):
            self._note(packet, "icmp", packet.body)
        return None

    def _turn_round(self, packet: Packet, version: int) -> bytes | None:
        listens = self._listens[version]
        if packet.source == listens:
            line = self._lines.get(packet.target.port)
            return None if line is None else write_packet(packet, line[1], line[0])
        key = (packet.source, packet.target)
        if key not in self._ports:
            if not packet.begins_conversation:
                return None
            self._begin(packet)
        return write_packet(packet, End(PEER[version], self._ports[key]), listens)

    def _begin(self, packet: Packet) -> None:
        port = FIRST_PORT + len(self._ports) % PORTS
        stream = 0 if self._is_own(TCP, *packet.source) else self._departures.begin()
        self._ports[packet.source, packet.target] = port
        self._lines[port] = (packet.source, packet.target, stream)
        if stream:
            host = self._names.name_of(str(packet.target.address))
            self._departures.write(Departure(stream, 0, Way.RUANG, "tcp", host, packet.target.port))

    def _take_datagram(self, packet: Packet) -> bytes | None:
        is_own = self._is_own(UDP, *packet.source)
        if packet.target.port == DNS_PORT and is_own:
            question = read_question(packet.payload)
            return question and datagram(packet.target, packet.source, self._names.answer(question))
        if is_own:
            return None
        if packet.target.port == DNS_PORT:
            answer = self._sink.ask(packet.payload, self._departures.begin(), 0, Way.RUANG)
            if answer is not None:
                return datagram(packet.target, packet.source, answer)
        self._note(packet, "udp", packet.payload)
        return None

    def _note(self, packet: Packet, protocol: str, data: bytes) -> None:
        host = self._names.name_of(str(packet.target.address))
        said = (Said("data", data),)
        self._departures.write(
            Departure(self._departures.begin(), 0, Way.RUANG, protocol, host, packet.target.port, said, len(data))
        )
