"""Whom does the national register of a seed know?

The population is a pure function of (seed, NIK): nothing is stored, nothing is seeded. How it is laid out, and what is
weak about it, says `scheme`.
"""

from collections.abc import Iterator
from datetime import date

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.population.calendar import BLOCK_DAYS, DAYS, date_to_day
from simulator.population.elements import WRITERS, Write
from simulator.population.household import Country, Household
from simulator.population.shares import DEFAULT, WHOLE, Shares
from simulator.population.wilayah import Wilayah

AKTIF = StatusPenduduk.AKTIF


class Register:
    """The residents of one seed over one region table; the deceased are on their family's card as well."""

    def __init__(self, seed: int, wilayah: Wilayah, shares: Shares = DEFAULT) -> None:
        self._country = Country(seed, wilayah)
        self._scheme = self._country.scheme
        self._shares = shares
        self._not_active = shares.total
        self._plans: dict[tuple[str, ...], tuple[tuple[str, Write], ...]] = {}

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """The resident with this NIK and the elements `names` (wire names), or None where nobody has it."""
        place = self._scheme.locate(nik.text)
        if place is None:
            return None
        kecamatan, column, block, role, day_in_block, sex = place
        house = Household(self._country, kecamatan, column, block)
        if house.day_in_block(role) != day_in_block or house.sex(role) != sex:
            return None
        return self._enter(house, role, nik, NomorKk(house.nomor_kk()), names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """The members of a family card with the elements `names`, the head first; empty where there is no such card."""
        place = self._scheme.locate_kk(kk.text)
        return () if place is None else self._members(Household(self._country, *place), names)

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Who was born on a day and lives in a kabupaten (four digits), with the elements `names`, in no set order."""
        birth = date_to_day(birth_date)
        if not 0 <= birth < DAYS:
            return
        for code in self._country.wilayah.kecamatan_in(kabupaten):
            for house, role in self._born(birth, self._scheme.index[code]):
                nomor_kk = NomorKk(house.nomor_kk())
                yield self._enter(house, role, Nik(house.nik(role)), nomor_kk, names)

    def residents_of(self, kecamatan: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Everybody who lives in a kecamatan (six digits), family by family: tens of thousands."""
        index = self._scheme.index[kecamatan]
        for column in range(self._scheme.columns[index]):
            for block in self._scheme.blocks_lived(index, column):
                yield from self._members(Household(self._country, index, column, block), names)

    def population(self) -> int:
        """How many residents the country has, whatever their status: more than 280 million."""
        return sum(map(self._scheme.population_of, range(len(self._scheme.codes))))

    def population_of(self, kecamatan: str) -> int:
        """How many residents live in a kecamatan (six digits), whatever their status; `KeyError` when unknown."""
        return self._scheme.population_of(self._scheme.index[kecamatan])

    def _born(self, birth: int, kecamatan: int) -> Iterator[tuple[Household, int]]:
        block, day_in_block = divmod(birth, BLOCK_DAYS)
        for column in range(self._scheme.columns[kecamatan]):
            for role, head_block in self._scheme.roles_born(kecamatan, column, block):
                house = Household(self._country, kecamatan, column, head_block)
                if house.day_in_block(role) == day_in_block:
                    yield house, role

    def _members(self, house: Household, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        nomor_kk = NomorKk(house.nomor_kk())
        return tuple(self._enter(house, role, Nik(house.nik(role)), nomor_kk, names) for role in house.roles())

    def _enter(self, house: Household, role: int, nik: Nik, kk: NomorKk, names: tuple[str, ...]) -> Penduduk:
        plan = self._plans.get(names) or self._make_plan(names)
        house.written_nik, house.written_kk = nik.text, kk.text
        rank = (house.bits_of[role] >> 8) % WHOLE
        status = AKTIF if rank >= self._not_active else self._shares.status(rank)
        return Penduduk(nik, kk, status, {name: write(house, role) for name, write in plan})

    def _make_plan(self, names: tuple[str, ...]) -> tuple[tuple[str, Write], ...]:
        plan = self._plans[names] = tuple((name, WRITERS[name]) for name in names)
        return plan
