from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.domain.nik import Nik, NomorKk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.calendar import BLOCK_DAYS, BLOCKS
from simulator.population.density import MOST_COURSES
from simulator.population.life_course import HEAD, ROLES
from simulator.population.scheme import CARD_BANDS, SEATS, SERIAL_STEP, STEP, Scheme

SCHEMES = {seed: Scheme(seed, load_wilayah()) for seed in (1, 2, 987_654_321)}
schemes = st.sampled_from(sorted(SCHEMES)).map(SCHEMES.__getitem__)
kecamatan = st.integers(0, len(load_wilayah().kecamatan_codes) - 1)


@given(schemes, kecamatan, st.integers(0, MOST_COURSES - 1), st.integers(0, ROLES - 1), st.data())
def test_a_nik_leads_back_to_its_household_and_role(
    scheme: Scheme, kecamatan: int, column: int, role: int, data: st.DataObject
) -> None:
    column %= scheme.columns[kecamatan]
    block = data.draw(st.sampled_from(scheme.blocks_lived(kecamatan, column)))
    assume(scheme.is_there(kecamatan, column, block, role))
    slots = scheme.courses[scheme.course_number(kecamatan, column)].slots
    slot = slots[role]
    assert slot is not None
    day, sex = data.draw(st.integers(0, BLOCK_DAYS - 1)), data.draw(st.integers(0, 1))
    birth = (block + slot.offset) * BLOCK_DAYS + day
    nik = scheme.write_nik(kecamatan, column, role, birth, sex)
    assert 9001 <= Nik.parse(nik).serial <= 9896
    assert Nik.parse(nik).is_woman == bool(sex)
    assert scheme.locate(nik) == (kecamatan, column, block, role, birth, sex)


@given(schemes, kecamatan, st.integers(0, MOST_COURSES - 1), st.data())
def test_a_nomor_kk_leads_back_to_its_household(
    scheme: Scheme, kecamatan: int, column: int, data: st.DataObject
) -> None:
    column %= scheme.columns[kecamatan]
    block = data.draw(st.sampled_from(scheme.blocks_lived(kecamatan, column)))
    kk = scheme.write_kk(kecamatan, column, block)
    assert int(NomorKk.parse(kk).text[12:]) >= 9900
    assert scheme.locate_kk(kk) == (kecamatan, column, block)


@given(schemes, kecamatan, st.dates(), st.integers(1, 9999), st.booleans())
def test_any_other_number_stands_nowhere_or_where_it_is_written(
    scheme: Scheme, kecamatan: int, day: object, serial: int, is_woman: bool
) -> None:
    text = f"{day:%d%m%y}"
    nik = f"{scheme.codes[kecamatan]}{int(text[:2]) + 40 * is_woman:02}{text[2:]}{serial:04}"
    place = scheme.locate(Nik.parse(nik).text)
    if place:
        home, column, block, role, birth, sex = place
        slot = scheme.courses[scheme.course_number(home, column)].slots[role]
        assert slot is not None
        assert birth // BLOCK_DAYS == block + slot.offset
        assert scheme.write_nik(home, column, role, birth, sex) == nik
    kk = f"{scheme.codes[kecamatan]}{text}{serial:04}"
    house = scheme.locate_kk(NomorKk.parse(kk).text)
    assert house is None or scheme.write_kk(*house) == kk


def test_no_two_households_of_a_kecamatan_share_a_card() -> None:
    scheme = SCHEMES[1]
    crowded = max(range(len(scheme.codes)), key=scheme.columns.__getitem__)
    places = [(column, block) for column in range(MOST_COURSES) for block in scheme.blocks_lived(crowded, column)]
    assert scheme.columns[crowded] == MOST_COURSES
    assert len({scheme.write_kk(crowded, *place) for place in places}) == len(places) > 50_000


def test_the_bands_of_cards_cover_every_age_and_hold_every_household() -> None:
    assert [band.until for band in CARD_BANDS[:-1]] == [band.since for band in CARD_BANDS[1:]]
    assert CARD_BANDS[-1].until > BLOCKS
    for band in CARD_BANDS:
        assert (band.until - band.since) * MOST_COURSES <= band.serials * band.days
        assert (band.serials * band.days) % STEP
    assert SEATS % 2 == 0
    assert SERIAL_STEP % 2 == SERIAL_STEP % 7 % 2 == 1


def test_serials_of_heads_form_no_series() -> None:
    scheme = SCHEMES[1]
    serials = [scheme.write_nik(0, 0, HEAD, block * BLOCK_DAYS, 0)[12:] for block in range(800, 900)]
    assert len({int(after) - int(before) for before, after in pairwise(serials)}) > 50


def test_the_country_has_more_than_280_million_residents_in_38_provinces() -> None:
    for scheme in SCHEMES.values():
        by_province: dict[str, int] = {}
        for index, code in enumerate(scheme.codes):
            by_province[code[:2]] = by_province.get(code[:2], 0) + scheme.population_of(index)
        assert 280_000_000 < sum(by_province.values()) < 295_000_000
        assert len(by_province) == 38
        assert min(by_province.values()) > 300_000
        assert max(by_province, key=by_province.__getitem__) == "32"


def test_most_are_registered_where_they_live_and_some_far_away() -> None:
    scheme = SCHEMES[1]
    homes = {
        (column, role): scheme.codes[scheme.registered_in(5, column, role)]
        for column in range(MOST_COURSES)
        for role in range(ROLES)
    }
    moved = [code for code in homes.values() if code != scheme.codes[5]]
    assert 0.03 < len(moved) / len(homes) < 0.2
    assert {code[:2] == scheme.codes[5][:2] for code in moved} == {True, False}
