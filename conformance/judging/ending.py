"""How did a request end: did the service go on, was the applicant told, was nothing lost?"""

from datetime import datetime, timedelta

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
from conformance.outcome import Outcome, Verdict
from conformance.record.evidence import FINAL, Exchange, rereads_of


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
    """The application did not go on, and the control shows that going on would have been seen.

    `unless_matched`: it may where the DWH compared, and said that all matches; data that came are no such word.
    """
    submission = submission_of(seen)
    if submission.outcome is Outcome.DITERUSKAN and seen.params.get("unless_matched") and _said_to_match(seen):
        return met("diteruskan, dan DWH menjawab sesuai", "goes on, and the DWH answered that it matches")
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


def _said_to_match(seen: Seen) -> bool:
    return any(call.code == SUCCESS and not call.fault and call.is_match is True for call in seen.calls)


def follows_match(seen: Seen) -> Answer:
    """The application went on only where the DWH answered that everything that was sent matches.

    `until_end`: what became of a kept request by the end of the run counts as well.
    """
    submission = submission_of(seen)
    is_later = bool(seen.params.get("until_end")) and submission.outcome is Outcome.TERTUNDA
    outcome = (_said_at_last(seen) if is_later else None) or submission.outcome
    calls = seen.calls_of_run if is_later else seen.calls
    if outcome is not Outcome.DITERUSKAN:
        return met(f"tidak diteruskan (hasil: {outcome})", f"does not go on ({outcome})")
    if any(call.code == SUCCESS and not call.fault and call.is_match is not False for call in calls):
        return met("diteruskan, dan DWH menjawab sesuai", "goes on, and the DWH answered that it matches")
    codes = ", ".join(dict.fromkeys(call.code or call.fault or "-" for call in calls))
    return red(
        f"aplikasi meneruskan permohonan tanpa hasil yang sesuai ({submission.wrong or submission.persona});"
        f" jawaban DWH: {codes or 'tidak ditanya'}",
        f"the application goes on with a request without a match ({submission.wrong or submission.persona});"
        f" the DWH's answer: {codes or 'not asked'}",
        breaches=GOING_ON,
    )


def told_refused(seen: Seen) -> Answer:
    """The applicant of a kept request that was refused later knows that it does not go on."""
    submission = submission_of(seen)
    last = _said_at_last(seen) if submission.outcome is Outcome.TERTUNDA else submission.outcome
    if last in (Outcome.DITOLAK, *HANDED_BACK):
        return met(f"pemohon diberi tahu: {last}", f"the applicant was told: {last}")
    if last is Outcome.DITERUSKAN:
        return red("aplikasi meneruskan permohonan", "the application goes on with the request", breaches=GOING_ON)
    if not any(call.code in FINAL and not call.fault for call in seen.calls_of_run):
        return untestable(
            "permohonan yang disimpan belum ditanyakan lagi, jadi belum ada yang harus diberitahukan",
            "the kept request was not asked about again, so there is nothing to tell yet",
        )
    if last is None or last is Outcome.TAK_DIKENAL:
        return untestable(
            "hasil permohonan yang disimpan tidak dapat dibaca lagi: beri resep halaman statusnya, atau [notifikasi]",
            "what came of the kept request cannot be read: give the recipe its status page, or [notifikasi]",
        )
    return red(
        f"permohonan yang disimpan ditolak DWH, tetapi pemohon tidak diberi tahu (terakhir: {last})",
        f"the kept request was refused by the DWH, but the applicant was not told (last: {last})",
    )


HANDED_BACK = (Outcome.GANGGUAN, Outcome.DIBATASI)
"""The applicant knows that his request was not taken up, and hands it in again: nothing is owed to him."""


def resumed(seen: Seen) -> Answer:
    """A kept request was asked about again and answered with 01, as often as a request is, sooner or later.

    An application that asks twice about every request is judged for that where it is asked (KUO-05), not here again.
    An applicant who was told that his request was not taken up hands it in again.
    """
    submission = submission_of(seen)
    verified = [call for call in seen.calls_of_run if call.code == SUCCESS]
    usual = max(1, seen.control.codes.count(SUCCESS))
    if len(verified) > usual:
        words = Words(
            f"{len(verified)} panggilan dengan kode 01 untuk satu permohonan yang dilanjutkan; seharusnya {usual}",
            f"{len(verified)} calls with code 01 for one request that was resumed; it should be {usual}",
        )
        return too_many(len(verified), words)
    if verified:
        return _in_time(seen, verified[0])
    told = _said_at_last(seen)
    if submission.outcome in HANDED_BACK or told in HANDED_BACK:
        how = submission.outcome if submission.outcome in HANDED_BACK else told
        return met(
            f"pemohon diberi tahu bahwa permohonannya tidak diambil ({how}), jadi tidak ada yang hilang",
            f"the applicant was told that the request was not taken up ({how}), so nothing is lost",
        )
    if not _was_woken(seen):
        return _asleep(seen)
    after = _last_refusal(seen)
    return red(
        f"tidak ada panggilan dengan kode 01 untuk permohonan itu sesudah {after.indonesian}, sampai akhir gladi;"
        f" hasil yang dilihat pemohon: {submission.outcome}",
        f"no call with code 01 for that request after {after.english}, to the end of the run; the outcome that the"
        f" applicant saw: {submission.outcome}",
    )


