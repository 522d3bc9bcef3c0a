"""Who lives in one household of the population, and how are its members related?"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from simulator.population import official
from simulator.population.calendar import BLOCK_DAYS, BLOCKS
from simulator.population.facets import facet, facet_factor
from simulator.population.life_course import (
    CHILDREN,
    FIRST_CHILD,
    HEAD,
    KIN,
    ROLES,
    SECOND_KIN,
    SPOUSE,
    Kind,
    all_courses,
)
from simulator.population.names import Style, full_name, style_of
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.scheme import Scheme
from simulator.population.wilayah import Wilayah

KIN_RELATION = {
    Kind.ORANG_TUA: official.ORANGTUA,
    Kind.MERTUA: official.MERTUA,
    Kind.TIGA_GENERASI: official.MENANTU,
    Kind.CUCU: official.CUCU,
    Kind.FAMILI_LAIN: official.FAMILI_LAIN,
}
KIN_MARRIED = {
    Kind.ORANG_TUA: official.CERAI_MATI,
    Kind.MERTUA: official.CERAI_MATI,
    Kind.TIGA_GENERASI: official.KAWIN,
}
RELATIONS = (official.KEPALA_KELUARGA, official.ISTRI, *(official.ANAK,) * 4, official.FAMILI_LAIN, official.CUCU)
_NAME, _CLAN, _MOTHER, _FATHER, _RELIGION, _WEDDING = map(
    facet_factor, ("name", "clan", "mother", "father", "religion", "wedding")
)


class Country:
    """What all households of a seed share: the scheme, the regions, and the seed's hash."""

    def __init__(self, seed: int, wilayah: Wilayah) -> None:
        self.scheme = Scheme(seed, wilayah)
        self.wilayah = wilayah
        self.courses = all_courses()
        self._hash = blake2b(b"gladi %d " % seed)

    def digest(self, kecamatan: str, column: int, block: int) -> bytes:
        """Sixty-four random bytes of a household: seven for each role, eight for all together."""
        hashed = self._hash.copy()
        hashed.update(b"%s%03d%04d" % (kecamatan.encode(), column, block))
        return hashed.digest()


@cache
def beliefs(province: str) -> tuple[tuple[str, Style], ...]:
    """A thousand equally likely religions, each with its style of names, of a province (two digits)."""
    row = PROVINCE_BY_CODE[province]
    shares = (*row.religions, 1000 - sum(row.religions))
    return tuple(
        (religion, style_of(row.group, religion))
        for religion, share in zip(official.AGAMA, shares, strict=True)
        for _ in range(share)
    )


