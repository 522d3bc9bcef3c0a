"""The head of a run's evidence, for tests."""

from typing import Any

from conformance.outcome import Outcome
from conformance.record.events import Head
from conformance.record.evidence import Control
from tests.helpers.results import TESTER

STARTED = "2026-02-01T09:00:00+07:00"
SEEN = Control(Outcome.DITERUSKAN, ("01",))


def make_head(**changes: Any) -> Head:
    about: dict[str, Any] = {
        "plan": "ab" * 32,
        "agreement": "purbalingga-dinkominfo-2025",
        "agreement_title": "PKS",
        "pengguna": "Dinkominfo",
        "dasar": (),
        "norms": ("PBG-P", "PBG-J", "PBG-L"),
        "dialect": "juknis",
        "seed": 1,
        "session": "poc-1",
        "aplikasi": "Lapor",
        "aplikasi_elemen": ("NIK", "NAMA_LGKP"),
        "started": STARTED,
        "control": SEEN,
        "tester": TESTER,
    }
    return Head(**{**about, **changes})
