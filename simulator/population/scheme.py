"""Which NIK belongs to which role of which household, and back?

A household is (kecamatan, column, block): one of the life courses lived in the kecamatan, and the birth block of its
head. Its members are the roles of the course. Both directions are arithmetic, without a table of people:

- the serial is one of 9001-9896, dealt out to the 112 columns and their eight roles by a shuffle of the seed, which is
  turned by a number that belongs to the kecamatan and the birth day in the NIK;
- the birth block is the head's block plus the offset of the role in the course; the day inside the block comes from
  the hash of the household, and is checked, not computed, on the way back;
- the kecamatan of the NIK is that of the household, turned by a number of places that belongs to (column, role): zero
  for most; the others were registered elsewhere and moved;
- the course of a column is the column's number turned by a number that belongs to the kecamatan.

The nomor KK holds (column, block) by an affine permutation onto day of issue and serial, in three bands by the age of
the head, so that no card is older than the adult life of its head.

Weaknesses. In one kecamatan all households of one column have the same differences of age, to within 25 days. Who moved
far comes from any kecamatan with equal chance. No kecamatan holds more than about 197,000 residents, and few hold fewer
than 4,000. Nobody is older than 99; a family has at most four children at home; twins are never born. Counts of all
residents are exact, those by status, sex or religion only expected values. Religion and names differ by province only.
Nobody has the old code of a kecamatan that was split.
"""

from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from simulator.domain.nik import KK_SERIAL_FIRST, SERIAL_FIRST, WOMAN_DAY_OFFSET
from simulator.population.calendar import BLOCK_DAYS, BLOCKS, DAYS, blocks, digits_of_day, digits_to_day, month_starts
from simulator.population.density import MOST_COURSES, courses_lived
from simulator.population.dice import draw_bytes
from simulator.population.life_course import (
    COURSES,
    FIRST_CHILD,
    HEAD,
    KIN,
    ROLES,
    SPOUSE,
    YOUNGEST_HEAD,
    all_courses,
)
from simulator.population.wilayah import Wilayah

SEATS = MOST_COURSES * ROLES
MOVED = {HEAD: 20, SPOUSE: 40, FIRST_CHILD: 8, KIN: 45}
"""Of 256: roles registered in another kecamatan than the one of their address; another role than these: 4 (SIM)."""
MOVED_TOGETHER = 18
"""Of 256: columns whose couple and first child were all registered in the same other kecamatan (SIM)."""
NEAR = 12
"""Two thirds of those who moved, moved by at most so many places in the table (SIM)."""


Place = tuple[int, int, int, int, int, int]
"""Where a NIK stands: index of the household's kecamatan, column, birth block of the head, role, day of birth, sex
(0 man, 1 woman). Whether that person was born is for the household to say."""


class CardBand(NamedTuple):
    """Family cards of heads who are `since` to `until` blocks old: their serials and days of issue (SIM)."""

    since: int
    until: int
    first_serial: int
    serials: int
    days: int
    """Issued at most so many days before the reference date."""


CARD_BANDS = (
    CardBand(YOUNGEST_HEAD, blocks(27), KK_SERIAL_FIRST, 10, 1_283),
    CardBand(blocks(27), blocks(36), KK_SERIAL_FIRST + 10, 20, 3_283),
    CardBand(blocks(36), BLOCKS + 1, KK_SERIAL_FIRST + 30, 70, 6_203),
)
_BAND_OF_AGE = tuple(next(band for band in CARD_BANDS if age < band.until) for age in range(BLOCKS + 1))
_DAY_AND_SEX = {f"{day + WOMAN_DAY_OFFSET * sex:02}": (day, sex) for day in range(1, 32) for sex in (0, 1)}
"""What the digits of the day in a NIK say."""
_SEATS = tuple(divmod(seat, ROLES) for seat in range(SEATS))
"""Column and role of each seat."""
SERIAL_STEP = 367
"""How far the serials are turned from one day of birth to the next; coprime to `SEATS`."""
STEP = 7_919
"""Factor of the affine permutation, coprime to the number of cards in every band."""


