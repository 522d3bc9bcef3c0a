"""Residents of one region by their number: to rehearse with where an application serves that region alone (SIM).

Each has registered and lives there, and is a husband, wife or head of a family with every element that is usual. The
numbers are places of a shuffle: who is not ordinary leaves his number empty. Sexes change from number to number. Unlike
`ordinary`, following numbers may be namesakes, and a region has far fewer of them than the country.
"""

from collections.abc import Callable, Iterator

from simulator.domain.nik import SERIAL_FIRST, SERIAL_LAST, Nik
from simulator.domain.penduduk import StatusPenduduk
from simulator.population.couples import Couples
from simulator.population.names import MAN, WOMAN
from simulator.population.persona import STATUS_BY_CODE
from simulator.population.realms import Region
from simulator.population.register import Register

NOBODY = "13", "15"
"""Codes of NIK that are nobody's: well formed and free, and of a kecamatan that does not exist."""
CODES = (*STATUS_BY_CODE, *NOBODY)
"""Whom a region has, by what a correct call about him gets."""
_SERIALS = SERIAL_LAST - SERIAL_FIRST + 1
_STEP = 131
"""How far a free serial is looked for at once, so that it is no neighbour; coprime to `_SERIALS`."""


class Local:
    """Those of one region."""

    __slots__ = ("_couples", "_register", "last")

    def __init__(self, register: Register, seed: int, code: str) -> None:
        """`code`: two, four or six digits of a region that exists."""
        self._register = register
        self._couples = [Couples(register, seed, Region(code, sex)) for sex in (MAN, WOMAN)]
        self.last = 2 * min(couples.places for couples in self._couples)
        """The last number."""

    def with_code(self, code: str, after: int, is_taken: Callable[[Nik], bool]) -> Iterator[tuple[int, Nik]]:
        """Number and NIK of those behind the number `after` of whom a correct call gets `code`, in order.

        `is_taken` says whether a NIK is anybody's.
        """
        status = STATUS_BY_CODE.get(code, StatusPenduduk.AKTIF)
        for number in range(after + 1, self.last + 1):
            place, sex = divmod(number - 1, 2)
            if found := self._couples[sex].find(place, status):
                nik = Nik(str(found[0]))
                yield number, self._of_nobody(nik, code, is_taken) if code in NOBODY else nik

    def _of_nobody(self, nik: Nik, code: str, is_taken: Callable[[Nik], bool]) -> Nik:
        """A NIK like `nik` that no resident has."""
        if code == "15":
            exists = self._register.country.wilayah.kecamatan_exists
            kabupaten, rest = nik.text[:4], nik.text[6:]
            return Nik(next(f"{kabupaten}{n}{rest}" for n in range(99, 0, -1) if not exists(f"{kabupaten}{n:02}")))
        head, serial = nik.text[:12], int(nik.text[12:]) - SERIAL_FIRST
        others = (Nik(f"{head}{SERIAL_FIRST + (serial + n * _STEP) % _SERIALS}") for n in range(1, _SERIALS))
        return next(other for other in others if not is_taken(other))
