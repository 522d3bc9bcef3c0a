import json
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.door.arrival import Arrival
from simulator.face.body import (
    KEPT_UNREADABLE,
    MAX_FIELDS,
    FaceBody,
    decode_base64,
    read_face_body,
)

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=2000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def read(raw: bytes, content_type: str = "application/json", unread: str = "") -> FaceBody:
    return read_face_body(Arrival(raw, content_type, "127.0.0.1", unread=unread))


def test_keys_are_found_in_any_case_and_values_are_texts() -> None:
    body = read(b'{"transactionId": "t", "Threshold": 9.5, "nik": 1, "type": null, "ok": true, "n": 7.0, "x": [1]}')
    assert body.fields == {
        "TRANSACTIONID": "t",
        "THRESHOLD": "9.5",
        "NIK": "1",
        "TYPE": "",
        "OK": "",
        "N": "7",
        "X": "",
    }
    assert body.is_readable
    assert body.quirks == ()


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_json_is_json_whatever_the_header_says(content_type: str) -> None:
    assert read(b'\xef\xbb\xbf{"nik": "1"}', content_type).quirks == ("content_type",)


def test_a_charset_is_no_quirk() -> None:
    assert read(b"{}", "application/json; charset=UTF-8").quirks == ()


@pytest.mark.parametrize("raw", [b"", b"[]", b"nik=1", b'{"nik": "1"', b"\xff\xfe", b"[" * 100_000, b'"x"', b"null"])
def test_what_is_no_object_says_nothing(raw: bytes) -> None:
    body = read(raw)
    assert (body.fields, body.is_readable, body.quirks) == ({}, False, ("badan_tak_terbaca",))
    assert body.kept == raw[:KEPT_UNREADABLE]


def test_a_body_that_was_not_read_is_not_understood() -> None:
    assert read(b'{"nik": "1"}', unread="badan_terlalu_besar").quirks == ("badan_terlalu_besar",)


def test_an_object_of_too_many_keys_is_not_readable() -> None:
    assert read(json.dumps({str(n): n for n in range(MAX_FIELDS)}).encode()).is_readable
    assert not read(json.dumps({str(n): n for n in range(MAX_FIELDS + 1)}).encode()).is_readable


def test_the_journal_keeps_no_picture() -> None:
    image = b64encode(bytes(range(256)) * 1000).decode()
    body = read(json.dumps({"nik": "1", "image": image, "consent": True, "password": "p" * 344}).encode())
    kept = json.loads(body.kept)
    assert kept == {
        "nik": "1",
        "image": f"{image[:40]}... ({len(image)} karakter)",
        "consent": True,
        "password": "p" * 344,
    }
    assert body.fields["IMAGE"] == image


@given(st.dictionaries(st.text(max_size=2000), JSON_VALUES, max_size=8))
def test_what_is_kept_is_a_small_json_object(value: dict[str, object]) -> None:
    body = read(json.dumps(value).encode())
    assert len(body.kept) < 100_000
    if body.is_readable:
        assert isinstance(json.loads(body.kept), dict)
        assert all(isinstance(text, str) for text in body.fields.values())


def test_numbers_without_end_are_no_value() -> None:
    body = read(b'{"nik": ' + b"9" * 5000 + b', "threshold": 1e300}')
    assert {body.fields.get("NIK", ""), body.fields.get("THRESHOLD", "")} == {""}


def test_a_data_url_is_tolerated() -> None:
    body = read(b'{"image": "data:image/jpeg;base64,AAAA"}')
    assert body.fields["IMAGE"] == "AAAA"
    assert body.quirks == ("data_url",)


def test_the_first_key_with_a_value_counts() -> None:
    body = read(b'{"ip": " ", "ip_user": "127.0.0.1", "nik": ""}')
    assert body.text("IP", "IP_USER") == "127.0.0.1"
    assert body.text("NIK") == ""
    assert body.text("IMAGE") is None


@pytest.mark.parametrize(
    ("text", "raw"),
    [("QUJD", b"ABC"), (" QU\r\nJD\n", b"ABC"), ("QUI=", b"AB"), ("QUI", None), ("Q*JD", None), ("é", None), ("", b"")],
)
def test_base64_is_read_strictly_but_for_blanks(text: str, raw: bytes | None) -> None:
    assert decode_base64(text) == raw
