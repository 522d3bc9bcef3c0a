"""In which words does a report speak to the people who read it, in Indonesian and in English?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from conformance.bilingual import Words
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.result import GapState


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is shown, and what it means."""

    label: Words
    symbol: str
    """One sign that tells verdicts apart without colour."""
    meaning: Words
    """Of one scenario."""
    advice: Words
    """What a run with this verdict asks of its reader."""


VERDICTS: dict[Verdict, VerdictWords] = {
    Verdict.LULUS: VerdictWords(
        Words("Lulus", "Passed"),
        "✓",
        Words(
            "Semua yang dituntut skenario terlihat terpenuhi.",
            "Everything that the scenario demands was seen to be met.",
        ),
        Words(
            "Pada skenario yang dijalankan tidak terlihat pelanggaran. Yang tidak dijalankan tidak dinyatakan baik.",
            "No breach was seen in the scenarios that were carried out. Nothing is said of what was not.",
        ),
    ),
    Verdict.PERINGATAN: VerdictWords(
        Words("Peringatan", "Warning"),
        "!",
        Words(
            "Terlihat sesuatu yang sebaiknya dibenahi; menurut norma yang dikutip ia tidak menggugurkan.",
            "Something was seen that should be fixed; by the norm that is quoted it does not fail the run.",
        ),
        Words(
            "Pada skenario yang dijalankan terlihat hal yang sebaiknya dibenahi; yang menggugurkan tidak terlihat.",
            "In what was carried out something was seen that should be fixed, and nothing that fails the run.",
        ),
    ),
    Verdict.TIDAK_LULUS: VerdictWords(
        Words("Tidak lulus", "Failed"),
        "✗",
        Words(
            "Suatu kewajiban atau larangan terlihat dilanggar.",
            "An obligation or a prohibition was seen to be breached.",
        ),
        Words(
            "Aplikasi belum siap. Perbaiki yang disebut di bawah, lalu jalankan gladi sekali lagi.",
            "The application is not ready. Fix what is named below, then run the rehearsal again.",
        ),
    ),
    Verdict.TINJAU: VerdictWords(
        Words("Perlu ditinjau", "Needs review"),
        "?",
        Words(
            "Mesin tidak dapat memutuskan; petugas harus melihat buktinya.",
            "A machine cannot decide; an officer has to look at the evidence.",
        ),
        Words(
            "Belum dapat diputuskan. Petugas perlu melihat bukti yang disebut di bawah.",
            "Not decided yet. An officer has to look at the evidence named below.",
        ),
    ),
    Verdict.TIDAK_TERUJI: VerdictWords(
        Words("Belum teruji", "Not exercised"),
        "○",
        Words(
            "Syarat untuk menguji tidak ada, jadi tidak terbukti apa-apa; tidak pernah dihitung lulus.",
            "A prerequisite was missing, so nothing is proven; it never counts as passed.",
        ),
        Words(
            "Belum dapat diputuskan. Lengkapi yang kurang di bawah, lalu jalankan gladi sekali lagi.",
            "Not decided yet. Complete what is missing below, then run the rehearsal again.",
        ),
    ),
    Verdict.TIDAK_BERLAKU: VerdictWords(
        Words("Tidak berlaku", "Does not apply"),
        "–",
        Words(
            "Tidak menyangkut perjanjian atau rencana ini; alasannya ditulis.",
            "Does not concern this agreement or plan; the reason is written.",
        ),
        Words(
            "Tidak ada yang diuji, jadi laporan ini tidak mengatakan apa-apa tentang aplikasi.",
            "Nothing was exercised, so this report says nothing of the application.",
        ),
    ),
    Verdict.GALAT_PENGUJI: VerdictWords(
        Words("Galat penguji", "Tester fault"),
        "#",
        Words(
            "Alat uji yang keliru; tidak mengatakan apa-apa tentang aplikasi.",
            "The tester is at fault; nothing is said of the application.",
        ),
        Words(
            "Ini kekeliruan alat uji, bukan aplikasi: tidak ada yang perlu diperbaiki pada aplikasi karenanya. "
            "Laporkan bersama direktori log hasil ini.",
            "This is a fault of the tester, not of the application: nothing of it needs mending for this. Report it "
            "with the directory log of this result.",
        ),
    ),
}

OWNERS: dict[Owner, Words] = {
    Owner.APLIKASI: Words("Pembuat aplikasi", "Makers of the application"),
    Owner.KONFIGURASI: Words("Yang mengisi rencana uji (konfigurasi)", "Whoever wrote the plan (configuration)"),
    Owner.LINGKUNGAN: Words(
        "Pengelola komputer atau jaringan uji (lingkungan)", "Whoever runs the machine or network (environment)"
    ),
    Owner.PENGUJI: Words("Pembuat alat uji (penguji)", "Makers of the tester (tester)"),
    Owner.NORMA: Words("Dinas Dukcapil: bunyi norma belum jelas", "The Dinas Dukcapil: the norm is unclear"),
}

OBLIGATIONS: dict[str, Words] = {
    "W": Words("wajib", "must"),
    "L": Words("dilarang", "must not"),
    "D": Words("dapat", "may"),
    "T": Words("turunan", "derived"),
}

OBLIGATION_MEANINGS: dict[str, Words] = {
    "W": Words("harus dilakukan menurut kalimat yang dikutip", "has to be done by the sentence that is quoted"),
    "L": Words("tidak boleh dilakukan menurut kalimat yang dikutip", "is forbidden by the sentence that is quoted"),
    "D": Words("hak atau kemungkinan, bukan kewajiban", "a right or a possibility, not a duty"),
    "T": Words(
        "kami turunkan dari kalimat yang dikutip; paling buruk berakhir sebagai peringatan",
        "derived by us from the sentence that is quoted; never worse than a warning",
    ),
}

