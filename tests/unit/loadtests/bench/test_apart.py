"""Residents are drawn in an interpreter of its own, because the load tests do not import the simulator."""

from loadtests.bench.apart import draw_residents
from simulator.domain.nik import Nik
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.register import Register


def test_residents_are_drawn_from_all_over_the_country_and_are_found() -> None:
    drawn = draw_residents(7, 200)
    register = Register(7, load_wilayah())
    assert len(drawn) == len(set(drawn)) == 200
    assert len({nik[:2] for nik, _ in drawn}) > 25
    for nik, name in drawn:
        found = register.find(Nik.parse(nik), ("NAMA_LGKP",))
        assert found is not None
        assert found.elemen["NAMA_LGKP"] == name
