"""Is a session's cookie told from any other, and is each header that protects a page missed by name?"""

import pytest

from conformance.record.exposure import Bare, Heard, SetCookie
from conformance.record.page_guards import guards_of, session_cookies

TOKEN = "k3jh45kjh345kjh345kjh"
PAGE = ("content-type", "text/html; charset=utf-8")
WHOLE = (PAGE, ("x-content-type-options", "nosniff"), ("content-security-policy", "frame-ancestors 'none'"))


def cookies(*texts: str, is_over_tls: bool = False) -> list[SetCookie]:
    return session_cookies(Heard("/", 200, tuple(("set-cookie", text) for text in texts), b""), is_over_tls=is_over_tls)


def test_flags_are_read_in_any_case() -> None:
    assert cookies(f"sesi={TOKEN}; path=/; httponly; samesite=Lax; Secure", is_over_tls=True) == [
        SetCookie("sesi", True, "lax", True, True)
    ]
    assert cookies(f"PHPSESSID={TOKEN}") == [SetCookie("PHPSESSID", False, "", False, False)]


@pytest.mark.parametrize(
    "text",
    [
        "lang=id", f"XSRF-TOKEN={TOKEN}", f"csrftoken={TOKEN}", f"_ga={TOKEN}", f"consent_1={TOKEN}", "tema=gelap",
        f"sesi={TOKEN}; Max-Age=0", f"sesi={TOKEN}; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a=aaaaaaaaaaaaaaaaaaaaa",
    ],
)  # fmt: skip
def test_other_cookies_need_no_flags(text: str) -> None:
    assert cookies(text) == []


@pytest.mark.parametrize(
    ("headers", "missing"),
    [
        (WHOLE, 0),
        ((PAGE, ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "origin")), 0),
        (WHOLE[:2], 2),
        ((PAGE, ("content-security-policy", "default-src 'self'")), 2),
        ((PAGE,), 3),
    ],
)
def test_missing_headers_are_named(headers: tuple[tuple[str, str], ...], missing: int) -> None:
    found = guards_of(Heard("/", 200, headers, b"<p>"), "/")
    assert isinstance(found, Bare)
    assert len(found.missing) == missing


def test_only_pages_that_came_are_looked_at() -> None:
    assert guards_of(Heard("/", 404, (PAGE,), b"<p>"), "/") is None
    assert guards_of(Heard("/", 200, (("content-type", "application/json"),), b"{}"), "/") is None
