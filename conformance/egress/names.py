"""Which name does an application ask for, what is it answered, and which address stands for which name? Pure.

DNS as far as a resolver that knows every name needs it (RFC 1035): one question, answered with one address of ours.
"""

import base64
import struct
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address
from typing import NamedTuple

A, ANY_CLASS = 1, 1
_ANSWERED, _TTL_S = 0x8580, 60
_POINTER = b"\xc0\x0c"
LEAST_ENCODED = 8
"""Signs in a name that are worth decoding."""
_KEPT = 3
"""A domain of so many labels at most is somebody's; what stands before it may carry data."""


class Question(NamedTuple):
    """What was asked."""

    number: int
    name: str
    kind: int
    raw: bytes
    """The question as it stood in the message."""


def read_question(message: bytes) -> Question | None:
    """Return the question of a DNS query; None where it is none."""
    if len(message) < 17:
        return None
    number, flags, questions = struct.unpack_from("!HHH", message)
    if flags & 0x8000 or questions != 1:
        return None
    labels, at = [], 12
    while at < len(message) and (size := message[at]):
        if size > 63:
            return None
        labels.append(message[at + 1 : at + 1 + size].decode("latin-1"))
        at += 1 + size
    if len(message) < at + 5 or not labels:
        return None
    return Question(number, ".".join(labels), struct.unpack_from("!H", message, at + 1)[0], message[12 : at + 5])


def write_answer(question: Question, address: IPv4Address | None) -> bytes:
    """Return the answer: `address`, or that the name exists and has nothing of this kind."""
    found = b"" if address is None else _POINTER + struct.pack("!HHIH", A, ANY_CLASS, _TTL_S, 4) + address.packed
    return struct.pack("!HHHHHH", question.number, _ANSWERED, 1, bool(found), 0, 0) + question.raw + found


class Addresses:
    """Gives every name an address of its own, so that a connection tells the name it was meant for."""

    def __init__(self, first: IPv4Address) -> None:
        """The addresses are given out from `first` on."""
        self._first = int(first)
        self._by_name: dict[str, IPv4Address] = {}
        self._names: dict[str, str] = {}

    def answer(self, question: Question) -> bytes:
        """Return the answer to a question."""
        return write_answer(question, self.of(question.name) if question.kind == A else None)

    def of(self, name: str) -> IPv4Address:
        """Return the address of a name."""
        name = name.lower()
        if name not in self._by_name:
            address = IPv4Address(self._first + len(self._by_name))
            self._by_name[name], self._names[str(address)] = address, name
        return self._by_name[name]

    def name_of(self, address: str) -> str:
        """Return the name that an address was given for, else the address."""
        return self._names.get(address, address)


def readings(names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what names that were asked for may say, with how: as they stand, joined, decoded, one after the other.

    What is too long for a label is spread over several, or over several names below one domain.
    """
    for name in dict.fromkeys(names):
        yield "", name.encode("latin-1", "replace")
        yield "", name.replace("-", " ").replace("_", " ").replace(".", " ").encode("latin-1", "replace")
        labels = name.split(".")
        for kept in range(1, min(_KEPT, len(labels) - 1) + 1):
            yield from _decoded("".join(labels[:-kept]))
    for domain, parts in _below(names).items():
        if len(parts) > 1:
            yield from _decoded("".join(parts))
            yield "", (" ".join(parts) + f" {domain}").encode("latin-1", "replace")


def _decoded(text: str) -> Iterator[tuple[str, bytes]]:
    yield "", text.encode("latin-1", "replace")
    if len(text) < LEAST_ENCODED:
        return
    for encoding, decode in _DECODERS.items():
        try:
            yield encoding, decode(text)
        except ValueError:  # it is none
            continue


def _base32(decode: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Return the decoder of what stands in a name without its padding, in any case."""

    def read(text: str) -> bytes:
        bare = text.replace("-", "").replace("_", "").upper()
        return decode(bare + "=" * (-len(bare) % 8))

    return read


_DECODERS: dict[str, Callable[[str], bytes]] = {
    "base32": _base32(base64.b32decode),
    "base32hex": _base32(base64.b32hexdecode),
    "base64": lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)),
    "hex": bytes.fromhex,
}


def _below(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the first labels of the names below each domain, in the order in which they were asked for."""
    below: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        first, _, domain = name.partition(".")
        if domain:
            below.setdefault(domain.lower(), []).append(first)
    return below