class Scheme:
    """The arithmetic of one seed over one region table.

    What depends on the seed lies in few dense arrays: among hundreds of sessions each look is a cache miss.
    """

    __slots__ = (
        "_bounds",
        "_card_turn",
        "_count",
        "_month_starts",
        "_places_moved",
        "_residents_before",
        "_seat_of_serial",
        "_serials",
        "_turns",
        "codes",
        "columns",
        "courses",
        "index",
    )

    def __init__(self, seed: int, wilayah: Wilayah) -> None:
        self.codes = wilayah.kecamatan_codes
        self.columns = courses_lived(wilayah)
        """How many columns each kecamatan has."""
        self.index = _index(wilayah)
        turns = [int.from_bytes(raw, "big") for raw in _cut(draw_bytes(8 * len(self.codes), seed, "turns"), 8)]
        self._turns = array("I", (turn // COURSES % SEATS << 16 | turn % COURSES for turn in turns))
        """By how much the serials (upper half) and the courses (lower half) of each kecamatan are turned."""
        self._card_turn = array("I", (turn >> 32 for turn in turns))
        shuffle = _cut(draw_bytes(4 * SEATS, seed, "serials"), 4)
        self._serials = array("H", sorted(range(SEATS), key=shuffle.__getitem__))
        self._seat_of_serial = array("H", sorted(range(SEATS), key=self._serials.__getitem__))
        self._count = len(self.codes)
        self._places_moved = array("h", _draw_moves(seed, self._count))
        self._month_starts = month_starts()
        self.courses = all_courses()
        self._bounds = _bounds()
        self._residents_before = _residents_before()

    def course_number(self, kecamatan: int, column: int) -> int:
        """Which of the life courses is lived in this column."""
        return (column + (self._turns[kecamatan] & 0xFFFF)) % COURSES

    def locate(self, nik: str) -> Place | None:
        """Where this well-formed NIK stands, or None where the scheme has no place for it."""
        index, serial = self.index.get(nik[:6]), int(nik[12:]) - SERIAL_FIRST
        if index is None or not 0 <= serial < SEATS:
            return None
        day, sex = _DAY_AND_SEX[nik[6:8]]
        birth = self._month_starts[nik[8:12]] + day
        seat = (self._seat_of_serial[serial] - (self._turns[index] >> 16) - birth * SERIAL_STEP) % SEATS
        column, role = _SEATS[seat]
        kecamatan = (index - self._places_moved[seat]) % self._count
        bounds = self._bounds[(column + (self._turns[kecamatan] & 0xFFFF)) % COURSES * ROLES + role]
        if bounds is None or column >= self.columns[kecamatan]:
            return None
        offset, first, end = bounds
        block = birth // BLOCK_DAYS - offset
        return (kecamatan, column, block, role, birth, sex) if first <= block < end else None

    def registered_in(self, kecamatan: int, column: int, role: int) -> int:
        """The index of the kecamatan in the NIK of a role."""
        return (kecamatan + self._places_moved[column * ROLES + role]) % self._count

    def write_nik(self, kecamatan: int, column: int, role: int, birth: int, sex: int) -> str:
        """The NIK of a role who was born on the day `birth`; the reverse of `locate`."""
        index = self.registered_in(kecamatan, column, role)
        serial = self._serials[(column * ROLES + role + (self._turns[index] >> 16) + birth * SERIAL_STEP) % SEATS]
        born = digits_of_day(birth)
        day = int(born[:2]) + WOMAN_DAY_OFFSET if sex else born[:2]
        return f"{self.codes[index]}{day}{born[2:]}{SERIAL_FIRST + serial}"

    def write_kk(self, kecamatan: int, column: int, block: int) -> str:
        """The nomor KK of a household."""
        age = BLOCKS - block
        since, _, first_serial, serials, days = _BAND_OF_AGE[age]
        number = ((age - since) * MOST_COURSES + column) * STEP + self._card_turn[kecamatan]
        before, serial = divmod(number % (serials * days), serials)
        return f"{self.codes[kecamatan]}{digits_of_day(DAYS - 1 - before)}{first_serial + serial}"

    def locate_kk(self, kk: str) -> tuple[int, int, int] | None:
        """Kecamatan (index), column and head's block of a well-formed nomor KK, or None where there is no place."""
        kecamatan = self.index.get(kk[:6])
        serial = int(kk[12:])
        band = next((band for band in CARD_BANDS if 0 <= serial - band.first_serial < band.serials), None)
        if kecamatan is None or band is None:
            return None
        days = DAYS - 1 - digits_to_day(int(kk[6:8]), int(kk[8:10]), int(kk[10:12]))
        if not 0 <= days < band.days:
            return None
        size = band.serials * band.days
        turned = days * band.serials + serial - band.first_serial - self._card_turn[kecamatan]
        age, column = divmod(turned * pow(STEP, -1, size) % size, MOST_COURSES)
        age += band.since
        is_lived = (
            age < band.until
            and column < self.columns[kecamatan]
            and self.is_there(kecamatan, column, BLOCKS - age, HEAD)
        )
        return (kecamatan, column, BLOCKS - age) if is_lived else None

    def is_there(self, kecamatan: int, column: int, block: int, role: int) -> bool:
        """Whether the household of a head born in `block` has this role on the reference date."""
        bounds = self._bounds[self.course_number(kecamatan, column) * ROLES + role]
        return bounds is not None and bounds[1] <= block < bounds[2]

    def blocks_lived(self, kecamatan: int, column: int) -> range:
        """The birth blocks of all heads of this column."""
        bounds = self._bounds[self.course_number(kecamatan, column) * ROLES + HEAD]
        return range(bounds[1], bounds[2]) if bounds else range(0)

    def roles_born(self, kecamatan: int, column: int, block: int) -> Iterator[tuple[int, int]]:
        """The roles of this column that were born in `block`, each with the birth block of its head."""
        first = self.course_number(kecamatan, column) * ROLES
        for role, bounds in enumerate(self._bounds[first : first + ROLES]):
            if bounds and bounds[1] <= block - bounds[0] < bounds[2]:
                yield role, block - bounds[0]

    def population_of(self, kecamatan: int) -> int:
        """How many residents live in the kecamatan with this index."""
        first = self._turns[kecamatan] & 0xFFFF
        return self._residents_before[first + self.columns[kecamatan]] - self._residents_before[first]


@lru_cache(2)
def _index(wilayah: Wilayah) -> dict[str, int]:
    """The place of each kecamatan in the table; all seeds share it."""
    return {code: index for index, code in enumerate(wilayah.kecamatan_codes)}


@cache
def _bounds() -> tuple[tuple[int, int, int] | None, ...]:
    """For each role of each course: its offset, and the first and the end block of the heads that have it."""
    return tuple(
        (slot.offset, slot.first_block, slot.end_block) if slot else None
        for course in all_courses()
        for slot in course.slots
    )


@cache
def _residents_before() -> tuple[int, ...]:
    """How many residents the courses before each have; twice around, because the courses of a kecamatan are turned."""
    return (0, *accumulate(course.residents for course in all_courses() * 2))


def _cut(raw: bytes, size: int) -> list[bytes]:
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def _draw_moves(seed: int, kecamatan: int) -> list[int]:
    """By how many places in the table the NIK of each seat is turned."""
    draws = _cut(draw_bytes(5 * SEATS, seed, "moves"), 5)
    moves = []
    for seat, (alone, distance, *far) in enumerate(draws):
        role = seat % ROLES
        head = draws[seat - role]
        is_together = head[0] < MOVED_TOGETHER and role <= FIRST_CHILD
        if is_together:
            distance, *far = head[1:]
        if not is_together and alone >= MOVED.get(role, 4):
            moves.append(0)
        elif distance < 170:
            moves.append(1 + distance % NEAR if distance % 2 else -1 - distance % NEAR)
        else:
            moves.append(1 + int.from_bytes(far, "big") % (kecamatan - 1))
    return moves
