import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import ALL_CODES
from simulator.domain.variant import Variant, spell, text_of

CHANGED = {
    Variant.IP_CLIENT: {(Dialect.LAMA, "04"): "IP Client  Tidak terdaftar"},
    Variant.HURUF_KECIL: {
        (Dialect.LAMA, "03"): "Login gagal",
        (Dialect.LAMA, "05"): "Kuota akses hari ini telah habis",
        (Dialect.LAMA, "13"): "Data tidak ditemukan",
    },
    Variant.TIDAK_AKTIF: {(Dialect.BARU, "14"): "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil"},
    Variant.KELAMIN_KAPITAL: {},
}


@pytest.mark.parametrize("variant", list(Variant))
def test_a_variant_changes_its_own_texts_alone(variant: Variant) -> None:
    changed = {
        (dialect, code.code): text
        for dialect in Dialect
        for code in ALL_CODES
        if (text := text_of(code, dialect, frozenset({variant}))) != code.text(dialect)
    }
    assert changed == CHANGED[variant]


@pytest.mark.parametrize("dialect", list(Dialect))
def test_without_variants_a_text_is_that_of_its_dialect(dialect: Dialect) -> None:
    assert all(text_of(code, dialect, ()) == code.text(dialect) for code in ALL_CODES)


@pytest.mark.parametrize(
    ("value", "spelt"),
    [("Laki-Laki", "LAKI-LAKI"), ("Perempuan", "PEREMPUAN"), ("Sesuai", "Sesuai"), ("Tidak Sesuai", "Tidak Sesuai")],
)
def test_only_a_sex_is_written_in_capitals(value: str, spelt: str) -> None:
    elemen: dict[str, Value] = {"NAMA_LGKP": "Perempuan", "JENIS_KLMIN": value}
    assert spell(elemen, (Variant.KELAMIN_KAPITAL,)) == {"NAMA_LGKP": "Perempuan", "JENIS_KLMIN": spelt}
    assert spell(elemen, (Variant.IP_CLIENT,)) == elemen
    assert spell({"NIK": 1}, (Variant.KELAMIN_KAPITAL,)) == {"NIK": 1}
