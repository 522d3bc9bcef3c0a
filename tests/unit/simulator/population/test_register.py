import tracemalloc
from collections import Counter
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.domain.elemen import ALL_ELEMEN, Kind
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk, Value
from simulator.poc.wilayah_file import load_wilayah
from simulator.population import official
from simulator.population.calendar import BLOCK_DAYS, DAYS, digits_of_day, iso_day
from simulator.population.register import Register
from simulator.population.scheme import Scheme
from simulator.population.shares import Shares
from simulator.population.wilayah import Kecamatan

WILAYAH = load_wilayah()
REGISTERS = {seed: Register(seed, WILAYAH) for seed in (1, 42)}
SCHEMES = {seed: Scheme(seed, WILAYAH) for seed in REGISTERS}
REGISTER = REGISTERS[1]
NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)
FAMILY = tuple(
    "NIK NO_KK NAMA_LGKP JENIS_KLMIN TGL_LHR STATUS_KAWIN STAT_HBKEL PDDK_AKH JENIS_PKRJN NAMA_LGKP_IBU NAMA_LGKP_AYAH"
    " NIK_IBU NIK_AYAH AGAMA ALAMAT TGL_KWN TGL_CRAI NO_KEC".split()
)
SMALL = min(WILAYAH.kecamatan_in("95"), key=REGISTER.population_of)
DENSE = WILAYAH.kecamatan_in("3374")[2]

CROWDED = WILAYAH.kecamatan_in("3171")[0]
kecamatan = st.sampled_from(WILAYAH.kecamatan_codes)


@st.composite
def households(draw: st.DrawFn) -> tuple[Register, NomorKk]:
    seed = draw(st.sampled_from(sorted(REGISTERS)))
    scheme = SCHEMES[seed]
    index = draw(st.integers(0, len(scheme.codes) - 1))
    column = draw(st.integers(0, scheme.columns[index] - 1))
    block = draw(st.sampled_from(scheme.blocks_lived(index, column)))
    return REGISTERS[seed], NomorKk.parse(scheme.write_kk(index, column, block))


EIGHTEEN = timedelta(days=18 * 365 + 4)


def born(penduduk: Penduduk) -> date:
    return date.fromisoformat(str(penduduk.elemen["TGL_LHR"]))


def age(penduduk: Penduduk) -> int:
    return (official.REFERENCE_DATE - born(penduduk)).days * 4 // 1461


@given(households())
@settings(deadline=None)
def test_a_resident_and_the_family_card_agree_both_ways(household: tuple[Register, NomorKk]) -> None:
    register, kk = household
    card = register.family(kk, FAMILY)
    assert card
    assert len({member.nik for member in card}) == len(card)
    for member in card:
        assert Nik.parse(member.nik.text) == member.nik
        assert register.find(member.nik, FAMILY) == member
        assert member.elemen["NO_KK"] == int(kk.text)


@given(households())
@example((REGISTERS[42], NomorKk.parse("1102061111249904")))  # a bride five days before her eighteenth birthday
@settings(deadline=None, max_examples=300)
def test_relations_ages_and_names_in_a_family_fit_together(household: tuple[Register, NomorKk]) -> None:
    register, kk = household
    card = register.family(kk, FAMILY)
    by_nik = {member.elemen["NIK"]: member for member in card}
    relations = Counter(str(member.elemen["STAT_HBKEL"]) for member in card)
    assert relations[official.KEPALA_KELUARGA] == 1
    assert relations[official.ISTRI] <= 1
    assert card[0].elemen["STAT_HBKEL"] == official.KEPALA_KELUARGA
    for member in card:
        check_member(member, card[0], by_nik)


def check_member(member: Penduduk, head: Penduduk, by_nik: dict[Value, Penduduk]) -> None:
    value = member.elemen
    relation = value["STAT_HBKEL"]
    if relation == official.ISTRI:
        assert (value["JENIS_KLMIN"], head.elemen["JENIS_KLMIN"]) == (official.PEREMPUAN, official.LAKI_LAKI)
        assert (value["STATUS_KAWIN"], head.elemen["STATUS_KAWIN"]) == (official.KAWIN, official.KAWIN)
        assert value["TGL_KWN"] == head.elemen["TGL_KWN"]
    if relation == official.ANAK:
        assert head.elemen["NIK"] in (value["NIK_IBU"], value["NIK_AYAH"])
        assert str(value["TGL_LHR"]) > str(head.elemen["TGL_KWN"])
    if relation in (official.ORANGTUA, official.MERTUA):
        assert born(member) < born(head)
    if relation == official.ORANGTUA:
        assert value["NIK"] in (head.elemen["NIK_IBU"], head.elemen["NIK_AYAH"])
    if value["JENIS_PKRJN"] == official.PELAJAR:
        assert value["STATUS_KAWIN"] == official.BELUM_KAWIN
        assert 5 < age(member) < 23
    if value["STATUS_KAWIN"] != official.BELUM_KAWIN:
        assert official.REFERENCE_DATE - born(member) > EIGHTEEN - timedelta(days=BLOCK_DAYS)
    if age(member) < 6:
        assert value["PDDK_AKH"] == official.PDDK_AKH[0]
    assert (value["AGAMA"], value["ALAMAT"]) == (head.elemen["AGAMA"], head.elemen["ALAMAT"])
    for parent, sex in (("IBU", official.PEREMPUAN), ("AYAH", official.LAKI_LAKI)):
        if (nik := value[f"NIK_{parent}"]) is not None:
            found = by_nik[nik].elemen
            assert str(value[f"NAMA_LGKP_{parent}"]) == str(found["NAMA_LGKP"]).strip()
            assert found["JENIS_KLMIN"] == sex
            assert timedelta(days=18 * 365) < born(member) - born(by_nik[nik]) < timedelta(days=55 * 365)


