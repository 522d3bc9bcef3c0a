"""What is said of entrances that were not examined, wherever a run is reported? Pure."""

from conformance.bilingual import Words
from conformance.record.entrance import EntranceResult
from conformance.record.result import Result

HEADING = Words("Pintu masuk yang tidak diperiksa", "Entrances that were not examined")
UNSAID = Words(
    "rencana tidak menyatakan pintu masuk lain (aplikasi.pintu); bila ada, tidak diperiksa",
    "the plan does not say whether there are others (aplikasi.pintu); if so, they were not examined",
)
KINDS = {
    "unggah-berkas": Words("unggah berkas", "upload of a file"),
    "api": Words("API", "API"),
    "impor": Words("impor", "import"),
}


def unexamined(result: Result) -> list[EntranceResult]:
    """Return the entrances that the plan names and the run did not examine."""
    return [entrance for entrance in result.entrances or () if not entrance.is_examined]


def tell_unexamined(result: Result) -> Words | None:
    """Return which entrances were not examined, in one sentence; None where the plan names none that was left out."""
    if result.entrances is None:
        return UNSAID
    left = unexamined(result)
    if not left:
        return None
    return Words(
        "; ".join(f"{one.name} ({KINDS[one.kind].indonesian}): {one.reason}" for one in left),
        "; ".join(f"{one.name} ({KINDS[one.kind].english}): {one.reason_en}" for one in left),
    )
