"""Whom does a session's register know: its personas, and under them the national population?"""

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk
from simulator.population.persona import Persona, build_personas
from simulator.population.wilayah import Wilayah


class Residents:
    """All residents of one session; personas, with their whole family cards, lie on top of the population."""

    def __init__(self, seed: int, run: int, wilayah: Wilayah) -> None:
        self.personas: tuple[Persona, ...] = build_personas(seed, run, wilayah)
        cards = [persona.card for persona in self.personas if persona.card]
        self._by_nik = {penduduk.nik: penduduk for card in cards for penduduk in card}
        self._by_kk = {card[0].nomor_kk: card for card in cards}

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """The resident with this NIK and the elements `names` (wire names), or None."""
        penduduk = self._by_nik.get(nik)
        return None if penduduk is None else _restrict(penduduk, names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """The members of a family card, in its order, with the elements `names`; empty when there is none."""
        return tuple(_restrict(member, names) for member in self._by_kk.get(kk, ()))


def _restrict(penduduk: Penduduk, names: tuple[str, ...]) -> Penduduk:
    elemen = {name: penduduk.elemen[name] for name in names}
    return Penduduk(penduduk.nik, penduduk.nomor_kk, penduduk.status, elemen)
