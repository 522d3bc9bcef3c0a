"""What did the Pengguna ask, whatever the door it came through?"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

import msgspec


class Method(StrEnum):
    """The methods that an agreement may grant, by their canonical names."""

    CALL_NIK = "CALL_NIK"
    CALL_VERIFY_BY_ELEMEN = "CALL_VERIFY_BY_ELEMEN"
    CALL_FR = "CALL_FR"
    CALL_KK = "CALL_KK"
    CALL_COMBINATION = "CALL_COMBINATION"
    PORTAL = "portal"

    # Enum would compute its own hash anew for every look-up of the hot path.
    __hash__ = str.__hash__


ALIASES: dict[str, Method] = {
    "CALL_NIK": Method.CALL_NIK,
    "GET_NIK": Method.CALL_NIK,
    "NIK": Method.CALL_NIK,
    "BYNIK": Method.CALL_NIK,
    "BIODATA": Method.CALL_NIK,
    "GET_PENDUDUK": Method.CALL_NIK,
    "CALL_VERIFY_BY_ELEMEN": Method.CALL_VERIFY_BY_ELEMEN,
    "NIK_VERIFBY_ELEMEN": Method.CALL_VERIFY_BY_ELEMEN,
    "KONEKSITAS_VERIFBY_ELEMEN": Method.CALL_VERIFY_BY_ELEMEN,
    "CALL_KK": Method.CALL_KK,
    "CALL_COMBINATION": Method.CALL_COMBINATION,
}
"""Upper-case method name on the wire -> canonical method (wire contract 1.1); an agreement may add names."""


class Call(msgspec.Struct, frozen=True):
    """One question: identity fields as sent (None: key absent), the NIK text, and the elements to match."""

    method: Method | None
    """None: a method name that does not exist."""
    user_id: str | None = None
    password: str | None = None
    ip_user: str | None = None
    nik: str | None = None
    threshold: str | None = None
    """TRESHOLD as sent; a match only."""
    elemen: Mapping[str, str] = {}
    """Wire name -> text sent, NIK excluded."""
    source_ip: str = ""
    """Address that the connection came from."""
    is_readable: bool = True
    """False: the body was no JSON object, form or query that could be read."""


FULL_THRESHOLD = 100
"""The threshold of a match that names none (SIM)."""


@lru_cache(256)
def parse_threshold(text: str | None) -> int | None:
    """Return TRESHOLD as a number: 100 when absent (SIM), None when it is not a number from 1 to 100."""
    if text is None or not text.strip():
        return FULL_THRESHOLD
    trimmed = text.strip()
    if not (trimmed.isascii() and trimmed.isdigit() and len(trimmed) <= 3):
        return None
    return int(trimmed) if 1 <= int(trimmed) <= 100 else None
