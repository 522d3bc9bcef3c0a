"""Which cookies does a client keep and send? Those that a browser would (RFC 6265bis), on loopback, too.

The standard library's jar does the keeping. Its own policy is of the time before: it takes `localhost` for
`localhost.local`, knows no prefixes, and sends no `Secure` cookie over http to this machine, as browsers do.
"""

from email.message import Message
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import Request

import httpx

from conformance.application.trust import is_loopback


class BrowserPolicy(DefaultCookiePolicy):
    """What a browser keeps and sends; its names are those that the jar calls."""

    def set_ok(self, cookie: Cookie, request: Request) -> bool:
        """Whether a cookie that came is kept."""
        is_safe = _is_safe(request)
        if cookie.secure and not is_safe:
            return False
        if cookie.domain_specified and not _may_name(_host_of(request), _domain_of(cookie)):
            return False
        if cookie.name.startswith(("__Secure-", "__Host-")) and not cookie.secure:
            return False
        if cookie.name.startswith("__Host-") and (cookie.domain_specified or cookie.path != "/"):
            return False
        same_site = cookie.get_nonstandard_attr("SameSite") or cookie.get_nonstandard_attr("samesite") or ""
        return cookie.secure or same_site.lower() != "none"

    def return_ok(self, cookie: Cookie, request: Request) -> bool:
        """Whether a cookie that is kept is sent along."""
        if cookie.is_expired() or (cookie.secure and not _is_safe(request)):
            return False
        host, domain = _host_of(request), _domain_of(cookie)
        return host == domain or (cookie.domain_specified and _is_below(host, domain))

    def domain_return_ok(self, domain: str, request: Request) -> bool:
        """Whether there may be a cookie for `request` among those of `domain`."""
        host, domain = _host_of(request), domain.removesuffix(".local").lstrip(".").strip("[]")
        return host.removesuffix(".local") == domain or _is_below(host, domain)


class Cookies(CookieJar):
    """The cookies of one client."""

    def __init__(self) -> None:
        super().__init__(BrowserPolicy())

    def header_for(self, url: str) -> str:
        """Return the `Cookie` header for a request to `url`; empty: none."""
        if not url.startswith(("http://", "https://")):
            return ""
        request = Request(url)
        self.add_cookie_header(request)
        return str(request.get_header("Cookie", ""))

    def take(self, response: httpx.Response) -> None:
        """Keep what an answer sets."""
        came = _Came(response)
        self.extract_cookies(came, Request(str(response.request.url)))  # type: ignore[arg-type]


class _Came:
    """An answer as the standard library's jar wants it."""

    def __init__(self, response: httpx.Response) -> None:
        self._headers = Message()
        for name, text in response.headers.multi_items():
            self._headers[name] = text

    def info(self) -> Message:
        """Return its headers."""
        return self._headers


def _host_of(request: Request) -> str:
    return (urlsplit(request.full_url).hostname or "").lower()


def _domain_of(cookie: Cookie) -> str:
    """Return the host or domain of a cookie; the jar adds `.local` to a name without dots, and a dot before others."""
    name = cookie.domain.lstrip(".") if cookie.domain_specified else cookie.domain.removesuffix(".local")
    return name.strip("[]")


def _is_safe(request: Request) -> bool:
    return request.full_url.lower().startswith("https:") or is_loopback(request.full_url)


def _may_name(host: str, domain: str) -> bool:
    """Whether an answer of `host` may set a cookie for `domain`: for itself, or for what it is below of."""
    return host == domain or ("." in domain and _is_below(host, domain))


def _is_below(host: str, domain: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.endswith(f".{domain}")
    return False
