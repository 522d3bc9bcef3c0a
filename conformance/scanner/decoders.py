"""Where is text encoded, and what does it say? One table of decoders, each from a buffer to a buffer. Pure.

What is a run of few signs (base64, hex, UTF-16) is found by mapping each byte to its class and searching for a run of
one class: both at the speed of memory. All runs are decoded at once, at each alignment, because what stands before a
run (`key/...`), or a cut, may have moved it. JWT and what PHP keeps of a session need no decoder of their own: the one
is base64 between full stops, the other plain text.
"""

import binascii
import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from conformance.scanner.buffer import BETWEEN, Buffer, Index, joined

LEAST_RUN = 18
"""Letters and digits in a row that are taken for base64 or hex: shorter ones are words, NIK and numbers of a KK."""
LEAST_ANY = 40
"""Signs of base64 in a row: a UUID has 36."""
LEAST_UTF16 = 4
"""Characters of UTF-16 in a row."""
STRETCH = 4096
"""Bytes that are decoded from an escaped character on."""
MARGIN = 256
"""Bytes around an escaped character that are decoded with it; longer where a needle is longer."""


class Decoder(NamedTuple):
    """One encoding: its name in the chain of a finding, and what decodes all of it in a buffer, given the margin."""

    name: str
    decode: Callable[[Buffer, int], Buffer | None]


def _classes(core: bytes, joints: bytes = b"") -> bytes:
    return bytes(ord("y" if sign in core else "n" if sign in joints else " ") for sign in range(256))


_DIGITS = b"0123456789"
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_CORE_CLASSES = _classes(_LETTERS + _DIGITS, b"+/-_\r\n")
BASE64_CLASSES = _classes(_LETTERS + _DIGITS + b"+/-_", b"\r\n")
"""Base64 of text is letters and digits alone for long, and UUID and paths are not; of what is compressed it is not, so
that a longer run of all its signs is taken, too. Either goes on over the other signs and the ends of lines."""
_HEX_SIGNS = _DIGITS + b"abcdefABCDEF"
"""A run of these alone is hex and no base64."""
_HEX_CLASSES = _classes(_HEX_SIGNS)
_WIDE_CLASSES = bytes(
    ord("n") if sign == 0 else ord("p" if 32 <= sign < 127 or sign in b"\t\r\n" else " ") for sign in range(256)
)
_WIDE_RUN = b"pn" * LEAST_UTF16
_WIDE = re.compile(rb"(?:pn)+p?")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_NEITHER = ord(" ")


def _runs(data: bytes, classes: bytes, least: int = LEAST_RUN) -> list[tuple[int, int]]:
    mapped = data.translate(classes)
    run, found, end = b"y" * least, [], 0
    start = mapped.find(run)
    while start >= 0:
        if start > end and mapped[start - 1] != _NEITHER:
            start = max(end, mapped.rfind(b" ", end, start) + 1)
        end = mapped.find(b" ", start)
        end = len(data) if end < 0 else end
        found.append((start, end))
        start = mapped.find(run, end)
    return found


def _aligned(
    buffer: Buffer, runs: list[tuple[int, int]], row: bytes, apart: int, shifts: int, decode: Callable[[bytes], bytes]
) -> Buffer:
    """Return all runs, which stand in `row` with `apart` bytes between two, decoded at each of the alignments."""
    parts = [decode(row[shift:]) for shift in range(shifts)]

    def index() -> Index:
        sizes = [end - start + apart for start, end in runs]
        ratio = len(parts[0]) / sum(sizes)
        inner = [int(at * ratio) for at in accumulate(sizes, initial=0)][:-1]
        outer = list(accumulate((len(part) + len(BETWEEN) for part in parts), initial=0))[:-1]
        return [before + at for before in outer for at in inner], [buffer.origin(start) for start, _ in runs] * shifts

    return Buffer(BETWEEN.join(parts), index)


