"""What does a decision depend on: the right invoked, the moment, the call, and what the register knows?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from simulator.domain.call import Call
from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses, normalise_ip
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk


class Register(Protocol):
    """Whom a decision may ask about residents; `names` are the wire names of the elements wanted."""

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """Return the resident with this NIK."""
        ...

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """Return the members of a family card in its order; empty where there is none."""
        ...

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Yield who was born on a day and lives in a kabupaten (four digits), in no set order."""
        ...

    def kabupaten_named(self, name: str) -> str | None:
        """Return the four digits of the kabupaten or kota with this KAB_NAME."""
        ...


@dataclass(frozen=True, slots=True)
class Rights:
    """What an open session brings to a decision: the agreement's grant and the right as it stands now."""

    hak_akses: HakAkses
    methods: frozenset[str]
    """Canonical method names that the agreement grants."""
    dialect: Dialect
    is_ip_optional: bool
    """Whether the IP field may be absent: the agreement's `ip_user = "optional"`, or the `lama` dialect (SIM)."""
    elemen: frozenset[str] = frozenset()
    """Wire names of the elements granted: a search asks for no others (ELM-01)."""


@dataclass(frozen=True, slots=True)
class OperatorStanding:
    """What the Dinas knows of the operator who calls by a user id that it handed over, not by the session's own."""

    is_proven: bool
    """Whether the password of the call is his."""
    is_active: bool
    """Whether the user id still works (PBG-J II.C.2.b.3.h)."""


@dataclass(slots=True)
class Situation:
    """Everything a decision depends on. `rights` is None for an unknown lembaga or a closed session."""

    rights: Rights | None
    call: Call
    at: datetime
    """The session's time, aware."""
    spent: int
    """Hits already charged on the day of `at`."""
    region_exists: Callable[[str], bool]
    """Six digits -> whether such a kecamatan exists."""
    register: Register
    """Asked at most once, and only when nothing earlier refuses."""
    names: tuple[str, ...] = ()
    """Wire names of the elements that the answer needs."""
    nik: Nik | None = None
    """The NIK of the call, once it was found to be well formed."""
    nomor_kk: NomorKk | None = None
    """The nomor KK of the call, once it was found to be well formed."""
    found: tuple[Penduduk, ...] = ()
    """Whom the register knows, once it was asked."""
    total: int = 1
    """How many residents a search found; more than `found` where it is cut at the bound."""
    operator: OperatorStanding | None = None
    """Who calls, where the user id of the call is one that was handed over to an operator."""
    hak_akses: HakAkses = field(init=False)
    """The right that the call invokes; there once the lembaga is known."""

    def __post_init__(self) -> None:
        if self.rights is not None:
            self.hak_akses = self.rights.hak_akses

    def is_ip_ignored(self) -> bool:
        """Whether the IP field is not looked at: absent where it is optional; no address, in the `lama` dialect."""
        assert self.rights is not None
        text = (self.call.ip_user or "").strip()
        if not text:
            return self.rights.is_ip_optional
        return self.rights.dialect is Dialect.LAMA and normalise_ip(text) is None
