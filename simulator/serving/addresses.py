"""Under which address is the web service reached by whoever is told of it?"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_PUBLIC = re.compile(r"https?://(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*")
EVERYWHERE = ("", "0.0.0.0", "::")
"""Hosts that mean every address of this machine, so that none of them can be handed out."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is known of the web service's address."""

    scheme: str
    host: str
    """As it was asked to listen on."""
    port: int
    base_path: str = ""
    public_url: str = ""
    """What `--public-url` says; empty: nothing."""

    def web_service(self, asked: str = "") -> str:
        """Return the address to hand out, base path included, to one who has called the Host `asked`.

        Where the service listens everywhere, whoever has found this machine by a name (a container does) finds the
        service by the same.
        """
        if self.public_url:
            return self.public_url
        name = _name_of(asked) if self.host in EVERYWHERE else ""
        return f"{self.scheme}://{name or shown(self.host)}:{self.port}{self.base_path}"


def shown(host: str) -> str:
    """Return `host` as it stands in an address that this machine can call."""
    if host in EVERYWHERE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def parse_public_url(text: str) -> str:
    """Return an address such as `http://gladi.kantor:8100`, or "" for none; raise `ValueError` for anything else."""
    url = text.rstrip("/")
    if url and _PUBLIC.fullmatch(url) is None:
        raise ValueError(text)
    return url


def _name_of(asked: str) -> str:
    """Return the host of a Host header as it stands in an address; empty where it names none."""
    try:
        name = urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return ""
    return shown(name) if _PUBLIC.fullmatch(f"http://{shown(name)}") else ""
