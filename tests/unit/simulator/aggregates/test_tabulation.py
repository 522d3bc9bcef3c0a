"""Do the numbers of all regions and dimensions fit together, and say what the residents are, one by one?"""

from collections import Counter
from functools import cache
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.aggregates.dimension import (
    ACTIVE,
    AGE_CUTS,
    BAND,
    DIMENSION_BY_KEY,
    DIMENSIONS,
    OLDEST,
    OPEN_BAND,
    Dimension,
)
from simulator.aggregates.rounding import STEP, cells_of
from simulator.aggregates.tabulation import NATION, Tabulation, tabulate
from simulator.domain.penduduk import StatusPenduduk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.occupation import RURAL_JOBS, job, schooling
from simulator.population.official import REFERENCE_DATE
from simulator.population.register import Register
from simulator.population.shares import WHOLE

WILAYAH = load_wilayah()
TABLE, REGISTER = tabulate(1, WILAYAH), Register(1, WILAYAH)
CODES = (NATION, *WILAYAH.province_codes, *WILAYAH.kabupaten_codes, *WILAYAH.kecamatan_codes)
RURAL, URBAN, MIXED = "930209", "327804", "330305"
"""A small kecamatan of desa, one of a kota, and one of both."""
ALL = pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda one: one.key)
REGIONS, BY = st.sampled_from(CODES), st.sampled_from(DIMENSIONS)


@cache
def residents_of(seed: int, code: str) -> tuple[dict[str, object], ...]:
    """The elements of every active resident of a kecamatan, found one by one."""
    names = tuple(dimension.element for dimension in DIMENSIONS)
    found = Register(seed, WILAYAH).residents_of(code, names)
    return tuple(dict(one.elemen) for one in found if one.status is StatusPenduduk.AKTIF)


