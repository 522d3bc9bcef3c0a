"""Encodings are opened, to a depth of five, whatever stands around them and wherever a stream is cut."""

import base64
import bz2
import gzip
import io
import json
import lzma
import random
import string
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.scanner.ledger import Ledger
from conformance.scanner.stream import Limits, Search, Stream, place_at
from tests.helpers.scanning import NAMES, VALUES, engine_for, needles_for

MOTHER = b"Sri Wahyuni Mangunkarsa"
SMALL = Limits(window=4096, overlap=2048)
FILLING = (string.ascii_letters + string.digits + " ,.:;\"'{}<>\n").encode()


def zipped(data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("isi.txt", data)
    return buffer.getvalue()


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda raw: raw,
    "base64": base64.b64encode,
    "urlsafe": lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"="),
    "lines": base64.encodebytes,
    "hex": lambda raw: raw.hex().encode(),
    "percent": lambda raw: "".join(f"%{byte:02x}" for byte in raw).encode(),
    "html": lambda raw: "".join(f"&#{byte};" for byte in raw).encode(),
    "html hex": lambda raw: "".join(f"&#x{byte:X};" for byte in raw).encode(),
    "json": lambda raw: "".join(f"\\u{byte:04X}" for byte in raw).encode(),
    "backslash": lambda raw: "".join(f"\\x{byte:02x}" for byte in raw).encode(),
    "utf-16-le": lambda raw: raw.decode().encode("utf-16-le"),
    "utf-16-be": lambda raw: raw.decode().encode("utf-16-be"),
    "soft break": lambda raw: raw[:9] + b"=\r\n" + raw[9:],
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zip": zipped,
    "stored": lambda raw: zipped(raw, zipfile.ZIP_STORED),
}


def ledger_of(data: bytes, limits: Limits = SMALL, engine: str = NAMES[0], step: int = 1000) -> Ledger:
    """What is found in a stream that comes in pieces of `step` bytes."""
    ledger = Ledger(needles_for())
    stream = Stream(Search(engine_for(VALUES, engine), needles_for(), ledger, limits), place_at("x"))
    for start in range(0, len(data), step):
        stream.feed(data[start : start + step])
    stream.close()
    return ledger


def is_found(data: bytes, **how: object) -> bool:
    return any(value == 0 for value, _ in ledger_of(data, **how).findings)  # type: ignore[arg-type]


def filling(size: int, seed: int) -> bytes:
    return bytes(random.Random(seed).choices(FILLING, k=size))


