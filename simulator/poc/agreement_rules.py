"""What must the keys of an agreement agree on among each other?"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from simulator.domain.call import ALIASES
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.domain.pks import CONFIRMING_METHODS, KEY_OF_METHOD, PenggunaKind, Pks

UNLIMITED = "tanpa batas"
"""How a file says "without kuota"; in JSON it is null."""

MAX_HITS = 1_000_000_000
"""The largest kuota taken, in hits a day: more is a slip of the pen (SIM)."""

_LIMIT_HINT = f'hit sehari, 0 atau lebih, atau "{UNLIMITED}" (JSON: null) / hits a day, or "{UNLIMITED}"'
_DATE_HINT = "tanggal, misalnya 2026-01-31 / a date such as 2026-01-31"
HINTS: Mapping[str, str] = {
    "kuota": _LIMIT_HINT,
    "kuota_after_poc": _LIMIT_HINT,
    "bandwidth_bps": "bilangan bulat di atas 0, bit per detik / a whole number above 0, bits per second",
    "pks_from": _DATE_HINT,
    "pks_until": _DATE_HINT,
    "balikan": "tabel: datum, label, nik_named, methods / a table: datum, label, nik_named, methods",
    "aplikasi": "daftar tabel: nama, elemen, methods / a list of tables: nama, elemen, methods",
    "aliases": 'tabel nama = metode, misalnya GET_KK = "CALL_KK" / a table of name = method',
    "elemen": "daftar nama kawat, misalnya NIK, NAMA_LGKP / a list of wire names such as NIK, NAMA_LGKP",
}
"""What a key takes, where its type does not say it."""

Fault = tuple[str, str, str]
"""Field, message and remedy, both Indonesian with English after " / "."""


def find_faults(pks: Pks) -> Iterator[Fault]:
    """Yield what is wrong with `pks`, in the order of the checks; nothing for a sound agreement."""
    for check in _CHECKS:
        yield from check(pks)


def _check_texts(pks: Pks) -> Iterator[Fault]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", pks.name):
        message = f"nama `{pks.name}` tidak dapat dipakai / the name cannot be used"
        yield "name", message, "huruf kecil, angka, tanda hubung / lower-case letters, digits, hyphens"
    texts = {
        "title": pks.title,
        "penyelenggara": pks.penyelenggara,
        "pengguna": pks.pengguna,
        "tujuan": pks.tujuan,
        "balikan.datum": pks.balikan.datum,
        "balikan.label": pks.balikan.label,
        **{f"aplikasi[{n}].nama": aplikasi.nama for n, aplikasi in enumerate(pks.aplikasi)},
    }
    for field, text in texts.items():
        if not text.strip():
            yield field, "kosong / empty", "isi dengan teks / fill in a text"


def _check_numbers(pks: Pks) -> Iterator[Fault]:
    for field, number in (("kuota", pks.kuota), ("kuota_after_poc", pks.kuota_after_poc)):
        if number is not None and not 0 <= number <= MAX_HITS:
            yield field, f"{number} di luar 0-{MAX_HITS} / not within 0-{MAX_HITS}", HINTS[field]
    if pks.bandwidth_bps <= 0:
        yield "bandwidth_bps", f"{pks.bandwidth_bps} tidak di atas 0 / not above 0", HINTS["bandwidth_bps"]


def _check_term(pks: Pks) -> Iterator[Fault]:
    if pks.pks_from > pks.pks_until:
        message = f"berakhir {pks.pks_until} sebelum mulai {pks.pks_from} / it ends before it begins"
        yield "pks_until", message, "tukar atau perbaiki kedua tanggal / mend pks_from or pks_until"


def _check_lists(pks: Pks) -> Iterator[Fault]:
    """Lists of which none may be empty or hold a value twice."""
    lists: dict[str, tuple[str, ...]] = {
        "methods": pks.methods,
        "keys": pks.keys,
        "elemen": pks.elemen,
        "balikan.methods": pks.balikan.methods,
    }
    for n, aplikasi in enumerate(pks.aplikasi):
        lists |= {f"aplikasi[{n}].elemen": aplikasi.elemen, f"aplikasi[{n}].methods": aplikasi.methods}
    for field, values in lists.items():
        if not values:
            yield field, "daftar kosong / empty list", "sebut sedikitnya satu / name at least one"
    lists |= {
        "dasar": pks.dasar,
        "norms": pks.norms,
        "aplikasi": tuple(aplikasi.nama for aplikasi in pks.aplikasi),
    }
    for field, values in lists.items():
        for value in values:
            if values.count(value) > 1:
                yield field, f"`{value}` tertulis dua kali / listed twice", "hapus yang satu / remove one"


def _check_elemen(pks: Pks) -> Iterator[Fault]:
    for name in pks.elemen:
        if name not in ELEMEN_BY_NAME:
            alike = [known for known in ELEMEN_BY_NAME if name and known.startswith(name.upper())]
            near = alike or get_close_matches(name.upper(), ELEMEN_BY_NAME, 1)
            hint = f"maksudnya {near[0]}? / did you mean {near[0]}?" if near else HINTS["elemen"]
            yield "elemen", f"elemen `{name}` tidak dikenal / unknown element", hint
    if "NIK" not in pks.elemen:
        yield "elemen", "NIK tidak ada dalam daftar / NIK is missing", 'tambahkan "NIK" / add "NIK"'


def _check_methods(pks: Pks) -> Iterator[Fault]:
    for method in pks.methods:
        key = KEY_OF_METHOD[method]
        if key not in pks.keys:
            message = f"{method} memerlukan kunci `{key}` / {method} needs the key `{key}`"
            yield "keys", message, f"tambahkan {key}, atau hapus {method} / add it, or remove {method}"
        if pks.pengguna_kind is PenggunaKind.BADAN_HUKUM_ASING and method not in CONFIRMING_METHODS:
            message = f"{method} memperlihatkan data kepada badan hukum asing / {method} shows data (ELM-06)"
            yield "methods", message, f"hanya / only: {', '.join(sorted(CONFIRMING_METHODS))}"


def _check_aliases(pks: Pks) -> Iterator[Fault]:
    for name, method in pks.aliases.items():
        field = f"aliases.{name}"
        if not re.fullmatch(r"[A-Z][A-Z0-9_]*", name):
            message = f"nama `{name}` tidak dapat dipakai / the name cannot be used"
            yield field, message, "huruf besar, angka, garis bawah / capitals, digits, underscores"
        if name in ALIASES:
            message = f"`{name}` sudah berarti {ALIASES[name]} / already means {ALIASES[name]}"
            yield field, message, "pilih nama lain / choose another name"
        if method not in ALIASES:
            message = f"{method} tidak dilayani web service / is not of the web service"
            yield field, message, f"pilih / choose: {', '.join(dict.fromkeys(ALIASES.values()))}"


def _check_aplikasi(pks: Pks) -> Iterator[Fault]:
    for n, aplikasi in enumerate(pks.aplikasi):
        for field, asked, granted in (
            ("elemen", aplikasi.elemen, pks.elemen),
            ("methods", aplikasi.methods, pks.methods),
        ):
            for value in asked:
                if value not in granted:
                    message = f"`{value}` tidak diberikan oleh PKS / not granted by the agreement"
                    hint = f"hapus, atau tambahkan ke {field} perjanjian / remove it, or grant it"
                    yield f"aplikasi[{n}].{field}", message, hint


_CHECKS: tuple[Callable[[Pks], Iterator[Fault]], ...] = (
    _check_texts,
    _check_numbers,
    _check_term,
    _check_lists,
    _check_elemen,
    _check_methods,
    _check_aliases,
    _check_aplikasi,
)
