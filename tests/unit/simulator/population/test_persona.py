from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.elemen import ALL_ELEMEN, Kind
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import StatusPenduduk, Value
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.calendar import age_in_years, date_to_day
from simulator.population.official import (
    AGAMA,
    CERAI_MATI,
    ISTRI,
    KEPALA_KELUARGA,
    LAKI_LAKI,
    PDDK_AKH,
    PEREMPUAN,
    STAT_HBKEL,
    STATUS_KAWIN,
)
from simulator.population.persona import STATUS_BY_CODE, Persona, build_personas
from simulator.population.persona_record import CANARY_ELEMEN
from simulator.population.persona_table import SPECS
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.residents import Residents

PERSONAS = build_personas(1, 1, load_wilayah())
BY_NAME = {persona.name: persona for persona in PERSONAS}
KNOWN = [persona for persona in PERSONAS if persona.penduduk]
NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)
seeds = st.integers(0, 2**40)


def elemen(persona: Persona) -> dict[str, Value]:
    assert persona.penduduk is not None
    return dict(persona.penduduk.elemen)


def by_name(name: str) -> dict[str, Value]:
    return elemen(BY_NAME[name])


def test_every_row_of_the_table_is_a_persona_in_its_order() -> None:
    assert [persona.name for persona in PERSONAS] == [spec.name for spec in SPECS]
    assert len({spec.name for spec in SPECS}) == len(SPECS)


def test_there_are_192_ordinary_residents_and_two_for_each_refusal() -> None:
    counts = Counter(persona.code for persona in PERSONAS)
    assert {code: counts[code] for code in ("08", "11", "12", "13", "14", "15")} == dict.fromkeys(
        ("08", "11", "12", "13", "14", "15"), 2
    )
    assert sum(persona.name.startswith("warga-") and persona.code == "01" for persona in PERSONAS) == 192


