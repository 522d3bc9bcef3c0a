"""Is a form with a file read as browsers write it, byte by byte, and everything else refused?"""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.pages.multipart import MOST_PARTS, UploadedFile, parse_form

TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryabc"
LINE = b"------WebKitFormBoundaryabc"


def part(head: str, content: bytes) -> bytes:
    return LINE + b"\r\n" + head.encode() + b"\r\n\r\n" + content + b"\r\n"


def form(*parts: bytes) -> bytes:
    return b"".join(parts) + LINE + b"--\r\n"


FIELD = part('Content-Disposition: form-data; name="catatan"', "Aduan é".encode())
FILE = 'Content-Disposition: form-data; name="lampiran"; filename="foto ktp.jpg"\r\nContent-Type: image/jpeg'


@given(st.binary(max_size=400).filter(lambda content: b"WebKit" not in content))
def test_a_file_comes_as_it_was_sent(content: bytes) -> None:
    fields, files = parse_form(TYPE, form(FIELD, part(FILE, content)))
    assert fields == {"catatan": "Aduan é"}
    assert files == {"lampiran": UploadedFile("foto ktp.jpg", content)}


def test_a_field_without_a_file_has_none() -> None:
    empty = 'Content-Disposition: form-data; name="lampiran"; filename=""\r\nContent-Type: application/octet-stream'
    assert parse_form(TYPE, form(FIELD, part(empty, b"")))[1] == {}


def test_of_repeated_fields_the_last_counts() -> None:
    second = part('content-disposition: form-data; name="catatan"', b"dua")
    assert parse_form(TYPE, form(FIELD, second)) == ({"catatan": "dua"}, {})


@pytest.mark.parametrize(
    ("content_type", "raw"),
    [
        ("multipart/form-data", form(FIELD)),
        ("multipart/form-data; boundary=", form(FIELD)),
        ("multipart/form-data; boundary=" + "a" * 71, form(FIELD)),
        (TYPE, b""),
        (TYPE, FIELD),
        (TYPE, b"junk" + form(FIELD)),
        (TYPE, form(LINE + b"\r\n\r\n")),
        (TYPE, form(part("Content-Type: text/plain", b"x"))),
        (TYPE, form(part('Content-Disposition: attachment; name="a"', b"x"))),
        (TYPE, form(part('Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"', b""))),
        (TYPE, form(part('Content-Disposition: form-data; name="a"', b"\xff"))),
        (TYPE, form(part('Content-Disposition: form-data; name="a"' + "\r\nX: y" * 600, b"x"))),
        (TYPE, form(*[FIELD] * (MOST_PARTS + 1))),
    ],
)
def test_what_is_no_such_form_is_refused(content_type: str, raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_form(content_type, raw)


@given(st.binary(max_size=300))
def test_nothing_else_ever_comes_of_any_bytes(raw: bytes) -> None:
    with contextlib.suppress(ValueError):
        parse_form(TYPE, LINE + b"\r\n" + raw)
