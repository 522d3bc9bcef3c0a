"""Does a client keep and send the cookies that a browser would?"""

import httpx
import pytest

from conformance.application.cookies import Cookies

LOOPBACK = "http://127.0.0.1:8000/aduan/baru"


def sent(cookie: str, came_from: str, goes_to: str) -> str:
    cookies = Cookies()
    request = httpx.Request("GET", came_from)
    cookies.take(httpx.Response(200, headers=[("Set-Cookie", cookie)], request=request))
    return cookies.header_for(goes_to)


@pytest.mark.parametrize(
    ("cookie", "came_from", "goes_to", "header"),
    [
        ("s=1; Secure; Path=/", LOOPBACK, "http://127.0.0.1:8000/x", "s=1"),
        ("s=1; Secure; Path=/", "http://localhost:8000/", "http://localhost:8000/x", "s=1"),
        ("s=1; Secure; Path=/", "http://aplikasi.localhost/", "http://aplikasi.localhost/x", "s=1"),
        ("s=1; Secure; Path=/", "http://[::1]:8000/", "http://[::1]:8000/x", "s=1"),
        ("s=1; Secure; Path=/", "http://aplikasi.example/", "https://aplikasi.example/", ""),
        ("s=1; Secure; Path=/", "https://aplikasi.example/", "https://aplikasi.example/", "s=1"),
        ("s=1; Secure; Path=/", "https://aplikasi.example/", "http://aplikasi.example/", ""),
        ("s=1; Path=/; Domain=127.0.0.1", LOOPBACK, "http://127.0.0.1:9/x", "s=1"),
        ("s=1; Path=/; Domain=localhost", "http://localhost/", "http://localhost/x", "s=1"),
        ("s=1; Path=/; Domain=localhost", LOOPBACK, "http://localhost/x", ""),
        ("s=1; Path=/", LOOPBACK, "http://localhost:8000/x", ""),
        ("s=1; Path=/", "http://localhost/", "http://127.0.0.1/", ""),
        ("s=1; Path=/; Domain=.aplikasi.example", "https://www.aplikasi.example/", "https://aplikasi.example/", "s=1"),
        ("s=1; Path=/; Domain=lain.example", "https://aplikasi.example/", "https://lain.example/", ""),
        ("s=1; Path=/; Domain=example", "https://aplikasi.example/", "https://aplikasi.example/", ""),
        ("s=1; Path=/", "https://aplikasi.example/", "https://www.aplikasi.example/", ""),
        ("s=1", LOOPBACK, "http://127.0.0.1:8000/aduan/lain", "s=1"),
        ("s=1", LOOPBACK, "http://127.0.0.1:8000/", ""),
        ("s=1; Path=/aduan", LOOPBACK, "http://127.0.0.1:8000/aduanku", ""),
        ("s=1; Path=/; Max-Age=0", LOOPBACK, LOOPBACK, ""),
        ("__Host-s=1; Secure; Path=/", LOOPBACK, LOOPBACK, "__Host-s=1"),
        ("__Host-s=1; Secure; Path=/aduan", LOOPBACK, LOOPBACK, ""),
        ("__Host-s=1; Secure; Path=/; Domain=127.0.0.1", LOOPBACK, LOOPBACK, ""),
        ("__Secure-s=1; Path=/", LOOPBACK, LOOPBACK, ""),
        ("s=1; Path=/; SameSite=None", LOOPBACK, LOOPBACK, ""),
        ("s=1; Path=/; SameSite=None; Secure", LOOPBACK, LOOPBACK, "s=1"),
        ("s=1; Path=/; SameSite=Lax; HttpOnly", LOOPBACK, LOOPBACK, "s=1"),
    ],
)
def test_a_cookie_goes_where_a_browser_sends_it(cookie: str, came_from: str, goes_to: str, header: str) -> None:
    assert sent(cookie, came_from, goes_to) == header


def test_an_address_that_is_none_has_no_cookies() -> None:
    assert Cookies().header_for("tidak-ada") == ""
