"""What may a `Maka` step demand, and does the evidence show it? Pure: judged again, it comes out the same.

One ordered table of kinds. A negative demand counts as met only where the positive control shows that the
forbidden thing could have been seen (design section 9).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from conformance.bilingual import Words
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.evidence import Control, Evidence, Exchange, Expectation, Submission

GOING_ON = ("KOD-20",)
"""What an application breaches that goes on without a match, whatever scenario it was seen in (design section 9)."""
LOST = ("KOD-21",)
"""What it breaches whose own fault swallows a request."""
OWN_HASTE = ("POL-03",)
"""What it breaches that repeats its calls by itself."""
SUCCESS = "01"
WARNED, REVIEWED = 4, 9
"""Calls for one request: up to so many a warning, up to so many a review, more are a breach; numbers of ours (SIM)."""


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
    reason: Words
    owner: Owner | None = None
    is_testable: bool = True
    breaches: tuple[str, ...] = ()
    """The parts that are breached, where they are not those that the demand serves."""
    at_most: Verdict | None = None
    """What this answer is never worse than: a number of ours decided it."""


def _met(indonesian: str, english: str) -> Answer:
    return Answer(True, Words(indonesian, english))


def _red(indonesian: str, english: str, *, breaches: tuple[str, ...] = (), at_most: Verdict | None = None) -> Answer:
    return Answer(False, Words(indonesian, english), Owner.APLIKASI, breaches=breaches, at_most=at_most)


def _untestable(indonesian: str, english: str, owner: Owner = Owner.KONFIGURASI) -> Answer:
    return Answer(False, Words(indonesian, english), owner, is_testable=False)


def _outcome_of(seen: Seen) -> Submission:
    assert seen.submission is not None, "langkah ini perlu satu permohonan"
    return seen.submission


def _unrecognised(submission: Submission) -> Answer | None:
    """Say who owns an outcome that no rule recognised: a broken answer is the application's, else it is the plan's."""
    if submission.outcome is not Outcome.TAK_DIKENAL:
        return None
    if submission.status == 0 or submission.status >= 500:
        return _red(
            f"aplikasi tidak memberi jawaban yang semestinya kepada pemohon ({submission.detail})",
            f"the application gives the applicant no proper answer ({submission.detail_en})",
        )
    return _untestable(
        f"hasil tidak dikenali rencana ({submission.detail}); lengkapi [[subject.hasil]]",
        f"the plan does not recognise the outcome ({submission.detail_en}); complete [[subject.hasil]]",
    )


def code_delivered(seen: Seen) -> Answer:
    """The response code reached the application: without it the scenario proves nothing."""
    wanted = seen.params["code"]
    codes = [call.code for call in seen.calls if call.code]
    if wanted in codes:
        return _met(f"kode {wanted} sampai ke aplikasi", f"code {wanted} reached the application")
    arrived = ", ".join(codes)
    instead = Words(f"yang sampai: {arrived or 'tidak ada'}", f"what arrived: {arrived or 'nothing'}")
    return _undelivered(seen, Words(f"kode {wanted}", f"code {wanted}"), instead)


def mismatch_delivered(seen: Seen) -> Answer:
    """A match was answered `Tidak Sesuai`, or data were answered that the application had to compare itself."""
    answered = [call.is_match for call in seen.calls if call.code == seen.params["code"]]
    if not answered:
        return code_delivered(seen)
    if all(answered):
        return _untestable(
            "data yang keliru tidak sampai ke DWH: setiap elemen yang dikirim dijawab `Sesuai`",
            "the wrong data did not reach the DWH: every element that was sent was answered `Sesuai`",
        )
    if False in answered:
        return _met("hasil `Tidak Sesuai` sampai ke aplikasi", "the result `Tidak Sesuai` reached the application")
    return _met("data penduduk sampai ke aplikasi", "the resident's data reached the application")


def fault_delivered(seen: Seen) -> Answer:
    """The fault struck a call of the application."""
    wanted = seen.params["fault"]
    if any(call.fault == wanted for call in seen.calls):
        return _met(f"gangguan {wanted} sampai ke aplikasi", f"the fault {wanted} reached the application")
    count = len(seen.calls)
    instead = Words(f"{count} panggilan tanpa gangguan itu", f"{count} calls without that fault")
    return _undelivered(seen, Words(f"gangguan {wanted}", f"the fault {wanted}"), instead)


def _undelivered(seen: Seen, what: Words, instead: Words) -> Answer:
    """Say what it means that a code or fault did not arrive: only where no call was made is it the application's."""
    outcome = _outcome_of(seen).outcome
    if not seen.calls:
        broken = _unrecognised(_outcome_of(seen))
        if broken is not None and broken.is_testable:
            return broken if seen.params.get("code") == SUCCESS else replace(broken, breaches=LOST)
        if outcome is Outcome.DITERUSKAN:
            return _red(
                "aplikasi meneruskan permohonan tanpa bertanya kepada DWH",
                "the application goes on with the request without asking the DWH",
                breaches=GOING_ON,
            )
        if outcome in (Outcome.DITOLAK, Outcome.DIBATASI) and seen.params.get("self_refusal"):
            return _met(
                "aplikasi menolaknya sendiri sebelum bertanya kepada DWH",
                "the application refuses it by itself before it asks the DWH",
            )
        if outcome is Outcome.DITOLAK and seen.params.get("code") == SUCCESS:
            return _red(
                "aplikasi menolak pemohon tanpa bertanya kepada DWH tentang NIK-nya",
                "the application refuses the applicant without asking the DWH about the NIK",
            )
    if outcome is Outcome.DIBATASI:
        return _untestable(
            "aplikasi membatasi permohonan ini sebelum mencapai DWH",
            "the application limits this request before it reaches the DWH",
        )
    return _untestable(
        f"{what.indonesian} tidak sampai ke aplikasi ({instead.indonesian})",
        f"{what.english} did not reach the application ({instead.english})",
    )


