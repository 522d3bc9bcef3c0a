"""What does somebody get who asks the Penyelenggara for aggregates directly (BTN 9.b)? A receipt; nothing is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from simulator.aggregates.visit import Visit

LONGEST = 200
"""Characters of a field (SIM)."""
FIELDS = {"pemohon": ("Pemohon", "Applicant"), "keperluan": ("Keperluan", "Purpose")}
"""What has to be filled in, and how it is called."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was asked for, when, and under which number."""

    number: str
    """The same for the same request on the same day, so that a form sent twice is one request (SIM)."""
    at: datetime
    pemohon: str
    keperluan: str


def fault_of(visit: Visit) -> str:
    """Return which field is wrong and what to do about it; empty: none is."""
    for name, label in FIELDS.items():
        text = visit.asked.form.get(name, "").strip()
        if not text:
            return visit.words((f"{label[0]}: isi dahulu.", f"{label[1]}: fill it in."))
        if len(text) > LONGEST:
            words = f"{label[0]}: paling banyak {LONGEST} huruf; ringkas.", f"{label[1]}: at most {LONGEST} characters."
            return visit.words(words)
    return ""


def write_receipt(visit: Visit) -> Receipt:
    """Return the receipt of a request without `fault_of`."""
    pemohon, keperluan = (visit.asked.form[name].strip() for name in FIELDS)
    at = visit.population.now
    parts = (visit.population.lembaga, f"{at:%Y%m%d}", visit.code, visit.dimension.key, pemohon, keperluan)
    digest = blake2b("\x1f".join(parts).encode(), digest_size=4).hexdigest().upper()
    return Receipt(f"AGR-{at:%Y%m%d}-{digest}", at, pemohon, keperluan)
