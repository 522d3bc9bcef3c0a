"""Which identity does a session give its Pengguna? The agreement and the seed fix it, from run to run.

All values are inventions of the simulator (SIM), and never a real institution's, unless the agreement names its own:
then a client with fixed names changes its address alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from simulator.domain.pks import Pks
from simulator.poc.agreement_error import AgreementError, Fault

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


def credentials_under(agreement: Pks, seed: int, environment: Mapping[str, str]) -> Credentials:
    """Return the identity of a session: what is made, and in its place what the agreement names of its own.

    Raises `AgreementError` where `environment` does not hold the password that the agreement expects there.
    """
    made = make_credentials(agreement.name, seed)
    own = replace(made, lembaga=agreement.lembaga or made.lembaga, user_id=agreement.user_id or made.user_id)
    if not agreement.password_env:
        return own
    password = environment.get(agreement.password_env, "")
    if not password.strip():
        message = (
            f"variabel lingkungan {agreement.password_env} tidak ada atau kosong"
            f" / the environment variable {agreement.password_env} is missing or empty"
        )
        hint = "isi sebelum `gladi serve`, atau hapus password_env / set it before `gladi serve`, or remove it"
        raise AgreementError(agreement.name, Fault("password_env", message, hint))
    return replace(own, password=password)


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
