"""What of somebody else's text may stand on a page, in a file or on a terminal? The text alone. Pure."""

import re

_SEQUENCES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)|\x9b[0-?]*[ -/]*[@-~]?"
)
"""Of a terminal (ECMA-48): colours, moves, titles."""
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, turned reading directions, and what is no character; tabs and line ends are kept."""


def plain(text: str) -> str:
    """Return `text` without what a terminal would obey, a browser misread, or XML forbids."""
    return _NO_TEXT.sub("", _SEQUENCES.sub("", text))
