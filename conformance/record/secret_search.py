"""Is a secret in these bytes, and how is it written? Pure; the same search finds the positive control.

Looked for plain, backwards, in base64 (three alignments) and in hexadecimal digits, each in the text as it came and
with the escapes of percent, HTML and JavaScript undone. What a script puts together of pieces is not found.
"""

import base64
import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from conformance.record.exposure import Heard, Revealed
from conformance.record.secrets_of import Secrets

PLAIN, BACKWARDS, BASE64, HEX = "apa adanya", "terbalik", "base64", "heksadesimal"
BODY = "isi"
PAGE, ERROR, PATH = "halaman", "galat", "jalur"
LEAST_BACKWARDS = 8
PATHS_SHOWN = 120
"""Characters of a path that are recorded."""
_ALPHANUMERIC = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_NOT_ANYBODYS = re.compile(r"\d{6,}|[\w-]{20,}")
"""Long numbers may be those of residents, long words open what is an applicant's own."""
_WORD = re.compile(r"[^\W_]{3,}")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_SCRIPT = re.compile(rb"\\(?:u\{?([0-9A-Fa-f]{2,6})\}?|x([0-9A-Fa-f]{2})|([0-7]{3})|(.))")


def reveal(heard: Heard, secrets: Secrets, source: str = "") -> list[Revealed]:
    """Return each secret that an answer holds, once for each place; `source`: see `Revealed`, empty: by its status."""
    source = source or (ERROR if heard.status >= 400 else PAGE)
    found: dict[tuple[str, str], Revealed] = {}
    for part, raw in _parts(heard):
        for name, writing in find_in(raw, secrets):
            place = f"{shown_path(heard.path, secrets)} ({part})"
            found.setdefault((name, place), Revealed(name, place, writing, source))
    return list(found.values())


def find_in(raw: bytes, secrets: Secrets) -> Iterator[tuple[str, str]]:
    """Yield the name of each secret in `raw`, and how it is written; upper and lower case are alike."""
    texts = [(text, text.lower()) for text in unescaped(raw)]
    for name, value in secrets.values:
        writing = next((found for text, lower in texts if (found := _writing_in(text, lower, value))), "")
        if writing:
            yield name, writing


def unescaped(raw: bytes) -> Iterator[bytes]:
    """Yield a text as it is, and with each kind of escape undone, where it has any."""
    yield raw
    if b"%" in raw:
        yield _PERCENT.sub(lambda found: bytes((int(found[1], 16),)), raw)
    if b"&" in raw:
        yield html.unescape(raw.decode("utf-8", "replace")).encode("utf-8", "replace")
    if b"\\" in raw:
        yield _SCRIPT.sub(_without_escape, raw)


def without_typed(path: str, typed: Iterable[str]) -> str:
    """Return a path in which `***` stands for each segment that has a word of what an applicant typed."""
    words = {word.casefold() for text in typed for word in _WORD.findall(text)}
    plain = _PERCENT.sub(lambda found: bytes((int(found[1], 16),)), path.encode()).decode("utf-8", "replace")
    return "/".join("***" if words.intersection(_WORD.findall(one.casefold())) else one for one in plain.split("/"))


def shown_path(path: str, secrets: Secrets) -> str:
    """Return a path as it may be recorded: without what is a resident's and without the secrets themselves."""
    for name, value in secrets.values:
        path = path.replace(value, f"{{{name}}}")
    return _NOT_ANYBODYS.sub("***", path)[:PATHS_SHOWN]


def _parts(heard: Heard) -> Iterator[tuple[str, bytes]]:
    yield BODY, heard.body
    for name, text in heard.headers:
        part = f"kuki {text.partition('=')[0].strip()}" if name == "set-cookie" else f"tajuk {name}"
        yield part, text.encode("utf-8", "replace")


def _writing_in(text: bytes, lower: bytes, value: str) -> str:
    """Return how a value is written in a text; empty: it is not there."""
    raw = value.encode().lower()
    if _stands_alone(lower, raw):
        return PLAIN
    if raw.hex().encode() in lower or value.encode().hex().encode() in lower:
        return HEX
    if any(part in text for part in _inside_base64(value.encode())):
        return BASE64
    return BACKWARDS if len(value) >= LEAST_BACKWARDS and _stands_alone(lower, raw[::-1]) else ""


def _stands_alone(text: bytes, sought: bytes) -> bool:
    """Whether `sought` is in `text` where it is no part of a longer word."""
    at = text.find(sought)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(sought) : at + len(sought) + 1]
        if not any(sign in _ALPHANUMERIC for sign in around):
            return True
        at = text.find(sought, at + 1)
    return False


@lru_cache(maxsize=64)
def _inside_base64(raw: bytes) -> list[bytes]:
    """Return what of `raw` is the same in base64 whatever stands around it, in both alphabets."""
    kept = []
    for before in range(3):
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        padded = b"\0" * before + raw + b"\0\0"
        kept += [encode(padded)[first:last] for encode in (base64.b64encode, base64.urlsafe_b64encode)]
    return list(dict.fromkeys(kept))


def _without_escape(found: re.Match[bytes]) -> bytes:
    digits = found[1] or found[2]
    if digits:
        number = int(digits, 16)
        return chr(number).encode("utf-8", "replace") if number <= 0x10FFFF else b""
    return bytes((int(found[3], 8) & 0xFF,)) if found[3] else found[4]
