"""What is an expectation held against, and what may come of it?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conformance.bilingual import Words
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.evidence import Control, Evidence, Exchange, Submission

GOING_ON = ("KOD-20",)
"""What an application breaches that goes on without a match, whatever scenario it was seen in (design section 9)."""
LOST = ("KOD-21",)
"""What it breaches whose own fault swallows a request."""
SUCCESS = "01"
MATCH = "CALL_VERIFY_BY_ELEMEN"
FACE = "CALL_FR"
"""Its request holds a picture and what proves the caller, encrypted, and no elements."""


@dataclass(frozen=True, slots=True)
class Barred:
    """A door keeps its answers back for what was asked of it before."""

    reason: Words
    breaches: str
    """What the ids of the parts begin with that were breached so."""


BARRED: Mapping[str, Barred] = {
    "pola_dihentikan": Barred(
        Words(
            "portal menghentikan user id karena deret NIK sebelumnya, sehingga pemohon ini tidak dilayani",
            "the portal had stopped the user id for a series of NIK before, so that this applicant is not served",
        ),
        "POL-",
    ),
}
"""What the journal names in place of a code where no fault of the tester, but the application's own doing, is why."""

EXCERPT = 120
"""So many characters of an answer are quoted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expectation is held against."""

    evidence: Evidence
    submission: Submission | None
    control: Control
    params: Mapping[str, Any]
    run: Sequence[Evidence] = ()
    """All that the run has recorded so far, this scenario last."""
    past: Collection[str] = ()
    """Ids of the scenarios of it that were carried out before the application was brought up anew."""

    @property
    def calls(self) -> list[Exchange]:
        """The application's calls for the submission's NIK from its beginning on.

        A refused sign-in at the portal names no NIK: it belongs to the latest submission that had begun.
        """
        if self.submission is None:
            return list(self.evidence.exchanges)
        own = self.submission
        return [
            e
            for e in self.evidence.exchanges
            if e.seq > own.after_seq and (e.nik == own.nik or (e.is_sign_in and self._latest_begun(e) == own.after_seq))
        ]

    def _latest_begun(self, exchange: Exchange) -> int:
        begun = [one.after_seq for one in self.evidence.submissions if one.after_seq < exchange.seq]
        return max(begun, default=-1)

    @property
    def calls_of_run(self) -> list[Exchange]:
        """The same, with those that came after the scenario."""
        own, submission = list(self.calls), self.submission
        if submission is None:
            return own
        is_past = False
        for evidence in self.run:
            if is_past:
                own += [e for e in evidence.exchanges if e.nik == submission.nik and e not in own]
            is_past = is_past or evidence is self.evidence
        return own


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an expectation is met; where it could not be seen, `is_testable` is false."""

    is_met: bool
    reason: Words
    owner: Owner | None = None
    is_testable: bool = True
    breaches: tuple[str, ...] = ()
    """The parts that are breached, where they are not those that the demand serves."""
    at_most: Verdict | None = None
    """What this answer is never worse than: a number or a reading of ours decided it."""


def met(indonesian: str, english: str) -> Answer:
    """Return that an expectation is met, and what was seen."""
    return Answer(True, Words(indonesian, english))


def red(
    indonesian: str,
    english: str,
    *,
    owner: Owner = Owner.APLIKASI,
    breaches: tuple[str, ...] = (),
    at_most: Verdict | None = None,
) -> Answer:
    """Return that an expectation is not met, and what was seen instead."""
    return Answer(False, Words(indonesian, english), owner, breaches=breaches, at_most=at_most)


def untestable(indonesian: str, english: str, owner: Owner = Owner.KONFIGURASI) -> Answer:
    """Return that an expectation could not be judged, and why."""
    return Answer(False, Words(indonesian, english), owner, is_testable=False)


def submission_of(seen: Seen) -> Submission:
    """Return the submission that an expectation speaks of."""
    assert seen.submission is not None, "langkah ini perlu satu permohonan"
    return seen.submission


def unrecognised(submission: Submission) -> Answer | None:
    """Say who owns an outcome that no rule recognised: a broken answer is the application's, else it is the plan's."""
    if submission.outcome is not Outcome.TAK_DIKENAL:
        return None
    if submission.status == 0 or submission.status >= 500:
        return red(
            f"aplikasi tidak memberi jawaban yang semestinya kepada pemohon ({submission.detail})",
            f"the application gives the applicant no proper answer ({submission.detail_en})",
        )
    received = f': "{submission.page[:EXCERPT]}"' if submission.page else ""
    table = "[[aplikasi.pintu.resep.hasil]]" if submission.entrance else "[[subject.hasil]]"
    return untestable(
        f"hasil tidak dikenali rencana ({submission.detail}{received}); lengkapi {table}",
        f"the plan does not recognise the outcome ({submission.detail_en}{received}); complete {table}",
    )
