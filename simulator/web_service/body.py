"""What did a client send, whatever form its body took? Tolerated oddities are named, never refused.

The forms are those of public clients (wire contract 1.2, 1.3, 8): JSON under any Content-Type, a form of either kind,
or a query string with an empty body; keys in any case.
"""

import re
import zlib
from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec

from simulator.domain.call import Call, Method
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.door.scalars import to_text
from simulator.network.quirk import Quirk

IP_KEYS = ("IP_USER", "IP_ADDRESS", "IP_USERS")

_USUAL_CREDENTIALS = ("USER_ID", "PASSWORD", "IP_USER")
_USUAL_KEYS = {key: key for key in (*ELEMEN_BY_NAME, *_USUAL_CREDENTIALS, "TRESHOLD")} | {
    key.lower(): key for key in _USUAL_CREDENTIALS
}
"""Keys as nearly every client writes them -> upper case; all others are looked at more closely."""

MAX_BODY = 1024 * 1024
"""Bytes of a request body, packed or not; a larger one is read no further and answered with 07 (SIM)."""
MAX_FIELDS = 200
"""Fields of a form, a multipart form or a query string; one with more is not readable (SIM)."""
MAX_QUIRKS = 20
"""Quirks named of one request; a body of thousands of odd keys says the same again (SIM)."""

_BOM = b"\xef\xbb\xbf"
_GZIP_START = b"\x1f\x8b"
# The parser of `email` raises on parameters that no form has, and takes seconds for a form of thousands of parts.
_BOUNDARY = re.compile(r'boundary="?([^";,\s]+)', re.IGNORECASE)
_PART_NAME = re.compile(rb'^content-disposition:[^\n]*[;\s]name="?([^";\n]+)', re.IGNORECASE | re.MULTILINE)

_decode = msgspec.json.Decoder().decode


class Body(msgspec.Struct, frozen=True):
    """The fields of a request by upper-case key, as texts, and the quirks that were tolerated."""

    fields: Mapping[str, str]
    is_readable: bool
    quirks: tuple[str, ...]


UNREADABLE = Body({}, False, (Quirk.BADAN_TAK_TERBACA,))


def unreadable(reason: str) -> Body:
    """Return the body of which only `reason`, the name of a quirk, is known."""
    return Body({}, False, (reason,))


def read_body(raw: bytes, content_type: str, query: str, content_encoding: str = "") -> Body:
    """Return the fields of a request with this body, Content-Type and Content-Encoding header, and query string."""
    if not content_encoding and raw[:1] == b"{":
        return _read_form_of(raw, content_type, query)
    quirks: list[str] = []
    if content_encoding.strip().lower() not in ("", "identity"):
        quirks.append(Quirk.CONTENT_ENCODING)
        if raw.startswith(_GZIP_START):
            unpacked = _unpack(raw)
            if unpacked is None:
                return UNREADABLE
            raw = unpacked
    if raw.startswith(_BOM):
        quirks.append(Quirk.BOM)
        raw = raw[len(_BOM) :]
    body = _read_form_of(raw, content_type, query)
    return Body(body.fields, body.is_readable, (*quirks, *body.quirks)) if quirks and body.is_readable else body


def _read_form_of(raw: bytes, content_type: str, query: str) -> Body:
    start = raw[:1] if raw[:1] == b"{" else raw.lstrip()[:1]
    if not start:
        return _from_form(query, Quirk.QUERY_STRING)
    if start in (b"{", b"["):
        quirks: tuple[str, ...] = (
            () if content_type.split(";")[0].strip().lower() == "application/json" else (Quirk.CONTENT_TYPE,)
        )
        return _from_json(raw, quirks)
    if content_type.lower().startswith("multipart/form-data"):
        return _from_multipart(raw, content_type)
    try:
        return _from_form(raw.decode().strip(), Quirk.FORM)
    except UnicodeDecodeError:
        return UNREADABLE


def _unpack(raw: bytes) -> bytes | None:
    """Return what a gzip body holds; None where it is damaged or larger than a body may be."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(raw, MAX_BODY)
    except zlib.error:
        return None
    return unpacked if unpacker.eof else None


def to_call(body: Body, method: Method | None, source_ip: str) -> Call:
    """Return the question that these fields ask of `method`."""
    fields = body.fields
    return Call(
        method=method,
        user_id=fields.get("USER_ID"),
        password=fields.get("PASSWORD"),
        ip_user=_ip_user(fields),
        nik=fields.get("NIK"),
        threshold=fields.get("TRESHOLD"),
        elemen={key: text for key, text in fields.items() if key in ELEMEN_BY_NAME and key != "NIK"},
        source_ip=source_ip,
        is_readable=body.is_readable,
    )


def _ip_user(fields: Mapping[str, str]) -> str | None:
    """Return the first of the IP fields that is not blank."""
    for key in IP_KEYS:
        if (text := fields.get(key)) and not text.isspace():
            return text
    return None


def elemen_sent(body: Body) -> tuple[str, ...]:
    """Return the wire names of the elements that were sent with a value, NIK included."""
    return tuple(key for key, text in body.fields.items() if key in ELEMEN_BY_NAME and text.strip())


def _from_json(raw: bytes, quirks: tuple[str, ...]) -> Body:
    try:
        parsed = _decode(raw)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return UNREADABLE
    if not isinstance(parsed, dict):
        return UNREADABLE
    fields: dict[str, str] = {}
    found = list(quirks)
    for key, value in parsed.items():
        name = _USUAL_KEYS.get(key)
        if name is None:
            name = key.upper()
            if name in IP_KEYS and key in (name, name.lower()):
                found.append(Quirk.KUNCI_IP.of(key))
            elif key != name:
                found.append(Quirk.HURUF_KECIL.of(key[:40]))
        if type(value) is str:
            fields[name] = value
        else:
            if name == "NIK" and isinstance(value, int | float):
                found.append(Quirk.NIK_ANGKA)
            fields[name] = to_text(value)
    return Body(fields, True, tuple(dict.fromkeys(found))[:MAX_QUIRKS] if found else ())


def _from_multipart(raw: bytes, content_type: str) -> Body:
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        return UNREADABLE
    parts = raw.split(b"--" + boundary[1].encode(errors="replace"), MAX_FIELDS + 2)[1:]
    if len(parts) > MAX_FIELDS + 1:
        return UNREADABLE
    pairs: list[tuple[str, str]] = []
    for part in parts:
        head, _, value = part.lstrip(b"\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")
        name = _PART_NAME.search(head)
        if name is not None:
            pairs.append((name[1].decode(errors="replace"), value.removesuffix(b"\n").decode(errors="replace")))
    return _from_pairs(pairs, (Quirk.MULTIPART,))


def _from_form(text: str, quirk: str) -> Body:
    """Return the fields of `nik=..&user_id=..`; a `&` too many or a key without `=` is tolerated and named."""
    written = text.split("&", MAX_FIELDS + 1)
    if "=" not in text or len(written) > MAX_FIELDS:
        return UNREADABLE
    quirks: list[str] = [quirk]
    if "" in written:
        quirks.append(Quirk.AMPERSAND_LEBIH)
    if any(pair and "=" not in pair for pair in written):
        quirks.append(Quirk.TANPA_SAMA_DENGAN)
    return _from_pairs(parse_qsl(text, keep_blank_values=True), tuple(quirks))


def _from_pairs(pairs: list[tuple[str, str]], quirks: tuple[str, ...]) -> Body:
    return Body({key.upper(): value for key, value in pairs}, True, quirks) if pairs else UNREADABLE
