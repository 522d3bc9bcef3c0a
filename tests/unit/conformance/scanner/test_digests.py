"""A digest is found however it is written, whatever stands around it, on whichever border."""

import base64
import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.conformance.scanner.test_decoding import filling, is_found

ALGORITHMS = ("md5", "sha1", "sha256", "sha512")
WRITINGS: dict[str, Callable[[bytes], bytes]] = {
    "raw": lambda digest: digest,
    "hex": lambda digest: digest.hex().encode(),
    "hex in capitals": lambda digest: digest.hex().upper().encode(),
    "base64": base64.b64encode,
    "bare base64": lambda digest: base64.b64encode(digest).rstrip(b"="),
    "urlsafe": base64.urlsafe_b64encode,
    "hex in base64": lambda digest: base64.b64encode(b"sidik " + digest.hex().encode()),
    "utf-16": lambda digest: digest.hex().encode("utf-16-le"),
}
TEXTS = ("SRI WAHYUNI MANGUNKARSA", "sri wahyuni mangunkarsa", "Sri Wahyuni Mangunkarsa", "SRIWAHYUNIMANGUNKARSA")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_each_writing_of_a_digest_is_found_and_of_another_none(writing: str, algorithm: str, text: str) -> None:
    for before, after in ((b"{'sidik': '", b"'}"), (b"$1$", b"\n"), (b"a", b"+/x"), (b"", b"")):
        for looked, expected in ((text, True), (text + "x", False)):
            digest = hashlib.new(algorithm, looked.encode()).digest()
            assert is_found(before + WRITINGS[writing](digest) + after) is expected


@settings(max_examples=80, deadline=None)
@given(
    writing=st.sampled_from(sorted(WRITINGS)),
    algorithm=st.sampled_from(ALGORITHMS),
    before=st.integers(3900, 4300) | st.integers(1900, 2200) | st.integers(0, 9000),
    step=st.integers(200, 5000),
)
def test_a_digest_is_found_at_every_offset_around_every_border(
    writing: str, algorithm: str, before: int, step: int
) -> None:
    digest = hashlib.new(algorithm, TEXTS[0].encode()).digest()
    assert is_found(filling(before, 1) + b" " + WRITINGS[writing](digest) + b" " + filling(3000, 2), step=step)
