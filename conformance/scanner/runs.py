"""Where do runs of few signs stand, which may be base64 or hex? Pure.

Each byte is mapped to its class and a run of one class is searched: both at the speed of memory.
"""

LEAST_RUN = 18
"""Letters and digits in a row that are taken for base64 or hex: shorter ones are words, NIK and numbers of a KK."""
LEAST_ANY = 40
"""Signs of base64 in a row: a UUID has 36."""
Runs = list[tuple[int, int]]
"""Where each run begins and ends."""


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


def hex_runs(data: bytes) -> Runs:
    """Return the runs of hex."""
    return _runs(data.translate(_HEX_CLASSES), LEAST_RUN)


def base64_runs(data: bytes, hexes: Runs) -> Runs:
    """Return the runs of base64; what of them is hex alone, of which `hexes` are the runs, is none."""
    if hexes:
        data = _blanked(data, hexes)
    runs = _runs(data.translate(_CORE_CLASSES), LEAST_RUN)
    if longer := _runs(data.translate(BASE64_CLASSES), LEAST_ANY):
        runs = sorted({*runs, *longer})
    return runs


def is_surely_base64(text: bytes) -> bool:
    """Return whether `text` is taken for a run of base64 whatever stands around it."""
    return bool(text.translate(None, _HEX_SIGNS) and base64_runs(text, []))


def _blanked(data: bytes, hexes: Runs) -> bytes:
    """Return `data` without those of `hexes` that no other sign of base64 touches."""
    classes, rest = data.translate(BASE64_CLASSES), bytearray(data)
    for start, end in hexes:
        if classes[end : end + 1] in b" " and (not start or classes[start - 1] == _NEITHER):
            rest[start:end] = b" " * (end - start)
    return bytes(rest)


def _runs(mapped: bytes, least: int) -> Runs:
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
