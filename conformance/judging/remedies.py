"""What should the vendor mend, in one sentence, when an expectation is not met?"""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.outcome import Outcome, Verdict

_CHECK_ADDRESS = Words(
    "periksa alamat dan kredensial DWH pada aplikasi, lalu jalankan `gladi check`",
    "check the application's DWH address and credentials, then run `gladi check`",
)
REMEDIES: dict[str, Words] = {
    "code_delivered": _CHECK_ADDRESS,
    "fault_delivered": _CHECK_ADDRESS,
    "mismatch_delivered": Words(
        "periksa placeholder pada [[subject.request]]: setiap elemen aplikasi harus diketik pemohon",
        "check the placeholders in [[subject.request]]: the applicant must type every element of the application",
    ),
    "not_forwarded": Words(
        "hentikan permohonan: hanya jawaban yang terbaca dengan `Sesuai` untuk setiap elemen yang dikirim "
        "boleh diteruskan",
        "stop the request: only an answer that can be read, with `Sesuai` for every element sent, may go on",
    ),
    "only_declared": Words(
        "kirim hanya elemen yang tercantum untuk aplikasi ini dalam Juknis",
        "send only the elements that the Juknis lists for this application",
    ),
    "only_granted": Words("kirim hanya elemen yang diberikan PKS", "send only the elements that the PKS grants"),
    "calls_between": Words(
        "satu permohonan satu panggilan: hapus panggilan ganda dan pengulangan tanpa batas",
        "one request, one call: remove double calls and retries without bound",
    ),
    "no_calls": Words(
        "setelah kuota habis, simpan permohonan dan jangan memanggil DWH lagi sampai hari berikutnya",
        "once the kuota is used up, keep the request and do not call the DWH again until the next day",
    ),
    "resumed": Words(
        "simpan permohonan yang tertahan, dan lanjutkan masing-masing satu kali setelah halangannya berlalu",
        "keep the requests that are held back, and resume each once when what held them back is over",
    ),
    "told_later": Words(
        "kabari pemohon yang menunggu bahwa permohonannya diteruskan, begitu permohonan itu telah diverifikasi",
        "tell the applicant who waits that the request goes on, as soon as it has been verified",
    ),
    "pattern_stopped": Words(
        "hentikan pemakai yang memasukkan NIK berurutan, berpola, atau bertubi-tubi sebelum DWH dipanggil",
        "stop a user who enters NIK in sequence, by a pattern or in quick succession before the DWH is called",
    ),
    "typed_only": Words(
        "panggil DWH hanya untuk NIK yang dimasukkan pemohon",
        "call the DWH only for a NIK that an applicant has entered",
    ),
    "operator_told": Words(
        "catat gangguan di halaman pengelola: kapan, kode apa, dan apa yang perlu diperiksa",
        "note the fault on the operator's page: when, which code, and what to look at",
    ),
    "status_untold": Words(
        "Dinas Dukcapil menilainya: PKS melarang data diberikan kepada pihak lain, sedangkan Juknis hanya menyuruh "
        "memberi konfirmasi; yang aman, pemohon yang isiannya keliru hanya diberi tahu bahwa datanya tidak sesuai",
        "the Dinas Dukcapil judges it: the PKS forbids giving data to others, while the Juknis only asks for a "
        "confirmation; what is safe: tell an applicant whose data are wrong only that they do not match",
    ),
    "methods_granted": Words("panggil hanya metode yang diberikan PKS", "call only the methods that the PKS grants"),
}
NONE = Words("", "")
APPLICANT_TOLD = Words(
    "beri tahu pemohon bahwa datanya tidak sesuai atau tidak ditemukan, lalu hentikan",
    "tell the applicant that the data do not match or were not found, then stop",
)
OPERATOR_TOLD = Words(
    "anggap gangguan di pihak Pengguna: simpan permohonan, catat untuk pengelola, dan jangan menyalahkan pemohon",
    "treat it as a fault on the operator's side: keep the request, tell the operator, do not blame the applicant",
)
ACCEPTED = Words(
    "teruskan permohonan bila setiap elemen yang dikirim `Sesuai`, sekalipun elemen lain `Tidak Sesuai`",
    "go on with the request when every element sent is `Sesuai`, even if other elements are `Tidak Sesuai`",
)
TESTER = Words(
    "ini galat penguji, bukan aplikasi: jalankan lagi, dan laporkan bila berulang",
    "this is a fault of the tester, not of the application: run again, and report it if it comes back",
)

UNSEEN: dict[str, Words] = {
    "status_untold": Words(
        "biarkan resep membaca apa yang dilihat pemohon: ikuti pengalihan (follow), atau isi [notifikasi]",
        "let the recipe read what the applicant sees: follow the redirect, or fill in [notifikasi]",
    ),
    "operator_told": Words(
        "perbaiki url dan headers pada [aplikasi.petugas]", "mend url and headers of [aplikasi.petugas]"
    ),
    "told_later": Words(
        "arahkan kabar aplikasi ke {smtp} atau {notifikasi}, dan pakai {email} sebagai alamat pemohon",
        "point the application's messages to {smtp} or {notifikasi}, and use {email} as the applicant's address",
    ),
}
"""What to do where a kind could not be judged, and the remedy of a breach would not help."""

CRASH = "crash"
"""What decided a scenario whose demands are all met, but in which a process of the application ended."""
CRASHED = Words(
    "cari sebabnya pada log proses itu (direktori log hasil ini), dan jangan biarkan galat menghentikan proses",
    "find the cause in the log of that process (directory log of this result), and let no error end the process",
)


def remedy_for(kind: str, allowed: Sequence[str], verdict: Verdict) -> Words:
    """Return the remedy for an unmet expectation of `kind`; empty where nothing is to be mended."""
    if verdict is Verdict.LULUS:
        return NONE
    if verdict is Verdict.GALAT_PENGUJI:
        return TESTER
    if verdict is Verdict.TIDAK_TERUJI and kind in UNSEEN:
        return UNSEEN[kind]
    if kind == "outcome_is":
        if Outcome.DITERUSKAN in allowed:
            return ACCEPTED
        return APPLICANT_TOLD if Outcome.DITOLAK in allowed else OPERATOR_TOLD
    return CRASHED if kind == CRASH else REMEDIES.get(kind, NONE)
