"""What does a notification say, as it came in: a mail, or the body of an HTTP request? Whatever comes is read.

Of a mail of many parts the first ones are read, and what nests too deep is read as plain text: nobody waits for it.
"""

import email.policy
import json
from collections.abc import Mapping
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import parse_qsl

MOST_PARTS = 200
_BOUNDARY = b"\n--"
_FALLBACK = "utf-8"


def read_mail(raw: bytes) -> tuple[str, str]:
    """Return subject and text of a mail: its HTML, else its plain text."""
    message = _parsed(_first_parts(raw))
    if message is None:
        return _subject_of(raw), decoded(raw, _FALLBACK)
    return str(message["Subject"] or ""), _body_of(message)


def read_request(content_type: str, charset: str | None, raw: bytes, query: Mapping[str, str]) -> str:
    """Return what a request says: its text, or the fields of a form or of the query as JSON."""
    text = decoded(raw, charset or _FALLBACK)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _as_json({**query, **dict(parse_qsl(text, keep_blank_values=True))})
    if kind == "multipart/form-data":
        return _as_json({**query, **_fields_of(content_type, raw)}) or text
    return text or _as_json(query)


def decoded(raw: bytes, charset: str) -> str:
    """Return `raw` as text; what is no text in `charset`, or a charset that does not exist, costs single characters."""
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode(_FALLBACK, "replace")


def _as_json(fields: Mapping[str, str]) -> str:
    return json.dumps(dict(fields), ensure_ascii=False)


def _fields_of(content_type: str, raw: bytes) -> dict[str, str]:
    """Return the fields of a multipart form; of a file its name."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("utf-8", "replace")
    message = _parsed(_first_parts(head + raw))
    parts = message.iter_parts() if message is not None and message.is_multipart() else ()
    found: dict[str, str] = {}
    for part in parts:
        name = part.get_param("name", header="Content-Disposition")
        payload = part.get_payload(decode=True)
        text = decoded(payload, part.get_content_charset() or _FALLBACK) if isinstance(payload, bytes) else ""
        found[str(name or f"{len(found)}")] = part.get_filename() or text
    return found


def _first_parts(raw: bytes) -> bytes:
    at = 0
    for _ in range(MOST_PARTS):
        at = raw.find(_BOUNDARY, at + 1)
        if at < 0:
            return raw
    return raw[:at]


def _parsed(raw: bytes) -> EmailMessage | None:
    """Return the message; None where it nests deeper than can be read."""
    try:
        return BytesParser(policy=email.policy.default).parsebytes(raw)
    except RecursionError:
        return None


def _subject_of(raw: bytes) -> str:
    head = BytesParser(policy=email.policy.default).parsebytes(raw.partition(b"\n\n")[0], headersonly=True)
    return str(head["Subject"] or "")


def _body_of(message: EmailMessage) -> str:
    try:
        part = message.get_body(preferencelist=("html", "plain"))
    except RecursionError:
        return ""
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):  # an encoding that does not exist
        payload = part.get_payload(decode=True)
        return decoded(payload, _FALLBACK) if isinstance(payload, bytes) else ""