def _base64(buffer: Buffer, _: int) -> Buffer | None:
    data = buffer.data
    runs = _runs(data, _CORE_CLASSES)
    if longer := _runs(data, BASE64_CLASSES, LEAST_ANY):
        runs = sorted({*runs, *longer})
    runs = [(start, end) for start, end in runs if data[start:end].translate(None, _HEX_SIGNS)]
    if not runs:
        return None
    row = b"AAAA".join([data[start:end] for start, end in runs]).translate(_STANDARD, b"\r\n")
    return _aligned(buffer, runs, row, 4, 4, lambda row: binascii.a2b_base64(row + b"A" * (-len(row) % 4)))


def _hex(buffer: Buffer, _: int) -> Buffer | None:
    runs = _runs(buffer.data, _HEX_CLASSES)
    if not runs:
        return None
    row = b"00".join([buffer.data[start:end] for start, end in runs])
    return _aligned(buffer, runs, row, 2, 2, lambda row: binascii.unhexlify(row[: len(row) // 2 * 2]))


def _utf16(buffer: Buffer, _: int) -> Buffer | None:
    if b"\0" not in buffer.data:
        return None
    mapped = buffer.data.translate(_WIDE_CLASSES)
    pieces = []
    start = mapped.find(_WIDE_RUN)
    while start >= 0:
        found = _WIDE.match(mapped, start)
        end = found.end() if found else start + len(_WIDE_RUN)
        pieces.append((start, buffer.data[start:end].translate(None, b"\0")))
        start = mapped.find(_WIDE_RUN, end)
    return joined(pieces, buffer) if pieces else None


def _escapes(pattern: bytes, said: Callable[[re.Match[bytes]], bytes]) -> Callable[[Buffer, int], Buffer | None]:
    """Return the decoder of escaped characters in a text: what stands around them is decoded with them.

    A pattern begins with one plain byte, which `re` looks for at the speed of memory.
    """
    escape = re.compile(pattern)

    def decode(buffer: Buffer, margin: int) -> Buffer | None:
        pieces = [
            (start, escape.sub(said, buffer.data[start:end])) for start, end in _stretches(escape, buffer.data, margin)
        ]
        return joined(pieces, buffer) if pieces else None

    return decode


def _stretches(escape: re.Pattern[bytes], data: bytes, margin: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of `data` that hold all that matches, each of it with a margin of what stands around it."""
    begin = end = 0
    while found := escape.search(data, max(0, end - margin)):
        start = found.start()
        if end and start - margin > end:
            yield begin, end
            end = 0
        begin, end = begin if end else max(0, start - margin), start + STRETCH + margin
    if end:
        yield begin, end


_BY_HEX = {f"{value:02{form}}".encode(): bytes((value,)) for value in range(256) for form in "xX"}
_BY_HEX |= {
    bytes((high, low)): bytes((int(bytes((high, low)), 16),))
    for high in b"0123456789abcdefABCDEF"
    for low in b"0123456789abcdefABCDEF"
}
_NAMED = {b"amp": b"&", b"apos": b"'", b"nbsp": b" "}
"""What may stand in a name or an address, or hide another entity."""


def _by_hex(found: re.Match[bytes]) -> bytes:
    return _BY_HEX[found[1]]


def _by_backslash(found: re.Match[bytes]) -> bytes:
    digits = found[1] or found[2]
    return _BY_HEX[digits] if digits else found[3]


def _by_entity(found: re.Match[bytes]) -> bytes:
    if found[3]:
        return _NAMED[found[3]]
    number = int(found[1]) if found[1] else int(found[2], 16)
    return bytes((number,)) if number < 256 else b"?"


DECODERS: tuple[Decoder, ...] = (
    Decoder("base64", _base64),
    Decoder("hex", _hex),
    Decoder("utf-16", _utf16),
    Decoder("percent", _escapes(rb"%([0-9a-fA-F]{2})", _by_hex)),
    Decoder("html", _escapes(rb"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|apos|nbsp));", _by_entity)),
    Decoder("json", _escapes(rb"\\(?:\\*)(?:u00([0-9a-fA-F]{2})|x([0-9a-fA-F]{2})|([/'.]))", _by_backslash)),
    Decoder("quoted-printable", _escapes(rb"=(?:\r?\n)", lambda _: b"")),
)
"""In the order in which they are tried. Of quoted-printable only the soft line break hides what is plain ASCII."""