def category_of(dimension: Dimension, elemen: dict[str, object]) -> object:
    """The category of a resident; ages are counted again here, from the date of birth."""
    value = elemen[dimension.element]
    if dimension.key != "umur":
        return value
    age = REFERENCE_DATE.year - int(str(value)[:4]) - 1  # the reference date is a 1 January
    return dimension.categories[min(age, OPEN_BAND) // BAND]


@ALL
@pytest.mark.parametrize(("seed", "code"), [(1, RURAL), (7, RURAL), (2, URBAN), (7, MIXED)])
def test_counting_one_kecamatan_resident_by_resident_agrees(seed: int, code: str, dimension: Dimension) -> None:
    residents = residents_of(seed, code)
    counted = Counter(category_of(dimension, one) for one in residents)
    assert set(counted) <= set(dimension.categories)
    running = [column[0] for column in Tabulation(seed, WILAYAH).expected((code,), dimension)]
    for category, after, before in zip(dimension.categories, running, [0.0, *running], strict=False):
        expected = after - before
        deviation = sqrt(max(1.0, expected * (1 - expected / running[-1])))
        assert abs(counted[category] - expected) <= 3 * deviation, (category, counted[category], expected)
    assert abs(len(residents) - running[-1]) <= 3 * sqrt(running[-1] * (1 - ACTIVE / WHOLE))


@ALL
def test_what_is_published_of_a_kecamatan_is_less_than_a_step_from_what_is_expected(dimension: Dimension) -> None:
    for code in (RURAL, URBAN, MIXED):
        running = [column[0] for column in TABLE.expected((code,), dimension)]
        exact = [after - before for after, before in zip(running, [0.0, *running], strict=False)]
        for cell, value in zip(TABLE.cells(code, dimension), exact, strict=True):
            assert abs(cell - value) < STEP + 1e-6


@ALL
@settings(max_examples=30)
@given(code=st.sampled_from(WILAYAH.kecamatan_codes))
def test_nobody_is_left_out_and_nobody_is_counted_twice(dimension: Dimension, code: str) -> None:
    *_, last = TABLE.expected((code,), dimension)
    assert last[0] == pytest.approx(REGISTER.population_of(code) * ACTIVE / WHOLE, rel=1e-9)


@ALL
@settings(max_examples=40)
@given(code=REGIONS)
def test_each_cell_is_a_multiple_and_the_sum_of_those_below(dimension: Dimension, code: str) -> None:
    cells, below = TABLE.cells(code, dimension), TABLE.below(code)
    assert all(cell >= 0 and cell % STEP == 0 for cell in cells)
    assert sum(cells) == TABLE.total(code)
    if below:
        assert cells == tuple(map(sum, zip(*(TABLE.cells(one, dimension) for one in below), strict=True)))
        assert TABLE.total(code) == sum(map(TABLE.total, below))


@settings(max_examples=60)
@given(st.lists(st.tuples(REGIONS, BY, st.integers(-3, 3)), min_size=1, max_size=6))
def test_no_sum_or_difference_of_published_numbers_is_anything_but_a_multiple(
    taken: list[tuple[str, Dimension, int]],
) -> None:
    total = sum(times * number for code, by, times in taken for number in (*TABLE.cells(code, by), TABLE.total(code)))
    assert total % STEP == 0
    code, by, _ = taken[0]
    assert (TABLE.total(code) - TABLE.cells(code, by)[0]) % STEP == 0


def test_a_total_is_the_same_before_and_after_the_cells_were_asked_for() -> None:
    fresh = Tabulation(3, WILAYAH)
    before = fresh.total(NATION), fresh.total("33")
    assert sum(fresh.cells(NATION, DIMENSIONS[0])) == before[0]
    assert (fresh.total(NATION), fresh.total("33")) == before


def test_seeds_differ_and_one_seed_is_always_the_same() -> None:
    by = DIMENSION_BY_KEY["umur"]
    assert Tabulation(1, WILAYAH).cells("3303", by) == TABLE.cells("3303", by)
    assert Tabulation(2, WILAYAH).cells("3303", by) != TABLE.cells("3303", by)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("33", "JAWA TENGAH"),
        ("3303", "KABUPATEN PURBALINGGA"),
        ("3374", "KOTA SEMARANG"),
        ("330305", "PURBALINGGA"),
        ("", ""),
        ("99", ""),
        ("3", ""),
        ("33030", ""),
        ("٣٣", ""),
    ],
)
def test_regions_are_named(code: str, name: str) -> None:
    assert TABLE.name_of(code) == name
    assert TABLE.exists(code) == (bool(name) or code == NATION)


@pytest.mark.parametrize("code", ["330399", "x" * 6, "3303051", "-1", "..", " 33"])
def test_what_is_no_region_is_none(code: str) -> None:
    assert not TABLE.exists(code)


def test_each_region_lies_in_one_above_it() -> None:
    assert [one for code in TABLE.below(NATION) for one in TABLE.below(code)] == list(WILAYAH.kabupaten_codes)
    assert [one for code in WILAYAH.kabupaten_codes for one in TABLE.below(code)] == list(WILAYAH.kecamatan_codes)
    assert TABLE.below(RURAL) == ()


def test_kelurahan_are_counted_as_the_register_reads_them() -> None:
    for code in WILAYAH.kecamatan_codes[::37]:
        desa = WILAYAH.kecamatan(code).desa
        assert WILAYAH.share_of_kelurahan(code) == sum(one.number < 2000 for one in desa) / len(desa)


def test_between_two_cuts_no_age_leads_elsewhere() -> None:
    """Schooling and work are asked of the rules themselves, at each age."""

    def leads_to(age: int) -> object:
        levels = tuple(schooling(age, number) for number in range(0, 1000, 5))
        works = tuple(
            job(age, level, share, sex, is_single, RURAL_JOBS[:1])
            for level in set(levels)
            for share in range(100)
            for sex in (0, 1)
            for is_single in (False, True)
        )
        return levels, works, min(age, OPEN_BAND) // BAND

    for first, after in zip(AGE_CUTS, (*AGE_CUTS[1:], OLDEST), strict=True):
        assert {leads_to(age) == leads_to(first) for age in range(first, after)} == {True}


def test_running_totals_become_cells() -> None:
    assert cells_of([5, 5, 20]) == (5, 0, 15)
