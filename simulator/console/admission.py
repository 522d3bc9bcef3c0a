"""Who may open the console? Whoever may call the control API: from this machine without a token, else with it.

A browser signs in with the token once, and keeps a proof of it that lasts for a working day. The proof needs no record:
it is made of the token, so that every worker knows it, and another token ends it.
"""

import hmac
import re
import secrets
from datetime import datetime
from hashlib import blake2b
from ipaddress import ip_address
from urllib.parse import urlsplit

from simulator.network.own_hosts import LOOPBACK
from simulator.pages.exchange import PageRequest

PROOF_COOKIE, KEY_COOKIE = "gladi_konsol", "gladi_konsol_kunci"
LASTS_S = 12 * 3600
"""Seconds that a sign-in lasts (SIM)."""
_KEY = re.compile(r"[A-Za-z0-9_-]{32}")


def is_from_here(asked: PageRequest) -> bool:
    """Whether the browser sits at this machine, and no proxy stands between that could hand on somebody else's wish."""
    url = urlsplit(asked.base_url)
    return (
        _is_loopback(asked.source_ip)
        and not asked.is_forwarded
        and not url.path.strip("/")
        and (_is_loopback(url.hostname or "") or f".{url.hostname}".endswith(f".{LOOPBACK}"))
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def is_signed_in(asked: PageRequest, token: str, now: datetime) -> bool:
    """Whether the browser has a proof of this token that still holds; `now` is the machine's time."""
    begun, _, proof = asked.cookies.get(PROOF_COOKIE, "").partition(".")
    if not (begun.isascii() and begun.isdigit() and len(begun) < 15):
        return False
    return 0 <= int(now.timestamp()) - int(begun) < LASTS_S and hmac.compare_digest(
        _proof(token, begun), proof.encode()
    )


def is_token(given: str, token: str) -> bool:
    """Whether what was typed is the token."""
    return hmac.compare_digest(given.encode(), token.encode())


def make_proof(asked: PageRequest, token: str, now: datetime) -> str:
    """Return the Set-Cookie of a sign-in."""
    begun = str(int(now.timestamp()))
    return _cookie(asked, PROOF_COOKIE, f"{begun}.{_proof(token, begun).decode()}")


def _proof(token: str, begun: str) -> bytes:
    return _digest(token, f"konsol {begun}")


def login_token(token: str, key: str) -> str:
    """Return what the form to sign in must bring back from the browser with `key`."""
    return _digest(token, f"masuk {key}").decode()


def _digest(token: str, text: str) -> bytes:
    secret = blake2b(token.encode(), digest_size=32).digest()
    return blake2b(text.encode(), key=secret, digest_size=24).hexdigest().encode()


def key_of(asked: PageRequest) -> str:
    """Return what the browser is known by; a new one where it brought none of ours."""
    key = asked.cookies.get(KEY_COOKIE, "")
    return key if _KEY.fullmatch(key) else secrets.token_urlsafe(24)


def key_cookie(asked: PageRequest, key: str) -> str:
    """Return the Set-Cookie that gives the browser its key."""
    return _cookie(asked, KEY_COOKIE, key)


def _cookie(asked: PageRequest, name: str, value: str) -> str:
    secure = "; Secure" if asked.is_secure else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"
