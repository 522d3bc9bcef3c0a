"""Does an applicant type what people type?"""

from itertools import pairwise
from typing import Any

import pytest

from conformance.record.entry_pattern import THRESHOLDS, Entry, Pattern, longest_series
from conformance.subject.applicant import (
    WRONG_NAME,
    applicant_data,
    comparable,
    falsify,
    give_data_to_type,
    nik_series,
    nik_walk,
    ordinary_residents,
)
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.residents import Residents

ELEMEN: dict[str, Any] = {
    "NAMA_LGKP": "SITI RAHAYU ",
    "TGL_LHR": "1990-05-15",
    "TGL_KWN": "",
    "NO_RT": 3,
    "AGAMA": None,
}
SITI: dict[str, Any] = {"name": "warga-01", "nik": "3303015505909001", "elemen": ELEMEN}


def test_values_are_typed_as_people_type_them() -> None:
    data = applicant_data(SITI, "u-1")
    assert data["NIK"] == "3303015505909001"
    assert data["NAMA_LGKP"] == "SITI RAHAYU"
    assert (data["TGL_LHR"], data["TGL_LHR.iso"]) == ("15-05-1990", "1990-05-15")
    assert data["TGL_KWN"] == ""
    assert data["NO_RT"] == "3"
    assert data["AGAMA"] == ""
    assert data["unik"] == "u-1"


def test_what_is_typed_instead_replaces_the_truth() -> None:
    assert applicant_data(SITI, "u", NAMA_LGKP=WRONG_NAME)["NAMA_LGKP"] == WRONG_NAME


def test_somebody_whom_the_dwh_does_not_know_types_whatever_a_recipe_may_ask_for() -> None:
    unknown = {"name": "tidak-ditemukan", "nik": "3303015505909002", "elemen": {}}
    known, completed = give_data_to_type([SITI, unknown])
    assert known == SITI
    typed = applicant_data(completed, "u")
    assert typed.keys() == applicant_data(SITI, "u").keys()
    assert (typed["NIK"], typed["NAMA_LGKP"], typed["TGL_LHR"]) == ("3303015505909002", WRONG_NAME, "15-05-1990")


def test_ordinary_residents_have_no_peculiarity_and_a_nik_that_javascript_keeps() -> None:
    papua = {**SITI, "name": "warga-02", "nik": "9171015505909001"}
    deceased = {**SITI, "name": "meninggal"}
    last = {**SITI, "name": "warga-03", "nik": "3303015505909002"}
    assert ordinary_residents([SITI, papua, deceased, last]) == [SITI, last]


def resident(**elemen: str) -> dict[str, Any]:
    return {"name": "warga-09", "nik": "3174025505909077", "elemen": {**ELEMEN, **elemen}}


@pytest.mark.parametrize(
    ("declared", "wrong"),
    [
        (["NIK", "TGL_LHR", "NAMA_LGKP"], ["NAMA_LGKP", "TGL_LHR", "NIK"]),
        (["AGAMA", "NIK"], ["AGAMA", "NIK"]),
        (["NIK"], []),
    ],
)
def test_every_declared_element_can_be_wrong_but_the_nik_never_alone(declared: list[str], wrong: list[str]) -> None:
    assert comparable(declared) == wrong


def test_somebody_else_types_a_name_that_nobody_bears() -> None:
    assert falsify("NAMA_LGKP", SITI, [resident()]) == {"NAMA_LGKP": WRONG_NAME}


def test_a_wrong_value_is_the_one_of_whoever_is_least_alike() -> None:
    others = [resident(), resident(TGL_LHR="1990-05-16"), resident(TGL_LHR="2003-12-30")]
    assert falsify("TGL_LHR", SITI, others) == {"TGL_LHR": "30-12-2003", "TGL_LHR.iso": "2003-12-30"}
    assert falsify("NIK", SITI, others) == {"NIK": "3174025505909077"}


def test_where_nobody_differs_what_nobodys_element_reads_is_typed() -> None:
    assert falsify("AGAMA", SITI, [resident()]) == {"AGAMA": "0"}


@pytest.mark.parametrize(("serial", "last"), [("9001", "9015"), ("9895", "9881")])
def test_a_series_keeps_its_distance_and_the_serials_that_residents_have(serial: str, last: str) -> None:
    series = nik_series(f"330301550590{serial}", 7, 3)
    assert (series[0], series[-1]) == (f"330301550590{serial}", f"330301550590{last}")
    assert len(set(series)) == 3


def test_the_residents_of_scenarios_form_no_series() -> None:
    residents = Residents(1, 1, load_wilayah()).personas
    niks = [persona.nik for persona in residents]
    entries = [Entry(nik, 0.0) for nik in niks]
    assert longest_series(Pattern.BERURUTAN, entries) < THRESHOLDS.berurutan
    assert longest_series(Pattern.BERPOLA, entries) < THRESHOLDS.berpola


@pytest.mark.parametrize("serial", [9001, 9890])
def test_a_walk_keeps_the_prefix_and_no_distance(serial: int) -> None:
    walk = nik_walk(f"330301550590{serial}", 20)
    steps = [int(later) - int(earlier) for earlier, later in pairwise(walk)]
    assert {nik[:12] for nik in walk} == {"330301550590"}
    assert len(set(walk)) == 20
    assert all(before != after and abs(after) < 100 for before, after in pairwise(steps))
    assert all(9001 <= int(nik[12:]) <= 9899 for nik in walk)
