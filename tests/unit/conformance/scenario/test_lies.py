"""Does each lie change what it says, and nothing else?"""

from conformance.scenario.lies import (
    SCORES,
    UNASKED,
    emptied,
    numbers_as_text,
    scored_otherwise,
    unasked,
    without_result,
)

SITI = {"nik": "3303015505909001", "elemen": {"NIK": 3303015505909001, "NAMA_LGKP": "SITI", "NO_RT": 3, "DUSUN": None}}


def test_each_result_is_missing_once() -> None:
    assert without_result(["NAMA_LGKP", "TGL_LHR"]) == [
        ("NAMA_LGKP", {"NAMA_LGKP": None}),
        ("TGL_LHR", {"TGL_LHR": None}),
    ]


def test_a_low_score_comes_in_every_form_and_never_as_a_match() -> None:
    answers = scored_otherwise("NAMA_LGKP")
    assert [name for name, _ in answers] == [name for name, _ in SCORES]
    assert not any(str(lie["NAMA_LGKP"]).startswith("Sesuai") for _, lie in answers)


def test_what_is_declared_is_never_added() -> None:
    assert unasked(["NIK", "AGAMA"]) == {name: value for name, value in UNASKED.items() if name != "AGAMA"}


def test_all_but_the_nik_is_emptied() -> None:
    assert emptied(SITI, None) == {"NAMA_LGKP": None, "NO_RT": None, "DUSUN": None}
    assert emptied(SITI, "") == {"NAMA_LGKP": "", "NO_RT": "", "DUSUN": ""}


def test_numbers_become_texts_and_texts_stay() -> None:
    assert numbers_as_text(SITI) == {"NIK": "3303015505909001", "NO_RT": "3"}