@pytest.mark.parametrize("code", [SMALL, DENSE])
def test_the_closed_form_agrees_with_counting_a_kecamatan(code: str) -> None:
    residents = list(REGISTER.residents_of(code, ("NO_PROP", "NO_KAB", "NO_KEC")))
    assert len(residents) == REGISTER.population_of(code)
    assert len({resident.nik for resident in residents}) == len(residents)
    home = {tuple(resident.elemen.values()) for resident in residents}
    assert home == {(int(code[:2]), int(code[2:4]), int(code[4:]))}


def test_the_country_is_the_sum_of_its_kecamatan() -> None:
    assert sum(map(REGISTER.population_of, WILAYAH.kecamatan_codes)) > 280_000_000
    with pytest.raises(KeyError):
        REGISTER.population_of("330399")


def test_search_finds_whom_trying_every_nik_finds() -> None:
    kabupaten, day = "3272", date(1985, 8, 17)
    names = ("TGL_LHR", "NO_PROP", "NO_KAB")
    found = {resident.nik: resident for resident in REGISTER.search(day, kabupaten, names)}
    tried = {}
    for code in WILAYAH.kecamatan_in(kabupaten):
        for digits in (f"{day:%d}", f"{day.day + 40}"):
            for serial in range(9001, 9900):
                nik = Nik.parse(f"{code}{digits}{day:%m%y}{serial}")
                if (resident := REGISTER.find(nik, names)) and resident.elemen["NO_KAB"] == 72:
                    tried[nik] = resident
    assert tried
    assert {nik: one for nik, one in found.items() if nik.text[:4] == kabupaten} == tried
    assert {tuple(one.elemen.values()) for one in found.values()} == {("1985-08-17", 32, 72)}


@given(households())
@settings(deadline=None, max_examples=30)
def test_search_finds_a_resident_by_birth_date_and_kabupaten(household: tuple[Register, NomorKk]) -> None:
    register, kk = household
    for resident in register.family(kk, FAMILY):
        assert resident in register.search(born(resident), kk.text[:4], FAMILY)


@pytest.mark.parametrize("day", [date(1924, 12, 31), date(2025, 1, 1), date(1800, 1, 1)])
def test_nobody_is_born_outside_the_century(day: date) -> None:
    assert list(REGISTER.search(day, "3303", ())) == []


@given(households())
@settings(deadline=None)
def test_every_element_has_the_type_and_the_spelling_of_the_wire(household: tuple[Register, NomorKk]) -> None:
    register, kk = household
    for resident in register.family(kk, NAMES):
        assert tuple(resident.elemen) == NAMES
        check_elements(resident, WILAYAH.kecamatan(kk.text[:6]))


def check_elements(resident: Penduduk, wanted: Kecamatan) -> None:
    numbers = {elemen.name for elemen in ALL_ELEMEN if elemen.kind in (Kind.NIK, Kind.NUMBER)}
    for name, value in resident.elemen.items():
        assert value is None or type(value) is (int if name in numbers else str), name
        assert name in ("JENIS_KLMIN", "FOTO") or not isinstance(value, str) or value == value.upper(), name
    for name, allowed in (
        ("JENIS_KLMIN", official.SEXES),
        ("AGAMA", official.AGAMA),
        ("STATUS_KAWIN", official.STATUS_KAWIN),
        ("STAT_HBKEL", official.STAT_HBKEL),
        ("PDDK_AKH", official.PDDK_AKH),
        ("GOL_DARAH", official.GOL_DARAH),
    ):
        assert resident.elemen[name] in allowed
    assert [resident.elemen[n] for n in ("PROP_NAME", "KAB_NAME", "KEC_NAME")] == [
        wanted.province_name,
        wanted.kabupaten_name,
        wanted.name,
    ]
    assert (resident.elemen["NO_KEL"], resident.elemen["KEL_NAME"]) in {(d.number, d.name) for d in wanted.desa}
    assert resident.nik.text == str(resident.elemen["NIK"])
    assert resident.nik.is_woman == (resident.elemen["JENIS_KLMIN"] == official.PEREMPUAN)
    assert resident.nik.birth_digits == (born(resident).day, born(resident).month, born(resident).year % 100)


