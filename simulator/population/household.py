"""Who lives in one household of the population, and how are its members related?"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from struct import Struct

from simulator.domain.nik import Nik
from simulator.population import official
from simulator.population.address import Home
from simulator.population.calendar import BLOCK_DAYS, BLOCKS
from simulator.population.facets import MASK, facet, facet_factor
from simulator.population.life_course import (
    FIRST_CHILD,
    HEAD,
    KIN,
    LAST_CHILD,
    ROLES,
    SECOND_KIN,
    SPOUSE,
    Kind,
    all_courses,
)
from simulator.population.names import MAN, WOMAN, Style, beliefs, full_name
from simulator.population.scheme import Scheme
from simulator.population.wilayah import Kecamatan, Wilayah

RELATIONS = (official.KEPALA_KELUARGA, official.ISTRI, *(official.ANAK,) * 4, official.FAMILI_LAIN, official.CUCU)
KIN_RELATION = {
    Kind.ORANG_TUA: official.ORANGTUA,
    Kind.MERTUA: official.MERTUA,
    Kind.TIGA_GENERASI: official.MENANTU,
    Kind.CUCU: official.CUCU,
    Kind.FAMILI_LAIN: official.FAMILI_LAIN,
}
_CLAN, _MOTHER, _FATHER, _WEDDING = map(facet_factor, ("clan", "mother", "father", "wedding"))
_EIGHT_NUMBERS = Struct(">8Q")


Beliefs = tuple[tuple[str, Style], ...]
Ground = tuple[tuple[Beliefs, ...], tuple[int, ...], list[Kecamatan | None]]


@lru_cache(2)
def _ground(wilayah: Wilayah) -> Ground:
    """What all seeds share of each kecamatan: beliefs, the label of its households, and its region once asked for."""
    codes = wilayah.kecamatan_codes
    return tuple(beliefs(code[:2]) for code in codes), tuple(int(code) << 18 for code in codes), [None] * len(codes)


class Country:
    """What all households of a seed share: the scheme, the regions, and the seed's hash."""

    __slots__ = ("_hash", "_labels", "_regions", "beliefs", "courses", "scheme", "wilayah")

    def __init__(self, seed: int, wilayah: Wilayah) -> None:
        self.scheme = Scheme(seed, wilayah)
        self.wilayah = wilayah
        self.courses = all_courses()
        self.beliefs, self._labels, self._regions = _ground(wilayah)
        self._hash = blake2b(b"gladi %d " % seed)

    def region(self, kecamatan: int) -> Kecamatan:
        """The kecamatan with this index."""
        found = self._regions[kecamatan]
        if found is None:
            found = self._regions[kecamatan] = self.wilayah.kecamatan(self.scheme.codes[kecamatan])
        return found

    def key(self, kecamatan: int, column: int, block: int) -> int:
        """A number that no other household has."""
        return self._labels[kecamatan] | column << 11 | block

    def draw_bits(self, key: int) -> tuple[int, ...]:
        """Eight numbers of 64 random bits for the household with this key, one for each role."""
        hashed = self._hash.copy()
        hashed.update(key.to_bytes(5, "big"))
        return _EIGHT_NUMBERS.unpack(hashed.digest())


