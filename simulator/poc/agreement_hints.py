"""What does a key of an agreement take, where its type does not say it, and which keys may not be there at all?"""

from collections.abc import Mapping

UNLIMITED = "tanpa batas"
"""How a file says "without kuota"; in JSON it is null."""

_LIMIT_HINT = f'hit sehari, 0 atau lebih, atau "{UNLIMITED}" (JSON: null) / hits a day, or "{UNLIMITED}"'
_DATE_HINT = "tanggal, misalnya 2026-01-31 / a date such as 2026-01-31"
_COUNT_HINT = "bilangan bulat di atas 0 / a whole number above 0"
_NUMBERS_HINT = 'tabel nomor pola = teks / a table of number of the pola = text: { "II.C.2" = "..." }'
HINTS: Mapping[str, str] = {
    "kuota": _LIMIT_HINT,
    "kuota_after_poc": _LIMIT_HINT,
    "bandwidth_bps": "bilangan bulat di atas 0, bit per detik / a whole number above 0, bits per second",
    "pks_from": _DATE_HINT,
    "pks_until": _DATE_HINT,
    "signed": _DATE_HINT,
    "iso_due": _DATE_HINT,
    "renewal_latest": _DATE_HINT,
    "due": _DATE_HINT,
    "hari_kerja": _COUNT_HINT,
    "per_unit_kerja": _COUNT_HINT,
    "user_ids": _COUNT_HINT,
    "user_id_hari": _COUNT_HINT,
    "bulan": "bulan 1-12, misalnya [6, 12] / months 1-12, such as [6, 12]",
    "balikan": "tabel: datum, label, nik_named, methods / a table: datum, label, nik_named, methods",
    "laporan": "tabel: bulan, hari_kerja, saluran / a table: bulan, hari_kerja, saluran",
    "pembaca": "tabel: per_unit_kerja, due / a table: per_unit_kerja, due",
    "aplikasi": "daftar tabel: nama, elemen, methods / a list of tables: nama, elemen, methods",
    "aliases": 'tabel nama = metode, misalnya GET_KK = "CALL_KK" / a table of name = method',
    "elemen": "daftar nama kawat, misalnya NIK, NAMA_LGKP / a list of wire names such as NIK, NAMA_LGKP",
    "norma": 'tabel per dokumen / a table for each document: [norma.juknis] judul = "...", pola = "PBG-J"',
    "pola": "id dokumen katalog, misalnya PBG-J / id of a document of the catalogue, such as PBG-J",
    "judul": "judul dokumen sendiri / the title of the document",
    "nomor": _NUMBERS_HINT,
    "kutipan": _NUMBERS_HINT,
    "kecuali": _NUMBERS_HINT,
}
"""By the last name of the key."""

REFUSED: Mapping[str, tuple[str, str]] = {
    "password": (
        "kata sandi tidak boleh ada dalam perjanjian / a password may not stand in an agreement",
        "hapus, lalu tulis password_env = nama variabel lingkungan `gladi serve` yang memuatnya / remove it, and write"
        " password_env = name of the environment variable of `gladi serve` that holds it",
    ),
}
"""By the whole key: what is said of it, and the remedy."""
