from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.nik import (
    KK_SERIAL_FIRST,
    KK_SERIAL_LAST,
    SERIAL_FIRST,
    SERIAL_LAST,
    WOMAN_DAY_OFFSET,
    MalformedNik,
    Nik,
    NomorKk,
)

MAN = "3303051708909001"
WOMAN = "3303055708909001"
CARD = "3303051708159900"
KECAMATAN = st.integers(110101, 969999).map(str)
BIRTHS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
SERIALS = st.integers(1, 9999)


def test_a_man_is_born_on_the_day_written() -> None:
    nik = Nik.parse(MAN)
    assert (nik.kecamatan, nik.is_woman, nik.birth_digits, nik.serial) == ("330305", False, (17, 8, 90), 9001)


def test_a_woman_has_forty_added_to_her_day() -> None:
    nik = Nik.parse(WOMAN)
    assert (nik.is_woman, nik.birth_digits) == (True, (17, 8, 90))
    assert WOMAN_DAY_OFFSET == 40


def test_numbers_show_as_they_are_written() -> None:
    assert str(Nik.parse(MAN)) == MAN
    assert str(NomorKk.parse(CARD)) == CARD


@given(KECAMATAN, BIRTHS, st.booleans(), SERIALS)
def test_every_possible_nik_is_parsed_back_to_its_parts(kecamatan: str, born: date, woman: bool, serial: int) -> None:
    day = born.day + (WOMAN_DAY_OFFSET if woman else 0)
    nik = Nik.parse(f"{kecamatan}{day:02}{born:%m%y}{serial:04}")
    assert (nik.kecamatan, nik.is_woman, nik.serial) == (kecamatan, woman, serial)
    assert nik.birth_digits == (born.day, born.month, born.year % 100)


@given(KECAMATAN, BIRTHS, SERIALS)
def test_every_possible_nomor_kk_is_accepted(kecamatan: str, issued: date, serial: int) -> None:
    text = f"{kecamatan}{issued:%d%m%y}{serial:04}"
    assert NomorKk.parse(text).text == text


@given(st.text(st.characters(categories=["Nd", "Nl", "No"]), min_size=16, max_size=16))
def test_digits_of_other_scripts_never_make_a_number(text: str) -> None:
    for parse in (Nik.parse, NomorKk.parse):
        try:
            parsed = parse(text)
        except MalformedNik:
            continue
        assert all(character in "0123456789" for character in parsed.text)


@given(st.integers(0, 15), st.sampled_from("\u0663\uff13\u07c3\u00b2\u2167"))
def test_one_foreign_digit_spoils_a_number(place: int, digit: str) -> None:
    for parse, text in ((Nik.parse, MAN), (NomorKk.parse, CARD)):
        with pytest.raises(MalformedNik):
            parse(text[:place] + digit + text[place + 1 :])


@given(st.text(max_size=20))
def test_any_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    for parse in (Nik.parse, NomorKk.parse):
        try:
            assert parse(text).text == text
        except MalformedNik:
            assert text not in (MAN, CARD)


@pytest.mark.parametrize("text", ["", MAN[:15], MAN + "1", " " + MAN, MAN + "\n", MAN[:15] + "O", "+" + MAN[1:]])
def test_sixteen_digits_and_nothing_else(text: str) -> None:
    for parse in (Nik.parse, NomorKk.parse):
        with pytest.raises(MalformedNik):
            parse(text)


@pytest.mark.parametrize(
    "birth",
    "000190 010090 011390 320190 310490 300290 290201 290290 400190 720190 800190 710490 810190 990190 690201".split(),
)
def test_an_impossible_birth_is_refused(birth: str) -> None:
    with pytest.raises(MalformedNik):
        Nik.parse(f"330305{birth}9001")


@pytest.mark.parametrize("birth", ["290200", "290296", "690200", "690204", "710190", "310190", "410190"])
def test_a_possible_birth_of_either_century_is_accepted(birth: str) -> None:
    assert Nik.parse(f"330305{birth}9001").birth_digits[0] == int(birth[:2]) % 40


@pytest.mark.parametrize("issued", ["000115", "410115", "571215", "310415", "290215", "011315"])
def test_a_card_is_issued_on_a_day_of_the_calendar(issued: str) -> None:
    with pytest.raises(MalformedNik):
        NomorKk.parse(f"330305{issued}9900")


def test_serials_count_from_one() -> None:
    for parse, text in ((Nik.parse, MAN), (NomorKk.parse, CARD)):
        with pytest.raises(MalformedNik):
            parse(text[:12] + "0000")


def test_synthetic_serials_of_residents_and_cards_do_not_meet() -> None:
    assert 9001 <= SERIAL_FIRST <= SERIAL_LAST < KK_SERIAL_FIRST <= KK_SERIAL_LAST <= 9999


def test_a_refusal_speaks_both_languages() -> None:
    with pytest.raises(MalformedNik, match=r"harus 16 angka / a NIK has 16 digits"):
        Nik.parse("1")


def test_the_region_is_looked_up_by_six_digits() -> None:
    asked: list[str] = []

    def region_exists(code: str) -> bool:
        asked.append(code)
        return False

    assert not Nik.parse(MAN).is_registered_in(region_exists)
    assert Nik.parse(WOMAN).is_registered_in(lambda code: code == "330305")
    assert asked == ["330305"]
