"""Who is an applicant, seen from the application: which address does he come from, what is his alone?

An application's own rules (one request per address, no double submission) must never let two applicants of ours meet:
not in one run, not over repeats, dialects and later runs against the same data. So both begin anywhere and go on.
"""

import itertools
import secrets
import sys
from urllib.parse import urljoin, urlsplit

ADDRESSES = 200 * 250 * 250
"""127.16.0.2 to 127.215.249.251: so many loopback addresses are applicants'."""
_NUMBERS = itertools.count(secrets.randbelow(ADDRESSES))
_MARK = secrets.token_hex(4)


def next_source_address(base: str) -> str | None:
    """Return an own loopback address for one more applicant where the system has them: Linux, towards 127.0.0.0/8."""
    if sys.platform != "linux" or not (urlsplit(base).hostname or "").startswith("127."):
        return None
    rest, low = divmod(next(_NUMBERS) % ADDRESSES, 250)
    high, middle = divmod(rest, 250)
    return f"127.{high + 16}.{middle}.{low + 2}"


class SourceAddresses:
    """The addresses of applicants: an own one for each, and those that were kept by the name of a place."""

    def __init__(self) -> None:
        self._kept: dict[str, str | None] = {}

    def of(self, place: str, base: str) -> str | None:
        """Return the address that is kept for `place`, or an own one, which is kept where `place` is named."""
        if not place:
            return next_source_address(base)
        if place not in self._kept:
            self._kept[place] = next_source_address(base)
        return self._kept[place]

    def forget(self) -> None:
        """Let go of what was kept."""
        self._kept.clear()


def address_in(base: str, path: str) -> str:
    """Return the address of `path` in the application at `base`, which may lie below a path of its server.

    What begins with that path, as links of its pages do, is not put below it again; an absolute address stays.
    """
    prefix = urlsplit(base).path.rstrip("/")
    is_whole = bool(urlsplit(path).scheme) or path.startswith("//")
    if is_whole or not prefix or path == prefix or path.startswith((f"{prefix}/", f"{prefix}?")):
        return urljoin(base, path)
    return urljoin(base, f"{prefix}/{path.lstrip('/')}" if path[:1] != "?" else f"{prefix}{path}")


def unique_mark(name: str) -> str:
    """Return what makes `name` an applicant's alone for ever: `{unik}`."""
    return f"{name}-{_MARK}"
