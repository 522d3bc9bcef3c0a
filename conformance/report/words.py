"""In which words does a report speak to the people who read it? Indonesian; one row per word of the struct."""

from dataclasses import dataclass

from conformance.verdicts import Outcome, Owner, Verdict


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is shown, and what it means."""

    label: str
    symbol: str
    """One sign that tells verdicts apart without colour."""
    meaning: str
    """Of one scenario."""
    advice: str
    """What a run with this verdict asks of its reader."""


VERDICTS: dict[Verdict, VerdictWords] = {
    Verdict.LULUS: VerdictWords(
        "Lulus",
        "✓",
        "Semua yang dituntut skenario terlihat terpenuhi.",
        "Tidak terlihat pelanggaran. Aplikasi dapat maju ke PoC bersama Dinas Dukcapil.",
    ),
    Verdict.PERINGATAN: VerdictWords(
        "Peringatan",
        "!",
        "Ada yang sebaiknya dibenahi, tetapi tidak melanggar kewajiban; tidak menggugurkan.",
        "Tidak terlihat pelanggaran. Benahi yang disebut di bawah Peringatan sebelum PoC bila dapat.",
    ),
    Verdict.TIDAK_LULUS: VerdictWords(
        "Tidak lulus",
        "✗",
        "Suatu kewajiban atau larangan terlihat dilanggar.",
        "Aplikasi belum siap. Perbaiki yang disebut di bawah, lalu jalankan gladi sekali lagi.",
    ),
    Verdict.TINJAU: VerdictWords(
        "Perlu ditinjau",
        "?",
        "Mesin tidak dapat memutuskan; petugas harus melihat buktinya.",
        "Belum dapat diputuskan. Petugas perlu melihat bukti yang disebut di bawah.",
    ),
    Verdict.TIDAK_TERUJI: VerdictWords(
        "Belum teruji",
        "○",
        "Syarat untuk menguji tidak ada, jadi tidak terbukti apa-apa; tidak pernah dihitung lulus.",
        "Belum dapat diputuskan. Lengkapi yang kurang di bawah, lalu jalankan gladi sekali lagi.",
    ),
    Verdict.TIDAK_BERLAKU: VerdictWords(
        "Tidak berlaku",
        "–",
        "Tidak menyangkut perjanjian atau rencana ini; alasannya ditulis.",
        "Tidak ada yang diuji, jadi laporan ini tidak mengatakan apa-apa tentang aplikasi.",
    ),
    Verdict.GALAT_PENGUJI: VerdictWords(
        "Galat penguji",
        "#",
        "Alat uji yang keliru; tidak mengatakan apa-apa tentang aplikasi.",
        "Ini kekeliruan alat uji, bukan aplikasi. Jalankan gladi sekali lagi, dan laporkan bila berulang.",
    ),
}

OWNERS: dict[Owner, str] = {
    Owner.APLIKASI: "Pembuat aplikasi",
    Owner.KONFIGURASI: "Yang mengisi rencana uji (konfigurasi)",
    Owner.LINGKUNGAN: "Pengelola komputer atau jaringan uji (lingkungan)",
    Owner.PENGUJI: "Pembuat alat uji (penguji)",
    Owner.NORMA: "Dinas Dukcapil: bunyi norma belum jelas",
}

OBLIGATIONS: dict[str, str] = {"W": "wajib", "L": "dilarang", "D": "dapat", "T": "turunan"}

OBLIGATION_MEANINGS: dict[str, str] = {
    "W": "harus dilakukan menurut kalimat yang dikutip",
    "L": "tidak boleh dilakukan menurut kalimat yang dikutip",
    "D": "hak atau kemungkinan, bukan kewajiban",
    "T": "kami turunkan dari kalimat yang dikutip; paling buruk berakhir sebagai peringatan",
}

WHO: dict[str, str] = {
    "P": "Pengguna",
    "N": "Dinas Dukcapil",
    "K": "Ditjen Dukcapil",
    "F": "penyedia Platform Bersama",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.DITERUSKAN: "diteruskan",
    Outcome.DITOLAK: "ditolak",
    Outcome.GANGGUAN: "gangguan",
    Outcome.TERTUNDA: "tertunda",
    Outcome.DIBATASI: "dibatasi",
    Outcome.TAK_DIKENAL: "tak dikenal",
}

OUTCOME_MEANINGS: dict[Outcome, str] = {
    Outcome.DITERUSKAN: "layanan berlanjut",
    Outcome.DITOLAK: "pemohon diberi tahu bahwa datanya tidak sesuai atau tidak ditemukan",
    Outcome.GANGGUAN: "gangguan di pihak pengelola; pemohon tidak disalahkan",
    Outcome.TERTUNDA: "permohonan disimpan untuk nanti",
    Outcome.DIBATASI: "dihentikan aplikasi sendiri sebelum bertanya kepada DWH",
    Outcome.TAK_DIKENAL: "jawaban aplikasi tidak dikenali oleh rencana uji",
}

DIALECTS: dict[str, str] = {
    "juknis": "juknis (kode dan teks menurut Petunjuk Teknis)",
    "baru": "baru (seperti terlihat pada klien layanan sekarang)",
    "lama": "lama (hanya RESPON, tanpa kode)",
}

KEYWORDS = {"given": "Dengan", "when": "Ketika", "then": "Maka"}
"""What to show for a keyword that a test runner reports in English."""


def keyword(text: str) -> str:
    """Return the Gherkin word of a step as an Indonesian reader expects it."""
    return KEYWORDS.get(text.strip().lower(), text.strip())
