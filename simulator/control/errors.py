"""How does the control API say what is wrong, and how to fix it?"""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from aiohttp import web

T = TypeVar("T")


class ControlError(Exception):
    """A request that cannot be served: HTTP status, stable code, message, the field at fault, and the remedy.

    `faults` are all that are wrong at once, where that can be several things; the first is told in the other keys, too.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str | None = None,
        hint: str = "",
        faults: Sequence[dict[str, str]] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.hint = hint
        self.faults = faults

    def response(self) -> web.Response:
        """Return the answer `{"error": {"code", "message", "field", "hint"}}`, and `faults` where there are some."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "field": self.field, "hint": self.hint}
        error |= {"faults": list(self.faults)} if self.faults else {}
        return web.json_response({"error": error}, status=self.status)


def decode_body(raw: bytes, kind: type[T]) -> T:
    """Return the JSON body `raw` (empty counts as `{}`) as the struct `kind`, or raise a 400 that names the field."""
    try:
        return msgspec.json.decode(raw or b"{}", type=kind)
    except msgspec.ValidationError as error:
        raise ControlError(
            400,
            "invalid",
            _reason(str(error)),
            field=_field(str(error)),
            hint=f"kunci yang dikenal: {known_keys(kind)}",
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ControlError(
            400,
            "malformed",
            f"badan permintaan bukan JSON: {error}",
            hint="kirim satu objek JSON / send one JSON object",
        ) from error


def known_keys(kind: type) -> str:
    """Return the keys of the struct `kind`, for a hint."""
    return ", ".join(field.encode_name for field in msgspec.structs.fields(kind))


def _reason(text: str) -> str:
    return f"isi tidak sah: {text.split(' - at `')[0]}"


def _field(text: str) -> str | None:
    unknown = re.search(r"(?:unknown|missing required) field `([^`]+)`", text)
    path = re.search(r" - at `\$\.?([^`]*)`", text)
    parts = [part for part in (path and path[1], unknown and unknown[1]) if part]
    return ".".join(parts) or None


def json_answer(value: Any, status: int = 200) -> web.Response:
    """Return `value` (msgspec-encodable) as a JSON answer."""
    return web.Response(body=msgspec.json.encode(value), status=status, content_type="application/json")
