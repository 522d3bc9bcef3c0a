import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import ALL_CODES, CODE_BY_NUMBER, GAGAL_LOGIN, KUOTA_HABIS, ResponseCode
from simulator.domain.variant import Variant, keys_of, number_of, spell, text_of

CHANGED = {
    Variant.IP_CLIENT: {(Dialect.LAMA, "04"): "IP Client  Tidak terdaftar"},
    Variant.IP_CLIENT_SATU_SPASI: {(Dialect.LAMA, "04"): "IP Client Tidak Terdaftar"},
    Variant.HURUF_KECIL: {
        **{(Dialect.LAMA, code): "Login gagal" for code in ("03", "09", "16", "17")},
        **{(Dialect.LAMA, code): "Kuota akses hari ini telah habis" for code in ("05", "06")},
        **{(Dialect.LAMA, code): "Data tidak ditemukan" for code in ("07", "08", "11", "12", "13", "14", "15")},
    },
    Variant.TEKS_JUKNIS: {
        (Dialect.LAMA, code): CODE_BY_NUMBER[code].juknis
        for code in ("06", "07", "08", "09", "11", "12", "14", "15", "16", "17")
    },
    Variant.TIDAK_AKTIF: {(Dialect.BARU, "14"): "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil"},
}
"""Variants that are not here change no text."""


@pytest.mark.parametrize("variant", list(Variant))
def test_a_variant_changes_its_own_texts_alone(variant: Variant) -> None:
    changed = {
        (dialect, code.code): text
        for dialect in Dialect
        for code in ALL_CODES
        if (text := text_of(code, dialect, frozenset({variant}))) != code.text(dialect)
    }
    assert changed == CHANGED.get(variant, {})


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


CODED = ("RESPONSE_CODE", "RESPONSE_DESC", "RESPONSE", "RESPON")


@pytest.mark.parametrize(
    ("variants", "code", "keys"),
    [
        ((), GAGAL_LOGIN, CODED),
        ((Variant.TANPA_RESPON,), GAGAL_LOGIN, CODED[:3]),
        ((Variant.TANPA_RESPON, Variant.TANPA_RESPONSE), GAGAL_LOGIN, CODED[:2]),
        ((Variant.TANPA_RESPONSE, Variant.TANPA_RESPONSE_DESC), GAGAL_LOGIN, ("RESPONSE_CODE", "RESPON")),
        ((Variant.KUOTA_TANPA_RESPON,), GAGAL_LOGIN, CODED),
        ((Variant.KUOTA_TANPA_RESPON,), KUOTA_HABIS, CODED[:3]),
    ],
)
def test_the_keys_of_a_refusal_are_those_that_no_variant_leaves_out(
    variants: tuple[Variant, ...], code: ResponseCode, keys: tuple[str, ...]
) -> None:
    for dialect in (Dialect.JUKNIS, Dialect.BARU):
        assert keys_of(code, dialect, frozenset(variants), is_older_match=False) == keys
    assert keys_of(code, Dialect.LAMA, frozenset(variants), is_older_match=False) == ("RESPON",)


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.code)
def test_the_older_match_has_two_keys_and_02_for_who_is_not_found(code: ResponseCode) -> None:
    for dialect in Dialect:
        assert keys_of(code, dialect, frozenset(), is_older_match=True) == ("RESPONSE_CODE", "RESPON")
    assert number_of(code, is_older_match=True) == ("02" if code.code == "13" else code.code)
    assert number_of(code, is_older_match=False) == code.code
