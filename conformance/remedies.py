"""What should the vendor mend, in one Indonesian sentence, when an expectation is not met?"""

from collections.abc import Sequence

from conformance.verdicts import Outcome, Verdict

REMEDIES: dict[str, str] = {
    "code_delivered": "periksa alamat dan kredensial DWH pada aplikasi, lalu jalankan `gladi check`",
    "fault_delivered": "periksa alamat dan kredensial DWH pada aplikasi, lalu jalankan `gladi check`",
    "mismatch_delivered": "periksa placeholder pada [[subject.request]]: setiap elemen aplikasi harus diketik pemohon",
    "not_forwarded": (
        "hentikan permohonan: hanya jawaban yang terbaca dengan `Sesuai` untuk setiap elemen yang dikirim "
        "boleh diteruskan"
    ),
    "only_declared": "kirim hanya elemen yang tercantum untuk aplikasi ini dalam Juknis",
    "only_granted": "kirim hanya elemen yang diberikan PKS",
    "calls_between": "satu permohonan satu panggilan: hapus panggilan ganda dan pengulangan tanpa batas",
    "no_calls": "setelah kuota habis, simpan permohonan dan jangan memanggil DWH lagi sampai hari berikutnya",
    "resumed": "lanjutkan permohonan yang disimpan pada hari berikutnya, masing-masing satu kali",
}
APPLICANT_TOLD = "beri tahu pemohon bahwa datanya tidak sesuai atau tidak ditemukan, lalu hentikan"
OPERATOR_TOLD = (
    "anggap gangguan di pihak pengelola: simpan permohonan, catat untuk operator, dan jangan menyalahkan pemohon"
)
ACCEPTED = "teruskan permohonan bila setiap elemen yang dikirim `Sesuai`, sekalipun elemen lain `Tidak Sesuai`"
TESTER = "ini galat penguji, bukan aplikasi: jalankan lagi, dan laporkan bila berulang"


def remedy_for(kind: str, allowed: Sequence[str], verdict: Verdict) -> str:
    """Return the remedy for an unmet expectation of `kind`; empty where nothing is to be mended."""
    if verdict is Verdict.LULUS:
        return ""
    if verdict is Verdict.GALAT_PENGUJI:
        return TESTER
    if kind == "outcome_is":
        if Outcome.DITERUSKAN in allowed:
            return ACCEPTED
        return APPLICANT_TOLD if Outcome.DITOLAK in allowed else OPERATOR_TOLD
    return REMEDIES.get(kind, "")
