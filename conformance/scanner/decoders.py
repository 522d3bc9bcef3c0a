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


_WIDE_CLASSES = bytes(
    ord("n") if sign == 0 else ord("p" if 32 <= sign < 127 or sign in b"\t\r\n" else " ") for sign in range(256)
)
_WIDE_RUN = b"pn" * LEAST_UTF16
_WIDE = re.compile(rb"(?:pn)+p?")
_STANDARD = bytes.maketrans(b"-_", b"+/")


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
    runs = buffer.runs.base64
    if not runs:
        return None
    row = b"AAAA".join([buffer.data[start:end] for start, end in runs]).translate(_STANDARD, b"\r\n")
    return _aligned(buffer, runs, row, 4, 4, lambda row: binascii.a2b_base64(row + b"A" * (-len(row) % 4)))


def _hex(buffer: Buffer, _: int) -> Buffer | None:
    runs = buffer.runs.hex
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


_INERT = {bytes((sign,)) for sign in b' !"$()*,:<>?@[]^`{|}~'}
"""Signs of no encoding: where they alone were escaped, what stands around them was read as it is already."""


def _escapes(pattern: bytes, said: Callable[[bytes], bytes]) -> Callable[[Buffer, int], Buffer | None]:
    """Return the decoder of escaped characters in a text: what stands around them is decoded with them.

    A pattern begins with one plain byte, which is looked for at the speed of memory, and has no groups.
    """
    escape, mark = re.compile(pattern), pattern[:1]

    def decode(buffer: Buffer, margin: int) -> Buffer | None:
        stretches = list(_stretches(escape, buffer.data, margin)) if mark in buffer.data else []
        if not stretches:
            return None
        texts = {text for start, end in stretches for text in escape.findall(buffer.data, start, end)}
        plain = {text: said(text) for text in texts}
        signs = set(plain.values())
        is_last = signs <= _INERT and b"\0" not in buffer.data
        by = signs.pop() if is_last and len(signs) == 1 else lambda found: plain[found[0]]
        pieces = [(start, escape.sub(by, buffer.data[start:end])) for start, end in stretches]
        return joined(pieces, buffer, is_last=is_last)

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


_NAMED = {b"amp": b"&", b"apos": b"'", b"nbsp": b" "}
"""What may stand in a name or an address, or hide another entity."""


def _by_hex(text: bytes) -> bytes:
    return bytes.fromhex(text[-2:].decode())


def _by_backslash(text: bytes) -> bytes:
    return _by_hex(text) if text[-1:].isalnum() else text[-1:]


def _by_entity(text: bytes) -> bytes:
    inner = text[1:-1]
    if inner in _NAMED:
        return _NAMED[inner]
    number = int(b"0" + inner[1:], 16 if inner[1:2] in b"xX" else 10)
    return bytes((number,)) if number < 256 else b"?"


DECODERS: tuple[Decoder, ...] = (
    Decoder("base64", _base64),
    Decoder("hex", _hex),
    Decoder("utf-16", _utf16),
    Decoder("percent", _escapes(rb"%[0-9a-fA-F]{2}", _by_hex)),
    Decoder("html", _escapes(rb"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|apos|nbsp);", _by_entity)),
    Decoder("json", _escapes(rb"\\(?:\\*)(?:u00[0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|[/'.])", _by_backslash)),
    Decoder("quoted-printable", _escapes(rb"=(?:\r?\n)", lambda _: b"")),
)
"""In the order in which they are tried. Of quoted-printable only the soft line break hides what is plain ASCII."""