def outcome_is(seen: Seen) -> Answer:
    """The applicant met one of the allowed outcomes."""
    submission = _outcome_of(seen)
    allowed = seen.params["allowed"]
    if submission.outcome in allowed:
        return _met(f"hasil: {submission.outcome}", f"outcome: {submission.outcome}")
    return _unrecognised(submission) or _red(
        f"hasil: {submission.outcome}; seharusnya {' atau '.join(allowed)}",
        f"outcome: {submission.outcome}; it should be {' or '.join(allowed)}",
    )


def not_forwarded(seen: Seen) -> Answer:
    """The application did not go on, and the control shows that going on would have been seen."""
    submission = _outcome_of(seen)
    if submission.outcome is Outcome.DITERUSKAN:
        return _red("aplikasi meneruskan permohonan", "the application goes on with the request", breaches=GOING_ON)
    unrecognised = _unrecognised(submission)
    if unrecognised is not None and not unrecognised.is_testable:
        return unrecognised
    if not seen.control.is_seen:
        return _untestable(
            "permohonan pembanding tidak terlihat diteruskan, jadi `tidak diteruskan` tidak terbukti",
            "the control request was not seen going on, so `not going on` proves nothing",
        )
    return _met(f"tidak diteruskan (hasil: {submission.outcome})", f"does not go on (outcome: {submission.outcome})")


def only_declared(seen: Seen) -> Answer:
    """No call sent an element that the application did not declare."""
    declared = set(seen.params["declared"]) | {"NIK"}
    if not seen.calls:
        return _untestable("tidak ada panggilan yang dapat diperiksa", "there is no call to look at")
    extra = sorted({name for call in seen.calls for name in call.elemen_sent} - declared)
    if extra:
        names = ", ".join(extra)
        return _red(
            f"elemen yang tidak dinyatakan ikut dikirim: {names}", f"elements that are not declared are sent: {names}"
        )
    count = len(seen.calls)
    return _met(
        f"hanya elemen yang dinyatakan dikirim dalam {count} panggilan",
        f"only declared elements are sent in {count} calls",
    )


def only_granted(seen: Seen) -> Answer:
    """No call sent an element outside the PKS, declared or not."""
    return only_declared(Seen(seen.evidence, seen.submission, seen.control, {"declared": seen.params["granted"]}))


def calls_between(seen: Seen) -> Answer:
    """The submission cost so many calls."""
    least, most = seen.params["least"], seen.params["most"]
    count = len(seen.calls)
    if least <= count <= most:
        return _met(f"{count} panggilan untuk satu permohonan", f"{count} calls for one request")
    if count < least and _outcome_of(seen).outcome is not Outcome.DITERUSKAN:
        return _untestable("permohonan ini tidak sampai ke DWH", "this request did not reach the DWH")
    wanted = Words.same(str(least)) if least == most else Words(f"{least} sampai {most}", f"{least} to {most}")
    words = Words(
        f"{count} panggilan untuk satu permohonan; seharusnya {wanted.indonesian}",
        f"{count} calls for one request; it should be {wanted.english}",
    )
    return _too_many(count, words) if count > most else _red(*words)


def _too_many(count: int, words: Words) -> Answer:
    """Return what so many calls for one request are worth (design section 9)."""
    if count <= WARNED:
        return _red(*words, at_most=Verdict.PERINGATAN)
    return _red(*words, breaches=OWN_HASTE, at_most=Verdict.TINJAU if count <= REVIEWED else None)


def no_calls(seen: Seen) -> Answer:
    """The submission did not reach the DWH at all, though an earlier one shows that it could have."""
    if not any(submission is not seen.submission for submission in seen.evidence.submissions):
        return _untestable(
            "tidak ada permohonan pembanding dalam skenario ini", "this scenario has no control request", Owner.PENGUJI
        )
    if not seen.control.is_seen:
        return _untestable(
            "permohonan pembanding tidak terlihat mencapai DWH", "the control request was not seen to reach the DWH"
        )
    count = len(seen.calls)
    if count:
        return _too_many(
            count,
            Words(f"{count} panggilan tetap dilakukan ke DWH", f"{count} calls to the DWH are made all the same"),
        )
    return _met("tidak ada panggilan ke DWH", "no call to the DWH")


