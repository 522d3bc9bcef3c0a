"""How did a request end: did the service go on, was the applicant told, was nothing lost?"""

from conformance.judging.answer import (
    GOING_ON,
    SUCCESS,
    Answer,
    Seen,
    met,
    red,
    submission_of,
    unrecognised,
    untestable,
)
from conformance.outcome import Outcome


def outcome_is(seen: Seen) -> Answer:
    """The applicant met one of the allowed outcomes."""
    submission = submission_of(seen)
    allowed = seen.params["allowed"]
    if submission.outcome in allowed:
        return met(f"hasil: {submission.outcome}", f"outcome: {submission.outcome}")
    return unrecognised(submission) or red(
        f"hasil: {submission.outcome}; seharusnya {' atau '.join(allowed)}",
        f"outcome: {submission.outcome}; it should be {' or '.join(allowed)}",
    )


def not_forwarded(seen: Seen) -> Answer:
    """The application did not go on, and the control shows that going on would have been seen."""
    submission = submission_of(seen)
    if submission.outcome is Outcome.DITERUSKAN:
        return red("aplikasi meneruskan permohonan", "the application goes on with the request", breaches=GOING_ON)
    unread = unrecognised(submission)
    if unread is not None and not unread.is_testable:
        return unread
    if not seen.control.is_seen:
        return untestable(
            "permohonan pembanding tidak terlihat diteruskan, jadi `tidak diteruskan` tidak terbukti",
            "the control request was not seen going on, so `not going on` proves nothing",
        )
    return met(f"tidak diteruskan (hasil: {submission.outcome})", f"does not go on (outcome: {submission.outcome})")


def resumed(seen: Seen) -> Answer:
    """A kept request was taken up again and answered with 01."""
    if not seen.evidence.lanjutkan:
        return untestable(
            f"kelanjutan tidak dibangunkan: {seen.evidence.lanjutkan_fault or 'tidak ada langkahnya'}",
            f"the application was not woken up: {seen.evidence.lanjutkan_fault_en or 'no step does it'}",
        )
    if any(call.code == SUCCESS for call in seen.calls):
        return met("permohonan yang disimpan dilanjutkan dan diverifikasi", "the kept request was resumed and verified")
    return red("permohonan yang disimpan tidak dilanjutkan", "the kept request was not taken up")
