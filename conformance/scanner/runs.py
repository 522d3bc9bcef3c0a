"""Where do runs of few signs stand, which may be base64 or hex? Pure.

Each byte is mapped to its class and a run of one class is searched: both at the speed of memory.
"""

from typing import NamedTuple

LEAST_RUN = 18
"""Letters and digits in a row that are taken for base64 or hex: shorter ones are words, NIK and numbers of a KK."""
LEAST_ANY = 40
"""Signs of base64 in a row: a UUID has 36."""


def _classes(core: bytes, joints: bytes = b"") -> bytes:
    return bytes(ord("y" if sign in core else "n" if sign in joints else " ") for sign in range(256))


_DIGITS = b"0123456789"
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_CORE_CLASSES = _classes(_LETTERS + _DIGITS, b"+/-_\r\n")
BASE64_CLASSES = _classes(_LETTERS + _DIGITS + b"+/-_", b"\r\n")
"""Base64 of text is letters and digits alone for long, and UUID and paths are not; of what is compressed it is not, so
that a longer run of all its signs is taken, too. Either goes on over the other signs and the ends of lines."""
_HEX_SIGNS = _DIGITS + b"abcdefABCDEF"
"""A run of these alone is hex and no base64."""
_HEX_CLASSES = _classes(_HEX_SIGNS)
_NEITHER = ord(" ")


class Runs(NamedTuple):
    """Where each run begins and ends."""

    base64: list[tuple[int, int]]
    hex: list[tuple[int, int]]


def find_runs(data: bytes) -> Runs:
    """Return the runs in `data`; what is hex alone is no base64."""
    core, runs, hexes = data.translate(_CORE_CLASSES), [], []
    if b"y" * LEAST_RUN in core:
        if hexes := _runs(data.translate(_HEX_CLASSES)):
            data = _blanked(data, hexes)
            core = data.translate(_CORE_CLASSES)
        runs = _runs(core)
    if longer := _runs(data.translate(BASE64_CLASSES), LEAST_ANY):
        runs = sorted({*runs, *longer})
    return Runs(runs, hexes)


def is_surely_base64(text: bytes) -> bool:
    """Return whether `text` is taken for a run of base64 whatever stands around it."""
    return bool(text.translate(None, _HEX_SIGNS) and find_runs(text).base64)


def _blanked(data: bytes, hexes: list[tuple[int, int]]) -> bytes:
    """Return `data` without those of `hexes` that no other sign of base64 touches."""
    classes, rest = (data + b" ").translate(BASE64_CLASSES), bytearray(data)
    for start, end in hexes:
        if classes[end] == _NEITHER == classes[start - 1]:
            rest[start:end] = b" " * (end - start)
    return bytes(rest)


def _runs(mapped: bytes, least: int = LEAST_RUN) -> list[tuple[int, int]]:
    run, found, end = b"y" * least, [], 0
    start = mapped.find(run)
    while start >= 0:
        if start > end and mapped[start - 1] != _NEITHER:
            start = max(end, mapped.rfind(b" ", end, start) + 1)
        end = mapped.find(b" ", start)
        end = len(mapped) if end < 0 else end
        found.append((start, end))
        start = mapped.find(run, end)
    return found
