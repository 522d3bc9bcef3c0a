"""What should an application do on each code of CALL_FR, and how is the code brought about here? Our words (SIM)."""

from collections.abc import Mapping

from simulator.domain import face_code as fc
from simulator.domain.face_code import FACE_CODES, FaceCode
from simulator.guide.advice import Advice, Words


def _operator(indonesian: str, english: str) -> Words:
    return Words(
        f"Jangan lanjutkan, jangan salahkan pemohon: {indonesian}",
        f"Do not go on, do not blame the applicant: {english}",
    )


_BUSY = _operator("coba lagi nanti, paling banyak sekali.", "try again later, once at most.")
_FIX = _operator("perbaiki permintaan.", "fix the request.")


def _patch(body: str) -> Words:
    return Words(f"API kendali: `PATCH hak-akses {body}`", f"Control API: `PATCH hak-akses {body}`")


def _fault(code: FaceCode) -> Words:
    body = f'{{"kind": "code", "door": "face", "params": {{"code": "{code.number}"}}}}'
    return Words(f"API kendali: `POST faults {body}`", f"Control API: `POST faults {body}`")


FACE_ADVICE: Mapping[FaceCode, Advice] = {
    fc.SISTEM_SIBUK: Advice(_BUSY, _patch('{"hours": ["01:00", "01:01"]}')),
    fc.AKUN_TIDAK_DITEMUKAN: Advice(
        _operator("periksa alamat dan `user_id`.", "check the address and `user_id`."),
        Words("Kirim `user_id` lain.", "Send another `user_id`."),
    ),
    fc.KUOTA_WAJAH_HABIS: Advice(
        _operator("tunda sampai esok hari (WIB).", "wait for the next day (WIB)."),
        _patch('{"kuota": 0}'),
    ),
    fc.IP_WAJAH_TIDAK_SESUAI: Advice(
        _operator("`ip` harus alamat yang didaftarkan.", "`ip` must be the registered address."),
        Words("Kirim `ip` lain, misalnya `192.0.2.1`.", "Send another `ip`, for example `192.0.2.1`."),
    ),
    fc.PARAMETER_TIDAK_SESUAI: Advice(_FIX, Words("Kosongkan `image`.", "Leave `image` empty.")),
    fc.THRESHOLD_TIDAK_SESUAI: Advice(_FIX, Words('Kirim `"threshold": 21`.', 'Send `"threshold": 21`.')),
    fc.GAGAL_DEKRIPSI: Advice(
        _operator("ambil kunci publiknya lagi.", "fetch the public key again."),
        Words("Kirim `nik` apa adanya.", "Send `nik` as it is."),
    ),
    fc.FORMAT_TIDAK_SESUAI: Advice(_FIX, Words("Kirim NIK yang bukan 16 angka.", "Send a NIK that is not 16 digits.")),
    fc.MESIN_SIBUK: Advice(_BUSY, _fault(fc.MESIN_SIBUK)),
    fc.MESIN_SIBUK_LAGI: Advice(_BUSY, _fault(fc.MESIN_SIBUK_LAGI)),
    fc.FOTO_TIDAK_DAPAT_DIPROSES: Advice(
        Words("Minta pemohon mengambil foto lagi.", "Ask the applicant for another picture."),
        Words("Kirim teks apa pun dalam Base64.", "Send any text in Base64."),
    ),
    fc.BIOMETRIK_SESUAI: Advice(
        Words("Lanjutkan.", "Go on."),
        Words("Kirim foto penduduk uji itu sendiri.", "Send the test resident's own picture."),
    ),
    fc.BIOMETRIK_TIDAK_SESUAI: Advice(
        Words(
            "Hentikan layanan; pemohon belum terbukti sebagai pemilik NIK.",
            "Stop; the applicant has not been shown to be the owner of the NIK.",
        ),
        Words("Kirim foto penduduk uji lain.", "Send another resident's picture."),
    ),
    fc.NIK_TIDAK_DITEMUKAN: Advice(
        Words("Hentikan layanan; arahkan ke Dinas Dukcapil.", "Stop; refer the applicant to Dinas Dukcapil."),
        Words("Kirim NIK penduduk uji `tidak-ada`.", "Send the NIK of the test resident `tidak-ada`."),
    ),
    fc.PASSWORD_SALAH: Advice(
        _operator("periksa `password`.", "check `password`."),
        Words("Kirim `password` lain.", "Send another `password`."),
    ),
}
"""There is one row for every code of the domain's table."""

FACE_ROWS = tuple((code, FACE_ADVICE[code]) for code in FACE_CODES)
