"""A result that has some of everything that may surround the scenarios."""

from conformance.outcome import Verdict
from conformance.record.result import (
    CoverageRow,
    CoveredScenario,
    DialectResult,
    Document,
    GapResult,
    GapState,
    Notice,
    Result,
    StoreNotice,
)
from tests.helpers.results import make_result, make_scenario


def whole_result() -> Result:
    """Return a run that has some of everything that may surround the scenarios."""
    paper = Document("SEC-02", "iso.pdf", "2026-01-02", "lembaga sertifikasi", "cd" * 32, 17)
    rows = (
        CoverageRow(
            "KOD-20", "Alur.", "Flow.", ("P",), ("AUTO",), (CoveredScenario("satu", Verdict.LULUS),), Verdict.LULUS
        ),
        CoverageRow("SEC-02", "ISO.", "ISO.", ("P",), ("DOC",), reason="kertas", reason_en="paper", documents=(paper,)),
    )
    broken = make_scenario("dua", Verdict.PERINGATAN)
    return make_result(
        make_scenario("satu"),
        coverage=rows,
        gaps=(GapResult("tiga", "rilis 2.1", "2026-03-01", GapState.TIDAK_DIJALANKAN),),
        other_dialects=(DialectResult("lama", 1, (broken,)),),
        unproven=("fault_delivered",),
        matrix={"no_calls": ("panggil-saat-kuota-habis",), "fault_delivered": ()},
        strict=True,
        notices=(Notice("satu", "huruf_kecil:nik", 1, "perbaiki", "fix"),),
        stores=(StoreNotice("penyimpanan.logs[0]", "log/*.log", "tidak ada", "was not there", "cari", "look for it"),),
    )