class Household:
    """One household on the reference date. A role that is not there still has a name and a sex: a late parent's."""

    __slots__ = (
        "_digest",
        "age",
        "bits",
        "block",
        "code",
        "column",
        "country",
        "course",
        "kecamatan",
        "religion",
        "style",
    )

    def __init__(self, country: Country, kecamatan: int, column: int, block: int) -> None:
        scheme = country.scheme
        self.country = country
        self.kecamatan = kecamatan
        """Index of the kecamatan where the household lives."""
        self.code = scheme.codes[kecamatan]
        """Its code, six digits."""
        self.column = column
        self.block = block
        """Birth block of the head."""
        self.age = BLOCKS - block
        """Age of the head, in blocks."""
        self.course = country.courses[scheme.course_number(kecamatan, column)]
        self._digest = country.digest(self.code, column, block)
        self.bits = int.from_bytes(self._digest[56:], "big")
        """Sixty-four random bits for what the members have in common."""
        self.religion, self.style = beliefs(self.code[:2])[facet(self.bits, _RELIGION) % 1000]

    def bits_of(self, role: int) -> int:
        """Fifty-six random bits of one role."""
        return int.from_bytes(self._digest[role * 7 : role * 7 + 7], "big")

    def has(self, role: int) -> bool:
        """Whether somebody plays this role on the reference date."""
        slot = self.course.slots[role]
        return slot is not None and slot.since <= self.age < slot.until

    def roles(self) -> Iterator[int]:
        """The roles that are there, the head first; children from the oldest to the youngest."""
        return filter(self.has, range(ROLES))

    def is_woman(self, role: int) -> bool:
        """Whether this role is a woman or girl."""
        if role == HEAD:
            return self.course.head_is_woman
        if role == SPOUSE:
            return not self.course.head_is_woman
        if role == KIN:
            if self.course.kind is Kind.TIGA_GENERASI:
                return not self.is_woman(FIRST_CHILD)
            if self.course.kind in (Kind.ORANG_TUA, Kind.MERTUA):
                return self._digest[KIN * 7] % 4 > 0
        return self._digest[role * 7] % 2 > 0

    def birth(self, role: int) -> int:
        """The day of birth (see `calendar`) of a role that the course has."""
        slot = self.course.slots[role]
        offset = slot.offset if slot else 0
        return (self.block + offset) * BLOCK_DAYS + self.bits_of(role) % BLOCK_DAYS

    def nik(self, role: int) -> str:
        """The NIK of a role that the course has."""
        scheme = self.country.scheme
        return scheme.write_nik(self.kecamatan, self.column, role, self.birth(role), self.is_woman(role))

    def nomor_kk(self) -> str:
        """The number of the family card."""
        return self.country.scheme.write_kk(self.kecamatan, self.column, self.block)

    def relation(self, role: int) -> str:
        """STAT_HBKEL, the relation to the head."""
        if role == KIN:
            return KIN_RELATION[self.course.kind]
        return RELATIONS[role]

    def married(self, role: int) -> str:
        """STATUS_KAWIN on the reference date."""
        course = self.course
        if role == KIN:
            return KIN_MARRIED.get(course.kind, official.BELUM_KAWIN)
        if role == FIRST_CHILD:
            is_wed = course.kind is Kind.TIGA_GENERASI and self.has(KIN)
            return official.KAWIN if is_wed else official.BELUM_KAWIN
        if role > SPOUSE or course.married_since is None:
            return official.BELUM_KAWIN
        if self.age < course.married_until:
            return official.KAWIN
        return official.CERAI_HIDUP if course.kind is Kind.CERAI else official.CERAI_MATI

    def wedding(self, role: int) -> tuple[int, int | None] | None:
        """The days of the wedding and of a divorce (None without one); None for who never married or is a guest."""
        course = self.course
        slot = course.slots[KIN]
        jitter = facet(self.bits, _WEDDING) % BLOCK_DAYS
        if role <= SPOUSE and course.married_since is not None:
            divorce = (self.block + course.married_until - 1) * BLOCK_DAYS + jitter
            is_divorced = course.kind is Kind.CERAI
            return (self.block + course.married_since - 1) * BLOCK_DAYS + jitter, divorce if is_divorced else None
        if role in (FIRST_CHILD, KIN) and course.kind is Kind.TIGA_GENERASI and slot and self.has(KIN):
            return (self.block + slot.since - 1) * BLOCK_DAYS + jitter, None
        return None

    def name(self, role: int) -> str:
        """The full name of a role."""
        number = facet(self.bits_of(role), _NAME)
        return full_name(self.style, self.is_woman(role), number, self._clan(role) if self.style.clans else 0)

    def parent(self, role: int, is_woman: bool) -> int | None:
        """The role that is the mother or father of `role`, there or late; None when the scheme has none."""
        kind = self.course.kind
        if role in CHILDREN:
            return HEAD if self.course.head_is_woman == is_woman else SPOUSE
        if role == SECOND_KIN:
            return FIRST_CHILD if self.is_woman(FIRST_CHILD) == is_woman else KIN
        is_parent = (role == HEAD and kind is Kind.ORANG_TUA) or (role == SPOUSE and kind is Kind.MERTUA)
        return KIN if is_parent and self.is_woman(KIN) == is_woman else None

    def parent_name(self, role: int, is_woman: bool) -> str:
        """The name of the mother or father of a role."""
        parent = self.parent(role, is_woman)
        if parent is not None:
            return self.name(parent)
        sibling = HEAD if self.course.kind is Kind.FAMILI_LAIN and role == KIN else role
        number = facet(self.bits_of(sibling), _MOTHER if is_woman else _FATHER)
        clan = facet(number, _CLAN) if is_woman or not self.style.clans else self._clan(sibling)
        return full_name(self.style, is_woman, number, clan)

    def parent_nik(self, role: int, is_woman: bool) -> str | None:
        """The NIK of the mother or father where that parent is in the household."""
        parent = self.parent(role, is_woman)
        return None if parent is None or not self.has(parent) else self.nik(parent)

    def _clan(self, role: int) -> int:
        """Random bits that choose a clan: the father's, who is mostly the man of the house."""
        kind = self.course.kind
        if role in CHILDREN or (role <= SPOUSE and not self.is_woman(role)):
            return facet(self.bits, _CLAN)
        if role == SECOND_KIN:
            return self._clan(KIN if self.is_woman(FIRST_CHILD) else FIRST_CHILD)
        if role == KIN and (kind is Kind.FAMILI_LAIN or (kind is Kind.ORANG_TUA and not self.is_woman(KIN))):
            return self._clan(HEAD)
        if role == KIN and kind is Kind.MERTUA and not self.is_woman(KIN):
            return self._clan(SPOUSE)
        return facet(self.bits_of(role), _CLAN)
