"""Did the application show a secret of the service, or something that nobody outside may read? Pure.

What applicants were answered is judged over the whole run; what a visitor got who came for it, in his own scenario.
"""

from collections.abc import Iterable, Sequence

from conformance.bilingual import Words
from conformance.judging.answer import Answer, Seen, met, red, untestable
from conformance.record.exposure import Exposure, Revealed
from conformance.record.known_paths import CONTENT
from conformance.record.secret_search import PATH

PLACES = 3
"""So many places are named; the others are counted."""
SECRETS = {
    "user_id": Words("user id", "user id"),
    "password": Words("kata sandi", "password"),
    "ip_user": Words("alamat IP", "IP address"),
    "alamat_dwh": Words("alamat DWH", "address of the DWH"),
    "jalur_dwh": Words("jalur API DWH", "path of the DWH's API"),
    "balikan.password": Words("kata sandi data balikan", "password of data balikan"),
    "balikan.token": Words("token data balikan", "token of data balikan"),
}
"""What each secret is called."""


def exposures(seen: Seen) -> list[Exposure]:
    """Return all that the run has seen of what the application shows."""
    return [one.exposure for one in seen.run if one.exposure is not None]


def named(places: Iterable[str]) -> Words:
    """Return the first of these places, and how many more there are."""
    unlike = list(dict.fromkeys(places))
    first, more = "; ".join(unlike[:PLACES]), len(unlike) - PLACES
    return Words(f"{first}; dan {more} lainnya", f"{first}; and {more} more") if more > 0 else Words.same(first)


def visitor_served(seen: Seen) -> Answer:
    """A visitor got answers in which the search for secrets finds what stands there: the positive control."""
    exposure = seen.evidence.exposure
    visits = [one for one in exposure.visits if one.kind == seen.params["of"]] if exposure else []
    answers = sum(one.answers for one in visits)
    if not answers:
        return untestable(
            "pengunjung tidak menerima jawaban apa pun dari aplikasi", "a visitor got no answer from the application"
        )
    if not any(one.is_seen for one in visits):
        return untestable(
            f"tidak satu kata pun ditemukan dalam {answers} jawaban aplikasi, jadi rahasia pun tidak akan terlihat",
            f"not a word was found in {answers} answers of the application, so no secret would be seen either",
        )
    return met(f"{answers} jawaban terbaca", f"{answers} answers were read")


def secrets_untold(seen: Seen) -> Answer:
    """No answer of the run, of the kind that `of` names, held a secret of the service."""
    own = seen.evidence.exposure
    found = [one for each in exposures(seen) for one in each.revealed if one.source == seen.params["of"]]
    if found:
        return _told(found)
    if own is None or not own.searched:
        names = ", ".join(own.left_out) if own else "-"
        return untestable(
            f"tidak ada rahasia yang cukup khas untuk dicari (terlalu pendek atau terlalu umum: {names})",
            f"no secret is distinctive enough to be looked for (too short or too common: {names})",
        )
    answers = sum(each.answers + sum(visit.answers for visit in each.visits) for each in exposures(seen))
    return _untold(own, answers)


def closed_paths(seen: Seen) -> Answer:
    """No path that is often left open showed a secret, a repository, settings, a copy or a log."""
    own = seen.evidence.exposure or Exposure()
    told = [one for one in own.revealed if one.source == PATH]
    open_ = [one for one in own.recognised if one.kind == CONTENT]
    if told:
        return _told(told)
    if open_:
        where = named(f"{one.place} ({one.what})" for one in open_)
        return red(f"terbuka bagi siapa pun: {where.indonesian}", f"open to everybody: {where.english}")
    count = sum(one.answers for one in own.visits)
    return met(f"{count} jalur dicoba, tidak ada isi yang terbuka", f"{count} paths were tried, no content lies open")


def _told(found: Sequence[Revealed]) -> Answer:
    secrets = list(dict.fromkeys(one.secret for one in found))
    names = [SECRETS.get(name, Words.same(name)) for name in secrets]
    where = named(f"{one.place}, {one.writing}" for one in found)
    return red(
        f"{', '.join(name.indonesian for name in names)} terbaca pada {where.indonesian}",
        f"{', '.join(name.english for name in names)} can be read at {where.english}",
    )


def _untold(own: Exposure, answers: int) -> Answer:
    left = f" ({', '.join(own.left_out)})" if own.left_out else ""
    return met(
        f"{answers} jawaban dicari: {', '.join(own.searched)}"
        + (f"; tidak dicari karena terlalu pendek atau umum{left}" if left else ""),
        f"{answers} answers were searched for {', '.join(own.searched)}"
        + (f"; not searched, too short or too common{left}" if left else ""),
    )
