"""Which ordinary residents can never be namesakes? Those of two realms: parts of the country, and the sexes (SIM).

A name belongs to one realm: drawn from those where names can begin and end as it does. Who bears it elsewhere is as
ordinary, but is not chosen; so no two realms have a name in common.
"""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import NamedTuple

from simulator.population import official
from simulator.population.names import MAN, WOMAN, Style, style_of
from simulator.population.provinces import PROVINCES

PARTS = (
    ("JAWA", "BETAWI"),
    ("SUNDA",),
    ("ACEH", "MELAYU", "MINANG", "BANJAR", "BUGIS", "SASAK"),
    ("BATAK", "BALI", "NTT", "DAYAK", "MINAHASA", "MALUKU"),
)
"""Groups of names that are much alike; each province lies in one part. Papua's are left out: their NIK are no whole
numbers to some programs, and have personas of their own."""
JAVA, SUNDA, SUMATRA, EAST = range(len(PARTS))
TURN = (JAVA, SUMATRA, EAST, JAVA, SUNDA, EAST) * 3 + (JAVA, SUMATRA, EAST, JAVA, SUNDA, JAVA, SUMATRA)
"""From which part the residents come in turn, as many from each as it can spare; neighbours never from the same. The
length is odd, so that the sexes change from turn to turn."""


class Realm(NamedTuple):
    """One part of the country and one sex."""

    part: int
    sex: int
    provinces: frozenset[str]
    """Two digits each."""

    def holds(self, kecamatan: str) -> bool:
        """Whether a kecamatan (six digits) lies here."""
        return kecamatan[:2] in self.provinces


class Region(NamedTuple):
    """One region and one sex; others may have namesakes."""

    part: str
    """The region's code: a province, kabupaten, kota or kecamatan (two, four or six digits)."""
    sex: int

    def holds(self, kecamatan: str) -> bool:
        """Whether a kecamatan (six digits) lies here."""
        return kecamatan.startswith(self.part)


@cache
def all_realms() -> tuple[Realm, ...]:
    """All realms; the one of a part and a sex has the number `2 * part + sex`."""
    return tuple(
        Realm(part, sex, frozenset(row.code for row in PROVINCES if row.group in groups))
        for part, groups in enumerate(PARTS)
        for sex in (MAN, WOMAN)
    )


def owner(name: str, draw: int) -> int:
    """To which realm (its number) a full name of a realm belongs; `draw` chooses, the same for the same name."""
    words = name.split(" ")
    bearers = _bearers_by_first_word()[words[0]] & _bearers_by_last_word()[words[-1]]
    numbers = _numbers(bearers)
    return numbers[draw % len(numbers)]


@cache
def _numbers(bearers: int) -> tuple[int, ...]:
    """The numbers of the realms whose bits are set."""
    return tuple(number for number in range(len(all_realms())) if bearers >> number & 1)


@cache
def _bearers_by_first_word() -> dict[str, int]:
    """In which realms (a bit each) names can begin with this word."""
    return _bearers(lambda style, sex: (*style.prefixes[sex], *style.given[sex]), 0)


@cache
def _bearers_by_last_word() -> dict[str, int]:
    """In which realms (a bit each) names can end with this word."""
    return _bearers(lambda style, sex: (*style.given[sex], *style.second[sex], *style.clans), -1)


def _bearers(parts: Callable[[Style, int], tuple[str, ...]], at: int) -> dict[str, int]:
    bearers: dict[str, int] = {}
    for number, realm in enumerate(all_realms()):
        groups = {row.group for row in PROVINCES if row.code in realm.provinces}
        for group, religion in product(sorted(groups), official.AGAMA):
            for part in filter(None, parts(style_of(group, religion), realm.sex)):
                word = part.split()[at]
                bearers[word] = bearers.get(word, 0) | 1 << number
    return bearers
