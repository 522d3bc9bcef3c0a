"""How often did the application call the DWH, for whom, with what, and by which method?"""

from conformance.bilingual import Words
from conformance.judging.answer import Answer, Seen, met, red, submission_of, untestable
from conformance.outcome import Outcome, Owner, Verdict

OWN_HASTE = ("POL-03",)
"""What an application breaches that repeats its calls by itself."""
WARNED, REVIEWED = 4, 9
"""Calls for one request: up to so many a warning, up to so many a review, more are a breach; numbers of ours (SIM)."""
_NO_CALL = untestable("tidak ada panggilan yang dapat diperiksa", "there is no call to look at")


def only_declared(seen: Seen) -> Answer:
    """No call sent an element that the application did not declare."""
    declared = set(seen.params["declared"]) | {"NIK"}
    if not seen.calls:
        return _NO_CALL
    extra = sorted({name for call in seen.calls for name in call.elemen_sent} - declared)
    if extra:
        names = ", ".join(extra)
        return red(
            f"elemen yang tidak dinyatakan ikut dikirim: {names}", f"elements that are not declared are sent: {names}"
        )
    count = len(seen.calls)
    return met(
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
        return met(f"{count} panggilan untuk satu permohonan", f"{count} calls for one request")
    if count < least and submission_of(seen).outcome is not Outcome.DITERUSKAN:
        return untestable("permohonan ini tidak sampai ke DWH", "this request did not reach the DWH")
    wanted = Words.same(str(least)) if least == most else Words(f"{least} sampai {most}", f"{least} to {most}")
    words = Words(
        f"{count} panggilan untuk satu permohonan; seharusnya {wanted.indonesian}",
        f"{count} calls for one request; it should be {wanted.english}",
    )
    return too_many(count, words) if count > most else red(*words)


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
            Words(f"{count} panggilan tetap dilakukan ke DWH", f"{count} calls to the DWH are made all the same"),
        )
    return met("tidak ada panggilan ke DWH", "no call to the DWH")


def pattern_stopped(seen: Seen) -> Answer:
    """Of the series that a user entered no more reached the DWH than what is no series yet."""
    pattern, least = seen.params["pattern"], seen.params["least"]
    entered, through = len(seen.evidence.submissions), seen.evidence.series.get(pattern, 0)
    if through >= least:
        return red(
            f"{through} NIK {pattern} sampai ke DWH; aplikasi menghentikannya paling lambat pada NIK ke-{least}",
            f"{through} NIK ({pattern}) reached the DWH; the application has to stop them by number {least}",
        )
    reached = {call.nik for call in seen.evidence.exchanges}
    if all(submission.nik in reached for submission in seen.evidence.submissions):
        return untestable(
            f"{entered} NIK tidak dapat dimasukkan sebagai deret {pattern}: terlalu lambat, atau NIK-nya diubah",
            f"{entered} NIK could not be entered as a series ({pattern}): too slow, or the NIK were changed",
        )
    return met(
        f"{through} NIK {pattern} sampai ke DWH, selebihnya dihentikan aplikasi",
        f"{through} NIK ({pattern}) reached the DWH, the application stopped the rest",
    )


def typed_only(seen: Seen) -> Answer:
    """Every call is about a NIK that an applicant typed in: the application makes up none."""
    if not seen.evidence.exchanges:
        return _NO_CALL
    own = sorted({call.nik for call in seen.evidence.exchanges if call.is_typed is False})
    if own:
        niks = ", ".join(own)
        return red(
            f"aplikasi memanggil DWH untuk NIK yang tidak dimasukkan siapa pun: {niks}",
            f"the application calls the DWH for NIK that nobody entered: {niks}",
        )
    count = len(seen.evidence.exchanges)
    return met(
        f"{count} panggilan, semuanya untuk NIK yang dimasukkan pemohon",
        f"{count} calls, all of them for NIK that applicants entered",
    )


def methods_granted(seen: Seen) -> Answer:
    """No call asked for a method that the agreement does not grant."""
    if not seen.calls:
        return _NO_CALL
    withheld = sorted({call.method for call in seen.calls} - set(seen.params["granted"]))
    if withheld:
        names = ", ".join(withheld)
        return red(
            f"metode yang tidak diberikan PKS dipanggil: {names}", f"methods that are not granted are called: {names}"
        )
    return met("hanya metode yang diberikan PKS yang dipanggil", "only granted methods are called")