@pytest.mark.parametrize("engine", NAMES)
@pytest.mark.parametrize("name", ENCODINGS)
def test_each_encoding_is_opened(name: str, engine: str) -> None:
    assert is_found(b"nilai: " + ENCODINGS[name](MOTHER) + b";", engine=engine)


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(ENCODINGS)),
    before=st.integers(3900, 4300) | st.integers(1900, 2200) | st.integers(0, 9000),
    after=st.integers(0, 5000),
    step=st.integers(1, 5000),
    seed=st.integers(0, 99),
)
def test_a_value_is_found_at_every_offset_around_every_border(
    name: str, before: int, after: int, step: int, seed: int
) -> None:
    data = filling(before, seed) + b" " + ENCODINGS[name](MOTHER) + b" " + filling(after, seed + 1)
    assert is_found(data, step=max(step, len(data) // 50))


@settings(max_examples=100, deadline=None)
@given(
    chain=st.lists(
        st.sampled_from(sorted(set(ENCODINGS) - {"utf-16-le", "utf-16-be", "soft break"})), min_size=2, max_size=3
    ),
    before=st.integers(15_500, 16_500) | st.integers(31_000, 33_000) | st.integers(0, 50),
)
def test_encodings_within_each_other_are_opened(chain: list[str], before: int) -> None:
    data = MOTHER
    for name in chain:
        data = ENCODINGS[name](data)
    limits = Limits(window=1 << 15, overlap=1 << 14)
    assert is_found(filling(before, 1) + b" " + data + b" ", limits=limits, step=1 << 12)


@pytest.mark.parametrize("offset", [-30, -1, 0, 1, 30])
@pytest.mark.parametrize("name", ["plain", "base64", "json", "gzip"])
def test_the_windows_of_real_size_lose_nothing(name: str, offset: int) -> None:
    encoded = ENCODINGS[name](MOTHER)
    limits = Limits()
    before = limits.window + offset - len(encoded) // 2
    assert is_found(b". " * (before // 2) + b" " * (before % 2) + encoded + b" x", limits=limits, step=1 << 20)


def test_each_of_the_four_alignments_is_tried() -> None:
    for before in range(4):
        assert is_found(b"k" * before + base64.b64encode(b'{"ibu":"' + MOTHER + b'"}'))


def test_base64_of_gzip_over_many_windows_is_opened() -> None:
    noise = random.Random(1).randbytes(5000)
    packed = base64.b64encode(gzip.compress(noise + MOTHER + noise))
    assert is_found(b"x " * 1500 + packed + b" y", limits=Limits(window=8192, overlap=2048))


def test_a_run_that_is_too_long_is_told_when_something_compressed_was_in_it() -> None:
    packed = base64.b64encode(gzip.compress(random.Random(1).randbytes(50_000)))
    (note,) = ledger_of(b"x " + packed + b" y").notes
    assert "gzip: broken or cut off" in note.words.english


@pytest.mark.parametrize(("depth", "expected"), [(5, True), (6, False)])
def test_five_layers_are_opened_and_no_more(depth: int, expected: bool) -> None:
    data = MOTHER
    for _ in range(depth):
        data = base64.b64encode(data)
    assert is_found(b"x " + data + b" y", limits=Limits()) is expected


def test_archives_below_the_depth_are_told() -> None:
    data = MOTHER
    for _ in range(3):
        data = gzip.compress(data).hex().encode()
    ledger = ledger_of(data)
    assert not ledger.findings
    assert [note.words.english for note in ledger.notes] == ["more than 5 layers: not opened"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zipped])
def test_what_swells_without_end_is_stopped_and_told(pack: Callable[[bytes], bytes]) -> None:
    ledger = ledger_of(pack(b"\0" * 5_000_000), Limits(unpacked=1_000_000, ratio=1))
    assert ["swells beyond the limit" in note.words.english for note in ledger.notes] == [True]


def test_bombs_within_each_other_share_one_limit() -> None:
    inner = gzip.compress(b"\0" * 600_000)
    ledger = ledger_of(inner * 20, Limits(unpacked=1_000_000, ratio=1))
    assert any("swells" in note.words.english for note in ledger.notes)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_cut_off_is_searched_as_far_as_it_goes_and_told(pack: Callable[[bytes], bytes]) -> None:
    whole = pack(MOTHER + random.Random(3).randbytes(300_000))
    ledger = ledger_of(whole[:-40])
    assert ["broken or cut off" in note.words.english for note in ledger.notes] == [True]
    if pack is gzip.compress:
        assert ledger.findings


def test_a_locked_member_of_a_zip_is_told() -> None:
    locked = bytearray(zipped(MOTHER))
    locked[6] |= 1
    assert ["locked by a password" in note.words.english for note in ledger_of(bytes(locked)).notes] == [True]


@pytest.mark.parametrize("mark", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x00", b"\x28\xb5\x2f\xfd"])
def test_an_archive_that_cannot_be_opened_is_told(mark: bytes) -> None:
    assert ["cannot open it" in note.words.english for note in ledger_of(mark + b"isi").notes] == [True]


def test_a_finding_carries_its_chain_from_outside_to_inside() -> None:
    packed = base64.b64encode(gzip.compress(json.dumps({"ibu": MOTHER.decode()}).encode()))
    (finding,) = [f for f in ledger_of(b"cache|s:9:" + quote(packed).encode() + b";").findings.values() if f.value == 0]
    assert finding.chain == ("base64", "gzip")


def test_a_token_and_a_session_need_no_decoder_of_their_own() -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"sub": "1", "ibu": MOTHER.decode()}).encode()).rstrip(b"=")
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=")
    assert is_found(head + b"." + claims + b"." + head)
    assert is_found(b'pemohon|a:1:{s:3:"ibu";s:23:"' + MOTHER + b'";}')


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=6000) | st.text(alphabet=string.printable, max_size=6000).map(str.encode))
def test_nothing_is_found_where_nothing_is(data: bytes) -> None:
    assert not ledger_of(data).findings


@pytest.mark.parametrize(
    "inert",
    [
        b"nik=3303051708909001 cocok=true 2026-03-02T10:00:00",
        b"Sri Wahyuni, Mangun Karsa",
        b"ibu: SRI WAHYUNI LESTARI",
        b"JL KEMBANG NO 15 RT 003 RW 004",
        b"lahir 03-02-1990",
        b"3303051708909902",
        b"suryalokananta"[:8],
    ],
)
def test_what_only_looks_alike_is_silent(inert: bytes) -> None:
    assert not ledger_of(b"x " + inert + b" y").findings


@pytest.mark.parametrize(("gap", "expected"), [(10, True), (600, False)])
@pytest.mark.parametrize("order", [1, -1])
def test_a_date_counts_only_beside_what_is_surely_that_persons(gap: int, order: int, expected: bool) -> None:
    parts = [b"nik=3303051708909001", b"lahir=1990-02-03"][::order]
    findings = list(ledger_of((b"." * gap).join(parts)).findings.values())
    assert [finding.is_weak for finding in findings] == [True] * expected
