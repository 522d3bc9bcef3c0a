"""Which values of the DWH are in what has left? By the scanner: as it is, and decoded to its depth.

Only what was found is handed on, never a value and never what stood beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import ip_address
from typing import NamedTuple

from conformance.egress.departures import Departure, Said
from conformance.egress.names import readings
from conformance.observe.notification import Notification
from conformance.record.egress import Destination, Leak
from conformance.record.evidence import mask_nik
from conformance.scanner.engines import choose_engine
from conformance.scanner.ledger import Finding, Ledger
from conformance.scanner.needles import Needles, make_needles
from conformance.scanner.stream import Limits, Search, Stream, place_at
from conformance.scanner.values import Role, Value
from conformance.scanner.values_file import shipped_common

_HARMLESS = re.compile(r"(?:.*\.)?127\.in-addr\.arpa|(?:.*\.)?ip6\.arpa|localhost(?:\..*)?")
"""Names that a program asks for about itself or a visitor's address on loopback."""
NOTICE = "kabar"


class ValueSearch:
    """The values of the DWH, ready to be searched for."""

    def __init__(self, values: Sequence[Value]) -> None:
        """Raises `Fault` where no engine can be used."""
        self._needles: Needles = make_needles(values, shipped_common())
        self.count = sum(value.role is Role.REFERENCE for value in values) - len(self._needles.unsearched())
        """So many of them can be searched."""
        self._engine = choose_engine(self._needles.needles)[0] if self._needles.needles else None

    def found_in(self, readings: Iterable[tuple[str, bytes]]) -> Iterator[tuple[Value, Finding]]:
        """Yield the values in what was said, which may be read in several ways, each with how it was decoded."""
        ledger = Ledger(self._needles)
        if self._engine is None:
            return
        for decoding, data in readings:
            if data:
                chain = (decoding,) if decoding else ()
                stream = Stream(Search(self._engine, self._needles, ledger, Limits()), place_at(""), chain)
                stream.feed(data)
                stream.close()
        for finding in ledger.findings.values():
            yield self._needles.values[finding.value], finding


class _Place(NamedTuple):
    host: str
    port: int
    protocol: str
    is_named: bool


def find_leaks(departures: Sequence[Departure], hosts: Sequence[str], search: ValueSearch) -> Iterator[Leak]:
    """Yield the values in what has left; of alike ones to one place the first."""
    seen: dict[tuple[object, ...], None] = {}
    for place, part, said in _all_said(departures, hosts):
        for value, finding in search.found_in(said):
            leak = _leak(value, finding, place, part)
            if (key := (leak.element, leak.nik, leak.host, leak.port, leak.protocol)) not in seen:
                seen[key] = None
                yield leak


def find_told(notices: Sequence[Notification], search: ValueSearch) -> Iterator[Leak]:
    """Yield the values in notifications to applicants."""
    for notice in notices:
        said = f"{notice.subject}\n{notice.body}".encode()
        for value, finding in search.found_in([("", said)]):
            yield _leak(value, finding, _Place("", 0, NOTICE, is_named=True), NOTICE)


def destinations(departures: Sequence[Departure], hosts: Sequence[str], own_name: str) -> tuple[Destination, ...]:
    """Return the places that were reached or asked for, each once; what concerns this machine alone is left out.

    `own_name` is this machine's.
    """
    found: dict[tuple[str, int, str], Destination] = {}
    for one in departures:
        if one.protocol == "dns" and (_HARMLESS.fullmatch(one.host) or one.host.partition(".")[0] == own_name.lower()):
            continue
        key = (one.host, one.port, one.protocol)
        before = found.get(key)
        found[key] = Destination(
            one.host,
            one.port,
            one.protocol,
            count=1 + (before.count if before else 0),
            size=one.size + (before.size if before else 0),
            way=one.way,
            is_open=one.is_open and (before is None or before.is_open),
            is_named=is_named(one.host, one.port, hosts),
        )
    reached = {host for host, _, protocol in found if protocol != "dns"}
    return tuple(one for one in found.values() if one.protocol != "dns" or one.host not in reached)


def is_named(host: str, port: int, hosts: Sequence[str]) -> bool:
    """Whether a plan's `hosts` name this place; a name that was asked for has no port, a short one gets a domain."""
    for named in hosts:
        name, wanted = _split(named.lower())
        if wanted and port and wanted != port:
            continue
        if name == host or (name.startswith("*.") and host.endswith(name[1:])):
            return True
        if "." not in name and not port and host.startswith(name + "."):
            return True
    return False


def _split(named: str) -> tuple[str, int]:
    try:
        return str(ip_address(named.strip("[]"))), 0
    except ValueError:
        name, _, port = named.rpartition(":")
    return (name.strip("[]"), int(port)) if name and port.isdigit() else (named, 0)


def _all_said(
    departures: Sequence[Departure], hosts: Sequence[str]
) -> Iterator[tuple[_Place, str, Iterator[tuple[str, bytes]]]]:
    names = [one.host for one in departures if one.protocol == "dns"]
    for one in departures:
        if one.protocol == "dns":
            continue
        place = _Place(one.host, one.port, one.protocol, is_named(one.host, one.port, hosts))
        yield place, "nama", readings([one.host])
        for said in one.said:
            yield place, said.part, _readings(said)
    for name in dict.fromkeys(names):
        yield _Place(name, 0, "dns", is_named(name, 0, hosts)), "nama", readings([name])
    for domain, below in _families(names).items():
        yield _Place(domain, 0, "dns", is_named(domain, 0, hosts)), "nama", readings(below)


def _families(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the names below each domain of which several were asked for."""
    below: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        below.setdefault(name.partition(".")[2], []).append(name)
    return {domain: each for domain, each in below.items() if domain and len(each) > 1}


def _readings(said: Said) -> Iterator[tuple[str, bytes]]:
    """Yield what was said as it stands, and as a form or query says it."""
    yield "", said.data
    if said.part in ("baris", "badan") and b"+" in said.data:
        yield "", said.data.replace(b"+", b" ")


def _leak(value: Value, finding: Finding, place: _Place, part: str) -> Leak:
    return Leak(
        value.element,
        mask_nik(value.person),
        place.host,
        place.port,
        place.protocol,
        part,
        str(finding.form),
        finding.chain,
        is_weak=finding.is_weak,
        is_named=place.is_named,
    )
