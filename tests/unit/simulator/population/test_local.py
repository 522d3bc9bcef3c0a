"""Are the residents of a region of that region, and is each what his code says?"""

from itertools import islice

import pytest

from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.local import CODES, NOBODY
from simulator.population.persona import STATUS_BY_CODE, build_personas
from simulator.population.residents import Residents

NAMES = ("NAMA_LGKP", "KAB_NAME", "KEC_NAME", "JENIS_KLMIN", "NO_KK")


@pytest.fixture(scope="module")
def residents() -> Residents:
    return Residents(1, 1, load_wilayah())


def some(residents: Residents, region: str, code: str, count: int, after: int = 0) -> list[tuple[int, Nik]]:
    local = residents.local(region)
    return list(islice(local.with_code(code, after, lambda nik: residents.find(nik, ()) is not None), count))


def known(residents: Residents, niks: list[tuple[int, Nik]]) -> list[Penduduk]:
    return [one for _, nik in niks if (one := residents.find(nik, NAMES)) is not None]


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_somebody_in_a_kabupaten(residents: Residents, code: str) -> None:
    found = some(residents, "3303", code, 3)
    people = known(residents, found)
    assert len({nik.text for _, nik in found}) == 3
    assert all(nik.text.startswith("3303") for _, nik in found)
    assert len(people) == (0 if code in NOBODY else 3)
    assert all(one.status is STATUS_BY_CODE[code] and one.elemen["KAB_NAME"] == "PURBALINGGA" for one in people)


@pytest.mark.parametrize(("code", "is_region"), [("13", True), ("15", False)])
def test_nobodys_nik_is_of_a_kecamatan_that_exists_or_not(residents: Residents, code: str, is_region: bool) -> None:
    for _, nik in some(residents, "3303", code, 20):
        assert nik.is_registered_in(load_wilayah().kecamatan_exists) is is_region


@pytest.mark.parametrize("region", ["33", "3303", "330301", "9403"])
def test_a_region_has_as_many_as_a_run_needs_of_both_sexes_and_nobody_twice(residents: Residents, region: str) -> None:
    found = some(residents, region, "01", 600)
    people = known(residents, found)
    assert len({one.nik for one in people}) == 600
    assert all(one.nik.text.startswith(region) for one in people)
    assert len({one.elemen["JENIS_KLMIN"] for one in people}) == 2
    assert [number for number, _ in found] == sorted({number for number, _ in found})


def test_who_comes_behind_a_number_does_not_depend_on_where_one_began(residents: Residents) -> None:
    found = some(residents, "3303", "01", 40)
    assert some(residents, "3303", "01", 20, after=found[19][0]) == found[20:]
    last = residents.local("3303").last
    assert len(some(residents, "3303", "01", 50, after=last - 10)) <= 10


def test_the_persona_with_an_apostrophe_is_of_the_agreements_region_where_his_name_is_usual_there() -> None:
    wilayah = load_wilayah()

    def registered(own: str) -> dict[str, str]:
        return {one.name: one.nik for one in build_personas(1, 1, wilayah, own)}

    nowhere, java, bali = registered(""), registered("3303"), registered("5103")
    assert java["nama-berapostrof"].startswith("3303")
    assert bali == nowhere
    assert {name for name in java if java[name] != nowhere[name]} == {"nama-berapostrof"}
