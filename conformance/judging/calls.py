"""How often did the application call the DWH, for whom, with what, and by which method?"""

from conformance.bilingual import Words
from conformance.judging.answer import Answer, Seen, met, red, submission_of, untestable
from conformance.judging.rhythm import Rhythm, rhythm_of
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.evidence import FINAL

OWN_HASTE = ("POL-03",)
"""What an application breaches that repeats its calls by itself."""
UNHURRIED_S = 4.5
"""Who takes so long for each NIK enters no more than 13 a minute (SIM)."""
WARNED, REVIEWED = 4, 9
"""Calls for one request: up to so many a warning, up to so many a review, more are a breach; numbers of ours (SIM)."""


def calls_between(seen: Seen) -> Answer:
    """The submission cost so many calls."""
    least, most = seen.params["least"], seen.params["most"]
    count = len(seen.calls)
    if least <= count <= most:
        return met(f"{count} panggilan untuk satu permohonan", f"{count} calls for one request")
    if count > most and _asked_again_later(seen):
        return met(
            f"{count} panggilan untuk satu permohonan, dengan jeda yang memanjang",
            f"{count} calls for one request, with growing pauses",
        )
    if count < least and submission_of(seen).outcome is not Outcome.DITERUSKAN:
        return untestable("permohonan ini tidak sampai ke DWH", "this request did not reach the DWH")
    wanted = Words.same(str(least)) if least == most else Words(f"{least} sampai {most}", f"{least} to {most}")
    words = Words(
        f"{count} panggilan untuk satu permohonan; seharusnya {wanted.indonesian}",
        f"{count} calls for one request; it should be {wanted.english}",
    )
    return too_many(count, words) if count > most else red(*words)


def _asked_again_later(seen: Seen) -> bool:
    """Whether a request that had no answer yet was asked about again later and later: that is no haste."""
    is_open = all(call.fault or call.code not in FINAL for call in seen.calls[:-1])
    return is_open and rhythm_of(seen.calls) is Rhythm.GROWING


def too_many(count: int, words: Words) -> Answer:
    """Return what so many calls for one request are worth (design section 9)."""
    if count <= WARNED:
        return red(*words, at_most=Verdict.PERINGATAN)
    return red(*words, breaches=OWN_HASTE, at_most=Verdict.TINJAU if count <= REVIEWED else None)


def no_calls(seen: Seen) -> Answer:
    """The submission did not reach the DWH at all, though an earlier one shows that it could have."""
    if not any(submission is not seen.submission for submission in seen.evidence.submissions):
        return untestable(
            "tidak ada permohonan pembanding dalam skenario ini", "this scenario has no control request", Owner.PENGUJI
        )
    if not seen.control.is_seen:
        return untestable(
            "permohonan pembanding tidak terlihat mencapai DWH", "the control request was not seen to reach the DWH"
        )
    count = len(seen.calls)
    if count:
        return too_many(
            count,
            Words(
                f"DWH tetap dipanggil untuk permohonan ini: {count} panggilan",
                f"the DWH is called for this request all the same: calls: {count}",
            ),
        )
    return met("tidak ada panggilan ke DWH", "no call to the DWH")


def pattern_stopped(seen: Seen) -> Answer:
    """A user who entered a series was stopped before all of it had reached the DWH; where, the application decides."""
    users = dict.fromkeys(one.entrance for one in seen.evidence.submissions if one.user)
    answers = [_stopped_at(seen, entrance) for entrance in users] or [_stopped_at(seen, "")]
    return next((answer for answer in answers if not answer.is_met), answers[-1])


def _stopped_at(seen: Seen, entrance: str) -> Answer:
    """Whether the series that came in through `entrance` was stopped."""
    pattern, through_it = seen.params["pattern"], f" melalui {entrance}" if entrance else ""
    through_it_en = f" through {entrance}" if entrance else ""
    series = [one for one in seen.evidence.submissions if one.user and one.entrance == entrance]
    reached = {call.nik for call in seen.evidence.exchanges}
    through = sum(one.nik in reached for one in series)
    slow_s = sum(one.duration_ms for one in series) / 1000 / max(1, len(series))
    if through == len(series) and slow_s >= UNHURRIED_S:
        return met(
            f"{slow_s:.1f} detik untuk setiap NIK: aplikasi sendiri tidak membiarkan NIK masuk lebih cepat",
            f"{slow_s:.1f} seconds for each NIK: the application itself lets nobody enter them faster",
        )
    if through == len(series):
        return red(
            f"{through} NIK {pattern} dari satu pemakai{through_it} sampai ke DWH, tidak satu pun dihentikan aplikasi",
            f"{through} NIK ({pattern}) of one user{through_it_en} reached the DWH, "
            "the application stopped none of them",
        )
    return met(
        f"{through} NIK {pattern}{through_it} sampai ke DWH, yang berikutnya dihentikan aplikasi",
        f"{through} NIK ({pattern}){through_it_en} reached the DWH, the application stopped the next one",
    )


def refused_at_most(seen: Seen) -> Answer:
    """The submission was asked about with this code no more than so often."""
    code, most = seen.params["code"], seen.params["most"]
    count = sum(call.code == code for call in seen.calls)
    if count <= most:
        return met(f"{count} panggilan berkode {code}", f"{count} calls with code {code}")
    return too_many(
        count,
        Words(
            f"{count} panggilan berkode {code} untuk satu permohonan; seharusnya {most}",
            f"{count} calls with code {code} for one request; it should be {most}",
        ),
    )
