import subprocess
import sys
from base64 import b64encode
from hashlib import sha256

import pytest

from simulator.poc.face_key import _is_prime, known_face_key, make_face_key
from tests.helpers.face_client import encrypt

AGREEMENT = "contoh-data-2026"
PINNED = "53e2f346b03dd80c"
"""Of the key of seed 1: an application that has stored it must find it unchanged."""


def test_the_key_is_the_same_from_run_to_run() -> None:
    assert sha256(make_face_key(AGREEMENT, 1).public_pem.encode()).hexdigest()[:16] == PINNED


def test_agreement_and_seed_have_a_key_of_their_own() -> None:
    keys = {make_face_key(AGREEMENT, 1).public_pem, make_face_key(AGREEMENT, 2).public_pem}
    assert len(keys | {make_face_key("lain", 1).public_pem}) == 3


def test_a_key_is_made_for_the_first_who_asks() -> None:
    assert known_face_key("belum-pernah", 1) is None
    made = make_face_key("belum-pernah", 1)
    assert known_face_key("belum-pernah", 1) is made is make_face_key("belum-pernah", 1)


@pytest.mark.parametrize("text", ["3303051708909001", "x", "sandi dengan spasi & tanda !", "p" * 245])
def test_what_a_client_encrypts_is_read(text: str) -> None:
    key = make_face_key(AGREEMENT, 1)
    assert key.decrypt(encrypt(key.public_pem, text)) == text


@pytest.mark.parametrize("text", ["", "AAAA", "A" * 344, "bukan base64!", "é", b64encode(b"3303051708909001").decode()])
def test_what_was_not_encrypted_is_not_read(text: str) -> None:
    assert make_face_key(AGREEMENT, 1).decrypt(text) is None


def test_what_was_encrypted_for_another_session_is_not_read() -> None:
    other = make_face_key(AGREEMENT, 2)
    texts = [make_face_key(AGREEMENT, 1).decrypt(encrypt(other.public_pem, "3303051708909001")) for _ in range(20)]
    assert texts.count(None) >= 16  # noise is text once in some hundred times


def test_what_is_no_text_is_not_read() -> None:
    key = make_face_key(AGREEMENT, 1)
    assert key.decrypt(encrypt(key.public_pem, "nik\0")) is None
    assert key.decrypt(encrypt(key.public_pem, "é")) is None


@pytest.mark.parametrize("number", [2**127 - 1, 2**521 - 1, 1_000_003])
def test_a_prime_is_known(number: int) -> None:
    assert _is_prime(number)


@pytest.mark.parametrize("number", [2**127 + 1, (2**61 - 1) * (2**31 - 1), 1_000_001, 3_215_031_751])
def test_a_composite_is_known(number: int) -> None:
    assert not _is_prime(number)


def test_starting_needs_no_library_of_an_option() -> None:
    libraries = ("PIL", "asyncpg", "cryptography")
    script = f"import sys, simulator.app; sys.exit(','.join(m for m in {libraries} if m in sys.modules) or 0)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stderr == ""
