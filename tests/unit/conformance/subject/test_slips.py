"""Are near misses nearly right, and wrong all the same?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.subject.slips import (
    ALIKE,
    BIRTHS,
    NAMES,
    NIKS,
    first_word_right,
    has_word_to_change,
    nearly_right,
    nearly_right_each,
    with_letters_right,
    word_changed,
)

SITI: dict[str, Any] = {"nik": "3303015505909001", "elemen": {"NAMA_LGKP": "SITI RAHAYU WULANDARI"}}


@pytest.mark.parametrize(("name", "change"), NAMES)
def test_every_near_name_is_another_and_of_the_same_person(name: str, change: object) -> None:
    assert callable(change)
    typed = change(SITI)["NAMA_LGKP"]
    assert typed != "SITI RAHAYU WULANDARI", name
    assert typed[:1] in "SX"


def test_every_scored_field_that_is_typed_is_mistyped_the_name_most() -> None:
    home = {**SITI, "elemen": {**SITI["elemen"], "TMPT_LHR": "PURBALINGGA", "TGL_LHR": "1990-09-15"}}
    assert nearly_right_each(["NIK", "NAMA_LGKP"]) == NAMES
    others = nearly_right_each(["NAMA_LGKP", "TMPT_LHR", "TGL_LHR", "NIK"])[len(NAMES) :]
    typed = [make(home) for _, make in others]
    assert [list(each) for each in typed] == [["TMPT_LHR"], ["TMPT_LHR"]]
    assert len({"PURBALINGGA", *(each["TMPT_LHR"] for each in typed)}) == 3


@given(st.from_regex(r"[A-Z]{3,10} [A-Z]{3,12}", fullmatch=True), st.sampled_from([0.88, 0.8, 0.72, 0.63]))
def test_so_many_letters_stay_as_they_are(name: str, part: float) -> None:
    changed = with_letters_right(name, part)
    assert len(changed) == len(name)
    same = sum(a == b for a, b in zip(name, changed, strict=True))
    assert abs(same / len(name) - part) <= 2 / len(name) or "X" in name


@pytest.mark.parametrize(("name", "change"), NIKS)
def test_what_is_typed_is_no_nik(name: str, change: object) -> None:
    assert callable(change)
    typed = change(SITI)["NIK"]
    assert not (len(typed) == 16 and typed.isascii() and typed.isdigit()), name


def test_seven_of_ten_letters_are_right() -> None:
    assert nearly_right(SITI)["NAMA_LGKP"].count("X") == 6


@pytest.mark.parametrize(
    ("name", "has"),
    [("SITI RAHAYU", True), ("RAHAYU LESTARI", False), ("NI LUH RAHAYU", False), ("WULANDARI", False), ("", False)],
)
def test_a_name_is_fit_whose_shortest_word_is_a_word_and_a_small_part_of_it(name: str, has: bool) -> None:
    assert has_word_to_change({"elemen": {"NAMA_LGKP": name}}) is has


@pytest.mark.parametrize("word", ["SITI", "YOGA", "BUDI", "PUTRI", "WAHYU", "AGUS", "WAYAN", "DIANA", "RAHAYU"])
def test_a_changed_word_is_no_slip_and_the_rest_of_the_name_stays(word: str) -> None:
    changed, rest = word_changed(f"{word} SETYANINGRUM").split()
    assert rest == "SETYANINGRUM"
    assert abs(len(changed) - len(word)) <= 1
    assert sum(a != b for a, b in zip(changed, word, strict=False)) >= 3


def test_names_alike_have_some_words_of_the_name_and_not_all() -> None:
    typed = [make(SITI)["NAMA_LGKP"] for _, make in ALIKE]
    assert typed[1:] == ["SITI"]
    assert typed[0].endswith(" RAHAYU WULANDARI")
    assert first_word_right(SITI) == {"NAMA_LGKP": "SITI AYUNINGTYAS WICAKSANA"}


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
def test_days_of_birth_alike_are_others_of_the_same_year(born: date) -> None:
    resident = {"elemen": {"TGL_LHR": born.isoformat()}}
    for _, make in BIRTHS:
        typed = make(resident)
        other = date.fromisoformat(typed["TGL_LHR.iso"])
        assert typed["TGL_LHR"] == other.strftime("%d-%m-%Y")
        assert other != born
        assert other.year == born.year
