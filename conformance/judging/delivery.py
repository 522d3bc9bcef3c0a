"""Did what a scenario prepared reach the application? Without it nothing that is demanded later proves anything."""

from dataclasses import replace

from conformance.bilingual import Words
from conformance.judging.answer import (
    GOING_ON,
    LOST,
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


def code_delivered(seen: Seen) -> Answer:
    """The response code reached the application: without it the scenario proves nothing."""
    wanted = seen.params["code"]
    codes = [call.code for call in seen.calls if call.code]
    if wanted in codes:
        return met(f"kode {wanted} sampai ke aplikasi", f"code {wanted} reached the application")
    arrived = ", ".join(codes)
    instead = Words(f"yang sampai: {arrived or 'tidak ada'}", f"what arrived: {arrived or 'nothing'}")
    return _undelivered(seen, Words(f"kode {wanted}", f"code {wanted}"), instead)


def mismatch_delivered(seen: Seen) -> Answer:
    """A match was answered `Tidak Sesuai`, or data were answered that the application had to compare itself."""
    answered = [call.is_match for call in seen.calls if call.code == seen.params["code"]]
    if not answered:
        return code_delivered(seen)
    if all(answered):
        return untestable(
            "data yang keliru tidak sampai ke DWH: setiap elemen yang dikirim dijawab `Sesuai`",
            "the wrong data did not reach the DWH: every element that was sent was answered `Sesuai`",
        )
    if False in answered:
        return met("hasil `Tidak Sesuai` sampai ke aplikasi", "the result `Tidak Sesuai` reached the application")
    return met("data penduduk sampai ke aplikasi", "the resident's data reached the application")


def fault_delivered(seen: Seen) -> Answer:
    """The fault struck a call of the application."""
    wanted = seen.params["fault"]
    if any(call.fault == wanted for call in seen.calls):
        return met(f"gangguan {wanted} sampai ke aplikasi", f"the fault {wanted} reached the application")
    count = len(seen.calls)
    instead = Words(f"{count} panggilan tanpa gangguan itu", f"{count} calls without that fault")
    return _undelivered(seen, Words(f"gangguan {wanted}", f"the fault {wanted}"), instead)


def _undelivered(seen: Seen, what: Words, instead: Words) -> Answer:
    """Say what it means that a code or fault did not arrive: only where no call was made is it the application's."""
    outcome = submission_of(seen).outcome
    if not seen.calls:
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
        if outcome is Outcome.DITOLAK and seen.params.get("code") == SUCCESS:
            return red(
                "aplikasi menolak pemohon tanpa bertanya kepada DWH tentang NIK-nya",
                "the application refuses the applicant without asking the DWH about the NIK",
            )
    if outcome is Outcome.DIBATASI:
        return untestable(
            "aplikasi membatasi permohonan ini sebelum mencapai DWH",
            "the application limits this request before it reaches the DWH",
        )
    return untestable(
        f"{what.indonesian} tidak sampai ke aplikasi ({instead.indonesian})",
        f"{what.english} did not reach the application ({instead.english})",
    )
