"""Whose certificate does the suite take on the way to an application over TLS?

One stance for whatever drives or reads the application: on loopback, where nobody can stand in between and a
certificate is hardly ever anybody's, each is taken; elsewhere those that an authority of this machine vouches for.
`aplikasi.self_signed` of the plan changes it.
"""

import ssl
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx


def trust_for(url: str, self_signed: bool | None) -> ssl.SSLContext:
    """Return whose certificates are taken at `url`; `self_signed` is the plan's key."""
    return any_certificate() if takes_any(url, self_signed) else trusted()


def takes_any(url: str, self_signed: bool | None) -> bool:
    """Whether any certificate is taken at `url`; `self_signed` is the plan's key, None: on loopback alone."""
    return is_loopback(url) if self_signed is None else self_signed


def is_loopback(url: str) -> bool:
    """Whether `url` names this machine: `localhost`, a name below it, 127.0.0.0/8 or ::1."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@cache
def trusted() -> ssl.SSLContext:
    """The authorities that are trusted: read once, for it takes longer than most applications answer."""
    return httpx.create_ssl_context()


@cache
def any_certificate() -> ssl.SSLContext:
    """Take the certificate of anybody."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
