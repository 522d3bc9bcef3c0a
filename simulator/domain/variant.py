"""Where public clients saw the service speak in two ways, which one does a session speak? Off: the better attested."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import ALL_CODES, KUOTA_HABIS, TIDAK_DITEMUKAN, ResponseCode


class Variant(StrEnum):
    """A second spelling that a session may be switched to (`PATCH .../hak-akses {"variants": [...]}`)."""

    IP_CLIENT = "ip_client"
    """`lama`: 04 is `IP Client  Tidak terdaftar`, two blanks included (wire contract 4.1)."""
    IP_CLIENT_SATU_SPASI = "ip_client_satu_spasi"
    """`lama`: 04 is `IP Client Tidak Terdaftar`, with one blank (wire contract 4.1)."""
    HURUF_KECIL = "huruf_kecil"
    """`lama`: the texts of login, kuota and not found in small letters (wire contract 4.1)."""
    TEKS_JUKNIS = "teks_juknis"
    """SIM: `lama` says what the Juknis says where old clients know no text of the code: all but 03, 04, 05 and 13."""
    TIDAK_AKTIF = "tidak_aktif"
    """`baru`: 14 says `Status Tidak Aktif silakan hubungi` (wire contract 4.2)."""
    KELAMIN_KAPITAL = "kelamin_kapital"
    """JENIS_KLMIN of the data methods in capitals (wire contract 2.2)."""
    TANPA_RESPON = "tanpa_respon"
    """`baru`, `juknis`: a refusal has no RESPON (wire contract 4.3)."""
    TANPA_RESPONSE = "tanpa_response"
    """`baru`, `juknis`: a refusal has no RESPONSE (wire contract 4.3)."""
    TANPA_RESPONSE_DESC = "tanpa_response_desc"
    """`baru`, `juknis`: a refusal has no RESPONSE_DESC (wire contract 4.3)."""
    KUOTA_TANPA_RESPON = "kuota_tanpa_respon"
    """`baru`, `juknis`: 05, and no other code, has no RESPON (wire contract 4.3)."""
    PADANAN_LAMA = "padanan_lama"
    """All dialects: a match is answered as in 2021-2022. A refusal has RESPONSE_CODE and RESPON, 13 is 02, a success
    has the NIK as a number, there is no quotaLimiter, and the elements stand in HashMap order (wire contract 2.4, 3.2,
    4.2, 4.3). That these go together, and the order inside a bucket, is ours (SIM)."""

    # Enum would compute its own hash anew for every look-up of the hot path.
    __hash__ = str.__hash__


_SEEN_IN_LAMA = frozenset({"03", "04", "05", "13"})
"""The codes that have a text of their own in clients of `lama` (wire contract 4.1)."""
_SMALL: Mapping[str | None, str] = {
    "Login Gagal": "Login gagal",
    "Kuota Akses Hari ini telah Habis": "Kuota akses hari ini telah habis",
    "Data Tidak Ditemukan": "Data tidak ditemukan",
}
_TEXTS: tuple[tuple[Variant, Dialect, Mapping[str, str]], ...] = (
    (
        Variant.TEKS_JUKNIS,
        Dialect.LAMA,
        {code.code: code.juknis for code in ALL_CODES if code.lama and code.code not in _SEEN_IN_LAMA},
    ),
    (Variant.IP_CLIENT, Dialect.LAMA, {"04": "IP Client  Tidak terdaftar"}),
    (Variant.IP_CLIENT_SATU_SPASI, Dialect.LAMA, {"04": "IP Client Tidak Terdaftar"}),
    (
        Variant.HURUF_KECIL,
        Dialect.LAMA,
        {code.code: _SMALL[code.lama] for code in ALL_CODES if code.lama in _SMALL},
    ),
    (
        Variant.TIDAK_AKTIF,
        Dialect.BARU,
        {"14": "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil"},
    ),
)
"""Which variant says which codes how, in which dialect; the first that is on and knows the code decides."""
_CAPITALS: Mapping[Value, str] = {"Laki-Laki": "LAKI-LAKI", "Perempuan": "PEREMPUAN"}

KEYS: Mapping[Dialect, tuple[str, ...]] = {
    Dialect.JUKNIS: ("RESPONSE_CODE", "RESPONSE_DESC", "RESPONSE", "RESPON"),
    Dialect.BARU: ("RESPONSE_CODE", "RESPONSE_DESC", "RESPONSE", "RESPON"),
    Dialect.LAMA: ("RESPON",),
}
"""The keys of a refusal in wire order (wire contract 4.1, 4.3)."""
WITHOUT: Mapping[Variant, str] = {
    Variant.TANPA_RESPONSE_DESC: "RESPONSE_DESC",
    Variant.TANPA_RESPONSE: "RESPONSE",
    Variant.TANPA_RESPON: "RESPON",
}
"""The variants that leave out a text of every refusal; not all three can be on."""
OLDER_MATCH_KEYS = ("RESPONSE_CODE", "RESPON")
_OLDER_NOT_FOUND = "02"
"""13 of the older match: one client of 2022 takes a `2` for an unknown NIK (wire contract 4.2, L)."""


def text_of(code: ResponseCode, dialect: Dialect, variants: Iterable[Variant]) -> str:
    """Return the words of `code` in `dialect` where these `variants` are on."""
    on = frozenset(variants)
    for variant, spoken, texts in _TEXTS:
        if variant in on and spoken is dialect and code.code in texts:
            return texts[code.code]
    return code.text(dialect)


def keys_of(
    code: ResponseCode, dialect: Dialect, variants: frozenset[Variant], *, is_older_match: bool
) -> tuple[str, ...]:
    """Return the keys of a refusal with `code`, in wire order."""
    if is_older_match:
        return OLDER_MATCH_KEYS
    if dialect is Dialect.LAMA:
        return KEYS[dialect]
    left_out = {key for variant, key in WITHOUT.items() if variant in variants}
    if code is KUOTA_HABIS and Variant.KUOTA_TANPA_RESPON in variants:
        left_out.add("RESPON")
    return tuple(key for key in KEYS[dialect] if key not in left_out)


def number_of(code: ResponseCode, *, is_older_match: bool) -> str:
    """Return the digits that RESPONSE_CODE carries; the journal keeps those of `code`."""
    return _OLDER_NOT_FOUND if is_older_match and code is TIDAK_DITEMUKAN else code.code


def spell(elemen: Mapping[str, Value], variants: Iterable[Variant]) -> Mapping[str, Value]:
    """Return the elements of a data answer, or of a persona, as the `variants` spell them; a match is left alone."""
    if Variant.KELAMIN_KAPITAL not in variants or elemen.get("JENIS_KLMIN") not in _CAPITALS:
        return elemen
    return {**elemen, "JENIS_KLMIN": _CAPITALS[elemen["JENIS_KLMIN"]]}
