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
DENSE = 64
"""With one mark in so many bytes it is quicker to look for the escape at once than for its mark first."""
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
_HEX_CLASSES = _classes(_DIGITS + b"abcdefABCDEF")
_WIDE_CLASSES = bytes(
    ord("n") if sign == 0 else ord("p" if 32 <= sign < 127 or sign in b"\t\r\n" else " ") for sign in range(256)
)
_WIDE_RUN = b"pn" * LEAST_UTF16
_WIDE = re.compile(rb"(?:pn)+p?")
_STANDARD = bytes.maketrans(b"-_", b"+/")


def _runs(data: bytes, classes: bytes, least: int = LEAST_RUN) -> list[tuple[int, int]]:
    mapped = data.translate(classes)
    run, found, end = b"y" * least, [], 0
    start = mapped.find(run)
    while start >= 0:
        start = max(end, mapped.rfind(b" ", end, start) + 1)
        end = mapped.find(b" ", start)
        end = len(data) if end < 0 else end
        found.append((start, end))
        start = mapped.find(run, end)
    return found


def _aligned(
    buffer: Buffer,
    runs: list[tuple[int, int]],
    signs: list[bytes],
    apart: bytes,
    shifts: int,
    decode: Callable[[bytes], bytes],
) -> Buffer:
    """Return all runs decoded at once, at each of the alignments; `apart` stands between two runs."""
    row = apart.join(signs)
    parts = [decode(row[shift:]) for shift in range(shifts)]

    def index() -> Index:
        origins = [buffer.origin(start) for start, _ in runs]
        ratio = len(parts[0]) / len(row)
        inner = [int(at * ratio) for at in accumulate((len(each) + len(apart) for each in signs), initial=0)][:-1]
        outer = accumulate((len(part) + len(BETWEEN) for part in parts), initial=0)
        return [before + at for before in list(outer)[:-1] for at in inner], origins * shifts

    return Buffer(BETWEEN.join(parts), index)


def _base64(buffer: Buffer, _: int) -> Buffer | None:
    runs = sorted({*_runs(buffer.data, _CORE_CLASSES), *_runs(buffer.data, BASE64_CLASSES, LEAST_ANY)})
    if not runs:
        return None
    signs = [buffer.data[start:end].translate(_STANDARD, b"\r\n") for start, end in runs]
    return _aligned(buffer, runs, signs, b"AAAA", 4, lambda row: binascii.a2b_base64(row + b"A" * (-len(row) % 4)))


def _hex(buffer: Buffer, _: int) -> Buffer | None:
    runs = _runs(buffer.data, _HEX_CLASSES)
    if not runs:
        return None
    signs = [buffer.data[start:end] for start, end in runs]
    return _aligned(buffer, runs, signs, b"00", 2, lambda row: binascii.unhexlify(row[: len(row) // 2 * 2]))


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


def _escapes(
    marks: tuple[bytes, ...], pattern: bytes, said: Callable[[re.Match[bytes]], bytes]
) -> Callable[[Buffer, int], Buffer | None]:
    """Return the decoder of escaped characters in a text: what stands around them is decoded with them."""
    escape = re.compile(pattern)

    def decode(buffer: Buffer, margin: int) -> Buffer | None:
        if not any(mark in buffer.data for mark in marks):
            return None
        pieces = [
            (start, escape.sub(said, buffer.data[start:end]))
            for start, end in _stretches(escape, marks[0][:1], buffer.data, margin)
        ]
        return joined(pieces, buffer) if pieces else None

    return decode


def _stretches(escape: re.Pattern[bytes], mark: bytes, data: bytes, margin: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of `data` that hold all that matches, each of it with a margin of what stands around it."""
    is_dense = data.count(mark) * DENSE > len(data)
    at = begin = end = 0
    while True:
        if is_dense:
            found = escape.search(data, at)
            start = found.start() if found else -1
        else:
            start = data.find(mark, at)
            while start >= 0 and not escape.match(data, start):
                start = data.find(mark, start + 1)
        if end and (start < 0 or start - margin > end):
            yield begin, end
            end = 0
        if start < 0:
            return
        at = start + STRETCH
        begin, end = begin if end else max(0, start - margin), at + margin


_BY_HEX = {f"{value:02{form}}".encode(): bytes((value,)) for value in range(256) for form in "xX"}
_BY_HEX |= {
    bytes((high, low)): bytes((int(bytes((high, low)), 16),))
    for high in b"0123456789abcdefABCDEF"
    for low in b"0123456789abcdefABCDEF"
}
_NAMED = {b"amp": b"&", b"apos": b"'", b"quot": b'"', b"nbsp": b" ", b"lt": b"<", b"gt": b">", b"sol": b"/",
          b"period": b".", b"comma": b",", b"hyphen": b"-", b"lowbar": b"_", b"num": b"#"}  # fmt: skip


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
    Decoder("percent", _escapes((b"%",), rb"%([0-9a-fA-F]{2})", _by_hex)),
    Decoder(
        "html",
        _escapes(
            (b"&#", *(b"&%s;" % name for name in _NAMED)),
            rb"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(" + b"|".join(_NAMED) + rb"));",
            _by_entity,
        ),
    ),
    Decoder("json", _escapes((b"\\",), rb"\\+(?:u00([0-9a-fA-F]{2})|x([0-9a-fA-F]{2})|([/'.]))", _by_backslash)),
    Decoder("quoted-printable", _escapes((b"=\n",), rb"=\n", lambda _: b"")),
    Decoder("quoted-printable", _escapes((b"=\r\n",), rb"=\r\n", lambda _: b"")),
)
"""In the order in which they are tried. Of quoted-printable only the soft line break hides what is plain ASCII."""
