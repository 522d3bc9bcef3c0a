"""How many life courses are lived in a kecamatan, hence how many residents has it?

Every course that is lived in a kecamatan brings one household for each birth block of a head, about 1,700 residents.
"""

from functools import lru_cache

from simulator.population.dice import draw_bytes
from simulator.population.life_course import COURSES, all_courses
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.wilayah import Wilayah

FEWEST_COURSES, MOST_COURSES = 3, 112
"""So few are still a mixture of families; so many the serials of a NIK can tell apart, eight roles each. Together they
are about 5,000 and 190,000 residents."""

MAKE_UP = 1.04
"""Makes up for the residents that the crowded kecamatan cannot hold."""


@lru_cache(2)
def courses_lived(wilayah: Wilayah) -> tuple[int, ...]:
    """How many courses, `FEWEST_COURSES` to `MOST_COURSES`, are lived in each kecamatan, in the order of the table.

    A province's population is shared among its kecamatan, which differ by up to four to one. It does not depend on
    the seed.
    """
    residents_per_course = sum(course.residents for course in all_courses()) / COURSES
    share = {
        code: MAKE_UP * 1000 * province.thousands / len(wilayah.kecamatan_in(code)) / residents_per_course
        for code, province in PROVINCE_BY_CODE.items()
    }
    unevenness = draw_bytes(len(wilayah.kecamatan_codes), "density")
    return tuple(
        max(FEWEST_COURSES, min(MOST_COURSES, round(share[code[:2]] * (0.4 + 1.2 * byte / 255))))
        for code, byte in zip(wilayah.kecamatan_codes, unevenness, strict=True)
    )
