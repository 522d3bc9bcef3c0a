"""Did anything leave the application that only the DWH could have told it, or go where the plan names nobody? Pure.

Never green by silence: what was not watched in a network of its own is for a person to look at, and where not even a
control was seen, nothing is said at all (design section 9).
"""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.judging.answer import Answer, Seen, met, red, untestable
from conformance.outcome import Owner, Verdict
from conformance.record.egress import Destination, Egress, Leak, Way

PLACES = 3
"""So many places are named; the others are counted."""
WAYS: dict[Way, Words] = {
    Way.RUANG: Words("di ruang jaringan sendiri", "in a network of its own"),
    Way.PROKSI: Words("lewat proksi dan contoh soket", "by a proxy and samples of sockets"),
    Way.SOKET: Words("dari contoh soket saja", "by samples of sockets alone"),
    Way.TIDAK: Words("dengan cara yang tidak terbukti melihat apa pun", "in no way that proved to see anything"),
}
_PARTS: dict[str, Words] = {
    "baris": Words("alamat permintaan", "the address of a request"),
    "kepala": Words("kepala", "a header"),
    "badan": Words("badan permintaan", "the body of a request"),
    "nama": Words("nama host", "the name of a host"),
    "surat": Words("surat", "a mail"),
    "data": Words("data kiriman", "data that were sent"),
    "kabar": Words("kabar kepada pemohon", "a notification to an applicant"),
}
_CLOSED = Words(", isinya tidak terlihat", ", not looked into")
_UNWATCHED = untestable(
    "yang keluar dari aplikasi tidak diamati pada gladi ini", "what leaves the application was not watched in this run"
)
_NO_VALUES = untestable(
    "DWH belum memberikan satu nilai pun yang khas, jadi tidak ada yang dapat dicari",
    "the DWH has told no distinctive value, so there is nothing to search for",
)


def nothing_leaves(seen: Seen) -> Answer:
    """No value that the DWH alone had told has left: to a host that the plan names it is for a person to look at."""
    egress = seen.evidence.egress
    if egress is None:
        return _UNWATCHED
    leaks = [leak for leak in egress.leaks if leak.host]
    strangers = [leak for leak in leaks if not leak.is_weak and (not leak.is_named or leak.protocol == "smtp")]
    if leaks:
        worst = strangers or leaks
        told = _tell_leaks(worst)
        return red(
            f"data dari DWH keluar dari aplikasi: {told.indonesian}",
            f"data of the DWH leave the application: {told.english}",
            at_most=None if strangers else Verdict.TINJAU,
        )
    return _unsearched(egress) or _clean(
        egress,
        Words(
            f"{egress.searched} nilai dari DWH dicari, tidak satu pun keluar",
            f"{egress.searched} values of the DWH were searched for, and none has left",
        ),
    )


def only_named_hosts(seen: Seen) -> Answer:
    """Every place that was reached is one that the plan names and can be looked into."""
    egress = seen.evidence.egress
    if egress is None:
        return _UNWATCHED
    strangers = [one for one in egress.destinations if not one.is_named]
    closed = [one for one in egress.destinations if not one.is_open and one.is_named]
    if strangers or closed:
        what = (
            Words(
                "aplikasi menghubungi yang tidak disebut rencana", "the application reaches what the plan does not name"
            )
            if strangers
            else Words("isi kiriman tidak terlihat", "what was sent could not be looked into")
        )
        told = _tell_places(strangers or closed)
        return red(f"{what.indonesian}: {told.indonesian}", f"{what.english}: {told.english}", at_most=Verdict.TINJAU)
    count = len(egress.destinations)
    return _clean(
        egress,
        Words(
            f"{count} tujuan, semuanya disebut rencana" if count else "tidak ada tujuan selain DWH",
            f"{count} places, all of them named by the plan" if count else "no place but the DWH",
        ),
    )


def notices_bare(seen: Seen) -> Answer:
    """No notification, not even to the applicant himself, tells what only the DWH had told."""
    egress = seen.evidence.egress
    if egress is None or egress.notices is None:
        return _UNWATCHED
    if told := [leak for leak in egress.leaks if not leak.host]:
        surely = [leak for leak in told if not leak.is_weak]
        words = _tell_leaks(surely or told)
        return red(
            f"kabar memuat data dari DWH: {words.indonesian}",
            f"a notification holds data of the DWH: {words.english}",
            at_most=None if surely else Verdict.TINJAU,
        )
    if not egress.notices:
        return untestable("tidak ada kabar yang datang", "no notification has come", Owner.APLIKASI)
    return _unsearched(egress) or met(
        f"{egress.notices} kabar, tanpa satu pun dari {egress.searched} nilai DWH",
        f"{egress.notices} notifications without any of {egress.searched} values of the DWH",
    )


def _unsearched(egress: Egress) -> Answer | None:
    if egress.unsearched:
        return untestable(egress.unsearched, egress.unsearched_en)
    return None if egress.searched else _NO_VALUES


def _clean(egress: Egress, what: Words) -> Answer:
    """Return what nothing bad is worth, by the way in which it was watched."""
    way = WAYS[egress.way]
    why = Words(f" ({egress.reason})", f" ({egress.reason_en})") if egress.reason else Words("", "")
    match egress.way:
        case Way.RUANG:
            return met(f"{what.indonesian}, {way.indonesian}", f"{what.english}, {way.english}")
        case Way.TIDAK:
            return untestable(
                f"yang keluar dari aplikasi tidak terlihat{why.indonesian}",
                f"what leaves the application was not seen{why.english}",
                Owner.LINGKUNGAN,
            )
        case _:
            return red(
                f"{what.indonesian}, tetapi dilihat {way.indonesian}{why.indonesian}: nama DNS dan sambungan singkat "
                "dapat luput",
                f"{what.english}, but seen {way.english}{why.english}: DNS names and short connections may be missed",
                owner=Owner.LINGKUNGAN,
                at_most=Verdict.TINJAU,
            )


def _tell_leaks(leaks: Sequence[Leak]) -> Words:
    return _listed([_leak_words(leak) for leak in leaks])


def _leak_words(leak: Leak) -> Words:
    part = _PARTS[leak.part]
    chain = f" ({' > '.join(leak.chain)})" if leak.chain else ""
    if not leak.host:
        return Words(f"{leak.element} dari {leak.nik}{chain}", f"{leak.element} of {leak.nik}{chain}")
    place = f"{_host(leak.host, leak.port)}, {leak.protocol}"
    return Words(
        f"{leak.element} dari {leak.nik} ke {place}, di {part.indonesian}{chain}",
        f"{leak.element} of {leak.nik} to {place}, in {part.english}{chain}",
    )


def _tell_places(places: Sequence[Destination]) -> Words:
    return _listed([_place_words(one) for one in places])


def _place_words(one: Destination) -> Words:
    place, closed = _host(one.host, one.port), _CLOSED if not one.is_open else Words("", "")
    return Words(
        f"{place} ({one.protocol}, {one.count} kali{closed.indonesian})",
        f"{place} ({one.protocol}, {one.count} times{closed.english})",
    )


def _listed(each: Sequence[Words]) -> Words:
    each = list(dict.fromkeys(each))
    more = len(each) - PLACES
    indonesian, english = ("; ".join(words) for words in zip(*each[:PLACES], strict=True))
    return (
        Words(f"{indonesian}; dan {more} lainnya", f"{english}; and {more} more")
        if more > 0
        else Words(indonesian, english)
    )


def _host(host: str, port: int) -> str:
    return f"[{host}]:{port}" if port and ":" in host else f"{host}:{port}" if port else host
