"""What do the tables of a LevelDB say, in which a browser keeps localStorage and IndexedDB? Pure.

Its log is plain. A table ends with a footer that leads to an index, and that to blocks, each packed by Snappy or not;
within a block a value stands whole, so that an unpacked block can be searched as it is.
"""

from collections.abc import Iterator
from typing import BinaryIO

MAGIC = bytes.fromhex("57fb808b247547db")
"""The last bytes of a table."""
FOOTER, TRAILER = 48, 5
"""Bytes of the footer; and behind each block: how it is packed, and a checksum."""
LARGEST_BLOCK = 1 << 26
PLAIN, SNAPPY = 0, 1


class Broken(Exception):
    """What looked like a table is none, or is packed in another way."""


def blocks_of(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield the blocks of a table of `size` bytes, unpacked; raise `Broken`."""
    try:
        file.seek(size - FOOTER)
        footer = file.read(FOOTER)
        if not footer.endswith(MAGIC):
            raise Broken
        _, at = _handle(footer, 0)
        index, _ = _handle(footer, at)
        for value in _values(_block(file, *index)):
            yield _block(file, *_handle(value, 0)[0])
    except (IndexError, ValueError):
        raise Broken from None


def _block(file: BinaryIO, start: int, length: int) -> bytes:
    if length > LARGEST_BLOCK:
        raise Broken
    file.seek(start)
    raw = file.read(length + TRAILER)
    if len(raw) != length + TRAILER or raw[length] not in (PLAIN, SNAPPY):
        raise Broken
    return unpack_snappy(raw[:length]) if raw[length] == SNAPPY else raw[:length]


def _values(block: bytes) -> Iterator[bytes]:
    """Yield the values of a block's entries: shared and own bytes of the key, the value."""
    if len(block) < 4:
        raise Broken
    restarts = int.from_bytes(block[-4:], "little")
    at, end = 0, len(block) - 4 * (restarts + 1)
    while at < end:
        _, at = _varint(block, at)
        key, at = _varint(block, at)
        size, at = _varint(block, at)
        yield block[at + key : at + key + size]
        at += key + size


def _handle(raw: bytes, at: int) -> tuple[tuple[int, int], int]:
    start, at = _varint(raw, at)
    length, at = _varint(raw, at)
    return (start, length), at


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = raw[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def unpack_snappy(raw: bytes) -> bytes:
    """Return what was packed by Snappy (its block format); raise `Broken`, `IndexError` where it is not whole."""
    size, at = _varint(raw, 0)
    if size > LARGEST_BLOCK:
        raise Broken
    out = bytearray()
    while at < len(raw):
        tag = raw[at]
        at += 1
        if not tag & 3:
            length = tag >> 2
            if length >= 60:
                wide = length - 59
                length = int.from_bytes(raw[at : at + wide], "little")
                at += wide
            out += raw[at : at + length + 1]
            at += length + 1
            continue
        if tag & 3 == 1:
            length, back = (tag >> 2 & 7) + 4, (tag >> 5) << 8 | raw[at]
            at += 1
        else:
            wide = 2 if tag & 3 == 2 else 4
            length, back = (tag >> 2) + 1, int.from_bytes(raw[at : at + wide], "little")
            at += wide
        if not 0 < back <= len(out):
            raise Broken
        copied = out[len(out) - back : len(out) - back + length]
        out += (copied * (length // back + 1))[:length]
    if len(out) != size:
        raise Broken
    return bytes(out)
