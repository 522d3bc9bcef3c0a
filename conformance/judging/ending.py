"""How did a request end: did the service go on, was the applicant told, was nothing lost?"""

from conformance.bilingual import Words
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
from conformance.judging.calls import too_many
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


def _asleep(seen: Seen) -> Answer | None:
    """Say that nobody woke the application up, where nobody did."""
    if seen.evidence.lanjutkan:
        return None
    return untestable(
        f"kelanjutan tidak dibangunkan: {seen.evidence.lanjutkan_fault or 'tidak ada langkahnya'}",
        f"the application was not woken up: {seen.evidence.lanjutkan_fault_en or 'no step does it'}",
    )


def resumed(seen: Seen) -> Answer:
    """A request that could not be answered was asked about again and answered with 01, as often as a request is.

    An application that asks twice about every request is judged for that where it is asked (KUO-05), not here again.
    """
    if asleep := _asleep(seen):
        return asleep
    verified = sum(call.code == SUCCESS for call in seen.calls)
    usual = max(1, seen.control.codes.count(SUCCESS))
    if verified > usual:
        words = Words(
            f"{verified} panggilan dengan kode 01 untuk satu permohonan yang dilanjutkan; seharusnya {usual}",
            f"{verified} calls with code 01 for one request that was resumed; it should be {usual}",
        )
        return too_many(verified, words)
    if verified:
        return met(
            f"permohonan itu diverifikasi kemudian, {verified} panggilan dengan kode 01",
            f"the request was verified later, {verified} calls with code 01",
        )
    after = _last_refusal(seen)
    outcome = submission_of(seen).outcome
    return red(
        f"tidak ada panggilan dengan kode 01 untuk permohonan itu sesudah {after.indonesian};"
        f" hasil yang dilihat pemohon: {outcome}",
        f"no call with code 01 for that request after {after.english}; the outcome that the applicant saw: {outcome}",
    )


def _last_refusal(seen: Seen) -> Words:
    """Return what last answered the request."""
    last = next((call for call in reversed(seen.calls) if call.code or call.fault), None)
    if last is None:
        return Words("permohonan diajukan", "it was handed in")
    return (
        Words(f"kode {last.code}", f"code {last.code}")
        if last.code
        else Words(f"gangguan {last.fault}", f"the fault {last.fault}")
    )


def told_later(seen: Seen) -> Answer:
    """A notification told the applicant, after the application was woken up, that the service goes on.

    That none came proves something only where another applicant of the scenario got one that was recognised.
    """
    if asleep := _asleep(seen):
        return asleep
    submission = submission_of(seen)
    heard = submission.later
    said = Words(submission.later_detail, submission.later_detail_en)
    if heard is Outcome.DITERUSKAN:
        return met(f"kabar kepada pemohon: {heard}", f"the applicant is told: {heard}")
    if heard in (None, Outcome.TERTUNDA) and not any(
        other.later not in (None, Outcome.TERTUNDA) for other in seen.evidence.submissions if other is not submission
    ):
        return untestable(
            f"tidak satu pun kabar dalam skenario ini terbaca ({said.indonesian or 'tidak dilihat'});"
            " periksa [notifikasi]",
            f"no notification of this scenario could be read ({said.english or 'nobody looked'}); check [notifikasi]",
        )
    return red(
        f"kabar kepada pemohon sesudah permohonan dilanjutkan: {heard} ({said.indonesian}); seharusnya diteruskan",
        f"what the applicant is told after the request was resumed: {heard} ({said.english}); it should be diteruskan",
    )