class Household:
    """One household on the reference date. A role that is not there still has a name and a sex: a late parent's."""

    __slots__ = (
        "_home",
        "age",
        "bits",
        "bits_of",
        "block",
        "column",
        "country",
        "course",
        "kecamatan",
        "key",
        "religion",
        "style",
    )

    def __init__(self, country: Country, kecamatan: int, column: int, block: int) -> None:
        self.country = country
        self.kecamatan = kecamatan
        """Index of the kecamatan where the household lives."""
        self.column = column
        self.block = block
        """Birth block of the head."""
        self.age = BLOCKS - block
        """Age of the head, in blocks."""
        self.course = country.courses[country.scheme.course_number(kecamatan, column)]
        self.key = country.key(kecamatan, column, block)
        """A number that no other household has."""
        self.bits_of = country.draw_bits(self.key)
        """Sixty-four random bits of each role."""
        self.bits = self.bits_of[SECOND_KIN]
        """Sixty-four random bits for what the members have in common; the last role makes do with the same."""
        self.religion, self.style = country.beliefs[kecamatan][self.bits % 1000]
        self._home: Home | None = None

    def home(self) -> Home:
        """Where the household lives: worked out when it is first asked for, which a match by name never does."""
        if self._home is None:
            self._home = Home(self.bits, self.country.region(self.kecamatan))
        return self._home

    def has(self, role: int) -> bool:
        """Whether somebody plays this role on the reference date."""
        return self.course.has(role, self.age)

    def roles(self) -> Iterator[int]:
        """The roles that are there, the head first; children from the oldest to the youngest."""
        return filter(self.has, range(ROLES))

    def member(self, role: int) -> "Member":
        """The resident who plays this role."""
        return Member(self, role, Nik(self.nik(role)), self.birth(role), self.sex(role))

    def sex(self, role: int) -> int:
        """`MAN` or `WOMAN`."""
        if role <= SPOUSE:
            return role ^ self.course.sex_of_head
        if role == KIN:
            kind = self.course.kind
            if kind is Kind.TIGA_GENERASI:
                return self.sex(FIRST_CHILD) ^ 1
            if kind is Kind.ORANG_TUA or kind is Kind.MERTUA:
                return WOMAN if self.bits_of[KIN] >> 62 else MAN
        return self.bits_of[role] >> 63

    def birth(self, role: int) -> int:
        """The day of birth (see `calendar`) of a role that the course has."""
        slot = self.course.slots[role]
        offset = slot.offset if slot else 0
        return (self.block + offset) * BLOCK_DAYS + self.bits_of[role] % BLOCK_DAYS

    def nik(self, role: int) -> str:
        """The NIK of a role that the course has."""
        scheme = self.country.scheme
        return scheme.write_nik(self.kecamatan, self.column, role, self.birth(role), self.sex(role))

    def nomor_kk(self) -> str:
        """The number of the family card."""
        return self.country.scheme.write_kk(self.kecamatan, self.column, self.block)

    def registered_in(self, role: int) -> Kecamatan:
        """The kecamatan in the NIK of a role."""
        return self.country.region(self.country.scheme.registered_in(self.kecamatan, self.column, role))

    def relation(self, role: int) -> str:
        """STAT_HBKEL, the relation to the head."""
        return RELATIONS[role] if role != KIN else KIN_RELATION[self.course.kind]

    def married(self, role: int) -> str:
        """STATUS_KAWIN on the reference date."""
        return self.course.married(role, self.age)

    def wedding(self, role: int) -> int | None:
        """The day of the wedding; None for who never married, and for the widowed parent of a member."""
        slot = self.course.slots[KIN]
        if role <= SPOUSE and self.course.married_since is not None:
            return self._day_of_couple(self.course.married_since)
        if role in (FIRST_CHILD, KIN) and self.course.kind is Kind.TIGA_GENERASI and slot and self.has(KIN):
            return self._day_of_couple(slot.since)
        return None

    def divorce(self, role: int) -> int | None:
        """The day of the divorce, or None."""
        is_divorced = role == HEAD and self.course.kind is Kind.CERAI
        return self._day_of_couple(self.course.married_until) if is_divorced else None

    def name(self, role: int, sex: int) -> str:
        """The full name of a role, which has this `sex`."""
        style = self.style
        return full_name(style, sex, self.bits_of[role] >> 24, self._clan(role) if style.clans else 0)

    def parent(self, role: int, sex: int) -> int | None:
        """The role that is the mother or father (`sex`) of a role, there or late; None when the scheme has none."""
        if FIRST_CHILD <= role <= LAST_CHILD:
            return HEAD if self.course.sex_of_head == sex else SPOUSE
        if role == SECOND_KIN:
            return FIRST_CHILD if self.sex(FIRST_CHILD) == sex else KIN
        return KIN if role == self.course.child_of_kin and self.sex(KIN) == sex else None

    def parent_name(self, role: int, sex: int) -> str:
        """The name of the mother or father (`sex`) of a role."""
        parent = self.parent(role, sex)
        if parent is not None:
            return self.name(parent, sex)
        child = HEAD if role == KIN and self.course.kind is Kind.FAMILI_LAIN else role
        number = (self.bits_of[child] * (_MOTHER if sex else _FATHER) & MASK) >> 32
        return full_name(self.style, sex, number, number >> 3 if sex or not self.style.clans else self._clan(child))

    def parent_nik(self, role: int, sex: int) -> str | None:
        """The NIK of the mother or father (`sex`) where that parent is in the household."""
        parent = self.parent(role, sex)
        return None if parent is None or not self.has(parent) else self.nik(parent)

    def _day_of_couple(self, age_of_head: int) -> int:
        """A day in the last block before the head reaches an age (blocks)."""
        return (self.block + age_of_head - 1) * BLOCK_DAYS + facet(self.bits, _WEDDING) % BLOCK_DAYS

    def _clan(self, role: int) -> int:
        """Random bits that choose a clan: the father's, who is mostly the man of the house."""
        if FIRST_CHILD <= role <= LAST_CHILD or (role <= SPOUSE and self.sex(role) == MAN):
            return self.bits >> 40
        if role == SECOND_KIN:
            return self._clan(FIRST_CHILD if self.sex(FIRST_CHILD) == MAN else KIN)
        if role == KIN and self.course.kind is Kind.FAMILI_LAIN:
            return self._clan(HEAD)
        child = self.course.child_of_kin
        if role == KIN and child is not None and self.sex(KIN) == MAN:
            return self._clan(child)
        return facet(self.bits_of[role], _CLAN)


class Member:
    """One resident: somebody who plays a role in a household."""

    __slots__ = ("birth", "bits", "house", "nik", "role", "sex")

    def __init__(self, house: Household, role: int, nik: Nik, birth: int, sex: int) -> None:
        self.house = house
        self.role = role
        self.bits = house.bits_of[role]
        """Sixty-four random bits."""
        self.nik = nik
        self.birth = birth
        """The day of birth (see `calendar`)."""
        self.sex = sex
