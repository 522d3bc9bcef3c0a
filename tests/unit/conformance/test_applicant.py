"""Does an applicant type what people type?"""

from typing import Any

import pytest

from conformance.applicant import WRONG_NAME, applicant_data, falsify, give_data_to_type, ordinary_residents

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


@pytest.mark.parametrize(
    ("declared", "typed"),
    [
        (["NIK", "TGL_LHR", "NAMA_LGKP"], {"NAMA_LGKP": WRONG_NAME}),
        (["NIK", "TGL_LHR"], {"TGL_LHR": "01-01-1901", "TGL_LHR.iso": "1901-01-01"}),
        (["AGAMA", "NIK"], {"AGAMA": "0"}),
        (["NIK"], {}),
    ],
)
def test_somebody_else_types_one_declared_element_wrong(declared: list[str], typed: dict[str, str]) -> None:
    assert falsify(declared) == typed
