"""Whom does a session's register know: its personas, and under them the national population?"""

from collections.abc import Iterator
from datetime import date

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk
from simulator.population.local import Local
from simulator.population.ordinary import Ordinary
from simulator.population.persona import Persona, build_personas
from simulator.population.register import Register
from simulator.population.shares import DEFAULT, Shares
from simulator.population.wilayah import Wilayah


class Residents:
    """All residents of one session; personas, with their whole family cards, lie on top of the population.

    A household of the population that has a persona's NIK or nomor KK is hidden as a whole, so that NIK and family card
    agree everywhere; the NIK of code 13 is then in neither.
    """

    __slots__ = ("_by_kk", "_by_nik", "_ordinary", "_seed", "personas", "register")

    def __init__(self, seed: int, run: int, wilayah: Wilayah, shares: Shares = DEFAULT, own: str = "") -> None:
        """`own`: code of the region of the session's agreement; empty: none."""
        self.personas: tuple[Persona, ...] = build_personas(seed, run, wilayah, own)
        self._seed = seed
        self.register = Register(seed, wilayah, shares)
        self._ordinary = Ordinary(self.register, seed)
        self._by_nik = {nik: persona for persona in self.personas for nik in persona.members}
        self._by_kk = {persona.nomor_kk: persona for persona in self.personas if persona.members}
        self.register.hide(
            map(Nik, (*self._by_nik, *(one.nik for one in self.personas))),
            (NomorKk(one.nomor_kk) for one in self.personas),
        )

    def local(self, code: str) -> Local:
        """The ordinary residents of a region that exists (two, four or six digits)."""
        return Local(self.register, self._seed, code)

    def ordinary(self, number: int, names: tuple[str, ...]) -> Penduduk:
        """The ordinary resident of this number with the elements `names`; `LookupError` outside 1 to `LAST`."""
        return self._ordinary.find(number, names)

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """The resident with this NIK and the elements `names` (wire names), or None."""
        persona = self._by_nik.get(nik.text)
        if persona is None:
            return self.register.find(nik, names)
        return restrict(persona.card[persona.members.index(nik.text)], names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """The members of a family card, in its order, with the elements `names`; empty when there is none."""
        persona = self._by_kk.get(kk.text)
        if persona is None:
            return self.register.family(kk, names)
        return tuple(restrict(member, names) for member in persona.card)

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Who was born on a day and lives in a kabupaten (four digits), with the elements `names`, in no set order."""
        home = int(kabupaten[:2]), int(kabupaten[2:])
        for penduduk in (member for persona in self.personas for member in persona.card):
            elemen = penduduk.elemen
            if elemen["TGL_LHR"] == birth_date.isoformat() and (elemen["NO_PROP"], elemen["NO_KAB"]) == home:
                yield restrict(penduduk, names)
        yield from self.register.search(birth_date, kabupaten, names)


def restrict(penduduk: Penduduk, names: tuple[str, ...]) -> Penduduk:
    """Return a resident with the elements `names` alone, in their order."""
    return Penduduk(penduduk.nik, penduduk.status, {name: penduduk.elemen[name] for name in names})
