"""What does the picture (FOTO) of a resident who does not exist look like?

A silhouette behind a mosaic of its own, 48 x 64 pixels: nobody's face. The brightness of the 48 tiles is what tells two
residents apart, also after a client has made a small JPEG of it. It is a PNG image that is not compressed, so that its
bytes are the same with every library (SIM; the real service is known to answer Base64 only).
"""

from base64 import b64encode
from functools import cache
from hashlib import blake2b
from zlib import adler32, crc32

WIDTH, HEIGHT = 48, 64
TILE = 8
COLUMNS, ROWS = WIDTH // TILE, HEIGHT // TILE
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PARTS = ((0xB0, 0xC0, 0xD0), (0x8D, 0x65, 0x44), (0x40, 0x50, 0x68))
"""Colours of ground, head and shoulders where a tile is neither bright nor dark."""
_STEPS = (-36, -12, 12, 36)
"""What the two bits of a tile add to its colours."""


def portrait(bits: int) -> str:
    """The picture that these random bits (the lower 64) colour, as Base64 text."""
    mosaic = blake2b((bits & 2**64 - 1).to_bytes(8, "big"), digest_size=COLUMNS * ROWS // 4).digest()
    return _write(b"".join(map(_tints().__getitem__, mosaic)))


@cache
def plain_portrait() -> str:
    """What all pictures have in common: the silhouette without a mosaic, as Base64 text."""
    return _write(b"".join(bytes(part) for part in _PARTS) * (COLUMNS * ROWS))


def _write(palette: bytes) -> str:
    header = WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big") + b"\x08\x03\x00\x00\x00"
    chunks = _chunk(b"IHDR", header) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", _pixels()) + _chunk(b"IEND", b"")
    return b64encode(_SIGNATURE + chunks).decode()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")


@cache
def _tints() -> tuple[bytes, ...]:
    """For each byte of a mosaic the palette of its four tiles, three colours each."""

    def tint(step: int) -> bytes:
        return bytes(value + step for part in _PARTS for value in part)

    tints = tuple(map(tint, _STEPS))
    return tuple(b"".join(tints[byte >> shift & 3] for shift in (6, 4, 2, 0)) for byte in range(256))


@cache
def _pixels() -> bytes:
    """A head above shoulders, one palette index per pixel (three for each tile), as one stored deflate block."""
    rows = []
    for y in range(HEIGHT):
        head = [(x - 24) ** 2 * 2 + (y - 24) ** 2 < 300 for x in range(WIDTH)]
        body = [(x - 24) ** 2 + (y - 66) ** 2 * 2 < 520 for x in range(WIDTH)]
        parts = [1 if face else 2 if trunk else 0 for face, trunk in zip(head, body, strict=True)]
        rows.append(b"\x00" + bytes(3 * (y // TILE * COLUMNS + x // TILE) + part for x, part in enumerate(parts)))
    raw = b"".join(rows)
    size = len(raw).to_bytes(2, "little")
    complement = (len(raw) ^ 0xFFFF).to_bytes(2, "little")
    return b"\x78\x01\x01" + size + complement + raw + adler32(raw).to_bytes(4, "big")
