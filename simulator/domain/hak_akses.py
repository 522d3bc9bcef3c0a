"""What may this Pengguna do today: identity, addresses, hours, kuota, and the sanctions that cut them?

The Penyelenggara gives user id, password and IP (PBG-P 2(1)e, PBK 26(6)) and may restrict them (PBK 36(2)).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from ipaddress import ip_address

from simulator.domain.biometrik import FaceFields
from simulator.domain.kuota import CHARGED, in_wib
from simulator.domain.portal_rules import SHIPPED, PortalRules
from simulator.domain.variant import Variant


@dataclass(frozen=True, slots=True)
class HakAkses:
    """The access right of one Pengguna as it stands now; every change makes a new value."""

    user_id: str
    password: str
    registered_ips: frozenset[str]
    """The addresses that the Pengguna named, in the text form of `ipaddress`."""
    pks_from: date
    pks_until: date
    """Last day of the PKS, inclusive."""
    kuota: int | None
    """NIK hits a day; None: without kuota."""
    user_active: bool = True
    instansi_active: bool = True
    check_source: bool = False
    """Whether the address that a call comes from must be registered too, not only the `ip_user` field (SIM)."""
    hours: tuple[time, time] | None = None
    """Permitted hours in WIB, start inclusive, end exclusive; None: any time (AKS-08)."""
    network: bool = True
    """False: "pemutusan jaringan" (PBK 36(2)c)."""
    reader: bool = True
    """False: "penonaktifan Card Reader" (PBK 36(2)d)."""
    cooperation: bool = True
    """False: "pengakhiran kerjasama" (PBK 36(2)f)."""
    withdrawn: bool = False
    """Whether the right is withdrawn: "akan mencabut hak akses data kependudukan" (PBG-J VI.I, BNA-J VI.I, KRA-J 6.g).

    No source names the code that is answered then: 16 (SIM).
    """
    lenient: bool = False
    """Whether a submitted date may be YYYY-MM-DD too (wire contract 3.1)."""
    strict: bool = False
    """SIM: whether a report warns about every quirk that was tolerated."""
    charged: frozenset[str] = CHARGED
    """SIM: the codes (two digits) that cost a hit."""
    variants: frozenset[Variant] = frozenset()
    """Second spellings that are on."""
    success_code: bool | None = None
    """Whether a success carries RESPONSE_CODE "01"; None: as the dialect has it (wire contract 4.4)."""
    line_speed: bool = False
    """SIM: whether answers come at the bandwidth of the agreement (PBG-J I.B.2, BNA-J I.B.2)."""
    face_fields: FaceFields = FaceFields.ENCRYPTED
    """SIM: how the biometric door expects nik, user_id and password."""
    kenari: str = ""
    """SIM: the word that the canaries of all residents are drawn from; empty: none are (up to 200 characters)."""
    portal: PortalRules = SHIPPED
    """SIM: how long and how often at the Web Portal."""

    def is_in_force(self, at: datetime) -> bool:
        """Whether the cooperation stands and `at` (aware) lies within the term of the PKS."""
        return self.cooperation and self.pks_from <= in_wib(at).date() <= self.pks_until

    def is_permitted_hour(self, at: datetime) -> bool:
        """Whether `at` (aware) lies within the permitted hours; hours may span midnight."""
        if self.hours is None:
            return True
        start, end = self.hours
        now = in_wib(at).time()
        return start <= now < end if start <= end else now >= start or now < end

    def is_registered(self, address: str) -> bool:
        """Whether `address` is one of the registered IPs."""
        return address in self.registered_ips


@lru_cache(4096)
def normalise_ip(text: str) -> str | None:
    """Return an address in its canonical text form, or None where `text` is not an IPv4 or IPv6 address."""
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def normalise_ips(texts: Iterable[str]) -> frozenset[str]:
    """Return the canonical forms of `texts`; raise `ValueError` naming the first that is not an address."""
    addresses = {text: normalise_ip(text) for text in texts}
    for text, address in addresses.items():
        if address is None:
            raise ValueError(text)
    return frozenset(address for address in addresses.values() if address is not None)
