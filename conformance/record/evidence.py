"""What was seen of one scenario, so that it can be judged now and again later?

Recorded evidence holds no values of residents: a NIK is masked when it is recorded, and of bodies
only excerpts without anybody's data are kept (`conformance.record.excerpt`).
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.outcome import Outcome

EVIDENCE_SCHEMA = "gladi/bukti/1"


class Exchange(msgspec.Struct, frozen=True):
    """One call that the application made, as the simulator's journal has it."""

    seq: int
    at: str
    """The session's time, ISO 8601 with offset."""
    door: str
    method: str
    nik: str
    """Masked: first six and last four digits."""
    code: str
    """Response code delivered; empty where none was."""
    fault: str
    """Kind of the fault injected; empty: none."""
    elemen_sent: tuple[str, ...]
    is_charged: bool
    duration_ms: float
    quirks: tuple[str, ...] = ()
    is_match: bool | None = None
    """Whether a match answered `Sesuai` for every element that was sent; null where no match was answered."""
    is_typed: bool | None = None
    """Whether the NIK is one that an applicant of the rehearsal typed in; null where that was not looked at."""
    answer: str = ""
    """The body as it left, up to 1,000 characters, without anybody's data (`answer_excerpt`); empty: none, or not
    recorded."""


class Crash(msgspec.Struct, frozen=True):
    """A process of the application that ended by itself with a fault."""

    process: str
    """Its name in the plan."""
    code: int
    """Exit code; negative: the signal."""
    said: str
    """The last lines of its output, without long numbers."""

    @property
    def words(self) -> Words:
        """The crash in one sentence."""
        return Words(
            f"proses {self.process} berhenti dengan kode {self.code}: {self.said}",
            f"the process {self.process} ended with code {self.code}: {self.said}",
        )


class Submission(msgspec.Struct, frozen=True):
    """One request of one applicant to the application, and what came of it."""

    persona: str
    nik: str
    """Masked."""
    outcome: Outcome
    detail: str
    """Indonesian: what was recognised, or why nothing was: HTTP status and rule, or the error.

    No values of the applicant.
    """
    status: int
    """Final HTTP status; 0 where no answer came."""
    duration_ms: float
    after_seq: int
    """The journal's place when the submission began."""
    detail_en: str = ""
    """`detail` in English."""
    wrong: str = ""
    """Wire name of the one element that was typed wrong; empty: none was."""
    is_absent: bool = False
    """Whether the application was not there any more when this applicant came, so that nothing was handed in."""
    step: int = -1
    """Which step of the scenario handed it in, from 0; -1: not recorded."""
    later: Outcome | None = None
    """What notifications had told this applicant after the application was woken up; null: nobody looked."""
    later_detail: str = ""
    """Indonesian: which rule recognised it, or why nothing was."""
    later_detail_en: str = ""
    page: str = ""
    """What the application said then, up to 2,000 characters, with placeholders in place of the applicant's data
    (`page_excerpt`); empty: nothing, or not recorded."""


class Expectation(msgspec.Struct, frozen=True):
    """What a `Maka` step demands: the kind of check, its parameters, and the words of the step."""

    kind: str
    params: Mapping[str, Any]
    text: str
    submission: int
    """Index of the submission it speaks of; -1: the whole scenario."""
    serves: tuple[str, ...] = ()
    """The parts of requirements that it serves (`KOD-20`, `KOD-20:T`); empty: it shows that the scenario took place,
    or the evidence is of a version that did not record it: then the scenario's requirements count."""


class Step(msgspec.Struct, frozen=True):
    """One step as it was carried out."""

    keyword: str
    text: str
    duration_ms: float


class Evidence(msgspec.Struct):
    """All that was seen of one scenario."""

    id: str
    name: str
    feature: str
    rule: str
    requirements: tuple[str, ...]
    """References as the tags have them: `KOD-20` or `KOD-20:T`."""
    started: str
    duration_ms: float = 0.0
    steps: list[Step] = []
    submissions: list[Submission] = []
    exchanges: list[Exchange] = []
    expectations: list[Expectation] = []
    series: dict[str, int] = {}
    """The longest series of typed NIK among the calls, by `conformance.record.entry_pattern.Pattern`."""
    crashes: list[Crash] = []
    """Processes of the application that ended while the scenario was under way."""
    is_settled: bool = False
    """Whether the application was left alone for the settling time before the last look at the journal."""
    operator_told: bool | None = None
    """Whether the operator's page had something new afterwards; null where nobody looked, or it could not be read."""
    operator_fault: str = ""
    """Indonesian: why it could not be read."""
    operator_fault_en: str = ""
    lanjutkan: bool = False
    """Whether the plan's `lanjutkan` action was carried out."""
    lanjutkan_fault: str = ""
    """Indonesian: why it was not, where a step asked for it."""
    lanjutkan_fault_en: str = ""
    error: str = ""
    """A fault of the tester; empty: none."""


class Control(msgspec.Struct, frozen=True):
    """The positive control of a run: that going on, and a call reaching the DWH, can be seen at all."""

    outcome: Outcome
    codes: tuple[str, ...]

    @property
    def is_seen(self) -> bool:
        """Whether the control shows what every negative scenario relies on."""
        return self.outcome is Outcome.DITERUSKAN and "01" in self.codes


class NotApplicable(msgspec.Struct, frozen=True):
    """A scenario that was left out, and why."""

    id: str
    name: str
    feature: str
    requirements: tuple[str, ...]
    reason: str
    """Indonesian."""
    reason_en: str


def mask_nik(nik: str) -> str:
    """Return a NIK for evidence: kecamatan and serial stay, the birth date goes; other texts go whole."""
    return f"{nik[:6]}******{nik[12:]}" if len(nik) == 16 and nik.isdigit() else ("" if not nik else "*" * 4)
