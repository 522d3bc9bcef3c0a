"""By what can residents be counted? The dimensions, and what one kind of resident adds to each of their categories."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from simulator.population import official
from simulator.population.names import MAN, WOMAN
from simulator.population.occupation import DIPLOMA, LEARNED_JOBS, RURAL_JOBS, URBAN_JOBS, job, schooling
from simulator.population.shares import DEFAULT, WHOLE

OLDEST = 100
AGE_CUTS = (0, 5, 6, 10, 12, 15, 18, 20, 22, 23, 25, 30, 35, 40, 45, 50, 55, 60, 62, 65, 70, 75, 80)
"""Ages between two of these differ neither in their band nor in what schooling and work they lead to."""
OPEN_BAND, BAND = 75, 5
"""The last band is everybody from that age on; the others are so many years wide (SIM: the usual ones)."""
ACTIVE = WHOLE - DEFAULT.total
"""Residents who are alive and well registered, of ten thousand."""
SHARES, SCHOOLINGS = 100, 1000
"""So many equally likely draws choose a work and a schooling (`occupation`)."""
_BOUND = (official.BELUM_BEKERJA, official.RUMAH_TANGGA, official.PELAJAR, official.PENSIUNAN)
"""Works that do not depend on what there is to do at home."""
_LISTS = (RURAL_JOBS, URBAN_JOBS, LEARNED_JOBS)
WORKS = (*_BOUND, *sorted({name for jobs in _LISTS for name in jobs}))

Column = Sequence[float]
"""A number for each of several kecamatan."""
Columns = Sequence[Column]


class Sort(NamedTuple):
    """Residents who are alike in whatever is counted."""

    sex: int
    status: str
    """STATUS_KAWIN."""
    age: int
    """The first of the ages, one of `AGE_CUTS`."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way of counting."""

    key: str
    """Names it in an address."""
    element: str
    """Wire name of the element."""
    label: tuple[str, str]
    """Indonesian, English."""
    categories: tuple[str, ...]
    """As the register spells them."""
    weigh: Callable[[Sort], Sequence[float]]
    """What one resident of a sort adds to each part of a tally."""
    spread: Callable[[Columns, Callable[[], Column]], Iterable[Column]]
    """Makes running totals of the categories of the parts of a tally; what is called says which homes are urban."""


def _as_it_is(tally: Columns, urban: Callable[[], Column]) -> Columns:
    del urban
    return tally


def _from(at: int, count: int) -> tuple[float, ...]:
    """Return the running totals of one resident of the category `at`, who is active by chance."""
    return (0.0,) * at + (ACTIVE / WHOLE,) * (count - at)


def _band(age: int) -> int:
    return min(age, OPEN_BAND) // BAND


def _band_name(first: int) -> str:
    return f"{first}+" if first == OPEN_BAND else f"{first}-{first + BAND - 1}"


@cache
def _schooled(age: int) -> tuple[float, ...]:
    counts = [0] * len(official.PDDK_AKH)
    for number in range(SCHOOLINGS):
        counts[schooling(age, number)] += 1
    return tuple(count / SCHOOLINGS for count in counts)


@cache
def _active_by_share() -> tuple[float, ...]:
    """Return the part of all residents who are active and draw each share: both come of the same bits, not apart."""
    counts, period = [0] * SHARES, 2_500
    for number in range(period):
        counts[number % SHARES] += sum((16 * number + low) % WHOLE >= DEFAULT.total for low in range(16))
    return tuple(count / (16 * period) for count in counts)


def _working(sort: Sort) -> tuple[float, ...]:
    """Return who works as one of `_BOUND` (running totals), who at something of home, and who at something learned."""
    return _working_at(sort.age, sort.sex, is_single=sort.status == official.BELUM_KAWIN)


@cache
def _working_at(age: int, sex: int, *, is_single: bool) -> tuple[float, ...]:
    found = [0.0] * (len(_BOUND) + 2)
    for level, part in enumerate(_schooled(age)):
        if part:
            for share, active in enumerate(_active_by_share()):
                work = job(age, level, share, sex, is_single, ("",))
                at = _BOUND.index(work) if work in _BOUND else len(_BOUND) + (level >= DIPLOMA)
                found[at] += part * active
    *bound, at_home, learned = found
    return (*accumulate(bound), at_home, learned)


@cache
def _parts_of_lists() -> tuple[tuple[float, ...], ...]:
    """Return for each of `WORKS` beside `_BOUND` the running totals of its parts of the three lists."""
    parts = [list(accumulate(jobs.count(work) / len(jobs) for work in WORKS[len(_BOUND) :])) for jobs in _LISTS]
    return tuple(zip(*parts, strict=True))


def _spread_works(tally: Columns, urban: Callable[[], Column]) -> Iterable[Column]:
    *running, at_home, learned = tally
    shares = urban()
    in_town = [count * share for count, share in zip(at_home, shares, strict=True)]
    in_village = [count * (1 - share) for count, share in zip(at_home, shares, strict=True)]
    yield from running
    places = list(zip(running[-1], in_village, in_town, learned, strict=True))
    for village, town, office in _parts_of_lists():
        yield [base + village * v + town * t + office * o for base, v, t, o in places]


DIMENSIONS = (
    Dimension(
        "jenis-kelamin",
        "JENIS_KLMIN",
        ("Jenis kelamin", "Sex"),
        (official.SEXES[MAN], official.SEXES[WOMAN]),
        lambda sort: _from(sort.sex, 2),
        _as_it_is,
    ),
    Dimension(
        "umur",
        "TGL_LHR",
        ("Kelompok umur", "Age group"),
        tuple(_band_name(first) for first in range(0, OPEN_BAND + 1, BAND)),
        lambda sort: _from(_band(sort.age), _band(OLDEST) + 1),
        _as_it_is,
    ),
    Dimension(
        "pendidikan",
        "PDDK_AKH",
        ("Pendidikan", "Education"),
        official.PDDK_AKH,
        lambda sort: tuple(part * ACTIVE / WHOLE for part in accumulate(_schooled(sort.age))),
        _as_it_is,
    ),
    Dimension("pekerjaan", "JENIS_PKRJN", ("Pekerjaan", "Occupation"), WORKS, _working, _spread_works),
    Dimension(
        "status-kawin",
        "STATUS_KAWIN",
        ("Status perkawinan", "Marital status"),
        official.STATUS_KAWIN,
        lambda sort: _from(official.STATUS_KAWIN.index(sort.status), len(official.STATUS_KAWIN)),
        _as_it_is,
    ),
)
DIMENSION_BY_KEY = {dimension.key: dimension for dimension in DIMENSIONS}
