"""A register for tests of decisions: it knows whom it is told to know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk

Names = tuple[str, ...]


@dataclass
class Book:
    """Residents by NIK, by family card, and whom a search of one kabupaten and day goes through."""

    by_nik: Callable[[Nik], Penduduk | None] = lambda nik: None
    card: Callable[[NomorKk], tuple[Penduduk, ...]] = lambda kk: ()
    born: Callable[[date, str], tuple[Penduduk, ...]] = lambda birth_date, kabupaten: ()

    def find(self, nik: Nik, names: Names) -> Penduduk | None:
        return self.by_nik(nik)

    def family(self, kk: NomorKk, names: Names) -> tuple[Penduduk, ...]:
        return self.card(kk)

    def search(self, birth_date: date, kabupaten: str, names: Names) -> Iterator[Penduduk]:
        return iter(self.born(birth_date, kabupaten))

    def kabupaten_named(self, name: str) -> str | None:
        return {"PURBALINGGA": "3303"}.get(name)
