"""What should an application do on each response code, and how is the code brought about here?

The duties are those of PBG Lampiran II 3 and III (KOD-20, KOD-21); their wording is ours (SIM). A person's status
is never a reason to go on, and never told to somebody who has proved nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.domain.call import Method
from simulator.domain.response_code import Family


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages; what stands between backticks is shown as code."""

    id: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in `lang`, `id` or `en`."""
        return self.en if lang == "en" else self.id


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do on a code, and how to get it from the simulator."""

    duty: Words
    trigger: Words


_PERSONA = Words("Kirim NIK penduduk uji.", "Send the NIK of a test resident.")
_STOP = Words(
    "Hentikan layanan. Katakan kepada pemohon hanya bahwa data tidak sesuai, dan arahkan ke Dinas Dukcapil.",
    "Stop. Tell the applicant only that the data do not match, and refer them to Dinas Dukcapil.",
)


def _operator(indonesian: str, english: str) -> Words:
    return Words(
        f"Jangan lanjutkan, jangan salahkan pemohon, beri tahu pengelola: {indonesian}",
        f"Do not go on, do not blame the applicant, tell the operator: {english}",
    )


def _patch(body: str) -> Words:
    return Words(f"API kendali: `PATCH hak-akses {body}`", f"Control API: `PATCH hak-akses {body}`")


ADVICE: Mapping[str, Advice] = {
    "01": Advice(
        Words(
            "Kesesuaian: lanjutkan hanya bila setiap elemen yang Anda kirim diawali `Sesuai`; bila tidak, hentikan dan"
            " beri tahu pemohon. Data: pakai untuk layanan ini saja, simpan hanya bila perjanjian membolehkan.",
            "Match: go on only where every element that you sent begins with `Sesuai`; otherwise stop and tell the"
            " applicant. Data: use it for this service alone, and keep it only where the agreement allows.",
        ),
        _PERSONA,
    ),
    "03": Advice(
        _operator(
            "periksa lembaga pada alamat, `user_id` dan `password`.", "check the lembaga, `user_id` and `password`."
        ),
        Words("Kirim `password` yang salah.", "Send a wrong `password`."),
    ),
    "04": Advice(
        _operator("`ip_user` harus alamat IP yang didaftarkan.", "`ip_user` must be the registered IP address."),
        Words("Kirim `ip_user` lain, misalnya `192.0.2.1`.", "Send another `ip_user`, for example `192.0.2.1`."),
    ),
    "05": Advice(
        _operator(
            "simpan permohonan dan coba lagi esok hari (WIB), jangan memanggil terus-menerus.",
            "keep the request and try again the next day (WIB), do not keep calling.",
        ),
        _patch('{"kuota": 0}'),
    ),
    "06": Advice(
        _operator("tunda sampai jam yang diizinkan.", "wait for the permitted hours."),
        _patch('{"hours": ["01:00", "01:01"]}'),
    ),
    "07": Advice(
        _operator(
            "perbaiki permintaan: `NIK` kosong, `TRESHOLD` bukan 1-100, badan bukan JSON, atau metode tidak diberikan.",
            "fix the request: `NIK` empty, `TRESHOLD` not 1-100, body not JSON, or a method that is not granted.",
        ),
        Words("Kosongkan `NIK`.", "Leave `NIK` empty."),
    ),
    "08": Advice(_STOP, _PERSONA),
    "09": Advice(
        _operator("`user_id`, `password` atau `ip_user` kosong.", "`user_id`, `password` or `ip_user` is empty."),
        Words("Kosongkan `user_id`.", "Leave `user_id` empty."),
    ),
    "10": Advice(
        _operator("`ip_user` bukan alamat IP.", "`ip_user` is no IP address."),
        Words(
            'Kirim `"ip_user": "x"`. Dialek lama tidak mengenal kode ini.',
            'Send `"ip_user": "x"`. The dialect lama does not know this code.',
        ),
    ),
    "11": Advice(_STOP, _PERSONA),
    "12": Advice(_STOP, _PERSONA),
    "13": Advice(
        Words(
            "Hentikan layanan; minta pemohon memeriksa NIK yang diketiknya.",
            "Stop; ask the applicant to check the NIK as typed.",
        ),
        _PERSONA,
    ),
    "14": Advice(_STOP, _PERSONA),
    "15": Advice(
        Words(
            "Hentikan layanan; minta pemohon memperbaiki NIK. Tolak sendiri NIK yang bukan 16 angka.",
            "Stop; ask the applicant to correct the NIK. Refuse what is not 16 digits by yourself.",
        ),
        _PERSONA,
    ),
    "16": Advice(
        _operator(
            "perjanjian berakhir, lembaga dinonaktifkan, atau hak akses dicabut.",
            "the agreement has ended, the institution is suspended, or its access right withdrawn.",
        ),
        _patch('{"instansi_active": false}'),
    ),
    "17": Advice(
        _operator("hubungi admin Dinas Dukcapil.", "ask the admin of Dinas Dukcapil."),
        _patch('{"user_active": false}'),
    ),
}
"""By two-digit code; there is one row for every code of the domain's table."""

TITLES: Mapping[Method, Words] = {
    Method.CALL_VERIFY_BY_ELEMEN: Words("kesesuaian elemen", "do the elements match?"),
    Method.CALL_NIK: Words("data menurut NIK", "data by NIK"),
    Method.CALL_KK: Words("anggota keluarga menurut nomor KK", "family members by nomor KK"),
    Method.CALL_COMBINATION: Words("pencarian dengan kombinasi elemen", "search by a combination of elements"),
}
"""What a method is for."""

TOLD: Mapping[Family, Words] = {
    Family.FOUND: Words("hasil", "result"),
    Family.PERSON: Words("tentang penduduk", "about the resident"),
    Family.PENGGUNA: Words("tentang Pengguna", "about the Pengguna"),
}
"""Whom a code is about."""
