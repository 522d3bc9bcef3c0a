"""Is what Snappy packed read as it was, and what is broken refused?"""

import io

import pytest

from conformance.scanner.leveldb import MAGIC, Broken, blocks_of, unpack_snappy


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (b"\x00", b""),
        (b"\x03\x08abc", b"abc"),
        (b"\x09\x08abc\x09\x03", b"abcabcab" + b"c"[:0] + b"c"),
        (b"\x07\x00a\x16\x01\x00", b"aaaaaaa"),
        (b"\x07\x08abc\x0f\x03\x00\x00\x00", b"abcabca"),
        (b"\x41\xf0\x40" + b"x" * 65, b"x" * 65),
        (b"\xc8\x02\xf4\x47\x01" + b"y" * 328, b"y" * 328),
    ],
)
def test_snappy_is_unpacked(raw: bytes, plain: bytes) -> None:
    assert unpack_snappy(raw) == plain


@pytest.mark.parametrize(
    "raw", [b"\x05\x08abc", b"\x07\x00a\x16\x02\x00", b"\x07\x00a\x16\x00\x00", b"\xff\xff\xff\xff\x7f"]
)
def test_what_is_not_whole_is_broken(raw: bytes) -> None:
    with pytest.raises(Broken):
        unpack_snappy(raw)


@pytest.mark.parametrize("raw", [b"", MAGIC, b"\xff" * 40 + MAGIC, b"\0" * 40 + MAGIC, b"\x80" * 40 + MAGIC])
def test_what_is_no_table_is_broken(raw: bytes) -> None:
    with pytest.raises(Broken):
        list(blocks_of(io.BytesIO(raw), len(raw)))
