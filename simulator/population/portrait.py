"""What does the picture (FOTO) of a resident who does not exist look like?

A silhouette in colours of its own, 48 x 64 pixels: nobody's face. It is a PNG image that is not compressed, so that its
bytes are the same with every library (SIM; the real service is known to answer Base64 only).
"""

from base64 import b64encode
from functools import cache
from zlib import adler32, crc32

WIDTH, HEIGHT = 48, 64
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def portrait(bits: int) -> str:
    """The picture that these random bits (48 or more) colour, as Base64 text."""
    shirt, skin, ground = bits & 0x7F7F7F, 0x8D5524 + (bits >> 24 & 0x3F3F1F), 0xB0C0D0 ^ (bits >> 30 & 0x1F1F1F)
    palette = b"".join(colour.to_bytes(3, "big") for colour in (ground, skin, shirt))
    header = WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big") + b"\x08\x03\x00\x00\x00"
    chunks = _chunk(b"IHDR", header) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", _pixels()) + _chunk(b"IEND", b"")
    return b64encode(_SIGNATURE + chunks).decode()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")


@cache
def _pixels() -> bytes:
    """A head above shoulders, one palette index per pixel, as one stored deflate block."""
    rows = []
    for y in range(HEIGHT):
        head = [(x - 24) ** 2 * 2 + (y - 24) ** 2 < 300 for x in range(WIDTH)]
        body = [(x - 24) ** 2 + (y - 66) ** 2 * 2 < 520 for x in range(WIDTH)]
        rows.append(b"\x00" + bytes(1 if face else 2 if trunk else 0 for face, trunk in zip(head, body, strict=True)))
    raw = b"".join(rows)
    size = len(raw).to_bytes(2, "little")
    complement = (len(raw) ^ 0xFFFF).to_bytes(2, "little")
    return b"\x78\x01\x01" + size + complement + raw + adler32(raw).to_bytes(4, "big")
