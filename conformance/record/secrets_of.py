"""Which secrets are looked for, and which of them would accuse people who know nothing of it? Pure.

A value accuses only where hardly anybody writes it by chance: at least `LEAST` characters, no everyday word, no word of
letters alone below `LEAST_WORD`, no loopback address, nothing that the plan itself says in the open. What is left out
is told by name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST, LEAST_WORD = 6, 10
COMMON = frozenset(
    "administrator operator petugas pengguna username userid user_id password passwd kata_sandi katasandi rahasia "
    "secret dukcapil disdukcapil localhost kominfo dinkominfo perpustakaan password1 password123 admin123 admin1234 "
    "123456 1234567 12345678 123456789 1234567890 qwerty".split()
)
NAMES = ("user_id", "password", "ip_user", "balikan.password", "balikan.token")
"""Placeholders of the plan that hold what is secret (NDA 2-4)."""
_ENDPOINT = "endpoint."
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?P<authority>[^/?#]+)(?P<path>[^?#]*)", re.IGNORECASE)
_LOOPBACK = re.compile(r"127\.0\.0\.\d+|0\.0\.0\.0|::1?|localhost")
LEAST_PATH = 12
"""Characters of a path that is the DWH's own; at least two segments."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is looked for, by name, and the names of what is not."""

    values: tuple[tuple[str, str], ...]
    """Name and value; several values may have one name."""
    left_out: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.values))


def secrets_of(values: Mapping[str, str], said_openly: Iterable[str] = ()) -> Secrets:
    """Return the secrets among the plan's placeholders; `said_openly`: texts that anybody may know."""
    found = [(name, values[name]) for name in NAMES if values.get(name)]
    for name, url in values.items():
        address = _ADDRESS.match(url) if name.startswith(_ENDPOINT) else None
        if address is not None:
            found.append(("alamat_dwh", address["authority"]))
            path = address["path"].rstrip("/")
            if len(path) >= LEAST_PATH and path.count("/") > 1:
                found.append(("jalur_dwh", path))
    unlike = list(dict.fromkeys(found))
    openly = " ".join(said_openly).casefold()
    kept = tuple(one for one in unlike if not is_common(one[1]) and one[1].casefold() not in openly)
    names = {name for name, _ in kept}
    return Secrets(kept, tuple(dict.fromkeys(name for name, _ in unlike if name not in names)))


def is_common(value: str) -> bool:
    """Whether a value is too short or too common to be looked for."""
    return (
        len(value) < LEAST
        or value.casefold() in COMMON
        or (value.isalpha() and len(value) < LEAST_WORD)
        or _LOOPBACK.fullmatch(value) is not None
    )
