"""Where public clients saw the service speak in two ways, which one does a session speak? Off: the better attested."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import ResponseCode


class Variant(StrEnum):
    """A second spelling that a session may be switched to (`PATCH .../hak-akses {"variants": [...]}`)."""

    IP_CLIENT = "ip_client"
    """`lama`: 04 is `IP Client  Tidak terdaftar`, two blanks included (wire contract 4.1)."""
    HURUF_KECIL = "huruf_kecil"
    """`lama`: 03, 05 and 13 in small letters (wire contract 4.1)."""
    TIDAK_AKTIF = "tidak_aktif"
    """`baru`: 14 says `Status Tidak Aktif silakan hubungi` (wire contract 4.2)."""
    KELAMIN_KAPITAL = "kelamin_kapital"
    """JENIS_KLMIN of the data methods in capitals (wire contract 2.2)."""


_TEXTS: Mapping[tuple[Dialect, str], tuple[Variant, str]] = {
    (Dialect.LAMA, "04"): (Variant.IP_CLIENT, "IP Client  Tidak terdaftar"),
    (Dialect.LAMA, "03"): (Variant.HURUF_KECIL, "Login gagal"),
    (Dialect.LAMA, "05"): (Variant.HURUF_KECIL, "Kuota akses hari ini telah habis"),
    (Dialect.LAMA, "13"): (Variant.HURUF_KECIL, "Data tidak ditemukan"),
    (Dialect.BARU, "14"): (
        Variant.TIDAK_AKTIF,
        "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil",
    ),
}
_CAPITALS: Mapping[Value, str] = {"Laki-Laki": "LAKI-LAKI", "Perempuan": "PEREMPUAN"}


def text_of(code: ResponseCode, dialect: Dialect, variants: Iterable[Variant]) -> str:
    """Return the words of `code` in `dialect` where these `variants` are on."""
    variant, text = _TEXTS.get((dialect, code.code), (None, ""))
    return text if variant is not None and variant in variants else code.text(dialect)


def spell(elemen: Mapping[str, Value], variants: Iterable[Variant]) -> Mapping[str, Value]:
    """Return the elements of a data answer, or of a persona, as the `variants` spell them; a match is left alone."""
    if Variant.KELAMIN_KAPITAL not in variants or elemen.get("JENIS_KLMIN") not in _CAPITALS:
        return elemen
    return {**elemen, "JENIS_KLMIN": _CAPITALS[elemen["JENIS_KLMIN"]]}
