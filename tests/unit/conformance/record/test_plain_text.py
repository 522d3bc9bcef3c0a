"""Does nothing of somebody else's text reach a terminal or a page but the text?"""

import pytest

from conformance.record.plain_text import plain


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b[41m\x1b[97m FATAL \x1b[0m \x00\x0b rusak\ufffe", " FATAL   rusak"),
        ("\x1b]0;judul\x07x", "x"),
        ("\x1bPq\x1b\\x\x1b(B", "x"),
        ("a\u202eb\u2066c", "abc"),
        ("\ud800\x9b\x7f", ""),
        ("tab\tbaris\n", "tab\tbaris\n"),
        ("Aduan é 漢 🙂", "Aduan é 漢 🙂"),
    ],
)
def test_what_is_no_text_is_left_out(text: str, left: str) -> None:
    assert plain(text) == left