def test_ordinary_residents_live_in_every_province_and_are_of_both_sexes_and_all_ages() -> None:
    ordinary = [by_name(f"warga-{number:02}") for number in range(1, 49)]
    assert {value["NO_PROP"] for value in ordinary} == {int(code) for code in PROVINCE_BY_CODE}
    assert {value["JENIS_KLMIN"] for value in ordinary} == {LAKI_LAKI, PEREMPUAN}
    ages = [age_in_years(date_to_day(date.fromisoformat(str(value["TGL_LHR"])))) for value in ordinary]
    assert min(ages) >= 17
    assert max(ages) <= 80
    assert len({age // 10 for age in ages}) >= 6


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_no_number_is_given_twice(seed: int) -> None:
    personas = build_personas(seed, 1, load_wilayah())
    niks = [penduduk.nik.text for persona in personas for penduduk in persona.card]
    niks += [persona.nik for persona in personas if not persona.card]
    assert len(niks) == len(set(niks))
    cards = [persona.nomor_kk for persona in personas]
    assert len(cards) == len(set(cards))
    assert len({persona.nik[:6] for persona in personas}) == len(personas)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_numbers_are_well_formed_synthetic_and_agree_with_the_elements(seed: int) -> None:
    wilayah = load_wilayah()
    for persona in build_personas(seed, 1, wilayah):
        nik, kk = Nik.parse(persona.nik), NomorKk.parse(persona.nomor_kk)
        assert 9001 <= nik.serial <= 9899
        assert 9900 <= int(kk.text[12:]) <= 9999
        assert nik.is_registered_in(wilayah.kecamatan_exists) == (persona.code != "15")
        for member in persona.card:
            born = date.fromisoformat(str(member.elemen["TGL_LHR"]))
            assert member.nik.birth_digits == (born.day, born.month, born.year % 100)
            assert member.nik.is_woman == (member.elemen["JENIS_KLMIN"] == PEREMPUAN)
            assert (member.elemen["NIK"], member.elemen["NO_KK"]) == (int(member.nik.text), int(kk.text))


def test_serials_form_no_series() -> None:
    steps = {int(after.nik) - int(before.nik) for before, after in pairwise(PERSONAS)}
    assert len(steps) == len(PERSONAS) - 1
    assert len({persona.nik[12:] for persona in PERSONAS}) > len(PERSONAS) * 0.8


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.name)
def test_a_code_follows_from_the_status_in_the_register(persona: Persona) -> None:
    if persona.code in ("13", "15"):
        assert (persona.penduduk, persona.card, dict(persona.canary)) == (None, (), {})
    else:
        assert persona.penduduk in persona.card
        assert persona.penduduk is not None
        assert persona.penduduk.status is STATUS_BY_CODE[persona.code]


@pytest.mark.parametrize("persona", KNOWN, ids=lambda persona: persona.name)
def test_every_element_is_there_with_the_type_of_the_wire(persona: Persona) -> None:
    numbers = {e.name for e in ALL_ELEMEN if e.kind in (Kind.NIK, Kind.NUMBER)}
    for member in persona.card:
        assert set(member.elemen) == set(NAMES)
        for name, value in member.elemen.items():
            assert value is None or type(value) is (int if name in numbers else str), name
        assert member.elemen["AGAMA"] in AGAMA
        assert member.elemen["STATUS_KAWIN"] in STATUS_KAWIN
        assert member.elemen["STAT_HBKEL"] in STAT_HBKEL
        assert member.elemen["PDDK_AKH"] in PDDK_AKH


@pytest.mark.parametrize("persona", KNOWN, ids=lambda persona: persona.name)
def test_a_card_has_one_head_and_relatives_of_fitting_sex_and_age(persona: Persona) -> None:
    card = [dict(member.elemen) for member in persona.card]
    assert [member["STAT_HBKEL"] for member in card].count(KEPALA_KELUARGA) == 1
    by_nik = {member["NIK"]: member for member in card}
    for member in card:
        if member["STAT_HBKEL"] == ISTRI:
            assert member["JENIS_KLMIN"] == PEREMPUAN
            assert card[0]["JENIS_KLMIN"] == LAKI_LAKI
            assert member["TGL_KWN"] == card[0]["TGL_KWN"]
        for parent in ("IBU", "AYAH"):
            if (nik := member[f"NIK_{parent}"]) is not None:
                assert member[f"NAMA_LGKP_{parent}"] == by_nik[nik]["NAMA_LGKP"]
                assert str(by_nik[nik]["TGL_KWN"]) < str(member["TGL_LHR"])
                assert int(str(member["TGL_LHR"])[:4]) - int(str(by_nik[nik]["TGL_LHR"])[:4]) >= 18
        assert {member[name] for name in ("NO_KK", "ALAMAT", "KEL_NAME", "AGAMA")} == {
            card[0][name] for name in ("NO_KK", "ALAMAT", "KEL_NAME", "AGAMA")
        }


@given(seeds, st.integers(1, 10**6))
@settings(max_examples=20, deadline=None)
def test_a_new_run_changes_the_canaries_and_nothing_that_is_typed(seed: int, run: int) -> None:
    first, second = build_personas(seed, run, load_wilayah()), build_personas(seed, run + 1, load_wilayah())
    stable = (
        "NAMA_LGKP",
        "TGL_LHR",
        "TMPT_LHR",
        "JENIS_KLMIN",
        "NO_RT",
        "KEL_NAME",
        "NIK",
        "NO_KK",
        "STATUS_KAWIN",
    )
    for before, after in zip(first, second, strict=True):
        assert (before.nik, before.nomor_kk, before.code) == (after.nik, after.nomor_kk, after.code)
        if before.penduduk:
            assert {name: elemen(before)[name] for name in stable} == {name: elemen(after)[name] for name in stable}
        for name, value in before.canary.items():
            assert value != after.canary[name]


def test_a_canary_is_found_in_the_own_card_only() -> None:
    for persona in KNOWN:
        missing = [name for name in CANARY_ELEMEN if elemen(persona)[name] is None]
        assert missing == (["DUSUN"] if persona.name == "tanpa-dusun-kode-pos" else [])
        assert len(set(persona.canary.values())) == len(persona.canary) == 4 - len(missing)
        for other in KNOWN:
            if other is not persona:
                values = {value for member in other.card for value in member.elemen.values()}
                assert not values & set(persona.canary.values())


def test_the_same_seed_and_run_give_the_same_personas() -> None:
    assert build_personas(1, 1, load_wilayah()) == PERSONAS
    assert build_personas(2, 1, load_wilayah())[0].nik != PERSONAS[0].nik


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_edges_are_what_their_names_say(seed: int) -> None:
    edges = {persona.name: persona for persona in build_personas(seed, 1, load_wilayah())}
    value = {name: elemen(persona) for name, persona in edges.items() if persona.penduduk}
    assert len(str(value["nama-satu-kata"]["NAMA_LGKP"]).split()) == 1
    assert "'" in str(value["nama-berapostrof"]["NAMA_LGKP"])
    assert len(str(value["nama-sangat-panjang"]["NAMA_LGKP"])) >= 60
    assert value["tanpa-rt-rw"]["NO_RT"] is value["tanpa-rt-rw"]["NO_RW"] is None
    assert value["tanpa-dusun-kode-pos"]["DUSUN"] is value["tanpa-dusun-kode-pos"]["KODE_POS"] is None
    assert str(value["lahir-29-februari"]["TGL_LHR"]).endswith("-02-29")
    assert int(float(edges["papua-nik-besar"].nik)) != int(edges["papua-nik-besar"].nik)
    assert int(edges["pindah"].nik[:2]) != value["pindah"]["NO_PROP"]
    assert value["provinsi-lain"]["NO_PROP"] not in (31, 32, 33, 34, 35, 36)
    assert value["orang-asing"]["AGAMA"]
    assert str(value["spasi-di-belakang-nama"]["NAMA_LGKP"]).endswith(" ")


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_each_province_has_its_persona(seed: int) -> None:
    personas = {persona.name: persona for persona in build_personas(seed, 1, load_wilayah())}
    for code in PROVINCE_BY_CODE:
        assert personas[f"provinsi-{code}"].nik.startswith(code)
        assert elemen(personas[f"provinsi-{code}"])["NO_PROP"] == int(code)


def test_a_lone_old_persona_is_a_widow_or_widower() -> None:
    alone = [persona.penduduk for persona in KNOWN if len(persona.card) == 1]
    assert any(penduduk and penduduk.elemen["STATUS_KAWIN"] == CERAI_MATI for penduduk in alone)


def test_residents_find_personas_and_their_relatives_with_the_elements_asked_for() -> None:
    residents = Residents(1, 1, load_wilayah())
    assert residents.personas == PERSONAS
    for persona in PERSONAS:
        found = residents.find(Nik(persona.nik), ("NAMA_LGKP", "NO_KK"))
        family = residents.family(NomorKk(persona.nomor_kk), NAMES)
        assert family == persona.card
        if persona.penduduk is None:
            assert found is None
        else:
            assert found is not None
            assert dict(found.elemen) == {n: persona.penduduk.elemen[n] for n in ("NAMA_LGKP", "NO_KK")}
            assert found.status in StatusPenduduk
