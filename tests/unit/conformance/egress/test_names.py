"""Is every name answered, and is what a name may carry read?"""

import base64
import struct
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.egress.names import A, Addresses, read_question, readings, write_answer

FIRST = IPv4Address("198.18.1.0")
AAAA = 28


def query(name: str, kind: int = A) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!HHHHHH", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!HH", kind, 1)


def test_a_question_is_read_and_answered_with_an_address_of_its_own() -> None:
    names = Addresses(FIRST)
    for name, address in (("a.example", FIRST), ("b.example", FIRST + 1), ("A.example", FIRST)):
        question = read_question(query(name))
        assert question is not None
        answer = names.answer(question)
        assert answer[:2] == query(name)[:2]
        assert struct.unpack_from("!HHH", answer, 2) == (0x8580, 1, 1)
        assert answer.endswith(address.packed)
    assert names.name_of(str(FIRST + 1)) == "b.example"
    assert names.name_of("203.0.113.9") == "203.0.113.9"


def test_what_has_no_address_of_ours_is_there_and_empty() -> None:
    question = read_question(query("a.example", AAAA))
    assert question is not None
    assert struct.unpack_from("!HHH", Addresses(FIRST).answer(question), 2) == (0x8580, 1, 0)
    assert write_answer(question, None).endswith(question.raw)


@pytest.mark.parametrize(
    "message",
    [b"", b"x" * 12, query("a.example")[:-3], b"\0\0\x80\0" + query("a.example")[4:], query("")[:13] + b"\0" * 4],
)
def test_what_is_no_question_is_left(message: bytes) -> None:
    assert read_question(message) is None


@given(st.binary(max_size=64))
def test_nothing_that_comes_breaks_it(message: bytes) -> None:
    question = read_question(message)
    assert question is None or question.name


TOLD = b"JL KEMBANG SETYALOKA NO 15"


def labels(text: str, size: int) -> str:
    return ".".join(text[at : at + size] for at in range(0, len(text), size))


@pytest.mark.parametrize(
    ("how", "name"),
    [
        ("hex", labels(TOLD.hex(), 20) + ".jahat.example"),
        ("base32", labels(base64.b32encode(TOLD).decode().rstrip("=").lower(), 30) + ".jahat.example"),
        ("base32hex", labels(base64.b32hexencode(TOLD).decode().rstrip("=").lower(), 60) + ".a.jahat.co.example"[2:]),
        ("base64", base64.urlsafe_b64encode(TOLD).decode().rstrip("=") + ".example"),
        ("", TOLD.decode().replace(" ", "-") + ".jahat.example"),
        ("", TOLD.decode().replace(" ", ".") + ".jahat.example"),
    ],
)
def test_what_a_name_carries_is_read(how: str, name: str) -> None:
    assert any(TOLD in said for told, said in readings([name]) if told == how)


def test_what_is_spread_over_several_names_is_read_in_one() -> None:
    hidden = TOLD.hex()
    names = [f"{hidden[at : at + 16]}.jahat.example" for at in range(0, len(hidden), 16)]
    assert any(TOLD in said for _, said in readings(names))
    assert not any(TOLD in said for name in names for _, said in readings([name]))
