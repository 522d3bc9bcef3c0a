"""What stands in a form that carries files (multipart/form-data, RFC 7578)? Pure; what is no such form is refused."""

import re
from dataclasses import dataclass
from email.message import Message

MOST_PARTS = 50
LONGEST_HEAD = 2_000
"""Bytes before the content of a part."""
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{1,70}")


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as a browser sends it."""

    name: str
    """As the sender calls it: never to be used as a path."""
    content: bytes


def parse_form(content_type: str, raw: bytes) -> tuple[dict[str, str], dict[str, UploadedFile]]:
    """Return the fields and the files of a form; of a repeated one the last. A file field left empty has no file.

    Raises `ValueError` where `raw` is not what `content_type` says, has too many parts, or a field is no UTF-8.
    """
    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_param("boundary")
    if not isinstance(boundary, str) or _BOUNDARY.fullmatch(boundary) is None:
        raise ValueError("boundary")
    before, *parts = (b"\r\n" + raw).split(b"\r\n--" + boundary.encode())
    if before.strip() or not parts or not parts[-1].startswith(b"--"):
        raise ValueError("not whole")
    if len(parts) - 1 > MOST_PARTS:
        raise ValueError("too many parts")
    fields: dict[str, str] = {}
    files: dict[str, UploadedFile] = {}
    for part in parts[:-1]:
        head, blank, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not blank or len(head) > LONGEST_HEAD:
            raise ValueError("part")
        name, file_name = _names_in(head.decode())
        if file_name is None:
            fields[name] = content.decode()
        elif file_name or content:
            files[name] = UploadedFile(file_name, content)
    return fields, files


def _names_in(head: str) -> tuple[str, str | None]:
    """Return the field's name and, of a file, the file's: browsers write quotes and line breaks in them as %22, %0D."""
    lines = [line for line in head.split("\r\n") if line.lower().startswith("content-disposition:")]
    found = re.fullmatch(
        r'content-disposition:\s*form-data;\s*name="([^"\r\n]*)"(?:;\s*filename="([^"\r\n]*)")?(?:;.*)?',
        lines[0] if len(lines) == 1 else "",
        re.IGNORECASE,
    )
    if found is None:
        raise ValueError("disposition")
    return found[1], found[2]
