"""What protects a page and the session of who reads it: headers and flags of cookies? Pure.

Which cookie is that of a session is a reading of ours: its value could not be guessed (16 characters and more, letters
and digits), and its name is not that of a token which scripts have to read, or of a counter of visits.
"""

import re

from conformance.record.exposure import Bare, Heard, SetCookie

LEAST_TOKEN = 16
_READ_BY_SCRIPTS = re.compile(
    r"x?-?_?[xc]srf[-_]?(?:token|cookie)?|_ga.*|_gid|_pk_.*|.*consent.*|.*persetujuan.*|bahasa|lang(?:uage)?|locale",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[^\s;,]+")


def session_cookies(heard: Heard, *, is_over_tls: bool) -> list[SetCookie]:
    """Return the cookies of an answer that look like those of a session."""
    found = (_read_cookie(text, is_over_tls=is_over_tls) for name, text in heard.headers if name == "set-cookie")
    return [cookie for cookie in found if cookie is not None]


def _read_cookie(text: str, *, is_over_tls: bool) -> SetCookie | None:
    first, *rest = text.split(";")
    name, _, value = (part.strip() for part in first.partition("="))
    flags = {key.strip().lower(): said.strip().lower() for key, _, said in (one.partition("=") for one in rest)}
    is_removed = flags.get("max-age") == "0" or "1970" in flags.get("expires", "")
    if len(value) < LEAST_TOKEN or not _TOKEN.fullmatch(value) or _READ_BY_SCRIPTS.fullmatch(name) or is_removed:
        return None
    return SetCookie(name, "httponly" in flags, flags.get("samesite", ""), "secure" in flags, is_over_tls)


def guards_of(heard: Heard, place: str) -> Bare | None:
    """Return which protecting headers a page lacks; None: the answer is no page that came."""
    if not heard.is_html or not 200 <= heard.status < 300:
        return None
    said = dict(heard.headers)
    policy = said.get("content-security-policy", "")
    rules = (
        ("X-Content-Type-Options", said.get("x-content-type-options", "").strip().lower() == "nosniff"),
        ("X-Frame-Options / CSP frame-ancestors", "x-frame-options" in said or "frame-ancestors" in policy),
        ("Referrer-Policy / Content-Security-Policy", "referrer-policy" in said or bool(policy)),
    )
    return Bare(place, tuple(name for name, is_there in rules if not is_there))
