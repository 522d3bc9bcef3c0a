import pytest

from simulator.poc.wilayah_file import load_wilayah
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.wilayah import Desa, Wilayah

TABLE = """33	JAWA TENGAH
3303	PURBALINGGA
330301	KEMANGKON	1001:SATU|2002:DUA RAYA
330302	BUKATEJA	2001:TIGA
"""


def test_the_table_has_the_counts_of_version_4_0_1() -> None:
    wilayah = load_wilayah()
    villages = sum(len(wilayah.kecamatan(code).desa) for code in wilayah.kecamatan_codes)
    counts = len(PROVINCE_BY_CODE), len(wilayah.kabupaten_codes), len(wilayah.kecamatan_codes), villages
    assert counts == (38, 514, 7285, 83762)


def test_a_kecamatan_carries_the_names_of_all_levels() -> None:
    kecamatan = Wilayah.parse(TABLE).kecamatan("330301")
    assert kecamatan.desa == (Desa(1001, "SATU"), Desa(2002, "DUA RAYA"))
    assert (kecamatan.province_name, kecamatan.kabupaten_name) == ("JAWA TENGAH", "PURBALINGGA")
    assert (kecamatan.province_number, kecamatan.kabupaten_number, kecamatan.number) == (33, 3, 1)
    assert not kecamatan.is_in_kota


def test_kecamatan_are_listed_by_province_and_by_kabupaten() -> None:
    wilayah = Wilayah.parse(TABLE)
    assert wilayah.kecamatan_in("3303") == wilayah.kecamatan_in("33") == ("330301", "330302")
    assert wilayah.kecamatan_in("3399") == ()


@pytest.mark.parametrize("code", ["330399", "33", "3303", "", "33030"])
def test_a_code_that_is_no_kecamatan_is_refused(code: str) -> None:
    wilayah = Wilayah.parse(TABLE)
    assert not wilayah.kecamatan_exists(code)
    with pytest.raises(LookupError, match="tidak dikenal"):
        wilayah.kecamatan(code)


def test_an_unknown_kabupaten_has_no_name() -> None:
    with pytest.raises(LookupError):
        Wilayah.parse(TABLE).name("3304")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("31", "DKI JAKARTA"),
        ("34", "DI YOGYAKARTA"),
        ("3303", "PURBALINGGA"),
        ("3374", "KOTA SEMARANG"),
        ("3171", "KOTA ADM. JAKARTA PUSAT"),
        ("3101", "ADM. KEP. SERIBU"),
        ("6271", "KOTA PALANGKA RAYA"),
    ],
)
def test_names_are_spelled_as_the_service_answers_them(code: str, name: str) -> None:
    assert load_wilayah().name(code) == name


def test_a_kota_is_recognised_by_its_number_and_its_name() -> None:
    wilayah = load_wilayah()
    for code in wilayah.kecamatan_codes:
        kecamatan = wilayah.kecamatan(code)
        assert kecamatan.is_in_kota == kecamatan.kabupaten_name.startswith("KOTA "), code


def test_names_are_upper_case_plain_ascii_without_outer_blanks() -> None:
    wilayah = load_wilayah()
    names = {wilayah.name(code) for code in (*PROVINCE_BY_CODE, *wilayah.kabupaten_codes)}
    for code in wilayah.kecamatan_codes:
        kecamatan = wilayah.kecamatan(code)
        names |= {kecamatan.name, *(desa.name for desa in kecamatan.desa)}
    bad = [name for name in names if not name.isascii() or name != name.upper().strip() or set(name) & set('"*|:')]
    assert bad == []


def test_codes_are_ordered_and_unique() -> None:
    wilayah = load_wilayah()
    assert list(wilayah.kecamatan_codes) == sorted(set(wilayah.kecamatan_codes))
    for code in wilayah.kecamatan_codes:
        numbers = [desa.number for desa in wilayah.kecamatan(code).desa]
        assert numbers == sorted(set(numbers)), code
        assert all(1000 < number < 4000 for number in numbers), code


def test_every_province_of_the_table_has_a_row_of_its_own() -> None:
    assert [*PROVINCE_BY_CODE] == sorted(PROVINCE_BY_CODE)
    assert {code[:2] for code in load_wilayah().kecamatan_codes} == set(PROVINCE_BY_CODE)


def test_the_table_is_read_once() -> None:
    assert load_wilayah() is load_wilayah()


@pytest.mark.parametrize(
    ("office", "code"),
    [
        ("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Purbalingga", "3303"),
        ("Dinas Kependudukan dan Pencatatan Sipil Kota Semarang", "3374"),
        ("Dinas Kependudukan dan Pencatatan Sipil Provinsi Banten", "36"),
        ("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh", ""),
        ("Dinas Kependudukan dan Pencatatan Sipil Kota Contoh", ""),
        ("Direktorat Jenderal Kependudukan dan Pencatatan Sipil", ""),
        ("", ""),
    ],
)
def test_an_office_is_of_the_region_that_its_name_ends_with(office: str, code: str) -> None:
    assert load_wilayah().named_in(office) == code
