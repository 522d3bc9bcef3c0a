"""In which words is said by which path a duty is judged, and where it stands?"""

from conformance.bilingual import Words
from conformance.outcome import Verdict
from conformance.record.part import PartState, Path

PATHS: dict[Path, Words] = {
    Path.OTOMATIS: Words("skenario", "scenarios"),
    Path.TERBIMBING: Words("langkah orang", "a person's step"),
    Path.DOKUMEN: Words("dokumen", "documents"),
    Path.TANPA_JALUR: Words("belum ada jalur", "no path yet"),
}

STATES: dict[PartState, tuple[Verdict, Words]] = {
    PartState.TIDAK_LULUS: (Verdict.TIDAK_LULUS, Words("Tidak lulus", "Failed")),
    PartState.TINJAU: (Verdict.TINJAU, Words("Perlu ditinjau", "Needs review")),
    PartState.TIDAK_TERUJI: (Verdict.TIDAK_TERUJI, Words("Belum teruji", "Not exercised")),
    PartState.PERINGATAN: (Verdict.PERINGATAN, Words("Peringatan", "Warning")),
    PartState.DOKUMEN_KEDALUWARSA: (Verdict.TINJAU, Words("Dokumen kedaluwarsa", "Document has run out")),
    PartState.DOKUMEN_TERLAMBAT: (Verdict.TINJAU, Words("Dokumen terlambat", "Document came late")),
    PartState.DOKUMEN_KURANG: (Verdict.TIDAK_TERUJI, Words("Dokumen belum lengkap", "Documents are missing")),
    PartState.TANPA_JALUR: (Verdict.TIDAK_TERUJI, Words("Belum ada jalur", "No path yet")),
    PartState.LULUS: (Verdict.LULUS, Words("Terpenuhi", "Met")),
    PartState.BELUM_JATUH_TEMPO: (Verdict.TIDAK_BERLAKU, Words("Belum jatuh tempo", "Not due yet")),
    PartState.TIDAK_BERLAKU: (Verdict.TIDAK_BERLAKU, Words("Tidak berlaku", "Does not apply")),
    PartState.RUJUKAN: (Verdict.TIDAK_BERLAKU, Words("Rujukan saja", "Reference only")),
    PartState.KEADAAN_UJI: (Verdict.TIDAK_BERLAKU, Words("Keadaan uji", "Condition of the test")),
}
"""What a state is called, and as which verdict it is coloured; the one that most needs a hand first."""


def place_of(state: PartState) -> int:
    """Return the place of a state in that order."""
    return list(STATES).index(state)