def resumed(seen: Seen) -> Answer:
    """A kept request was taken up again and answered with 01."""
    if not seen.evidence.lanjutkan:
        return _untestable(
            f"kelanjutan tidak dibangunkan: {seen.evidence.lanjutkan_fault or 'tidak ada langkahnya'}",
            f"the application was not woken up: {seen.evidence.lanjutkan_fault_en or 'no step does it'}",
        )
    if any(call.code == SUCCESS for call in seen.calls):
        return _met(
            "permohonan yang disimpan dilanjutkan dan diverifikasi", "the kept request was resumed and verified"
        )
    return _red("permohonan yang disimpan tidak dilanjutkan", "the kept request was not taken up")


def pattern_stopped(seen: Seen) -> Answer:
    """Of the series that a user entered no more reached the DWH than what is no series yet."""
    pattern, least = seen.params["pattern"], seen.params["least"]
    entered, through = len(seen.evidence.submissions), seen.evidence.series.get(pattern, 0)
    if through >= least:
        return _red(
            f"{through} NIK {pattern} sampai ke DWH; aplikasi menghentikannya paling lambat pada NIK ke-{least}",
            f"{through} NIK ({pattern}) reached the DWH; the application has to stop them by number {least}",
        )
    reached = {call.nik for call in seen.evidence.exchanges}
    if all(submission.nik in reached for submission in seen.evidence.submissions):
        return _untestable(
            f"{entered} NIK tidak dapat dimasukkan sebagai deret {pattern}: terlalu lambat, atau NIK-nya diubah",
            f"{entered} NIK could not be entered as a series ({pattern}): too slow, or the NIK were changed",
        )
    return _met(
        f"{through} NIK {pattern} sampai ke DWH, selebihnya dihentikan aplikasi",
        f"{through} NIK ({pattern}) reached the DWH, the application stopped the rest",
    )


def typed_only(seen: Seen) -> Answer:
    """Every call is about a NIK that an applicant typed in: the application makes up none."""
    if not seen.evidence.exchanges:
        return _untestable("tidak ada panggilan yang dapat diperiksa", "there is no call to look at")
    own = sorted({call.nik for call in seen.evidence.exchanges if call.is_typed is False})
    if own:
        niks = ", ".join(own)
        return _red(
            f"aplikasi memanggil DWH untuk NIK yang tidak dimasukkan siapa pun: {niks}",
            f"the application calls the DWH for NIK that nobody entered: {niks}",
        )
    count = len(seen.evidence.exchanges)
    return _met(
        f"{count} panggilan, semuanya untuk NIK yang dimasukkan pemohon",
        f"{count} calls, all of them for NIK that applicants entered",
    )


def methods_granted(seen: Seen) -> Answer:
    """No call asked for a method that the agreement does not grant."""
    if not seen.calls:
        return _untestable("tidak ada panggilan yang dapat diperiksa", "there is no call to look at")
    withheld = sorted({call.method for call in seen.calls} - set(seen.params["granted"]))
    if withheld:
        names = ", ".join(withheld)
        return _red(
            f"metode yang tidak diberikan PKS dipanggil: {names}", f"methods that are not granted are called: {names}"
        )
    return _met("hanya metode yang diberikan PKS yang dipanggil", "only granted methods are called")


def operator_told(seen: Seen) -> Answer:
    """The operator's page says something that it did not say before."""
    told = seen.evidence.operator_told
    if told is None:
        return _untestable(
            f"halaman pengelola tidak terbaca: {seen.evidence.operator_fault or 'tidak dibuka'}",
            f"the operator's page could not be read: {seen.evidence.operator_fault_en or 'it was not opened'}",
        )
    if told:
        return _met("halaman pengelola memuat hal baru", "the operator's page says something new")
    return _red(
        "halaman pengelola tidak memuat hal baru sesudah gangguan",
        "the operator's page says nothing new after the fault",
    )


PREREQUISITES = ("code_delivered", "mismatch_delivered", "fault_delivered")
"""What shows that a scenario took place; without it nothing that is demanded later proves anything."""

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
    "pattern_stopped": pattern_stopped,
    "typed_only": typed_only,
    "methods_granted": methods_granted,
    "operator_told": operator_told,
}


def check(expectation: Expectation, evidence: Evidence, control: Control) -> Answer:
    """Hold one expectation against the evidence; raise `KeyError` for a kind that does not exist."""
    submission = evidence.submissions[expectation.submission] if expectation.submission >= 0 else None
    if submission is not None and submission.is_absent:
        return _untestable(
            f"aplikasi tidak ada lagi ketika pemohon ini datang ({submission.detail})",
            f"the application was not there any more when this applicant came ({submission.detail_en})",
            Owner.APLIKASI,
        )
    return EXPECTATIONS[expectation.kind](Seen(evidence, submission, control, expectation.params))
