"""Which words does a judgement use?"""

from collections.abc import Sequence
from enum import StrEnum


class Outcome(StrEnum):
    """What an application made of one submission, whatever drove it (design section 9)."""

    DITERUSKAN = "diteruskan"
    """The service goes on."""
    DITOLAK = "ditolak"
    """The applicant is told: no match, or not found."""
    GANGGUAN = "gangguan"
    """A fault on the operator's side; the applicant is not blamed."""
    TERTUNDA = "tertunda"
    """The request is kept for later."""
    DIBATASI = "dibatasi"
    """Stopped by the application before it reached the DWH."""
    TAK_DIKENAL = "tak_dikenal"
    """None of the plan's matchers recognised the answer."""


class Verdict(StrEnum):
    """What a scenario, a requirement or a run is worth, from the worst to the best."""

    GALAT_PENGUJI = "galat_penguji"
    """Our fault: nothing is said of the application."""
    TIDAK_LULUS = "tidak_lulus"
    TINJAU = "tinjau"
    """A certifier must look."""
    TIDAK_TERUJI = "tidak_teruji"
    """A prerequisite was missing: never green."""
    PERINGATAN = "peringatan"
    LULUS = "lulus"
    TIDAK_BERLAKU = "tidak_berlaku"
    """Does not apply to this agreement or plan; a reason is given."""


class Owner(StrEnum):
    """Who has to fix what is red."""

    APLIKASI = "aplikasi"
    KONFIGURASI = "konfigurasi"
    LINGKUNGAN = "lingkungan"
    PENGUJI = "penguji"
    NORMA = "norma"
    """The norm is unclear."""


_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the worst of `verdicts`; `tidak_berlaku` when there is none."""
    return min(verdicts, key=_ORDER.__getitem__, default=Verdict.TIDAK_BERLAKU)


def milder(one: Verdict, other: Verdict) -> Verdict:
    """Return the better of two verdicts."""
    return max(one, other, key=_ORDER.__getitem__)
