"""Which NIK and nomor KK does a persona of this seed have?

Numbers depend on the seed alone, so an application's configuration and test data stay valid from run to run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from simulator.domain.nik import KK_SERIAL_FIRST, KK_SERIAL_LAST, SERIAL_FIRST, SERIAL_LAST, Nik, NomorKk
from simulator.population.dice import draw, pick
from simulator.population.official import REFERENCE_DATE
from simulator.population.wilayah import Wilayah

KK_ISSUED_FROM = date(2012, 1, 1)


def birth_date(ages: tuple[int, int], leap_day: bool, *labels: str | int) -> date:
    """A day of birth that makes the person `ages[0]` to `ages[1]` years old on the reference date."""
    latest = REFERENCE_DATE.replace(year=REFERENCE_DATE.year - ages[0])
    earliest = REFERENCE_DATE.replace(year=REFERENCE_DATE.year - ages[1] - 1) + timedelta(days=1)
    if leap_day:
        years = [year for year in range(earliest.year + 1, latest.year) if year % 4 == 0]
        return date(pick(years, "leap year", *labels), 2, 29)
    return earliest + timedelta(days=draw((latest - earliest).days + 1, "birth", *labels))


@dataclass(slots=True)
class Numbers:
    """Hands out numbers for one seed; none twice, and no kecamatan to two personas."""

    seed: int
    wilayah: Wilayah
    _taken: set[str] = field(default_factory=set)

    def kecamatan(self, provinces: tuple[str, ...], *labels: str | int) -> str:
        """A kecamatan (six digits) of one of the `provinces` that no persona has yet."""
        options = self.wilayah.kecamatan_in(pick(provinces, self.seed, "province", *labels))
        return self._untaken(lambda attempt: pick(options, self.seed, "kecamatan", attempt, *labels))

    def missing_region(self, level: str, kecamatan: str, *labels: str | int) -> str:
        """A region code like `kecamatan` in which the given `level` does not exist."""

        def candidate(attempt: int) -> str:
            number = f"{55 + draw(15, self.seed, level, attempt, *labels):02}"
            return kecamatan[:4] + number if level == "kecamatan" else kecamatan[:2] + number + kecamatan[4:]

        return self._untaken(candidate)

    def nik(self, kecamatan: str, born: date, is_woman: bool, odd: bool, *labels: str | int) -> Nik:
        """A NIK for this region (six digits), day and sex."""
        day = born.day + (40 if is_woman else 0)

        def candidate(attempt: int) -> str:
            serial = SERIAL_FIRST + draw(SERIAL_LAST - SERIAL_FIRST + 1, self.seed, "serial", attempt, *labels)
            serial -= odd and serial % 2 == 0
            return f"{kecamatan}{day:02}{born:%m%y}{serial:04}"

        return Nik.parse(self._untaken(candidate))

    def kk(self, kecamatan: str, *labels: str | int) -> NomorKk:
        """A nomor KK of this region (six digits)."""

        def candidate(attempt: int) -> str:
            span = (REFERENCE_DATE - KK_ISSUED_FROM).days
            issued = KK_ISSUED_FROM + timedelta(days=draw(span, self.seed, "issued", attempt, *labels))
            serial = KK_SERIAL_FIRST + draw(
                KK_SERIAL_LAST - KK_SERIAL_FIRST + 1, self.seed, "kk serial", attempt, *labels
            )
            return f"{kecamatan}{issued:%d%m%y}{serial:04}"

        return NomorKk.parse(self._untaken(candidate))

    def _untaken(self, candidate: Callable[[int], str]) -> str:
        attempt = 0
        while (found := candidate(attempt)) in self._taken:
            attempt += 1
        self._taken.add(found)
        return found
