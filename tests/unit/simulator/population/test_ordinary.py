"""Are ordinary residents ordinary, all different, and far from each other?"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.record.entry_pattern import Entry, measure
from simulator.domain.elemen import ALL_ELEMEN
from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.calendar import age_in_years, date_to_day
from simulator.population.official import SEXES
from simulator.population.ordinary import LAST, LEAF, MAY_BE_MISSING, WINDOW
from simulator.population.residents import Residents

NAMES = ("NAMA_LGKP", "NO_KK", "TGL_LHR")
ALL_NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)
SAFE_INTEGER = 2**53
HIGH = LAST - 2 * WINDOW
numbers = st.integers(1, LAST)


@pytest.fixture(scope="module")
def residents() -> Residents:
    return Residents(1, 1, load_wilayah())


def some(residents: Residents, chosen: Iterable[int], *names: str) -> list[Penduduk]:
    return [residents.ordinary(number, names) for number in chosen]


def test_five_hundred_in_a_row_are_different_and_no_series(residents: Residents) -> None:
    niks = [one.nik.text for one in some(residents, range(1, 501))]
    assert len(set(niks)) == 500
    assert measure([Entry(nik, 100.0 * n) for n, nik in enumerate(niks)])["berurutan"] <= 2
    assert measure([Entry(nik, 100.0 * n) for n, nik in enumerate(niks)])["berpola"] <= 2
    assert len({nik[:6] for nik in niks}) > 400
    assert len({nik[:2] for nik in niks}) > 25


@settings(max_examples=60, deadline=None)
@given(number=numbers)
def test_each_is_active_known_by_his_nik_and_of_no_persona(residents: Residents, number: int) -> None:
    one = residents.ordinary(number, NAMES)
    assert one.status is StatusPenduduk.AKTIF
    assert int(one.nik.text) < SAFE_INTEGER
    assert residents.find(Nik.parse(one.nik.text), NAMES) == one
    assert one.nik.text not in {persona.nik for persona in residents.personas}
    assert residents.ordinary(number, NAMES) == one


@settings(max_examples=60, deadline=None)
@given(number=numbers)
def test_each_has_all_that_is_usual(residents: Residents, number: int) -> None:
    elemen = residents.ordinary(number, ALL_NAMES).elemen
    assert {name for name, value in elemen.items() if value is None} <= set(MAY_BE_MISSING)
    name = str(elemen["NAMA_LGKP"])
    assert len(name.split(" ")) >= 2
    assert all(word.isalpha() for word in name.split(" "))
    assert 18 <= age_in_years(date_to_day(date.fromisoformat(str(elemen["TGL_LHR"])))) < 100


@settings(max_examples=60, deadline=None)
@given(one=numbers, other=numbers)
def test_two_numbers_are_two_residents(residents: Residents, one: int, other: int) -> None:
    niks = {find.nik for find in some(residents, (one, other))}
    assert len(niks) == len({one, other})


@pytest.mark.parametrize("first", [1, 13_245_678, HIGH])
def test_of_two_thousand_in_a_row_no_two_have_a_name_and_neighbours_no_province_in_common(
    residents: Residents, first: int
) -> None:
    found = some(residents, range(first, first + 2 * WINDOW), "NAMA_LGKP", "PROP_NAME", "JENIS_KLMIN")
    assert len({one.nik for one in found}) == len(found)
    names = [one.elemen["NAMA_LGKP"] for one in found]
    assert all(len(set(names[at : at + WINDOW])) == WINDOW for at in range(0, WINDOW + 1, 50))
    for one, following in pairwise(found):
        assert one.elemen["PROP_NAME"] != following.elemen["PROP_NAME"]
        assert one.nik.text[:2] != following.nik.text[:2]
    sexes = [one.elemen["JENIS_KLMIN"] for one in found]
    assert sexes.count(SEXES[0]) == sexes.count(SEXES[1])


def test_parts_of_the_range_have_nobody_in_common(residents: Residents) -> None:
    chosen = [number for first in range(1, LAST, LAST // 40) for number in range(first, first + 200)]
    assert len({one.nik for one in some(residents, chosen)}) == len(chosen) > 7_000


def test_a_number_is_the_same_resident_in_whatever_order_they_are_asked_for(residents: Residents) -> None:
    chosen = [2 * LEAF + 999, 1, LAST, 500, 7 * LEAF, 3]
    forwards = [one.nik for one in some(residents, chosen)]
    fresh = Residents(1, 1, load_wilayah())
    assert [one.nik for one in some(fresh, reversed(chosen))] == forwards[::-1]


@pytest.mark.parametrize("number", [-1, 0, LAST + 1])
def test_beyond_the_last_number_there_is_nobody(residents: Residents, number: int) -> None:
    with pytest.raises(LookupError, match=str(LAST)):
        residents.ordinary(number, NAMES)


@pytest.mark.parametrize("seed", [2, 77])
def test_every_seed_has_its_own(residents: Residents, seed: int) -> None:
    other = Residents(seed, 1, load_wilayah())
    assert other.ordinary(1, NAMES).nik != residents.ordinary(1, NAMES).nik
