"""How many residents of each sort does a life course have? In closed form: nobody is looked at.

A course has one household for each birth block of a head, so the residents of a role are as many as there are blocks,
and their days of birth are spread evenly. What a person's own bits decide is counted by its chance.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from operator import mul

from simulator.aggregates.dimension import AGE_CUTS, DIMENSION_BY_KEY, OLDEST, Sort
from simulator.population import official
from simulator.population.calendar import BLOCK_DAYS, BLOCKS, DAYS
from simulator.population.life_course import FIRST_CHILD, KIN, SPOUSE, Course, Kind, all_courses
from simulator.population.names import MAN, WOMAN


def _first_day_younger(age: int) -> int:
    """Return the first day of birth (see `calendar`) of those younger than `age` years on the reference date."""
    return DAYS + 1 + -1461 * age // 4


_BIRTHS = {
    status: tuple(
        (_first_day_younger(after), _first_day_younger(age), Sort(MAN, status, age), Sort(WOMAN, status, age))
        for age, after in pairwise((*AGE_CUTS, OLDEST))
    )
    for status in official.STATUS_KAWIN
}
"""First and end day of birth of each sort of man and of woman, the youngest first."""
ALL_SORTS = tuple(sort for rows in _BIRTHS.values() for _, _, *sorts in rows for sort in sorts)


@cache
def tallies_before(key: str) -> tuple[tuple[float, ...], ...]:
    """Return for each part of the tallies of the dimension `key` how much of it all courses before each have.

    Twice around, because the courses of a kecamatan are turned.
    """
    weigh = DIMENSION_BY_KEY[key].weigh
    weights = {sort: tuple(weigh(sort)) for sort in ALL_SORTS}
    groups = tuple(dict.fromkeys(weights.values()))  # few: most sorts are alike in one dimension
    group_of = {sort: groups.index(own) for sort, own in weights.items()}
    parts = tuple(zip(*groups, strict=True))
    tallies = []
    for sorts in _sorts_of_courses():
        counts = [0.0] * len(groups)
        for sort, count in sorts.items():
            counts[group_of[sort]] += count
        tallies.append([sum(map(mul, counts, part)) for part in parts])
    return tuple(tuple(accumulate(part, initial=0.0)) for part in zip(*tallies * 2, strict=True))


@cache
def _sorts_of_courses() -> tuple[dict[Sort, float], ...]:
    return tuple(map(sorts_of, all_courses()))


def sorts_of(course: Course) -> dict[Sort, float]:
    """Return how many residents of each sort all households of a course have together, whatever their status."""
    found: dict[Sort, float] = defaultdict(float)
    for role, status, first_day, end_day in _stretches(course):
        women = chance_of_woman(course, role)
        for since, until, man, woman in _BIRTHS[status]:
            if until <= first_day:
                break
            if since < end_day:
                count = (min(end_day, until) - max(first_day, since)) / BLOCK_DAYS
                if women < 1:
                    found[man] += count * (1 - women)
                if women:
                    found[woman] += count * women
    return found


def chance_of_woman(course: Course, role: int) -> float:
    """Return how likely it is that who plays a role of a course is a woman (`Household.sex`)."""
    if role <= SPOUSE:
        return float(role ^ course.sex_of_head)
    return 0.75 if role == KIN and course.kind in (Kind.ORANG_TUA, Kind.MERTUA) else 0.5


def _stretches(course: Course) -> Iterator[tuple[int, str, int, int]]:
    """Yield role, STATUS_KAWIN, and first and end day of birth of residents who differ in their day of birth alone."""
    kin = course.slots[KIN]
    changes = {course.married_until, *((kin.since, kin.until) if kin else ())}
    for role, slot in enumerate(course.slots):
        if slot is None or not slot.count:
            continue
        moving = changes if role in (*range(SPOUSE + 1), FIRST_CHILD) else ()
        edges = sorted({slot.since, slot.until, *(age for age in moving if slot.since < age < slot.until)})
        for since, until in pairwise(edges):
            first, end = (BLOCKS - age + 1 + slot.offset for age in (until, since))
            yield role, course.married(role, since), first * BLOCK_DAYS, end * BLOCK_DAYS
