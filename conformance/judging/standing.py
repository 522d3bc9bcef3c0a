"""What must hold in every exchange of the run, whatever scenario it belongs to? Pure.

Each check looks at all that the run has recorded, calls between two scenarios included, and names the first places.
Judged on nothing it is not exercised.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conformance.bilingual import Words
from conformance.judging.answer import FACE, GOING_ON, MATCH, SUCCESS, Answer, Seen, met, red, untestable
from conformance.judging.calls import too_many
from conformance.judging.rhythm import Rhythm, rhythm_of
from conformance.outcome import Outcome, Verdict
from conformance.record.evidence import ALTERED, FINAL, Evidence, Exchange, Submission, rereads_of

PLACES = 3
"""So many places are named; the others are counted."""
_NO_CALL = untestable("tidak ada panggilan yang dapat diperiksa", "there is no call to look at")


@dataclass(frozen=True, slots=True)
class Place:
    """One call, and the scenario in whose time it came."""

    scenario: str
    call: Exchange


def places_of(seen: Seen) -> list[Place]:
    """Return every call of the run, in the order of the scenarios."""
    return [Place(evidence.id, call) for evidence in seen.run for call in evidence.exchanges]


def tell(places: Sequence[Place]) -> Words:
    """Return the first scenarios in which something was seen."""
    ids = list(dict.fromkeys(place.scenario for place in places))
    first, more = ", ".join(ids[:PLACES]), len(ids) - PLACES
    return Words(f"{first} dan {more} lainnya", f"{first} and {more} more") if more > 0 else Words.same(first)


def _no_call_breaks(
    seen: Seen,
    names_in: Callable[[Exchange], Sequence[str]],
    bad: Words,
    good: Words,
    *,
    at_most: Verdict | None = None,
) -> Answer:
    """Return red with what `names_in` finds in calls, by name and place; else that `good` held in all of them."""
    places = places_of(seen)
    if not places:
        return _NO_CALL
    found = [(place, names) for place in places if (names := names_in(place.call))]
    if not found:
        count = len(places)
        return met(f"{count} panggilan, {good.indonesian}", f"{count} calls, {good.english}")
    names = ", ".join(sorted({name for _, each in found for name in each}))
    where = tell([place for place, _ in found])
    return red(
        f"{bad.indonesian}: {names}; {len(found)} panggilan, pada {where.indonesian}",
        f"{bad.english}: {names}; {len(found)} calls, in {where.english}",
        at_most=at_most,
    )


def typed_only(seen: Seen) -> Answer:
    """Every call is about a NIK that an applicant typed in: the application makes up none."""
    return _no_call_breaks(
        seen,
        lambda call: [call.nik or "-"] if call.is_typed is False else [],
        Words(
            "aplikasi memanggil DWH untuk NIK yang tidak dimasukkan siapa pun",
            "the application calls the DWH for NIK that nobody entered",
        ),
        Words("semuanya untuk NIK yang dimasukkan pemohon", "all of them for NIK that applicants entered"),
    )


def methods_granted(seen: Seen) -> Answer:
    """No call asked for a method that the agreement does not grant."""
    granted = set(seen.params["granted"])
    return _no_call_breaks(
        seen,
        lambda call: [call.method] if call.method not in granted else [],
        Words("metode yang tidak diberikan PKS dipanggil", "methods that are not granted are called"),
        Words("hanya metode yang diberikan PKS", "granted methods only"),
    )


def only_declared(seen: Seen) -> Answer:
    """No call sent an element with a value that the application did not declare."""
    declared = set(seen.params["declared"]) | {"NIK"}
    return _no_call_breaks(
        seen,
        lambda call: [] if call.method == FACE else sorted(set(call.elemen_sent) - declared),
        Words("elemen yang tidak dinyatakan ikut dikirim", "elements that are not declared are sent"),
        Words("hanya elemen yang dinyatakan yang dikirim", "only declared elements are sent"),
    )


def only_granted(seen: Seen) -> Answer:
    """No call sent an element outside the PKS, declared or not."""
    granted = set(seen.params["granted"]) | {"NIK"}
    return _no_call_breaks(
        seen,
        lambda call: [] if call.method == FACE else sorted(set(call.elemen_sent) - granted),
        Words("elemen di luar PKS ikut dikirim", "elements outside the PKS are sent"),
        Words("hanya elemen PKS yang dikirim", "only elements of the PKS are sent"),
    )


def no_blanks(seen: Seen) -> Answer:
    """No call named an element that is not declared, even without a value: a template that nobody tidied up."""
    declared = set(seen.params["declared"]) | {"NIK"}
    return _no_call_breaks(
        seen,
        lambda call: [] if call.method == FACE else sorted(set(call.blank) - declared),
        Words("elemen yang tidak dinyatakan dikirim kosong", "elements that are not declared are sent without a value"),
        Words("tidak ada elemen lain yang disebut", "no other element is named"),
        at_most=Verdict.PERINGATAN,
    )


def _is_strange_user(call: Exchange) -> bool:
    return call.method != FACE and call.is_own_user is False


def own_identity(seen: Seen) -> Answer:
    """Every call bore the user id and the address that were handed out."""
    return _no_call_breaks(
        seen,
        lambda call: ["user_id"] * _is_strange_user(call) + ["ip_user"] * (call.is_own_ip is False),
        Words(
            "dipakai identitas yang bukan diberikan kepada aplikasi ini",
            "an identity is used that was not handed out to this application",
        ),
        Words("semuanya dengan user id dan IP yang diberikan", "all of them with the user id and IP handed out"),
    )


def threshold_kept(seen: Seen) -> Answer:
    """No call asked for a weaker match than the application usually does."""
    numbered = [(place, int(place.call.threshold)) for place in places_of(seen) if place.call.threshold.isdecimal()]
    if not numbered:
        return met("tidak ada ambang yang dikirim", "no threshold is sent") if places_of(seen) else _NO_CALL
    usual = numbered[0][1]
    lower = [place for place, threshold in numbered if threshold < usual]
    if not lower:
        return met(f"ambang tidak pernah di bawah {usual}", f"the threshold is never below {usual}")
    least, where = min(threshold for _, threshold in numbered), tell(lower)
    return red(
        f"ambang diturunkan dari {usual} menjadi {least}: {len(lower)} panggilan, pada {where.indonesian}",
        f"the threshold is lowered from {usual} to {least}: {len(lower)} calls, in {where.english}",
    )


def calls_explained(seen: Seen) -> Answer:
    """No call came after a request had got its answer, unless somebody handed in another one for the same NIK."""
    usual = max(1, seen.control.codes.count(SUCCESS))
    wanted: dict[str, int] = defaultdict(int)
    final: dict[str, list[Place]] = defaultdict(list)
    for evidence in seen.run:
        for submission in evidence.submissions:
            wanted[submission.nik] += submission.clicks * usual
    for place in places_of(seen):
        if place.call.code in FINAL and not place.call.fault and place.call.method != FACE:
            final[place.call.nik].append(place)
    if not final:
        return _NO_CALL
    beyond = [place for nik, places in final.items() if nik in wanted for place in places[wanted[nik] :]]
    if not beyond:
        count = sum(map(len, final.values()))
        return met(
            f"{count} jawaban tentang penduduk, masing-masing untuk satu permohonan",
            f"{count} answers about residents, each for one request",
        )
    where, count = tell(beyond), len(beyond)
    words = Words(
        f"{count} panggilan yang tidak dijelaskan permohonan mana pun, sesudah jawabannya ada: {where.indonesian}",
        f"{count} calls that no request explains, after it had its answer: {where.english}",
    )
    return too_many(count + 1, words)


def pauses_grow(seen: Seen) -> Answer:
    """After a refusal or fault no request was asked about again and again at a steady pace."""
    if not places_of(seen):
        return _NO_CALL
    steady: list[tuple[Place, int]] = []
    for evidence in seen.run:
        for submission in evidence.submissions:
            calls = refused_calls(evidence, submission)
            if rhythm_of(calls) is Rhythm.STEADY:
                steady.append((Place(evidence.id, calls[0]), len(calls)))
    if not steady:
        return met("tidak ada panggilan yang terus berulang", "no calls go on and on")
    where, most = tell([place for place, _ in steady]), max(count for _, count in steady)
    return red(
        f"setelah ditolak, panggilan terus berulang tanpa jeda yang memanjang (sampai {most} kali): {where.indonesian}",
        f"after a refusal calls go on without growing pauses (up to {most} of them): {where.english}",
    )


def refused_calls(evidence: Evidence, submission: Submission) -> list[Exchange]:
    """Return the calls about a submission that were refused or met by a fault, in order, until it was woken.

    Where the same applicant comes again, the calls from then on are about what he handed in then.
    """
    woken = datetime.fromisoformat(evidence.woken) if evidence.woken else None
    own = [each.after_seq for each in evidence.submissions if each.nik == submission.nik]
    until = min((seq for seq in own if seq > submission.after_seq), default=None)
    return [
        call
        for call in evidence.exchanges
        if call.seq > submission.after_seq
        and (until is None or call.seq <= until)
        and call.nik == submission.nik
        and (call.fault or call.code not in FINAL)
        and (woken is None or datetime.fromisoformat(call.at) < woken)
    ]


def nothing_open(seen: Seen) -> Answer:
    """Every kept request has an end: its applicant was told, or, where that cannot be read, the DWH was asked again.

    What an interrupted part of the run had kept is no longer seen once the application was brought up anew.
    """
    told = _told_later(seen)
    asked = {place.call.nik for place in places_of(seen) if place.call.code in FINAL and not place.call.fault}
    kept = [
        (evidence.id, number, submission)
        for evidence in seen.run
        for number, submission in enumerate(evidence.submissions)
        if submission.outcome is Outcome.TERTUNDA and _is_followed(seen, evidence.id)
        if not evidence.looks  # after the end of the run, when the PKS is over: nobody reads it again
    ]
    total = sum(len(evidence.submissions) for evidence in seen.run)
    if not total:
        return untestable("tidak ada permohonan", "there is no request")
    lost = [
        (name, one)
        for name, number, one in kept
        if told.get((name, number)) is Outcome.TERTUNDA or ((name, number) not in told and one.nik not in asked)
    ]
    if not lost:
        return met(
            f"{total} permohonan, {len(kept)} di antaranya disimpan dahulu; tidak satu pun tertinggal",
            f"{total} requests, {len(kept)} of them kept at first; none is left open",
        )
    names = ", ".join(dict.fromkeys(f"{name} ({one.persona})" for name, one in lost[:PLACES]))
    return red(
        f"{len(lost)} dari {len(kept)} permohonan yang disimpan tidak berakhir sampai akhir gladi: {names}",
        f"{len(lost)} of {len(kept)} kept requests have no end by the end of the run: {names}",
    )


def _is_followed(seen: Seen, scenario: str) -> bool:
    return scenario not in seen.past or seen.evidence.id in seen.past


def ends_rightly(seen: Seen) -> Answer:
    """What was told later went on only where the DWH had said that all matches."""
    told = _told_later(seen)
    wrong: list[str] = []
    for evidence in seen.run:
        for number, submission in enumerate(evidence.submissions):
            if told.get((evidence.id, number)) is not Outcome.DITERUSKAN or submission.outcome is Outcome.DITERUSKAN:
                continue
            if not any(_is_match(place.call) for place in places_of(seen) if place.call.nik == submission.nik):
                wrong.append(f"{evidence.id} ({submission.persona})")
    if not places_of(seen):
        return _NO_CALL
    if wrong:
        names = ", ".join(wrong[:PLACES])
        return red(
            f"{len(wrong)} permohonan yang disimpan diteruskan tanpa hasil yang sesuai: {names}",
            f"{len(wrong)} kept requests went on without a match: {names}",
            breaches=GOING_ON,
        )
    return met(
        "tidak ada permohonan tersimpan yang diteruskan tanpa hasil yang sesuai",
        "no kept request went on without a match",
    )


def _is_match(call: Exchange) -> bool:
    """Whether a kept request may go on after `call`; after altered data their own scenario says what is right."""
    is_right = call.code == SUCCESS and call.is_match is not False
    return (is_right and call.fault in ("", ALTERED)) or (call.fault == ALTERED and call.method != MATCH)


def _told_later(seen: Seen) -> dict[tuple[str, int], Outcome]:
    """Return what was read of requests at the end of the run, or told while a scenario went on."""
    told: dict[tuple[str, int], Outcome] = {}
    for evidence in seen.run:
        for number, submission in enumerate(evidence.submissions):
            if submission.later not in (None, Outcome.TERTUNDA):
                told[evidence.id, number] = submission.later
    return told | {(each.scenario, each.submission): each.outcome for each in rereads_of(seen.run)}
