"""Whom does the national register of a seed know?

The population is a pure function of (seed, NIK): nothing is stored, nothing is seeded. How it is laid out, and what is
weak about it, says `scheme`.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.population.calendar import BLOCK_DAYS, DAYS, date_to_day
from simulator.population.elements import write_elemen
from simulator.population.household import Country, Household, Member
from simulator.population.scheme import Scheme
from simulator.population.shares import DEFAULT, WHOLE, Shares
from simulator.population.wilayah import Wilayah

AKTIF = StatusPenduduk.AKTIF


class Register:
    """The residents of one seed over one region table; the deceased are on their family's card as well."""

    __slots__ = ("_country", "_hidden", "_not_active", "_scheme", "_shares")

    def __init__(self, seed: int, wilayah: Wilayah, shares: Shares = DEFAULT) -> None:
        self._country = Country(seed, wilayah)
        self._scheme = self._country.scheme
        self._shares = shares
        self._not_active = shares.total
        self._hidden: dict[int, Household] = {}

    @property
    def country(self) -> Country:
        """What all households share."""
        return self._country

    @property
    def scheme(self) -> Scheme:
        """The arithmetic between NIK and household."""
        return self._scheme

    def hide(self, niks: Iterable[Nik], cards: Iterable[NomorKk]) -> None:
        """Leave out each household that has one of these numbers, as a whole."""
        houses = [one.house for one in map(self._member, niks) if one]
        houses += [house for house in map(self._household, cards) if house]
        self._hidden |= {house.key: house for house in houses}

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """The resident with this NIK and the elements `names` (wire names), or None where nobody has it."""
        found = self._member(nik)
        return None if found is None or found.house.key in self._hidden else self._enter(found, names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """The members of a family card with the elements `names`, the head first; empty where there is no such card."""
        house = self._household(kk)
        return () if house is None else tuple(self._members(house, names))

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Who was born on a day and lives in a kabupaten (four digits), with the elements `names`, in no set order."""
        birth = date_to_day(birth_date)
        if not 0 <= birth < DAYS:
            return
        for code in self._country.wilayah.kecamatan_in(kabupaten):
            for one in self._born(birth, self._scheme.index[code]):
                if one.house.key not in self._hidden:
                    yield self._enter(one, names)

    def residents_of(self, kecamatan: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Everybody who lives in a kecamatan (six digits), family by family: tens of thousands."""
        index = self._scheme.index[kecamatan]
        for column in range(self._scheme.columns[index]):
            for block in self._scheme.blocks_lived(index, column):
                yield from self._members(Household(self._country, index, column, block), names)

    def population_of(self, kecamatan: str) -> int:
        """How many residents live in a kecamatan (six digits), whatever their status; `KeyError` when unknown."""
        index = self._scheme.index[kecamatan]
        hidden = sum(len(tuple(house.roles())) for house in self._hidden.values() if house.kecamatan == index)
        return self._scheme.population_of(index) - hidden

    def has_status(self, house: Household, role: int, status: StatusPenduduk) -> bool:
        """Whether who plays this role has `status`, in a household that is not left out."""
        return self._status(house.bits_of[role]) is status and house.key not in self._hidden

    def _member(self, nik: Nik) -> Member | None:
        place = self._scheme.locate(nik.text)
        if place is None:
            return None
        kecamatan, column, block, role, birth, sex = place
        house = Household(self._country, kecamatan, column, block)
        is_born = house.bits_of[role] % BLOCK_DAYS == birth % BLOCK_DAYS and house.sex(role) == sex
        return Member(house, role, nik, birth, sex) if is_born else None

    def _household(self, kk: NomorKk) -> Household | None:
        place = self._scheme.locate_kk(kk.text)
        return None if place is None else Household(self._country, *place)

    def _born(self, birth: int, kecamatan: int) -> Iterator[Member]:
        for column in range(self._scheme.columns[kecamatan]):
            for role, head_block in self._scheme.roles_born(kecamatan, column, birth // BLOCK_DAYS):
                house = Household(self._country, kecamatan, column, head_block)
                if house.birth(role) == birth:
                    yield house.member(role)

    def _members(self, house: Household, names: tuple[str, ...]) -> Iterator[Penduduk]:
        if house.key not in self._hidden:
            for role in house.roles():
                yield self._enter(house.member(role), names)

    def _enter(self, one: Member, names: tuple[str, ...]) -> Penduduk:
        return Penduduk(one.nik, self._status(one.bits), write_elemen(one, names))

    def _status(self, bits: int) -> StatusPenduduk:
        rank = (bits >> 8) % WHOLE
        return AKTIF if rank >= self._not_active else self._shares.status(rank)