WHO: dict[str, Words] = {
    "P": Words("Pengguna", "the Pengguna"),
    "N": Words("Dinas Dukcapil", "the Dinas Dukcapil"),
    "K": Words("Ditjen Dukcapil", "the Ditjen Dukcapil"),
    "F": Words("penyedia Platform Bersama", "the provider of a shared platform"),
}

SHOWS: dict[str, Words] = {
    "SIM": Words("sikap simulator", "how the simulator behaves"),
    "AUTO": Words("diuji mesin", "judged by machine"),
    "GUIDED": Words("diuji bersama orang", "judged with a person"),
    "DOC": Words("dokumen", "document"),
}

OUTCOMES: dict[Outcome, Words] = {
    Outcome.DITERUSKAN: Words("diteruskan", "goes on"),
    Outcome.DITOLAK: Words("ditolak", "refused"),
    Outcome.GANGGUAN: Words("gangguan", "fault"),
    Outcome.TERTUNDA: Words("tertunda", "kept for later"),
    Outcome.DIBATASI: Words("dibatasi", "limited"),
    Outcome.TAK_DIKENAL: Words("tak dikenal", "not recognised"),
}

OUTCOME_MEANINGS: dict[Outcome, Words] = {
    Outcome.DITERUSKAN: Words("layanan berlanjut", "the service goes on"),
    Outcome.DITOLAK: Words(
        "pemohon diberi tahu bahwa datanya tidak sesuai atau tidak ditemukan",
        "the applicant is told that the data do not match or were not found",
    ),
    Outcome.GANGGUAN: Words(
        "gangguan di pihak pengelola; pemohon tidak disalahkan",
        "a fault on the operator's side; the applicant is not blamed",
    ),
    Outcome.TERTUNDA: Words("permohonan disimpan untuk nanti", "the request is kept for later"),
    Outcome.DIBATASI: Words(
        "dihentikan aplikasi sendiri sebelum bertanya kepada DWH",
        "stopped by the application itself before it asks the DWH",
    ),
    Outcome.TAK_DIKENAL: Words(
        "jawaban aplikasi tidak dikenali oleh rencana uji", "the plan does not recognise the application's answer"
    ),
}

DONE_BY = Words("Pemohon dilayani oleh", "Applicants were served by")
DOERS: dict[str, Words] = {
    "orang": Words("seorang petugas, yang menyatakan sendiri hasilnya", "a person, who said himself what came of each"),
    "kembaran": Words("kembaran naskahnya, tanpa orang", "its scripted twin, without a person"),
}
"""By `Result.petugas`: who did what a guided subject asks for."""
DIALECTS: dict[str, Words] = {
    "juknis": Words(
        "juknis (kode dan teks menurut Petunjuk Teknis)", "juknis (codes and texts as the technical guidelines say)"
    ),
    "baru": Words(
        "baru (seperti terlihat pada klien layanan sekarang)", "baru (as clients of the present service show)"
    ),
    "lama": Words("lama (hanya RESPON, tanpa kode)", "lama (RESPON only, no codes)"),
}

GAP_STATES: dict[GapState, Words] = {
    GapState.BERLAKU: Words("masih gagal, seperti diketahui", "still fails, as is known"),
    GapState.BASI: Words("basi: tidak gagal lagi", "stale: fails no longer"),
    GapState.LEWAT: Words("lewat waktunya", "past its last day"),
    GapState.TIDAK_DIJALANKAN: Words("tidak dijalankan", "not carried out"),
}

KEYWORDS = {"given": "Dengan", "when": "Ketika", "then": "Maka"}
"""What to show for a keyword that a test runner reports in English."""


@dataclass(frozen=True, slots=True)
class VerdictSpeech:
    """`VerdictWords` in one language."""

    label: str
    symbol: str
    meaning: str
    advice: str


@dataclass(frozen=True, slots=True)
class Speech:
    """All of the above in one language, under the same names."""

    VERDICTS: dict[Verdict, VerdictSpeech]
    OWNERS: dict[Owner, str]
    OBLIGATIONS: dict[str, str]
    OBLIGATION_MEANINGS: dict[str, str]
    WHO: dict[str, str]
    SHOWS: dict[str, str]
    OUTCOMES: dict[Outcome, str]
    OUTCOME_MEANINGS: dict[Outcome, str]
    DIALECTS: dict[str, str]
    GAP_STATES: dict[GapState, str]
    DOERS: dict[str, str]


Key = TypeVar("Key")


@cache
def speak(lang: str) -> Speech:
    """Return the words in `lang`, `id` or `en`."""

    def said(table: Mapping[Key, Words]) -> dict[Key, str]:
        return {key: words.pick(lang) for key, words in table.items()}

    verdicts = {
        verdict: VerdictSpeech(words.label.pick(lang), words.symbol, words.meaning.pick(lang), words.advice.pick(lang))
        for verdict, words in VERDICTS.items()
    }
    return Speech(
        verdicts, said(OWNERS), said(OBLIGATIONS), said(OBLIGATION_MEANINGS), said(WHO), said(SHOWS), said(OUTCOMES),
        said(OUTCOME_MEANINGS), said(DIALECTS), said(GAP_STATES), said(DOERS),
    )  # fmt: skip


def keyword(text: str) -> str:
    """Return the Gherkin word of a step as an Indonesian reader expects it."""
    return KEYWORDS.get(text.strip().lower(), text.strip())
