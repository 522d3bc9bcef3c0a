"""What must the keys of an agreement agree on among each other?

Each check names the keys that it reads: where one of them could not be read, the others are checked all the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from functools import partial

from simulator.domain.call import ALIASES
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.domain.pks import CONFIRMING_METHODS, KEY_OF_METHOD, PenggunaKind, Pks
from simulator.poc.agreement_error import Fault, choose
from simulator.poc.agreement_hints import HINTS
from simulator.poc.agreement_norms import check_dasar, check_norma, check_norms
from simulator.poc.agreement_terms import check_counts, check_dates, check_identity, check_laporan

MAX_HITS = 1_000_000_000
"""The largest kuota taken, in hits a day: more is a slip of the pen (SIM)."""

Check = Callable[[Pks], Iterator[Fault]]


def find_faults(pks: Pks, unread: Collection[str] = ()) -> Iterator[Fault]:
    """Yield what is wrong with `pks`, in the order of the checks; what reads one of the keys `unread` is left out."""
    for keys, check in _CHECKS:
        if not set(keys.split()) & set(unread):
            yield from check(pks)


def _check_name(pks: Pks) -> Iterator[Fault]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", pks.name):
        message = f"nama `{pks.name}` tidak dapat dipakai / the name cannot be used"
        yield Fault("name", message, "huruf kecil, angka, tanda hubung / lower-case letters, digits, hyphens")


def _check_text(key: str, pks: Pks) -> Iterator[Fault]:
    yield from _say_empty(key, getattr(pks, key))


def _check_balikan(pks: Pks) -> Iterator[Fault]:
    yield from _say_empty("balikan.datum", pks.balikan.datum)
    yield from _say_empty("balikan.label", pks.balikan.label)
    yield from _say_none("balikan.methods", pks.balikan.methods)
    yield from _say_twice("balikan.methods", pks.balikan.methods)
    yield from _say_twice("balikan.format_unggah", pks.balikan.format_unggah)


def _say_empty(field: str, text: str) -> Iterator[Fault]:
    if not text.strip():
        yield Fault(field, "kosong / empty", "isi dengan teks / fill in a text")


def _say_none(field: str, values: Collection[str]) -> Iterator[Fault]:
    if not values:
        yield Fault(field, "daftar kosong / empty list", "sebut sedikitnya satu / name at least one")


def _say_twice(field: str, values: Collection[str]) -> Iterator[Fault]:
    for value, count in Counter(values).items():
        if count > 1:
            yield Fault(field, f"`{value}` tertulis dua kali / listed twice", "hapus yang satu / remove one")


def _check_limit(key: str, pks: Pks) -> Iterator[Fault]:
    number = getattr(pks, key)
    if number is not None and not 0 <= number <= MAX_HITS:
        yield Fault(key, f"{number} di luar 0-{MAX_HITS} / not within 0-{MAX_HITS}", HINTS[key])


def _check_bandwidth(pks: Pks) -> Iterator[Fault]:
    if pks.bandwidth_bps <= 0:
        message = f"{pks.bandwidth_bps} tidak di atas 0 / not above 0"
        yield Fault("bandwidth_bps", message, HINTS["bandwidth_bps"])


def _check_term(pks: Pks) -> Iterator[Fault]:
    if pks.pks_from > pks.pks_until:
        message = f"berakhir {pks.pks_until} sebelum mulai {pks.pks_from} / it ends before it begins"
        yield Fault("pks_until", message, "tukar atau perbaiki kedua tanggal / fix pks_from or pks_until")


def _check_list(key: str, pks: Pks) -> Iterator[Fault]:
    """A list that may neither be empty nor hold a value twice."""
    yield from _say_none(key, getattr(pks, key))
    yield from _say_twice(key, getattr(pks, key))


def _check_set(key: str, pks: Pks) -> Iterator[Fault]:
    yield from _say_twice(key, getattr(pks, key))


def _check_elemen(pks: Pks) -> Iterator[Fault]:
    for name in pks.elemen:
        if name not in ELEMEN_BY_NAME:
            alike = [known for known in ELEMEN_BY_NAME if name and known.startswith(name.upper())]
            near = alike or get_close_matches(name.upper(), ELEMEN_BY_NAME, 1)
            hint = f"maksudnya {near[0]}? / did you mean {near[0]}?" if near else HINTS["elemen"]
            yield Fault("elemen", f"elemen `{name}` tidak dikenal / unknown element", hint)
    if "NIK" not in pks.elemen:
        yield Fault("elemen", "NIK tidak ada dalam daftar / NIK is missing", 'tambahkan "NIK" / add "NIK"')


def _check_keys(pks: Pks) -> Iterator[Fault]:
    for method in pks.methods:
        key = KEY_OF_METHOD[method]
        if key not in pks.keys:
            message = f"{method} memerlukan kunci `{key}` / {method} needs the key `{key}`"
            yield Fault("keys", message, f"tambahkan {key}, atau hapus {method} / add it, or remove {method}")


def _check_methods(pks: Pks) -> Iterator[Fault]:
    for method in pks.methods:
        if pks.pengguna_kind is PenggunaKind.BADAN_HUKUM_ASING and method not in CONFIRMING_METHODS:
            message = f"{method} memperlihatkan data kepada badan hukum asing / {method} shows data (ELM-06)"
            yield Fault("methods", message, f"hanya / only: {', '.join(sorted(CONFIRMING_METHODS))}")


def _check_aliases(pks: Pks) -> Iterator[Fault]:
    for name, method in pks.aliases.items():
        field = f"aliases.{name}"
        if not re.fullmatch(r"[A-Z][A-Z0-9_]*", name):
            message = f"nama `{name}` tidak dapat dipakai / the name cannot be used"
            yield Fault(field, message, "huruf besar, angka, garis bawah / capitals, digits, underscores")
        if name in ALIASES:
            message = f"`{name}` sudah berarti {ALIASES[name]} / already means {ALIASES[name]}"
            yield Fault(field, message, "pilih nama lain / choose another name")
        if method not in ALIASES:
            message = f"{method} tidak dilayani web service / is not of the web service"
            yield Fault(field, message, choose(dict.fromkeys(ALIASES.values())))


def _check_aplikasi(pks: Pks) -> Iterator[Fault]:
    yield from _say_twice("aplikasi", [aplikasi.nama for aplikasi in pks.aplikasi])
    for n, aplikasi in enumerate(pks.aplikasi):
        yield from _say_empty(f"aplikasi[{n}].nama", aplikasi.nama)
        for key, values in (("elemen", aplikasi.elemen), ("methods", aplikasi.methods)):
            yield from _say_none(f"aplikasi[{n}].{key}", values)
            yield from _say_twice(f"aplikasi[{n}].{key}", values)


def _check_beyond(key: str, pks: Pks) -> Iterator[Fault]:
    """What an application asks for must be granted."""
    for n, aplikasi in enumerate(pks.aplikasi):
        for value in getattr(aplikasi, key):
            if value not in getattr(pks, key):
                message = f"`{value}` tidak diberikan oleh PKS / not granted by the agreement"
                hint = f"hapus, atau tambahkan ke {key} perjanjian / remove it, or grant it"
                yield Fault(f"aplikasi[{n}].{key}", message, hint)


def _each(keys: str, check: Callable[[str, Pks], Iterator[Fault]]) -> tuple[tuple[str, Check], ...]:
    return tuple((key, partial(check, key)) for key in keys.split())


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("name", _check_name),
    *_each("title penyelenggara pengguna tujuan", _check_text),
    ("balikan", _check_balikan),
    *_each("kuota kuota_after_poc", _check_limit),
    ("bandwidth_bps", _check_bandwidth),
    ("pks_from pks_until", _check_term),
    *_each("methods keys elemen", _check_list),
    *_each("dasar norms sanksi layanan_atas", _check_set),
    ("dasar", check_dasar),
    ("norms norma", check_norms),
    ("norma", check_norma),
    ("elemen", _check_elemen),
    ("methods keys", _check_keys),
    ("methods pengguna_kind", _check_methods),
    ("aliases", _check_aliases),
    ("aplikasi", _check_aplikasi),
    ("aplikasi elemen", partial(_check_beyond, "elemen")),
    ("aplikasi methods", partial(_check_beyond, "methods")),
    ("signed iso_due renewal_latest pks_from pks_until", check_dates),
    ("laporan", check_laporan),
    ("pembaca user_ids user_id_hari", check_counts),
    ("lembaga user_id password_env", check_identity),
)
"""The keys that a check reads, and the check."""
