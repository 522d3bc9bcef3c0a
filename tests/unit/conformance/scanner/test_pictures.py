"""Is a picture found by its bytes, wherever they stand, and what stands beside a person only there?"""

import base64
import random
from pathlib import Path

import pytest

from conformance.fault import Fault
from conformance.scanner.values import Kind, Role, Value, parse_values
from tests.helpers.scanning import TYPED, elements, scan

RAW = random.Random(7).randbytes(2_000)
PHOTO = Value("A", "FOTO", Kind.PICTURE, base64.b64encode(RAW).decode())
STATUS = Value("A", "STATUS", Kind.TEXT, "meninggal dunia", Role.BESIDE)
VALUES = (PHOTO, STATUS, TYPED)


@pytest.mark.parametrize(
    "content",
    [RAW, b"x" * 31 + RAW[700:1300], base64.b64encode(RAW), b"\x00" + RAW.hex().encode()],
    ids=["file", "part", "base64", "hex"],
)
def test_a_picture_is_found_by_its_bytes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    assert elements(scan(tmp_path, VALUES), VALUES) == {"FOTO"}


def test_another_picture_is_not_it(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(random.Random(8).randbytes(2_000))
    assert elements(scan(tmp_path, VALUES), VALUES) == set()


def test_a_status_counts_beside_its_person_alone_however_long_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("data kependudukan: meninggal dunia\n")
    assert elements(scan(tmp_path, VALUES), VALUES) == set()
    (tmp_path / "a.log").write_text(f"{TYPED.text};Meninggal Dunia\n")
    seen = scan(tmp_path, VALUES)
    assert elements(seen, VALUES) == {"STATUS"}
    assert all(finding.is_weak for finding in seen.findings)


@pytest.mark.parametrize("text", ["bukan base64!", base64.b64encode(b"pendek").decode()])
def test_what_is_no_picture_is_refused(text: str) -> None:
    with pytest.raises(Fault, match="Base64"):
        parse_values({"nilai": [{"elemen": "FOTO", "kind": "picture", "isi": text}]})
