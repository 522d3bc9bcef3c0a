"""Which husbands and wives of a realm are ordinary, in a shuffled order? Widowed and divorced ones are meant, too."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from simulator.domain.penduduk import StatusPenduduk
from simulator.population.address import has_postcode, is_in_rukun
from simulator.population.calendar import age_in_years
from simulator.population.elements import has_trailing_blank, is_birth_recorded
from simulator.population.household import Household
from simulator.population.life_course import COURSES, HEAD, SPOUSE, Course, Slot, all_courses
from simulator.population.realms import Realm, Region
from simulator.population.register import Register
from simulator.population.shuffle import Shuffle

STRIDES = 8
"""One look into the shuffle serves for so many couples, who live far apart."""


class Couples:
    """The husbands or the wives of one realm or region."""

    __slots__ = ("_ends", "_kecamatan", "_realm", "_register", "_sex", "_shuffle")

    def __init__(self, register: Register, seed: int, realm: Realm | Region) -> None:
        scheme, before = register.scheme, _before(realm.sex)
        self._register = register
        self._sex, self._realm = realm.sex, realm
        self._kecamatan = array("H", (i for i, code in enumerate(scheme.codes) if realm.holds(code)))
        firsts = [scheme.course_number(index, 0) for index in self._kecamatan]
        lasts = [first + scheme.columns[index] for first, index in zip(firsts, self._kecamatan, strict=True)]
        counts = (before[last] - before[first] for first, last in zip(firsts, lasts, strict=True))
        self._ends = array("L", accumulate(counts))
        self._shuffle = Shuffle(self._ends[-1] // STRIDES, seed, "ordinary", realm.part, realm.sex)

    def ordinary(self, hand: int, hands: int) -> Iterator[tuple[int, str]]:
        """NIK and name of those in the `hand` (from 0 on) who are ordinary, where all are dealt out in so many `hands`.

        Nobody is in two hands.
        """
        length = self._shuffle.size
        size = length // hands
        starts = [self._shuffle[place] for place in range(hand * size, (hand + 1) * size)]
        for stride in range(STRIDES):
            for number, start in enumerate(starts):
                if found := self._look_at((stride + number) % STRIDES * length + start, StatusPenduduk.AKTIF):
                    yield found

    @property
    def places(self) -> int:
        """How many shuffled places `find` knows, those of who is not ordinary included."""
        return self._shuffle.size * STRIDES

    def find(self, place: int, status: StatusPenduduk) -> tuple[int, str] | None:
        """NIK and name of who has this shuffled place (from 0 on); None unless he has `status` and else is ordinary."""
        stride, number = divmod(place, self._shuffle.size)
        return self._look_at((stride + number) % STRIDES * self._shuffle.size + self._shuffle[number], status)

    def _look_at(self, place: int, status: StatusPenduduk) -> tuple[int, str] | None:
        house = self._household(place)
        role = HEAD if house.course.sex_of_head == self._sex else SPOUSE
        if not self._lacks_nothing(house, role, status):
            return None
        name = house.name(role, self._sex)
        return (int(house.nik(role)), name) if " " in name and name.replace(" ", "").isalpha() else None

    def _household(self, place: int) -> Household:
        scheme, before = self._register.scheme, _before(self._sex)
        at = bisect_right(self._ends, place)
        kecamatan = self._kecamatan[at]
        first = scheme.course_number(kecamatan, 0)
        place += before[first] - (self._ends[at - 1] if at else 0)
        course = bisect_right(before, place) - 1
        block = _first_blocks(self._sex)[course % COURSES] + place - before[course]
        return Household(self._register.country, kecamatan, course - first, block)

    def _lacks_nothing(self, house: Household, role: int, status: StatusPenduduk) -> bool:
        """Whether somebody has `status` and is at home in this realm, with every element that is usual."""
        bits, scheme = house.bits_of[role], self._register.scheme
        return (
            is_birth_recorded(bits, age_in_years(house.birth(role)))
            and not has_trailing_blank(bits)
            and is_in_rukun(house.bits)
            and has_postcode(house.bits)
            and self._register.has_status(house, role, status)
            and self._realm.holds(scheme.codes[scheme.registered_in(house.kecamatan, house.column, role)])
        )


def _slot(course: Course, sex: int) -> Slot | None:
    """The husband or wife (`sex`) of a course; None where there is none, or never was a wedding."""
    if course.married_since is None:
        return None
    return course.slots[HEAD if course.sex_of_head == sex else SPOUSE]


@cache
def _before(sex: int) -> tuple[int, ...]:
    """How many husbands or wives the courses before each have; twice around, as the courses of a kecamatan are."""
    slots = (_slot(course, sex) for course in all_courses() * 2)
    return (0, *accumulate(slot.count if slot else 0 for slot in slots))


@cache
def _first_blocks(sex: int) -> tuple[int, ...]:
    """The earliest birth block of a head with such a husband or wife, of each course."""
    return tuple(slot.first_block if (slot := _slot(course, sex)) else 0 for course in all_courses())
