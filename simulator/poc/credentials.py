"""Which identity does a session give its Pengguna? The agreement and the seed fix it, from run to run.

All values are inventions of the simulator (SIM), and never a real institution's.
"""

from dataclasses import dataclass
from hashlib import blake2b

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No characters that are misread when a person copies them."""
REGISTERED_IP = "127.0.0.1"
"""What `ip_user` starts as; loopback, since no institution's address belongs here."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the Penyelenggara hands over: for the web service, and for data balikan (KRA-J 3.b)."""

    lembaga: str
    user_id: str
    password: str
    balikan_username: str
    balikan_password: str
    balikan_token: str
    id_lembaga: str
    """Six digits (wire contract 5)."""


def make_credentials(agreement: str, seed: int) -> Credentials:
    """Return the identity of the session of `agreement` with `seed`."""
    stem = "".join(part[:3] for part in agreement.split("-") if not part.isdigit())
    return Credentials(
        # The whole name: two agreements never share an address.
        lembaga=f"SIM_{agreement.replace('-', '_').upper()}_{seed}",
        user_id=f"{stem.lower()}{seed:03d}",
        password=make_secret(agreement, seed, "password"),
        balikan_username=f"balikan_{stem.lower()}{seed:03d}",
        balikan_password=make_secret(agreement, seed, "balikan"),
        balikan_token=make_secret(agreement, seed, "token", 40),
        id_lembaga=f"{_number(agreement, seed, 'id_lembaga') % 1_000_000:06d}",
    )


def make_secret(agreement: str, seed: int, purpose: str, length: int = 12) -> str:
    """Return `length` characters that the agreement, the seed and the purpose fix; `purpose` may count rotations."""
    number = _number(agreement, seed, purpose)
    characters = []
    for _ in range(length):
        number, index = divmod(number, len(_ALPHABET))
        characters.append(_ALPHABET[index])
    return "".join(characters)


def _number(agreement: str, seed: int, purpose: str) -> int:
    return int.from_bytes(blake2b(f"{agreement}|{seed}|{purpose}".encode()).digest())
