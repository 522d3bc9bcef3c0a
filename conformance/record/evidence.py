"""What was seen of one scenario, so that it can be judged now and again later?

Recorded evidence holds no values of residents: a NIK is masked when it is recorded, and of bodies
only excerpts without anybody's data are kept (`conformance.record.excerpt`).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.record.egress import Egress
from conformance.record.exposure import Exposure
from conformance.record.storage import StorageLook, Varied
from conformance.record.user_id_asked import UserIdAsked


class Moment(StrEnum):
    """When a demand must hold."""

    SELALU = "selalu"
    """In every exchange of the run; judged on none it is not exercised."""
    AKHIRNYA = "akhirnya"
    """It must come; after its deadline the watch goes on to the end of the run, so that late is not never."""
    SELAMA = "selama"
    """While the scenario watches: what must not come fails at first sight."""


EVIDENCE_SCHEMA = "gladi/bukti/1"


FINAL = frozenset({"01", "08", "11", "12", "13", "14", "15"})
"""Codes of answers that speak of the resident: they end a request."""
ALTERED = "alter"
"""The fault whose answers can be read and lie; one with a code holds the right answer and something more."""


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
    threshold: str = ""
    """TRESHOLD as it was sent; empty: none, or not recorded."""
    blank: tuple[str, ...] = ()
    """Wire names of the elements that were sent without a value."""
    is_own_user: bool | None = None
    """Whether the user id is the one that was handed out; null where that was not looked at."""
    is_own_ip: bool | None = None
    """Whether `ip_user` is the address that was handed out; null where none was sent, or nobody looked."""
    answer: str = ""
    """The body as it left, up to 1,000 characters, without anybody's data (`answer_excerpt`); empty: none, or not
    recorded."""

    @property
    def is_sign_in(self) -> bool:
        """Whether somebody asked the Web Portal to be let in, or for a page, and for no resident."""
        return self.door == "portal" and not self.nik


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


class AttachedFile(msgspec.Struct, frozen=True):
    """A photo or file that a person attached to what he says came of a request."""

    file: str
    """Beside the evidence, relative to it."""
    sha256: str
    """Hexadecimal."""
    size: int
    """Bytes."""


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
    clicks: int = 1
    """How often what hands in the form was done at once: 2 for a double click."""
    entrance: str = ""
    """Through which other entrance it came, by its name in the plan; empty: that of `[subject]`."""
    user: str = ""
    """Who entered it, where one user enters several; empty: the applicant himself."""
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
    shown: tuple[str, ...] = ()
    """Wire names of elements whose values the application showed though the applicant did not type them
    (`shown_elements`)."""
    hidden: tuple[str, ...] = ()
    """Wire names of elements that are not in `shown`, but stood hidden in the answer (`hidden_elements`)."""
    attachment: AttachedFile | None = None
    """What the person who did it attached; null: nothing, or nobody did it."""


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
    moment: Moment = Moment.SELAMA


class Step(msgspec.Struct, frozen=True):
    """One step as it was carried out."""

    keyword: str
    text: str
    duration_ms: float


class Reread(msgspec.Struct, frozen=True):
    """What came of a request, read again at the end of the run."""

    scenario: str
    submission: int
    """Its index among the submissions of that scenario."""
    outcome: Outcome
    how: str
    """Indonesian: where it was read: the page, or a notification, with the rule that recognised it."""
    how_en: str = ""
    is_page: bool = True
    """Whether the applicant's page said it; else a notification, or that none had come."""


def rereads_of(run: Sequence["Evidence"]) -> list[Reread]:
    """Return what was read at the end of a run; that no notification came counts only where another one was read."""
    every = [each for evidence in run for each in evidence.rereads]
    are_heard = any(not each.is_page and each.outcome is not Outcome.TERTUNDA for each in every) or any(
        one.later not in (None, Outcome.TERTUNDA) for evidence in run for one in evidence.submissions
    )
    return [each for each in every if each.is_page or are_heard]


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
    watched_s: float = 0.0
    """How long it was left alone, in seconds."""
    woken: str = ""
    """When the application was first woken, in the session's time (ISO 8601)."""
    unready: str = ""
    """Indonesian: which gauge showed that the application was not ready again when the scenario began; empty: none."""
    unready_en: str = ""
    restarts: int = 0
    """How often the scenario had the application started again, so that it came back."""
    restart_fault: str = ""
    """Indonesian: why it was not started again where a step asked for it."""
    restart_fault_en: str = ""
    lacking: str = ""
    """Indonesian: what the application does not have, so that a step could do nothing: the scenario does not apply."""
    lacking_en: str = ""
    reopen_fault: str = ""
    """Indonesian: why no page was opened again where a step asked for it."""
    reopen_fault_en: str = ""
    page_loads: int = 0
    """Pages and answers of the application that the scenario took."""
    rereads: list[Reread] = []
    """Of the scenario that ends the run: what came of every request that was still open."""
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
    exposure: Exposure | None = None
    """What was seen of what the application shows; null where no answer was looked at."""
    user_id_asked: UserIdAsked | None = None
    """What came of the request for a user id, where the scenario looks at it."""
    looks: list[StorageLook] = []
    """Of a scenario that has the stores searched: what was seen."""
    varied: Varied | None = None
    """Of a scenario that lets the DWH tell now this, now that: what in the stores depended on it."""
    egress: Egress | None = None
    """What left the application in the whole run, where the scenario looks at it; null: it was not watched."""
    error: str = ""
    """A fault of the tester; empty: none."""

    @property
    def undone(self) -> tuple[Words, ...]:
        """What a step asked for and did not happen: what must not follow from it is then trivially absent."""
        faults = ((self.restart_fault, self.restart_fault_en), (self.reopen_fault, self.reopen_fault_en))
        return tuple(Words(*fault) for fault in faults if fault[0])


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
