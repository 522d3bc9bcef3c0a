import struct
from base64 import b64decode
from io import BytesIO
from zlib import compress, crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from simulator.domain.biometrik import likeness, to_score
from simulator.face.picture import LEAST_SIDE, MAX_PIXELS, read_picture
from simulator.population.portrait import portrait

BITS = st.integers(0, 2**64 - 1)


def encode(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)  # type: ignore[arg-type]
    return file.getvalue()


def picture_of(bits: int) -> Image.Image:
    return Image.open(BytesIO(b64decode(portrait(bits)))).convert("RGB")


def score(sent: bytes, bits: int) -> float:
    read, own = read_picture(sent), read_picture(b64decode(portrait(bits)))
    assert read is not None
    assert own is not None
    return to_score(likeness(read, own))


def test_a_portrait_is_itself() -> None:
    assert score(b64decode(portrait(1)), 1) == 20


@pytest.mark.parametrize("quality", [95, 75, 30, 10])
@pytest.mark.parametrize("size", [(48, 64), (24, 32), (100, 100), (480, 640), (1500, 2000)])
@settings(max_examples=20)
@given(bits=BITS)
def test_what_clients_do_to_a_picture_leaves_it_a_match(bits: int, size: tuple[int, int], quality: int) -> None:
    sent = encode(picture_of(bits).resize(size), quality=quality)
    assert score(sent, bits) >= 9


@given(BITS)
def test_a_grey_picture_matches_too(bits: int) -> None:
    assert score(encode(picture_of(bits).convert("L")), bits) >= 9


@given(BITS, BITS)
def test_a_stranger_stays_below_five(one: int, other: int) -> None:
    if one != other:
        assert score(encode(picture_of(one), quality=75), other) < 5


@given(BITS)
def test_a_landscape_is_nobody(bits: int) -> None:
    landscape = Image.linear_gradient("L").resize((300, 400))
    assert score(encode(landscape), bits) < 5


def test_the_same_picture_is_read_in_the_same_way() -> None:
    sent = encode(picture_of(7), quality=40)
    assert read_picture(sent) == read_picture(sent)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_of_a_picture_is_read(mode: str) -> None:
    image = picture_of(3).convert("L").convert("I;16") if mode == "I;16" else picture_of(3).convert(mode)
    assert read_picture(encode(image, "JPEG" if mode == "CMYK" else "PNG")) is not None


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says to be of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", compress(bytes(100))) + chunk(b"IEND", b"")


HOSTILE = {
    "empty": b"",
    "garbage": b"\x00\x01garbage" * 50,
    "a text": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a gif": encode(picture_of(1).convert("P"), "GIF"),
    "a bmp": encode(picture_of(1), "BMP"),
    "a bomb": png(60_000, 60_000),
    "a wide bomb": png(2**31 - 1, 1),
    "no pixel": png(0, 0),
    "cut off": encode(picture_of(1))[:400],
    "a jpeg head": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "half a png": b64decode(portrait(1))[:900],
    "too small": encode(picture_of(1).resize((LEAST_SIDE - 1, 64))),
    "white": encode(Image.new("RGB", (480, 640), "white")),
    "too large": encode(Image.new("1", (6000, MAX_PIXELS // 6000 + 1)), "PNG"),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_processed_is_told(raw: bytes) -> None:
    assert read_picture(raw) is None


@given(st.binary(max_size=300), st.integers(0, 4000), BITS)
def test_no_damage_of_a_picture_raises(noise: bytes, at: int, bits: int) -> None:
    for whole in (encode(picture_of(bits % 8)), b64decode(portrait(bits % 8))):
        read_picture(whole[:at] + noise + whole[at + len(noise) :])
