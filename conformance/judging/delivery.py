"""Did what a scenario prepared reach the application? Without it nothing that is demanded later proves anything."""

from collections.abc import Sequence
from dataclasses import replace

from conformance.bilingual import Words
from conformance.judging.answer import (
    BARRED,
    GOING_ON,
    LOST,
    MATCH,
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
from conformance.record.evidence import Exchange, Submission

ABOUT_PERSON = (SUCCESS, "08", "11", "12", "13", "14")
"""Answers about a resident, without which nobody can be refused."""


def code_delivered(seen: Seen) -> Answer:
    """The response code reached the application: without it the scenario proves nothing."""
    wanted = seen.params["code"]
    codes = [call.code for call in seen.calls if call.code]
    if wanted in codes:
        return met(f"kode {wanted} sampai ke aplikasi", f"code {wanted} reached the application")
    if bars := [BARRED[call.fault] for call in seen.evidence.exchanges if call.fault in BARRED]:
        own = tuple(part for part in seen.evidence.requirements if part.startswith(bars[0].breaches))
        return red(*bars[0].reason, breaches=own)
    arrived = ", ".join(codes)
    instead = Words(f"yang sampai: {arrived or 'tidak ada'}", f"what arrived: {arrived or 'nothing'}")
    return _undelivered(seen, Words(f"kode {wanted}", f"code {wanted}"), instead)


def mismatch_delivered(seen: Seen) -> Answer:
    """A match was answered `Tidak Sesuai`, or data were answered that the application had to compare itself."""
    answered = [call.is_match for call in seen.calls if call.code == seen.params["code"]]
    if not answered:
        return code_delivered(seen)
    if all(answered):
        submission = submission_of(seen)
        if _goes_on_unasked(seen, submission, submission.wrong, [call for call in seen.calls if call.code == SUCCESS]):
            return _unasked_about(submission.wrong)
        return untestable(
            "data yang keliru tidak sampai ke DWH: setiap elemen yang dikirim dijawab `Sesuai`",
            "the wrong data did not reach the DWH: every element that was sent was answered `Sesuai`",
        )
    if False in answered:
        return met("hasil `Tidak Sesuai` sampai ke aplikasi", "the result `Tidak Sesuai` reached the application")
    return met("data penduduk sampai ke aplikasi", "the resident's data reached the application")


def some_mismatch(seen: Seen) -> Answer:
    """At least one of the scenario's requests was answered `Tidak Sesuai`, or with data to compare.

    `element` is what all of them type wrong: who never sends it cannot be told that it does not match.
    """
    calls = [call for call in seen.evidence.exchanges if call.code == SUCCESS and not call.fault]
    answered = [call.is_match for call in calls]
    element = seen.params.get("element", "")
    if any(match is not True for match in answered):
        return met("hasil `Tidak Sesuai` sampai ke aplikasi", "the result `Tidak Sesuai` reached the application")
    if any(_goes_on_unasked(seen, one, element, calls) for one in seen.evidence.submissions):
        return _unasked_about(element)
    return untestable(
        "tidak satu pun isian yang keliru dijawab `Tidak Sesuai`", "nothing that was typed wrong was answered so"
    )


def _goes_on_unasked(seen: Seen, submission: Submission, element: str, calls: Sequence[Exchange]) -> bool:
    """Whether a request goes on whose `element` is wrong, declared, and sent in none of `calls`."""
    is_declared = element in seen.params.get("declared", ())
    own = [call for call in calls if call.nik == submission.nik]
    is_sent = any(element in call.elemen_sent for call in own)
    return submission.outcome is Outcome.DITERUSKAN and is_declared and bool(own) and not is_sent


def _unasked_about(element: str) -> Answer:
    return red(
        f"aplikasi meneruskan permohonan tanpa pernah mengirim {element}, yang dinyatakannya dan yang diisi keliru",
        f"the application goes on without ever sending {element}, which it declares and which was typed wrong",
        breaches=GOING_ON,
    )


def fault_delivered(seen: Seen) -> Answer:
    """The fault was injected into a call; `elemen`: into one that sent this element, or that asked for data."""
    wanted, elemen = seen.params["fault"], seen.params.get("elemen", "")
    injected = [call for call in seen.calls if call.fault == wanted]
    if injected and elemen and not any(elemen in call.elemen_sent or call.method != MATCH for call in injected):
        return untestable(
            f"aplikasi tidak mengirim {elemen}, jadi hasilnya tidak ditunggu",
            f"the application does not send {elemen}, so its result is not waited for",
        )
    if injected:
        return met(f"gangguan {wanted} sampai ke aplikasi", f"the fault {wanted} reached the application")
    count = len(seen.calls)
    instead = Words(f"{count} panggilan tanpa gangguan itu", f"{count} calls without that fault")
    return _undelivered(seen, Words(f"gangguan {wanted}", f"the fault {wanted}"), instead)


def _undelivered(seen: Seen, what: Words, instead: Words) -> Answer:
    """Say what it means that a code or fault did not arrive: only where no call was made is it the application's."""
    if not seen.calls:
        return _unasked(seen) or _held_back(seen, what)
    return untestable(
        f"{what.indonesian} tidak sampai ke aplikasi ({instead.indonesian})",
        f"{what.english} did not reach the application ({instead.english})",
    )


def _unasked(seen: Seen) -> Answer | None:
    """Say what is wrong, or right, where the application ended a request without a call; None: it did not end it."""
    outcome = submission_of(seen).outcome
    broken = unrecognised(submission_of(seen))
    if broken is not None and broken.is_testable:
        return broken if seen.params.get("code") == SUCCESS else replace(broken, breaches=LOST)
    if outcome is Outcome.DITERUSKAN:
        return red(
            "aplikasi meneruskan permohonan tanpa bertanya kepada DWH",
            "the application goes on with the request without asking the DWH",
            breaches=GOING_ON,
        )
    if outcome in (Outcome.DITOLAK, Outcome.DIBATASI) and seen.params.get("self_refusal"):
        return met(
            "aplikasi menolaknya sendiri sebelum bertanya kepada DWH",
            "the application refuses it by itself before it asks the DWH",
        )
    if outcome is Outcome.DITOLAK and seen.params.get("code") in ABOUT_PERSON:
        return red(
            "aplikasi menolak pemohon tanpa bertanya kepada DWH tentang NIK-nya",
            "the application refuses the applicant without asking the DWH about the NIK",
        )
    return None


def _held_back(seen: Seen, what: Words) -> Answer:
    """Say what the application answered in place of a call, and since when it may be holding calls back."""
    submission = submission_of(seen)
    before = [
        (evidence.id, call)
        for evidence in seen.run
        for call in evidence.exchanges
        if call.seq <= submission.after_seq and (call.fault or call.code not in ("", SUCCESS))
    ]
    since = Words("", "")
    if before:
        name, call = before[-1]
        sign, at = call.code or call.fault, call.at[11:19]
        since = Words(
            f"; gangguan terakhir sebelumnya: {sign} pukul {at} ({name})",
            f"; last trouble before: {sign} at {at} ({name})",
        )
    return untestable(
        f"{what.indonesian} tidak sampai: aplikasi menjawab {submission.outcome} tanpa memanggil DWH{since.indonesian}",
        f"{what.english} did not arrive: the application answered {submission.outcome} and did not call{since.english}",
    )
