"""What did a client send, whatever form its body took? Tolerated oddities are named, never refused.

The forms are those of public clients (wire contract 1.2, 1.3, 8): JSON under any Content-Type, a form of either kind,
or a query string with an empty body; keys in any case.
"""

from collections.abc import Mapping
from email import message_from_bytes
from urllib.parse import parse_qsl

import msgspec

from simulator.domain.call import Call, Method
from simulator.domain.elemen import ELEMEN_BY_NAME

IP_KEYS = ("IP_USER", "IP_ADDRESS", "IP_USERS")
CREDENTIAL_KEYS = frozenset({"USER_ID", "PASSWORD", *IP_KEYS})

_USUAL_KEYS = {key: key for key in (*ELEMEN_BY_NAME, *CREDENTIAL_KEYS, "TRESHOLD")} | {
    key.lower(): key for key in CREDENTIAL_KEYS
}
"""Keys as nearly every client writes them -> upper case; all others are looked at more closely."""

_decode = msgspec.json.Decoder().decode


class Body(msgspec.Struct, frozen=True):
    """The fields of a request by upper-case key, as texts, and the quirks that were tolerated."""

    fields: Mapping[str, str]
    is_readable: bool
    quirks: tuple[str, ...]


UNREADABLE = Body({}, False, ("badan_tak_terbaca",))


def read_body(raw: bytes, content_type: str, query: str) -> Body:
    """Return the fields of a request with this body, Content-Type header and query string."""
    start = raw[:1] if raw[:1] == b"{" else raw.lstrip()[:1]
    if not start:
        return _from_pairs(parse_qsl(query, keep_blank_values=True), ("query_string",)) if query else UNREADABLE
    if start in (b"{", b"["):
        quirks = () if content_type.split(";")[0].strip().lower() == "application/json" else ("content_type",)
        return _from_json(raw, quirks)
    if content_type.lower().startswith("multipart/form-data"):
        return _from_multipart(raw, content_type)
    try:
        pairs = parse_qsl(raw.decode().strip(), keep_blank_values=True, strict_parsing=True, max_num_fields=200)
    except ValueError:
        return UNREADABLE
    return _from_pairs(pairs, ("form",))


def to_call(body: Body, method: Method | None, source_ip: str) -> Call:
    """Return the question that these fields ask of `method`."""
    fields = body.fields
    return Call(
        method=method,
        user_id=fields.get("USER_ID"),
        password=fields.get("PASSWORD"),
        ip_user=next((fields[key] for key in IP_KEYS if fields.get(key, "").strip()), None),
        nik=fields.get("NIK"),
        threshold=fields.get("TRESHOLD"),
        elemen={key: text for key, text in fields.items() if key in ELEMEN_BY_NAME and key != "NIK"},
        source_ip=source_ip,
        is_readable=body.is_readable,
    )


def elemen_sent(body: Body) -> tuple[str, ...]:
    """Return the wire names of the elements that were sent with a value, NIK included."""
    return tuple(key for key, text in body.fields.items() if key in ELEMEN_BY_NAME and text.strip())


def _from_json(raw: bytes, quirks: tuple[str, ...]) -> Body:
    try:
        parsed = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return UNREADABLE
    if not isinstance(parsed, dict):
        return UNREADABLE
    fields: dict[str, str] = {}
    found = list(quirks)
    for key, value in parsed.items():
        name = _USUAL_KEYS.get(key)
        if name is None:
            name = key.upper()
            if key != name and name not in CREDENTIAL_KEYS:
                found.append(f"huruf_kecil:{key[:40]}")
        if type(value) is str:
            fields[name] = value
        else:
            if name == "NIK" and isinstance(value, int | float):
                found.append("nik_angka")
            fields[name] = _to_text(value)
    return Body(fields, True, tuple(dict.fromkeys(found)) if found else ())


def _from_multipart(raw: bytes, content_type: str) -> Body:
    message = message_from_bytes(b"Content-Type: %s\r\n\r\n%s" % (content_type.encode(errors="replace"), raw))
    pairs: list[tuple[str, str]] = []
    for part in message.walk():
        name, payload = part.get_param("name", header="Content-Disposition"), part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            pairs.append((name, payload.decode(errors="replace")))
    return _from_pairs(pairs, ("multipart",))


def _from_pairs(pairs: list[tuple[str, str]], quirks: tuple[str, ...]) -> Body:
    return Body({key.upper(): value for key, value in pairs}, True, quirks) if pairs else UNREADABLE


def _to_text(value: object) -> str:
    """Return a JSON scalar as the text a person would have typed; anything else counts as blank."""
    match value:
        case bool() | None:
            return ""
        case str():
            return value
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case _:
            return ""
