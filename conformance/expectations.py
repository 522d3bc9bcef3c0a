"""What may a `Maka` step demand, and does the evidence show it? Pure: judged again, it comes out the same.

One ordered table of kinds. A negative demand counts as met only where the positive control shows that the
forbidden thing could have been seen (design section 9).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.evidence import Control, Evidence, Exchange, Expectation, Submission
from conformance.verdicts import Outcome, Owner


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expectation is held against."""

    evidence: Evidence
    submission: Submission | None
    control: Control
    params: Mapping[str, Any]

    @property
    def calls(self) -> list[Exchange]:
        """The application's calls for the submission's NIK from its beginning on."""
        if self.submission is None:
            return list(self.evidence.exchanges)
        own = self.submission
        return [e for e in self.evidence.exchanges if e.seq > own.after_seq and e.nik == own.nik]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an expectation is met; where it could not be seen, `is_testable` is false."""

    is_met: bool
    reason: str
    owner: Owner | None = None
    is_testable: bool = True


def _met(reason: str) -> Answer:
    return Answer(True, reason)


def _red(reason: str, owner: Owner = Owner.APLIKASI) -> Answer:
    return Answer(False, reason, owner)


def _untestable(reason: str, owner: Owner = Owner.KONFIGURASI) -> Answer:
    return Answer(False, reason, owner, is_testable=False)


def _outcome_of(seen: Seen) -> Submission:
    assert seen.submission is not None, "langkah ini perlu satu permohonan"
    return seen.submission


def _unrecognised(submission: Submission) -> Answer | None:
    """Say who owns an outcome that no rule recognised: a broken answer is the application's, else it is the plan's."""
    if submission.outcome is not Outcome.TAK_DIKENAL:
        return None
    if submission.status == 0 or submission.status >= 500:
        return _red(f"aplikasi tidak memberi jawaban yang layak kepada pemohon ({submission.detail})")
    return _untestable(f"hasil tidak dikenali rencana ({submission.detail}); lengkapi [[subject.hasil]]")


def code_delivered(seen: Seen) -> Answer:
    """The response code reached the application: without it the scenario proves nothing."""
    wanted = seen.params["code"]
    codes = [call.code for call in seen.calls if call.code]
    if wanted in codes:
        return _met(f"kode {wanted} sampai ke aplikasi")
    return _undelivered(seen, f"kode {wanted}", f"yang sampai: {', '.join(codes) or 'tidak ada'}")


def mismatch_delivered(seen: Seen) -> Answer:
    """A match was answered `Tidak Sesuai`, or data were answered that the application had to compare itself."""
    answered = [call.is_match for call in seen.calls if call.code == seen.params["code"]]
    if not answered:
        return code_delivered(seen)
    if all(answered):
        return _untestable("data yang keliru tidak sampai ke DWH: setiap elemen yang dikirim dijawab `Sesuai`")
    return _met("hasil `Tidak Sesuai` sampai ke aplikasi" if False in answered else "data penduduk sampai ke aplikasi")


def fault_delivered(seen: Seen) -> Answer:
    """The fault struck a call of the application."""
    wanted = seen.params["fault"]
    if any(call.fault == wanted for call in seen.calls):
        return _met(f"gangguan {wanted} sampai ke aplikasi")
    return _undelivered(seen, f"gangguan {wanted}", f"{len(seen.calls)} panggilan tanpa gangguan itu")


def _undelivered(seen: Seen, what: str, instead: str) -> Answer:
    """Say what it means that a code or fault did not arrive: only where no call was made is it the application's."""
    outcome = _outcome_of(seen).outcome
    if not seen.calls:
        broken = _unrecognised(_outcome_of(seen))
        if broken is not None and broken.is_testable:
            return broken
        if outcome is Outcome.DITERUSKAN:
            return _red("aplikasi meneruskan permohonan tanpa bertanya kepada DWH")
        if outcome in (Outcome.DITOLAK, Outcome.DIBATASI) and seen.params.get("self_refusal"):
            return _met("aplikasi menolaknya sendiri sebelum bertanya kepada DWH")
        if outcome is Outcome.DITOLAK and seen.params.get("code") == "01":
            return _red("aplikasi menolak pemohon tanpa bertanya kepada DWH tentang NIK-nya")
    if outcome is Outcome.DIBATASI:
        return _untestable("aplikasi membatasi permohonan ini sebelum mencapai DWH")
    return _untestable(f"{what} tidak sampai ke aplikasi ({instead})")