def _was_woken(seen: Seen) -> bool:
    """Whether anything woke the application: the plan's action, or a start."""
    return seen.evidence.lanjutkan or bool(seen.evidence.restarts)


def _asleep(seen: Seen) -> Answer:
    why, why_en = seen.evidence.lanjutkan_fault, seen.evidence.lanjutkan_fault_en
    return untestable(
        f"kelanjutan tidak dibangunkan: {why or 'tidak ada langkahnya'}",
        f"the application was not woken up: {why_en or 'no step does it'}",
    )


def _in_time(seen: Seen, call: Exchange) -> Answer:
    """Say how late a resumed request was verified: in its own scenario it was in time."""
    late_s = _seconds_after(seen, call)
    within_s = seen.params.get("within_s", 0.0)
    if late_s > within_s:
        return red(
            f"permohonan itu diverifikasi, tetapi {late_s:.0f} detik sesudah skenario; diberi waktu {within_s:g} detik",
            f"the request was verified, but {late_s:.0f} seconds after the scenario; it was given {within_s:g} seconds",
            at_most=Verdict.PERINGATAN,
        )
    return met("permohonan itu diverifikasi kemudian, dengan kode 01", "the request was verified later, with code 01")


def _seconds_after(seen: Seen, call: Exchange) -> float:
    """Return how long after the end of the scenario, in the tester's time, the scenario began that holds `call`."""
    there = next((e for e in seen.run if any(each is call for each in e.exchanges)), seen.evidence)
    if there is seen.evidence or not there.started:
        return 0.0
    ended = datetime.fromisoformat(seen.evidence.started) + timedelta(milliseconds=seen.evidence.duration_ms)
    return max(0.0, (datetime.fromisoformat(there.started) - ended).total_seconds())


def _said_at_last(seen: Seen) -> Outcome | None:
    """Return what was last said to the applicant: at the end of the run, or by a notification; None: nothing."""
    number = seen.evidence.submissions.index(submission_of(seen))
    own = [each for each in rereads_of(seen.run) if (each.scenario, each.submission) == (seen.evidence.id, number)]
    return own[-1].outcome if own else submission_of(seen).later


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
    """The applicant of a kept request was told that the service goes on: by a notification, or on his page.

    That nothing was said proves something only where a notification of the run was recognised, or the page was read.
    """
    submission = submission_of(seen)
    if submission.outcome in HANDED_BACK:
        return met(
            f"pemohon sudah diberi tahu saat itu juga: {submission.outcome}",
            f"the applicant was told at once: {submission.outcome}",
        )
    heard, last = submission.later, _said_at_last(seen)
    if Outcome.DITERUSKAN in (heard, last, submission.outcome):
        return met("pemohon tahu bahwa permohonannya diteruskan", "the applicant knows that the request goes on")
    if last in HANDED_BACK:
        return met(f"pemohon diberi tahu: {last}", f"the applicant was told: {last}")
    if not _was_woken(seen) and not any(call.code == SUCCESS for call in seen.calls_of_run):
        return _asleep(seen)
    said = Words(submission.later_detail, submission.later_detail_en)
    everyone = [other for evidence in (*seen.run, seen.evidence) for other in evidence.submissions]
    is_readable = any(other.later not in (None, Outcome.TERTUNDA) for other in everyone if other is not submission)
    if last in (None, Outcome.TERTUNDA) and not is_readable and not _was_page_read(seen):
        return untestable(
            f"tidak satu pun kabar terbaca ({said.indonesian or 'tidak dilihat'}); periksa [notifikasi]",
            f"no notification could be read ({said.english or 'nobody looked'}); check [notifikasi]",
        )
    return red(
        f"yang diketahui pemohon sesudah permohonan dilanjutkan: {last} ({said.indonesian}); seharusnya diteruskan",
        f"what the applicant knows after the request was resumed: {last} ({said.english}); it should be diteruskan",
    )


def _was_page_read(seen: Seen) -> bool:
    number = seen.evidence.submissions.index(submission_of(seen))
    return any((each.scenario, each.submission) == (seen.evidence.id, number) for each in rereads_of(seen.run))
