"""Under which names may a page or the control API be called? A web page elsewhere can give its own name our address.

Such a page ("DNS rebinding") is of the same origin as what it reads, in the browser's eyes; only the Host that the
browser names betrays it. An address in digits is no name that anybody could point elsewhere. Programs that call the Web
Service may use any: containers and proxies have many (SIM).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

LOOPBACK = "localhost"
"""This name and all below it mean this machine in every browser (RFC 6761, 6.3)."""


@dataclass(frozen=True, slots=True)
class OwnHosts:
    """The names that are the simulator's own, besides those of loopback and every address in digits."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, addresses: Iterable[str]) -> Self:
        """Return the names in `addresses`: hosts (`gladi.kantor`) or whole addresses (`http://gladi.kantor:8100/dapi`)."""
        return cls(frozenset(name for name in map(_host_of, addresses) if name))

    def have(self, header: str | None) -> bool:
        """Whether a request with this Host header is meant for us; one without comes from no browser."""
        if header is None:
            return True
        host = _host_of(header)
        return host in self.names or f".{host}".endswith(f".{LOOPBACK}") or _is_in_digits(host)


def is_from_elsewhere(host: str, origin: str | None, fetch_site: str | None, *, is_safe: bool) -> bool:
    """Whether a browser sends this from a page of another origin.

    `host`, `origin` and `fetch_site` are the headers Host, Origin and Sec-Fetch-Site; `is_safe`: the method changes
    nothing, so that a page may be opened by a link.
    """
    if origin is not None and urlsplit(origin).netloc != host:
        return True
    return not is_safe and fetch_site not in (None, "same-origin", "none")


@lru_cache(256)
def _host_of(address: str) -> str:
    """Return the host of an address or of a Host header, in lower case; empty where it has none that can be read."""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").removesuffix(".")
    except ValueError:
        return ""


@lru_cache(256)
def _is_in_digits(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
