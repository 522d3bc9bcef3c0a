"""What did a call say besides its elements: who asked, from where, and how strictly? Pure.

The journal shows a request as JSON, or as the text of a form; keys may stand in any case (wire contract 1.2, 1.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

USER_KEY, THRESHOLD_KEY = "USER_ID", "TRESHOLD"
IP_KEYS = ("IP_USER", "IP_ADDRESS", "IP_USERS")
_NO_ELEMENTS = frozenset({USER_KEY, "PASSWORD", THRESHOLD_KEY, *IP_KEYS})


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of one request, by upper-case key."""

    fields: Mapping[str, str]

    @property
    def user(self) -> str:
        """The user id; empty: none."""
        return self.fields.get(USER_KEY, "")

    @property
    def ip(self) -> str:
        """The first address that is not blank; empty: none."""
        return next((text for key in IP_KEYS if (text := self.fields.get(key, ""))), "")

    @property
    def threshold(self) -> str:
        """TRESHOLD; empty: none."""
        return self.fields.get(THRESHOLD_KEY, "")

    @property
    def blank(self) -> tuple[str, ...]:
        """The keys of elements that were sent without a value."""
        return tuple(sorted(key for key, text in self.fields.items() if key not in _NO_ELEMENTS and not text))


def read_sent(request: Any) -> Sent:
    """Return what a request of the journal said; nothing where its body could not be read."""
    if isinstance(request, str):
        request = dict(parse_qsl(request, keep_blank_values=True)) if "=" in request else {}
    if not isinstance(request, Mapping):
        return Sent({})
    return Sent({str(key).upper(): _text(value) for key, value in request.items()})


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
