"""What is said of how what leaves the application was watched, wherever a run is reported? Pure."""

from conformance.bilingual import Words
from conformance.judging.egress import WAYS
from conformance.record.egress import Egress
from conformance.record.result import Result

LEAVING = Words("Yang keluar dari aplikasi", "What leaves the application")


def egress_of(result: Result) -> Egress | None:
    """Return what was seen to leave; None: no scenario looked at it."""
    evidences = (scenario.evidence for scenario in result.scenarios)
    return next((evidence.egress for evidence in evidences if evidence and evidence.egress), None)


def tell_watching(result: Result) -> Words | None:
    """Return in one sentence by which way it was watched, and how many places were seen; None: nobody looked at it."""
    egress = egress_of(result)
    if egress is None:
        return None
    way, count = WAYS[egress.way], len(egress.destinations)
    why = Words(f" ({egress.reason})", f" ({egress.reason_en})") if egress.reason else Words("", "")
    places = Words(f"{count} tujuan selain DWH" if count else "tidak ada tujuan selain DWH",
                   f"{count} places besides the DWH" if count else "no place but the DWH")  # fmt: skip
    return Words(
        f"dilihat {way.indonesian}{why.indonesian}; {places.indonesian}",
        f"seen {way.english}{why.english}; {places.english}",
    )
