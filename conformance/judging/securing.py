"""Is the application protected as a visitor sees it: debug off, no default account, guarded pages and sessions? Pure.

All of it is our reading of "menjamin keamanan dan perlindungan": at most a warning.
"""

import re

from conformance.judging.answer import Answer, Seen, met, red, untestable
from conformance.judging.exposure import exposures, named
from conformance.record.exposure import Exposure, Listening, SetCookie
from conformance.record.tell_tales import DEBUG, LISTING

_PLAIN_AND_FAR = re.compile(r"http://(?!127\.|localhost|\[::1\])", re.IGNORECASE)
_SAME_SITE = ("lax", "strict")


def debug_off(seen: Seen) -> Answer:
    """No answer of the run was a debug page or showed a stack trace."""
    found = [one for each in exposures(seen) for one in each.recognised if one.kind == DEBUG]
    if found:
        where = named(f"{one.place} ({one.what})" for one in found)
        return red(
            f"halaman debug atau jejak tumpukan: {where.indonesian}", f"debug page or stack trace: {where.english}"
        )
    return met("tidak ada halaman debug atau jejak tumpukan", "no debug page and no stack trace")


def listing_off(seen: Seen) -> Answer:
    """No directory above what was seen lists its files."""
    found = [one for one in _own(seen).recognised if one.kind == LISTING]
    if found:
        where = named(f"{one.place} ({one.what})" for one in found)
        return red(
            f"direktori menampilkan daftar isinya: {where.indonesian}", f"a directory lists its files: {where.english}"
        )
    return met("tidak ada direktori yang menampilkan daftar isinya", "no directory lists its files")


def cookies_guarded(seen: Seen) -> Answer:
    """Every cookie of a session is kept from scripts and from other sites, and over https from plain http."""
    unlike = {one.name: one for each in exposures(seen) for one in each.cookies if not _is_guarded(one)}
    if unlike:
        where = named(f"{name}: {', '.join(_lacking(one))}" for name, one in unlike.items())
        return red(f"kuki sesi tanpa pelindung: {where.indonesian}", f"cookie of a session unguarded: {where.english}")
    count = len({one.name for each in exposures(seen) for one in each.cookies})
    if not count:
        return untestable("tidak ada kuki sesi yang terlihat", "no cookie of a session was seen")
    return met(f"{count} kuki sesi, semuanya terlindungi", f"{count} cookies of a session, all of them guarded")


def headers_set(seen: Seen) -> Answer:
    """Every page has the headers that protect it."""
    pages = _own(seen).pages
    bare = [one for one in pages if one.missing]
    if bare:
        where = named(f"{one.place}: {', '.join(one.missing)}" for one in bare)
        return red(f"tajuk yang tidak ada: {where.indonesian}", f"headers that are missing: {where.english}")
    if not pages:
        return untestable("tidak ada halaman HTML yang diterima pengunjung", "a visitor got no page in HTML")
    return met(f"{len(pages)} halaman dengan tajuk pelindungnya", f"{len(pages)} pages with their headers")


def served_safely(seen: Seen) -> Answer:
    """Pages come over TLS, or the application listens on loopback alone, behind something that speaks TLS."""
    own = _own(seen)
    bases = {visit.base for visit in own.visits}
    listening = own.listening or []
    open_ = [one for one in listening if not one.is_loopback and not one.speaks_tls]
    if open_:
        where = named(_address_of(one) for one in open_)
        return red(
            f"aplikasi mendengarkan tanpa TLS di luar loopback: {where.indonesian}",
            f"the application listens without TLS beyond loopback: {where.english}",
        )
    if far := sorted(base for base in bases if _PLAIN_AND_FAR.match(base)):
        where = named(far)
        return red(
            f"halaman aplikasi melalui http tanpa TLS: {where.indonesian}",
            f"the application's pages come over http without TLS: {where.english}",
        )
    if any(base.startswith("https:") for base in bases):
        return met("halaman aplikasi melalui TLS", "the application's pages come over TLS")
    if not listening:
        return untestable(
            "soket aplikasi tidak dapat dilihat di sini", "the application's sockets cannot be looked at here"
        )
    where = named(_address_of(one) for one in listening)
    return met(f"hanya loopback: {where.indonesian}", f"loopback alone: {where.english}")


def no_default_account(seen: Seen) -> Answer:
    """No account that comes with every copy of a program is let in."""
    forms = _own(seen).sign_ins
    let_in = [f"{form.place}: {', '.join(form.let_in)}" for form in forms if form.let_in]
    if let_in:
        where = named(let_in)
        return red(f"akun bawaan diterima: {where.indonesian}", f"a default account is let in: {where.english}")
    tried = sum(form.tried for form in forms)
    if not tried:
        return untestable("tidak ada halaman masuk yang dapat dicoba", "there is no sign-in page that could be tried")
    return met(f"{tried} akun bawaan ditolak", f"{tried} default accounts were refused")


def _own(seen: Seen) -> Exposure:
    return seen.evidence.exposure or Exposure()


def _is_guarded(cookie: SetCookie) -> bool:
    return not _lacking(cookie)


def _lacking(cookie: SetCookie) -> list[str]:
    rules = (
        ("HttpOnly", cookie.is_http_only),
        ("SameSite", cookie.same_site in _SAME_SITE),
        ("Secure", cookie.is_secure or not cookie.is_over_tls),
    )
    return [name for name, is_there in rules if not is_there]


def _address_of(one: Listening) -> str:
    return f"[{one.address}]:{one.port}" if ":" in one.address else f"{one.address}:{one.port}"
