"""Names, occupations, addresses, pictures and draws: what records are put together from."""

from base64 import b64decode
from collections import Counter
from datetime import date
from itertools import pairwise
from zlib import decompress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.poc.wilayah_file import load_wilayah
from simulator.population import official
from simulator.population.address import Home, hamlet, postcode, rukun_tetangga, rukun_warga, street_address
from simulator.population.calendar import DAYS, age_in_years, date_to_day, day_to_date, digits_to_day
from simulator.population.dice import coin_word, draw, draw_bytes
from simulator.population.names import GROUPS, MAN, WOMAN, beliefs, full_name, style_of
from simulator.population.occupation import LEARNED_JOBS, RURAL_JOBS, URBAN_JOBS, job, schooling
from simulator.population.portrait import HEIGHT, WIDTH, portrait
from simulator.population.provinces import PROVINCES
from simulator.population.wilayah import Kecamatan

bits = st.integers(0, 2**64 - 1)
kecamatan = st.sampled_from(load_wilayah().kecamatan_codes).map(load_wilayah().kecamatan)


@given(st.integers(0, DAYS - 1))
def test_a_day_of_the_century_is_read_from_its_digits(day: int) -> None:
    born = day_to_date(day)
    assert digits_to_day(born.day, born.month, born.year % 100) == date_to_day(born) == day
    assert date(1925, 1, 1) <= born < official.REFERENCE_DATE


@given(st.integers(0, DAYS - 1))
def test_an_age_counts_completed_years(day: int) -> None:
    born = day_to_date(day)
    years = official.REFERENCE_DATE.year - born.year
    assert age_in_years(day) == (years if (born.month, born.day) == (1, 1) else years - 1)


@pytest.mark.parametrize("group", sorted(GROUPS))
@pytest.mark.parametrize("religion", official.AGAMA)
@pytest.mark.parametrize("sex", [MAN, WOMAN])
def test_names_are_upper_case_words_without_doubles(group: str, religion: str, sex: int) -> None:
    style = style_of(group, religion)
    for number in range(0, 2**32, 2**32 // 997):
        name = full_name(style, sex, number, number // 7)
        assert name == name.strip().upper()
        assert "_" not in name
        assert "  " not in name
        assert all(first != second for first, second in pairwise(name.split())), name


def test_single_word_names_occur_in_every_group() -> None:
    for group in GROUPS:
        names = [full_name(style_of(group, official.ISLAM), MAN, draw(2**32, group, n), n) for n in range(500)]
        assert any(" " not in name for name in names), group
        assert any(" " in name for name in names), group


def test_a_clan_goes_with_the_family() -> None:
    style = style_of("BATAK", official.KRISTEN)
    assert full_name(style, MAN, 0xFF0, 5).split()[-1] == full_name(style, WOMAN, 0xABC0F0, 5).split()[-1]


def test_every_province_knows_a_thousand_believers() -> None:
    for province in PROVINCES:
        counts = Counter(religion for religion, _ in beliefs(province.code))
        assert counts.total() == 1000
        assert tuple(counts[religion] for religion in official.AGAMA[:6]) == province.religions


@given(
    st.integers(0, 100), bits, st.sampled_from([MAN, WOMAN]), st.booleans(), st.sampled_from([RURAL_JOBS, URBAN_JOBS])
)
def test_schooling_and_work_fit_the_age(
    age: int, number: int, sex: int, is_single: bool, jobs: tuple[str, ...]
) -> None:
    level = schooling(age, number)
    work = job(age, level, number, sex, is_single, jobs)
    assert 0 <= level < len(official.PDDK_AKH)
    assert age >= 22 or level <= 4
    assert (work == official.RUMAH_TANGGA) <= (sex == WOMAN and not is_single)
    assert (work == official.PENSIUNAN) <= (age >= 62)
    assert (work == official.PELAJAR) <= (is_single and age < 23)
    assert age >= 6 or work == official.BELUM_BEKERJA
    assert (work in LEARNED_JOBS and work not in jobs) <= (level >= 6)


@given(bits, kecamatan)
def test_an_address_lies_in_its_kecamatan(number: int, kecamatan: Kecamatan) -> None:
    home = Home(number, kecamatan)
    assert home.desa in kecamatan.desa
    assert home.is_urban == (kecamatan.is_in_kota or home.desa.number < 2000)
    address = street_address(home)
    assert address == address.upper().strip()
    assert (rukun_tetangga(home) is None) == (rukun_warga(home) is None)
    assert 1 <= (rukun_tetangga(home) or 1) <= 15
    assert (hamlet(home) is None) == home.is_urban
    first, last = next(one.postcodes for one in PROVINCES if one.code == kecamatan.code[:2])
    assert first <= postcode(kecamatan, home.desa) // 1000 <= last


@given(bits)
def test_a_picture_is_a_png_image_of_nobody(number: int) -> None:
    image = b64decode(portrait(number), validate=True)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")) == (WIDTH, HEIGHT)
    start = image.index(b"IDAT")
    size = int.from_bytes(image[start - 4 : start], "big")
    assert len(decompress(image[start + 4 : start + 4 + size])) == HEIGHT * (WIDTH + 1)


def test_pictures_differ() -> None:
    assert len({portrait(draw(2**48, "picture", number)) for number in range(50)}) == 50


def test_draws_are_the_same_everywhere() -> None:
    assert draw(1000, "a", 1) == 654
    assert coin_word(4, "a", 1) == "RUHANEJE"
    assert draw_bytes(70, "a", 1)[:2].hex() + draw_bytes(70, "a", 1)[68:].hex() == "b62a4f0c"


@given(st.integers(1, 10**6), st.text(max_size=5), st.integers(0, 9))
def test_a_draw_stays_below_its_limit(limit: int, label: str, number: int) -> None:
    assert 0 <= draw(limit, label, number) < limit
    assert len(draw_bytes(number * 40, label)) == number * 40
