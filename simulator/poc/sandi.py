"""How is the password of an operator made, and what is kept of it? A digest that is slow to compute, not the password.

scrypt of the standard library. With these parameters (SIM) one digest takes some 60 ms of an ordinary core and 16 MiB
of memory: nobody notices it at a sign-in, who tries a list of guesses does. It is for a thread, not for the event loop.
"""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

LENGTH = 16
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No characters that are misread when a person copies them; 79 bits of chance."""
_COST, _BLOCK, _LANES, _SALT_BYTES, _BYTES = 2**14, 8, 1, 16, 32
_MEMORY = 64 * 1024 * 1024


def make_password() -> str:
    """Return a password that nobody can guess."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))


def digest_password(password: str) -> str:
    """Return what may be kept of `password`: parameters, salt and digest, in one text. Slow."""
    salt = secrets.token_bytes(_SALT_BYTES)
    digest = _scrypt(password, salt, _COST, _BLOCK, _LANES)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${b64encode(salt).decode()}${b64encode(digest).decode()}"


def is_password(password: str, kept: str) -> bool:
    """Whether `kept` was made of `password`. Slow, and as slow where `kept` is empty: nobody has that password."""
    _, cost, block, lanes, salt, digest = (kept or _NOBODYS).split("$")
    made = _scrypt(password, b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(made, b64decode(digest)) and bool(kept)


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    raw = password.encode(errors="surrogatepass")
    return hashlib.scrypt(raw, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=_BYTES)


_NOBODYS = (
    f"scrypt${_COST}${_BLOCK}${_LANES}${b64encode(bytes(_SALT_BYTES)).decode()}${b64encode(bytes(_BYTES)).decode()}"
)
"""Stands where there is no digest, so that an unknown user id takes as long as a wrong password."""
