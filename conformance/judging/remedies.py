"""What should the vendor fix, in one sentence, when an expectation is not met?"""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.judging.exposure_remedies import EXPOSURE_REMEDIES, EXPOSURE_UNSEEN
from conformance.judging.words import WORDS_REMEDIES
from conformance.outcome import Outcome, Owner, Verdict

_NOT_REACHED = Words(
    "lihat jawaban aplikasi di atas: bila ia menahan panggilan karena gangguan sebelumnya, perpanjang "
    "patience.resume, atau pastikan [aplikasi.lanjutkan] mengakhiri penahanan itu; bila isiannya ditolak, perbaiki "
    "[subject]",
    "see the application's answer above: where it holds back calls because of an earlier fault, make patience.resume "
    "longer, or see to it that [aplikasi.lanjutkan] ends that; where it refuses the fields, fix [subject]",
)
REMEDIES: dict[str, Words] = {
    "code_delivered": _NOT_REACHED,
    "fault_delivered": _NOT_REACHED,
    "some_mismatch": _NOT_REACHED,
    "mismatch_delivered": Words(
        "periksa placeholder pada [[subject.request]]: setiap elemen aplikasi harus diketik pemohon",
        "check the placeholders in [[subject.request]]: the applicant must type every element of the application",
    ),
    "not_forwarded": Words(
        "hentikan permohonan: hanya jawaban yang terbaca dengan `Sesuai` untuk setiap elemen yang dikirim "
        "boleh diteruskan",
        "stop the request: only an answer that can be read, with `Sesuai` for every element sent, may go on",
    ),
    "values_told": Words(
        "periksa bahwa permohonan diteruskan, dan bahwa aplikasi meminta elemen yang tidak diketik pemohon",
        "see to it that requests go on, and that the application asks for elements that the applicant does not type",
    ),
    "owner_answered": _NOT_REACHED,
    "consent_given": Words(
        "periksa {persetujuan} dan {foto} pada resep, [penyimpanan.cabut], dan bahwa CALL_FR memuat consent = true",
        "check {persetujuan} and {foto} in the recipe, [penyimpanan.cabut], and that CALL_FR says consent = true",
    ),
    "stores_seen": Words(
        'tempat tanpa {unik}: tulis kontrol = "tulis" di [penyimpanan]; tempat yang tidak terbaca: perbaiki letak atau '
        "hak bacanya",
        'where {unik} is missing: write kontrol = "tulis" in [penyimpanan]; where it could not be read: mend the place '
        "or the right to read",
    ),
    "nothing_stored": Words(
        "jangan menyimpan jawaban DWH, dalam bentuk apa pun: pakai untuk membandingkan, lalu buang; hapus juga salinan "
        "dalam log, cache, sesi, berkas sementara, cadangan",
        "keep no answer of the DWH in any form: use it to compare, then drop it; clear copies in logs, caches, "
        "sessions, temporary files and backups as well",
    ),
    "varied_told": Words(
        "periksa bahwa orang yang sama boleh mengajukan permohonan lagi",
        "see to it that the same person may hand in a request again",
    ),
    "nothing_depends": Words(
        "tunjukkan apa yang disimpan di tempat itu: salinan jawaban DWH tidak boleh ada, disandikan atau disidik pun",
        "show what is kept in that place: no copy of the answer may be there, encrypted or as a digest either",
    ),
    "status_unstored": Words(
        "simpan hanya hasil permohonan; jawaban mentah dan status penduduk tidak di samping NIK",
        "keep only what came of the request; no raw answer and no status of a person beside the NIK",
    ),
    "secrets_unstored": Words(
        "user id, password dan alamat DWH hanya dalam setelan yang tidak terbaca orang lain, tidak dalam log atau data",
        "user id, password and address of the DWH stand in settings that others cannot read, in no log and no data",
    ),
    "form_received": Words(
        "ajukan formulir user id di halaman kantor, lalu jawab langkah itu",
        "ask for the user id by form on the page of the offices, then answer that step",
    ),
    "form_complete": Words(
        "lengkapi formulir dan suratnya, lalu ajukan lagi: gladi user form mencetak semua kolomnya",
        "complete form and letter, then ask again: gladi user form prints all fields",
    ),
    "handed_over": Words(
        "lengkapi formulir pada [user_id] rencana, agar user id dapat diserahkan",
        "complete the form of [user_id] in the plan, so that a user id can be handed over",
    ),
    "own_user_id": Words(
        "petugas masuk hanya dengan user id yang diserahkan kepadanya",
        "the operator signs in with the user id that was handed over to him, and no other",
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
    "owner_untold": Words(
        "kepada pemohon yang isiannya keliru katakan hanya bahwa datanya tidak sesuai; buang data yang dijawab DWH",
        "tell an applicant whose data are wrong only that they do not match; drop the data that the DWH answered",
    ),
    "follows_match": Words(
        "teruskan hanya bila DWH menjawab `Sesuai` untuk setiap elemen; angka di dalam kurung bukan hasil",
        "go on only where the DWH answers `Sesuai` for every element; the number in brackets is no result",
    ),
    "refused_at_most": Words(
        "simpan juga di disk sampai kapan panggilan ditahan, agar berlaku setelah aplikasi dimulai lagi",
        "keep on disk, too, until when calls are held back, so that it holds after the application starts again",
    ),
    "told_refused": Words(
        "kabari pemohon juga bila permohonan yang disimpan kemudian ditolak, dan tutup permohonan itu",
        "tell the applicant also where a kept request is refused later, and close that request",
    ),
    "no_blanks": Words(
        "hapus elemen lain dari permintaan, bukan hanya isinya",
        "remove other elements from the request, not just their values",
    ),
    "own_identity": Words(
        "pakai hanya {user_id} dan {ip_user} yang diberikan: bukan alamat pemohon, bukan akun cadangan",
        "use only the {user_id} and {ip_user} handed out: not the applicant's address, not a spare account",
    ),
    "threshold_kept": Words(
        "kirim ambang (TRESHOLD) yang sama pada setiap panggilan; jangan menurunkannya setelah `Tidak Sesuai`",
        "send the same threshold (TRESHOLD) in every call; do not lower it after `Tidak Sesuai`",
    ),
    "calls_explained": Words(
        "jangan bertanya lagi setelah ada jawaban: tidak saat halaman dibuka, saat mulai, atau saat login",
        "do not ask again once there is an answer: not when a page is opened, at start or at a login",
    ),
    "pauses_grow": Words(
        "setelah penolakan atau gangguan, panjangkan jeda setiap kali, atau tunggu pengelola",
        "after a refusal or fault let every pause be longer than the one before, or wait for the operator",
    ),
    "nothing_open": Words(
        "akhiri setiap permohonan yang disimpan: diteruskan, ditolak, atau pemohon diberi tahu bahwa ia tidak diambil",
        "end every kept request: it goes on, is refused, or the applicant is told that it was not taken up",
    ),
    "ends_rightly": Words(
        "teruskan permohonan yang disimpan hanya setelah DWH menjawab `Sesuai`, berapa kali pun percobaannya gagal",
        "let a kept request go on only after the DWH has answered `Sesuai`, however often a try failed",
    ),
    "nothing_leaves": Words(
        "jangan kirim yang dijawab DWH ke mana pun: hapus pengiriman itu, juga dari analitik, log jarak jauh dan surat",
        "send nothing of what the DWH answers anywhere: remove that, from analytics, remote logs and mail as well",
    ),
    "only_named_hosts": Words(
        "hapus hubungan itu, atau sebut hostnya dalam [jaringan] hosts agar Dinas Dukcapil menilainya; supaya isinya "
        "terlihat, percayai CA pada SSL_CERT_FILE yang diberikan penguji",
        "remove that connection, or name its host in [jaringan] hosts for the Dinas Dukcapil to judge; so that it can "
        "be looked into, trust the CA in SSL_CERT_FILE that the tester sets",
    ),
    "notices_bare": Words(
        "kabarkan hanya hasil permohonan, tanpa data dari DWH",
        "tell what came of the request, and no data of the DWH",
    ),
    **WORDS_REMEDIES,
    **EXPOSURE_REMEDIES,
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
    "ini galat penguji, bukan aplikasi: laporkan bersama direktori log hasil ini",
    "this is a fault of the tester, not of the application: report it with the directory log of this result",
)

_LET_READ = Words(
    "biarkan resep membaca apa yang dilihat pemohon: ikuti pengalihan (follow), atau isi [notifikasi]",
    "let the recipe read what the applicant sees: follow the redirect, or fill in [notifikasi]",
)
_STAND_APART = Words(
    "jalankan gladi di Linux yang mengizinkan ruang jaringan (root, atau user namespace dan /dev/net/tun), dengan "
    "aplikasi yang dijalankan rencana",
    "rehearse on a Linux that allows network namespaces (root, or user namespaces and /dev/net/tun), with an "
    "application that the plan starts",
)
UNSEEN: dict[str, Words] = {
    "nothing_leaves": _STAND_APART,
    "only_named_hosts": _STAND_APART,
    "status_untold": _LET_READ,
    "owner_untold": _LET_READ,
    "plain_words": _LET_READ,
    "shown_declared": _LET_READ,
    "told_refused": _LET_READ,
    "operator_told": Words(
        "perbaiki url dan headers pada [aplikasi.petugas]", "fix url and headers of [aplikasi.petugas]"
    ),
    **EXPOSURE_UNSEEN,
    "told_later": Words(
        "arahkan kabar aplikasi ke {smtp} atau {notifikasi}, dan pakai {email} sebagai alamat pemohon",
        "point the application's messages to {smtp} or {notifikasi}, and use {email} as the applicant's address",
    ),
}
"""What to do where a kind could not be judged, and the remedy of a breach would not help."""

UNDONE = "undone"
"""What decided a scenario whose demands are all met, but in which an act that it needs did not take place."""
CRASH = "crash"
"""What decided a scenario whose demands are all met, but in which a process of the application ended."""
ACT = Words(
    "mulai aplikasi dengan [aplikasi.proses] dan patience.start yang cukup, dan akhiri resep pada halaman hasil",
    "start the application by [aplikasi.proses], with patience.start enough, and let the recipe end at its page",
)
CRASHED = Words(
    "cari sebabnya pada log proses itu (direktori log hasil ini), dan jangan biarkan galat menghentikan proses",
    "find the cause in the log of that process (directory log of this result), and let no error end the process",
)


def remedy_for(kind: str, allowed: Sequence[str], verdict: Verdict, owner: Owner | None = None) -> Words:
    """Return the remedy for an unmet expectation of `kind`; empty where nothing is to be fixed."""
    if verdict is Verdict.LULUS:
        return NONE
    if verdict is Verdict.GALAT_PENGUJI:
        return TESTER
    if (verdict is Verdict.TIDAK_TERUJI or owner is Owner.LINGKUNGAN) and kind in UNSEEN:
        return UNSEEN[kind]
    if kind == "outcome_is":
        if Outcome.DITERUSKAN in allowed:
            return ACCEPTED
        return APPLICANT_TOLD if Outcome.DITOLAK in allowed else OPERATOR_TOLD
    return {CRASH: CRASHED, UNDONE: ACT}.get(kind) or REMEDIES.get(kind, NONE)