def outcome_is(seen: Seen) -> Answer:
    """The applicant met one of the allowed outcomes."""
    submission = _outcome_of(seen)
    allowed = seen.params["allowed"]
    if submission.outcome in allowed:
        return _met(f"hasil: {submission.outcome}")
    return _unrecognised(submission) or _red(f"hasil: {submission.outcome}; seharusnya {' atau '.join(allowed)}")


def not_forwarded(seen: Seen) -> Answer:
    """The application did not go on, and the control shows that going on would have been seen."""
    submission = _outcome_of(seen)
    if submission.outcome is Outcome.DITERUSKAN:
        return _red("aplikasi meneruskan permohonan")
    unrecognised = _unrecognised(submission)
    if unrecognised is not None and not unrecognised.is_testable:
        return unrecognised
    if not seen.control.is_seen:
        return _untestable("permohonan pembanding tidak terlihat diteruskan, jadi `tidak diteruskan` tidak terbukti")
    return _met(f"tidak diteruskan (hasil: {submission.outcome})")


def only_declared(seen: Seen) -> Answer:
    """No call sent an element that the application did not declare."""
    declared = set(seen.params["declared"]) | {"NIK"}
    if not seen.calls:
        return _untestable("tidak ada panggilan yang dapat diperiksa")
    extra = sorted({name for call in seen.calls for name in call.elemen_sent} - declared)
    if extra:
        return _red(f"elemen yang tidak dinyatakan ikut dikirim: {', '.join(extra)}")
    return _met(f"hanya elemen yang dinyatakan dikirim dalam {len(seen.calls)} panggilan")


def only_granted(seen: Seen) -> Answer:
    """No call sent an element outside the PKS, declared or not."""
    return only_declared(Seen(seen.evidence, seen.submission, seen.control, {"declared": seen.params["granted"]}))


def calls_between(seen: Seen) -> Answer:
    """The submission cost so many calls."""
    least, most = seen.params["least"], seen.params["most"]
    count = len(seen.calls)
    if least <= count <= most:
        return _met(f"{count} panggilan untuk satu permohonan")
    if count < least and _outcome_of(seen).outcome is not Outcome.DITERUSKAN:
        return _untestable("permohonan ini tidak sampai ke DWH")
    wanted = str(least) if least == most else f"{least} sampai {most}"
    return _red(f"{count} panggilan untuk satu permohonan; seharusnya {wanted}")


def no_calls(seen: Seen) -> Answer:
    """The submission did not reach the DWH at all, though an earlier one shows that it could have."""
    if not any(submission is not seen.submission for submission in seen.evidence.submissions):
        return _untestable("tidak ada permohonan pembanding dalam skenario ini", Owner.PENGUJI)
    if not seen.control.is_seen:
        return _untestable("permohonan pembanding tidak terlihat mencapai DWH")
    count = len(seen.calls)
    return _met("tidak ada panggilan ke DWH") if count == 0 else _red(f"{count} panggilan tetap dilakukan ke DWH")


def resumed(seen: Seen) -> Answer:
    """A kept request was taken up again and answered with 01."""
    if not seen.evidence.lanjutkan:
        return _untestable(f"kelanjutan tidak dibangunkan: {seen.evidence.lanjutkan_fault or 'tidak ada langkahnya'}")
    if any(call.code == "01" for call in seen.calls):
        return _met("permohonan yang disimpan dilanjutkan dan diverifikasi")
    return _red("permohonan yang disimpan tidak dilanjutkan")


EXPECTATIONS: dict[str, Callable[[Seen], Answer]] = {
    "code_delivered": code_delivered,
    "mismatch_delivered": mismatch_delivered,
    "fault_delivered": fault_delivered,
    "outcome_is": outcome_is,
    "not_forwarded": not_forwarded,
    "only_declared": only_declared,
    "only_granted": only_granted,
    "calls_between": calls_between,
    "no_calls": no_calls,
    "resumed": resumed,
}


def check(expectation: Expectation, evidence: Evidence, control: Control) -> Answer:
    """Hold one expectation against the evidence; raise `KeyError` for a kind that does not exist."""
    submission = evidence.submissions[expectation.submission] if expectation.submission >= 0 else None
    return EXPECTATIONS[expectation.kind](Seen(evidence, submission, control, expectation.params))
