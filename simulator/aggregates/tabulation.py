"""How many residents of a seed live in a region, by category? The numbers that are published, and no others."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from simulator.aggregates.dimension import ACTIVE, Column, Dimension
from simulator.aggregates.expectation import tallies_before
from simulator.aggregates.rounding import cells_of, round_running, round_total
from simulator.population.scheme import Scheme
from simulator.population.shares import WHOLE
from simulator.population.wilayah import Wilayah

NATION = ""
"""The code of the whole country; it is how every other code begins."""
KABUPATEN_DIGITS, KECAMATAN_DIGITS = 4, 6
FIRST_KOTA = 71
"""From this number on a kabupaten is a kota."""
SEEDS_KEPT = 4


class Tabulation:
    """The aggregates of one seed; personas are not counted, since each session has its own."""

    def __init__(self, seed: int, wilayah: Wilayah) -> None:
        self.wilayah = wilayah
        self._scheme = Scheme(seed, wilayah)
        self._large: dict[tuple[str, str], list[int]] = {}
        """Running totals of the country and its provinces by dimension, once they were asked for."""

    def exists(self, code: str) -> bool:
        """Whether `code` is the country or a region of the table."""
        if len(code) == KECAMATAN_DIGITS:
            return self.wilayah.kecamatan_exists(code)
        return code == NATION or bool(self.name_of(code))

    def name_of(self, code: str) -> str:
        """Return the name of a region, as the register writes it; empty where there is none."""
        if len(code) == KECAMATAN_DIGITS:
            return self.wilayah.kecamatan_name(code)
        try:
            name = self.wilayah.name(code)
        except LookupError:
            return ""
        is_kabupaten = len(code) == KABUPATEN_DIGITS and int(code[2:]) < FIRST_KOTA
        return f"KABUPATEN {name}" if is_kabupaten else name

    def below(self, code: str) -> tuple[str, ...]:
        """Return the codes of the regions of which one consists; none for a kecamatan."""
        if code == NATION:
            return self.wilayah.province_codes
        if len(code) == KABUPATEN_DIGITS:
            return self.wilayah.kecamatan_in(code)
        if len(code) == KECAMATAN_DIGITS:
            return ()
        return tuple(one for one in self.wilayah.kabupaten_codes if one.startswith(code))

    def total(self, code: str) -> int:
        """Return the residents of a region; the same in every dimension."""
        kept = next((running for (region, _), running in self._large.items() if region == code), None)
        if kept:
            return kept[-1]
        return sum(map(self._total_of, self._kecamatan_in(code)))

    def cells(self, code: str, dimension: Dimension) -> tuple[int, ...]:
        """Return the residents of a region in each category; the sum is `total`."""
        return cells_of(self._running(code, dimension))

    def _running(self, code: str, dimension: Dimension) -> list[int]:
        """Return the rounded running totals of a region: sums of those of its kecamatan."""
        kept = self._large.get((code, dimension.key))
        if kept is None:
            if code == NATION:
                kept = list(map(sum, zip(*(self._running(one, dimension) for one in self.below(code)), strict=True)))
            else:
                codes = self._kecamatan_in(code)
                kept = round_running(sum(map(self._total_of, codes)), self.expected(codes, dimension))
            if len(code) < KABUPATEN_DIGITS:
                self._large[code, dimension.key] = kept
        return kept

    def expected(self, codes: Sequence[str], dimension: Dimension) -> Iterable[Column]:
        """Yield for each category its running totals in some kecamatan, before they are rounded and never published."""
        places = [self._scheme.index[code] for code in codes]
        firsts = [self._scheme.course_number(place, 0) for place in places]
        spans = [(first, first + self._scheme.columns[place]) for first, place in zip(firsts, places, strict=True)]
        tally = [[before[end] - before[first] for first, end in spans] for before in tallies_before(dimension.key)]
        return dimension.spread(tally, lambda: list(map(self._urban_share, codes)))

    def _urban_share(self, code: str) -> float:
        return 1.0 if int(code[2:4]) >= FIRST_KOTA else self.wilayah.share_of_kelurahan(code)

    def _kecamatan_in(self, code: str) -> tuple[str, ...]:
        return self.wilayah.kecamatan_codes if code == NATION else self.wilayah.kecamatan_in(code)

    def _total_of(self, code: str) -> int:
        return round_total(self._scheme.population_of(self._scheme.index[code]), ACTIVE, WHOLE)


@lru_cache(SEEDS_KEPT)
def tabulate(seed: int, wilayah: Wilayah) -> Tabulation:
    """Return the aggregates of a seed, kept for the next page."""
    return Tabulation(seed, wilayah)
