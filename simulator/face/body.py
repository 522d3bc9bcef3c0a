"""What did a client send to the biometric door? One JSON object, keys in any case, whatever the Content-Type."""

import re
from base64 import b64decode
from collections.abc import Mapping

import msgspec

from simulator.door.arrival import Arrival
from simulator.door.scalars import to_text
from simulator.network.quirk import Quirk

MAX_FIELDS = 50
"""Keys of a request; one with more is not readable (SIM)."""
KEPT = 600
"""Characters of a value that the journal keeps; of a longer one only the start: no picture stays here (SIM)."""
KEPT_START = 40
KEPT_UNREADABLE = 4_096
"""Bytes that the journal keeps of what is no JSON object."""

_LARGE = 10**20
"""No number of this size means anything here."""
_DATA_URL = re.compile(r"\s*data:image/[a-z.+-]+;base64,", re.IGNORECASE)

_decode = msgspec.json.Decoder().decode


class FaceBody(msgspec.Struct, frozen=True):
    """The fields by upper-case key, as texts; what the journal keeps of them; and the quirks that were tolerated."""

    fields: Mapping[str, str]
    kept: bytes
    is_readable: bool
    quirks: tuple[str, ...]

    def text(self, *keys: str) -> str | None:
        """Return the first of `keys` that was sent with a value; where none was, "", or None where none was sent."""
        sent = [self.fields[key] for key in keys if key in self.fields]
        return next((text for text in sent if text.strip()), sent[0] if sent else None)


def read_face_body(arrival: Arrival) -> FaceBody:
    """Return what a request says; what is no JSON object says nothing."""
    parsed = None if arrival.unread else _parse(arrival.raw)
    if parsed is None:
        return FaceBody({}, arrival.raw[:KEPT_UNREADABLE], False, (arrival.unread or Quirk.BADAN_TAK_TERBACA,))
    fields = {key.upper(): to_text(value, _LARGE) for key, value in parsed.items()}
    quirks: list[str] = []
    if arrival.content_type.split(";")[0].strip().lower() != "application/json":
        quirks.append(Quirk.CONTENT_TYPE)
    image = fields.get("IMAGE", "")
    if (prefix := _DATA_URL.match(image[:100])) is not None:
        fields["IMAGE"] = image[prefix.end() :]
        quirks.append(Quirk.DATA_URL)
    kept = {key[:KEPT]: _shorten(value) for key, value in parsed.items()}
    return FaceBody(fields, msgspec.json.encode(kept), True, tuple(quirks))


def decode_base64(text: str) -> bytes | None:
    """Return the bytes that `text` spells, blanks and line breaks aside; None where it is no Base64."""
    try:
        return b64decode("".join(text.split()), validate=True)
    except ValueError:
        return None


def _parse(raw: bytes) -> dict[str, object] | None:
    try:
        parsed = _decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) and len(parsed) <= MAX_FIELDS else None


def _shorten(value: object) -> object:
    match value:
        case str() if len(value) > KEPT:
            return f"{value[:KEPT_START]}... ({len(value)} karakter)"
        case None | bool() | str() | float():
            return value
        case int() if abs(value) < _LARGE:
            return value
        case _:
            return "..."