@given(kecamatan, st.dates(), st.sampled_from([1, 9000, 9897, 9899, 9900, 9999]))
def test_serials_outside_the_synthetic_range_are_nobody(code: str, day: date, serial: int) -> None:
    assert REGISTER.find(Nik.parse(f"{code}{day:%d%m%y}{serial:04}"), ()) is None


def test_an_unknown_region_is_nobody_and_has_no_cards() -> None:
    assert REGISTER.find(Nik.parse("3303991708859001"), ()) is None
    assert REGISTER.family(NomorKk.parse("3303991708159950"), ()) == ()


def test_a_card_that_was_never_issued_is_empty() -> None:
    cards = [REGISTER.family(NomorKk(f"{SMALL}0101{year:02}{9900 + year}"), ()) for year in range(100)]
    assert cards.count(()) > 90


def test_households_of_all_kinds_occur() -> None:
    residents = list(islice(REGISTER.residents_of(CROWDED, FAMILY), 90_000))
    assert {str(one.elemen["STAT_HBKEL"]) for one in residents} == set(official.STAT_HBKEL) - {official.SUAMI}
    assert {str(one.elemen["STATUS_KAWIN"]) for one in residents} == set(official.STATUS_KAWIN)
    heads = [one for one in residents if one.elemen["STAT_HBKEL"] == official.KEPALA_KELUARGA]
    mothers = [one for one in heads if one.elemen["JENIS_KLMIN"] == official.PEREMPUAN]
    assert 0.08 < len(mothers) / len(heads) < 0.25
    assert 0.03 < sum(one.nik.text[:6] != CROWDED for one in residents) / len(residents) < 0.2
    words = Counter(len(str(one.elemen["NAMA_LGKP"]).split()) for one in residents)
    assert 0.1 < words[1] / len(residents) < 0.5
    assert sum(str(one.elemen["NAMA_LGKP"]).endswith(" ") for one in residents) > 100
    sexes = Counter(str(one.elemen["JENIS_KLMIN"]) for one in residents)
    assert 0.48 < sexes[official.PEREMPUAN] / len(residents) < 0.52


def test_shares_decide_how_many_are_not_active() -> None:
    statuses = Counter(one.status for one in islice(REGISTER.residents_of(DENSE, ()), 40_000))
    assert 300 < statuses[StatusPenduduk.MENINGGAL] < 500
    assert 50 < statuses[StatusPenduduk.GANDA] < 120
    assert 140 < statuses[StatusPenduduk.NON_AKTIF] < 270
    assert statuses[StatusPenduduk.TIDAK_DAPAT_DIPROSES] < 60
    nobody = Register(1, WILAYAH, Shares(0, 0, 0, 0))
    assert {one.status for one in nobody.residents_of(SMALL, ())} == {StatusPenduduk.AKTIF}
    everybody = Register(1, WILAYAH, Shares(0, 10_000, 0, 0))
    assert {one.status for one in everybody.residents_of(SMALL, ())} == {StatusPenduduk.GANDA}


@pytest.mark.parametrize("shares", [(-1, 0, 0, 0), (10_000, 1, 0, 0)])
def test_impossible_shares_are_refused(shares: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="10000"):
        Shares(*shares)


def test_another_seed_is_another_population() -> None:
    first, second = (
        {one.nik for one in islice(register.residents_of(DENSE, ()), 3000)} for register in REGISTERS.values()
    )
    assert len(first & second) < 30


def test_whom_it_was_asked_for_is_not_kept() -> None:
    """All that a register keeps is regions and days; once it knows those, residents leave nothing behind."""
    register, scheme = Register(3, WILAYAH), Scheme(3, WILAYAH)

    def ask_for(nth: int) -> None:
        for index in range(0, len(scheme.codes), 12):
            column = nth % scheme.columns[index]
            blocks = scheme.blocks_lived(index, column)
            kk = NomorKk(scheme.write_kk(index, column, blocks[(7 * nth + index) % len(blocks)]))
            for resident in register.family(kk, ("NIK",)):
                assert register.find(resident.nik, NAMES)

    for code in WILAYAH.kecamatan_codes:
        WILAYAH.kecamatan(code)
    for day in range(DAYS):
        iso_day(day)
        digits_of_day(day)
    tracemalloc.start()
    try:
        ask_for(1)
        before, _ = tracemalloc.get_traced_memory()
        ask_for(2)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 200_000
