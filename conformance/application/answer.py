"""How is any HTTP answer read? With one deadline for the whole of it, and up to a limit; what came by then is kept.

Every caller of the suite that reads what an application says over HTTP does it here: a page that trickles, never ends
or unpacks to gigabytes costs its deadline and `MOST_READ`, no more.
"""

import codecs
import contextlib
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from conformance.application.cookies import Cookies
from conformance.application.inflating import Inflater
from conformance.application.limits import MOST_READ
from conformance.application.line import Enough, Line, exchange
from conformance.application.trust import any_certificate
from conformance.bilingual import Words
from conformance.fault import Fault

AGENT = "Mozilla/5.0 (gladi)"
"""How the suite names itself to applications."""
MOST_TAGS = 20_000
MOST_REDIRECTS = 20
"""As browsers have it."""
DRAIN_BYTES, DRAIN_S = 64 * 1024, 0.3
"""So much is read of an answer whose body nobody wants, so that its server need not see a line that breaks."""
_NO_ANSWER = (
    httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol,
    httpx.HTTPError, httpx.InvalidURL, ValueError, OverflowError,
)  # fmt: skip
"""What may keep an answer from coming; the last two: what cannot be sent, a port that is none."""


class NoAnswer(Fault):
    """No answer came, or none that could be read.

    `is_absent`: nobody listened; `is_late`: the deadline came first; `url`: where it was asked for, after redirects.
    """

    def __init__(self, words: Words, url: str = "", *, is_absent: bool = False, is_late: bool = False) -> None:
        super().__init__(words)
        self.url = url
        self.is_absent = is_absent
        self.is_late = is_late


@dataclass(frozen=True, slots=True)
class Answer:
    """What an HTTP server answered, as far as it came."""

    status: int
    headers: httpx.Headers
    body: bytes
    request: httpx.Request
    """What it answers: the last one, where redirects were followed."""
    cut: Words | None = None
    """Why there may be more of it than `body`; None: it is whole, or as much of it as was wanted."""
    is_long: bool = False
    """Whether it was cut because it is longer than the limit."""
    led: "tuple[Answer, ...]" = ()
    """The redirects that were followed to it, in order, without their bodies."""

    @property
    def text(self) -> str:
        """The body as text, by the charset that the headers name, else UTF-8; of a page up to `MOST_TAGS` tags.

        Reading a page costs 50 microseconds and 1.5 KiB a tag.
        """
        text = self._decoded
        parts = text.split("<", MOST_TAGS)
        return text if len(parts) <= MOST_TAGS else text[: len(text) - len(parts[-1]) - 1]

    @property
    def _decoded(self) -> str:
        message = Message()
        message["Content-Type"] = self.headers.get("Content-Type", "")
        charset = message.get_content_charset() or "utf-8"
        try:
            codecs.lookup(charset)
            return self.body.decode(charset, "replace").removeprefix("\ufeff")
        except (LookupError, ValueError):  # ValueError: a codec that is none for texts
            return self.body.decode("utf-8", "replace").removeprefix("\ufeff")

    @property
    def url(self) -> str:
        """Where it came from."""
        return str(self.request.url)

    @property
    def is_redirect(self) -> bool:
        """Whether it leads elsewhere and was not followed."""
        return self.status in (301, 302, 303, 307, 308) and "location" in self.headers


class Client:
    """One client of HTTP servers, with its own connections and cookies. May be used from several threads."""

    def __init__(
        self,
        *,
        trust: ssl.SSLContext | None = None,
        source: str | None = None,
        agent: str = AGENT,
        cookies: Cookies | None = None,
    ) -> None:
        """`trust`: whose certificates are taken, None: anybody's; `source`: the local address to come from."""
        self.cookies = Cookies() if cookies is None else cookies
        self._client = httpx.Client(
            transport=Line(trust or any_certificate(), source),
            trust_env=False,
            headers={"User-Agent": agent, "Accept-Encoding": "gzip, deflate"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # httpx would send by a policy of its own
        )

    def ask(
        self,
        method: str,
        url: str,
        patience_s: float,
        *,
        follow: bool = True,
        limit: int = MOST_READ,
        is_enough: Callable[[Answer], bool] | None = None,
        **content: Any,
    ) -> Answer:
        """Send one request; return its answer, read until it ends, `patience_s` is over or `limit` bytes are there.

        `is_enough` looks at what has come so far, and may end the reading. `content`: `params`, `headers`, `data`,
        `files`, `json` or `content`, as httpx takes them. Raises `NoAnswer` where not even the head of an answer came.
        """
        asked = _Asked(self._client, self.cookies, url, patience_s, limit, is_enough)
        try:
            return asked.answer(method, content, follow=follow)
        except httpcore.TimeoutException as error:
            seconds = f"{patience_s:g}"
            words = Words(f"tidak ada jawaban dalam {seconds} detik", f"no answer within {seconds} seconds")
            raise NoAnswer(words, asked.url, is_late=True) from error
        except _NO_ANSWER as error:
            is_absent = isinstance(error, httpcore.ConnectError)
            raise NoAnswer(_why(error), asked.url, is_absent=is_absent) from error

    def close(self) -> None:
        """Let go of the connections."""
        with exchange(DRAIN_S):
            self._client.close()

    def __enter__(self) -> "Client":
        """Be of use as long as the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connections."""
        self.close()


def ask_once(
    method: str,
    url: str,
    patience_s: float,
    *,
    trust: ssl.SSLContext | None = None,
    limit: int = MOST_READ,
    follow: bool = True,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send one request as a client that is forgotten afterwards; see `Client.ask`."""
    with Client(trust=trust) as client:
        return client.ask(method, url, patience_s, limit=limit, follow=follow, headers=dict(headers or {}))


def probe(url: str, timeout_s: float) -> int | str:
    """Return the HTTP status that `url` answers with, or why there is none. No certificate is looked at."""
    try:
        return ask_once("GET", url, min(timeout_s, 5.0), limit=0).status
    except NoAnswer as error:
        return error.words.english


def origin_of(url: str) -> str:
    """Return scheme, host and port of `url`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


@dataclass(slots=True)
class _Asked:
    """One request on its way."""

    client: httpx.Client
    cookies: Cookies
    url: str
    patience_s: float
    limit: int
    is_enough: Callable[[Answer], bool] | None
    led: list[Answer] = field(default_factory=list)

    def answer(self, method: str, content: Mapping[str, Any], *, follow: bool) -> Answer:
        request = self.client.build_request(method, self.url, **content)
        body = bytearray()
        with exchange(self.patience_s) as under_way:
            response = self._head(request, follow=follow)
            cut: Words | None = None

            def look() -> None:
                if self.is_enough is not None and self.is_enough(_answer_of(response, body)):
                    raise Enough

            try:
                under_way.look = look if self.is_enough is not None else None
                for piece in self._pieces(response, body):
                    body += piece
                    under_way.is_news = True
            except Enough:
                pass
            except httpcore.TimeoutException:
                cut = _still_coming(self.patience_s)
            except _NO_ANSWER as error:
                cut = _why(error)
        _let_go(response)
        is_long = len(body) > self.limit > 0
        del body[self.limit :]
        answer = _answer_of(response, body, _too_long(self.limit) if is_long else cut, is_long=is_long)
        return replace(answer, led=tuple(self.led))

    def _head(self, request: httpx.Request, *, follow: bool) -> httpx.Response:
        """Return the first answer that leads nowhere else, without its body."""
        for _ in range(MOST_REDIRECTS + 1):
            self.url = str(request.url)
            if "cookie" not in request.headers and (kept := self.cookies.header_for(self.url)):
                request.headers["Cookie"] = kept
            response = self.client.send(request, stream=True)
            self.cookies.take(response)
            if response.next_request is None or not follow:
                return response
            self.led.append(_answer_of(response, bytearray()))
            _let_go(response)
            request = _as_browsers_do(request, response.next_request)
        raise httpx.TooManyRedirects(f"more than {MOST_REDIRECTS} redirects")

    def _pieces(self, response: httpx.Response, body: bytearray) -> Iterator[bytes]:
        """Yield the body as it comes, unpacked, until it ends or there is more of it than the limit."""
        inflater = Inflater(response.headers.get("Content-Encoding", ""))
        chunks = response.iter_raw() if self.limit else iter(())
        for raw in chunks:
            yield from inflater.pieces(raw, self.limit + 1 - len(body))
            if len(body) > self.limit:
                return


def _answer_of(response: httpx.Response, body: bytearray, cut: Words | None = None, *, is_long: bool = False) -> Answer:
    return Answer(response.status_code, response.headers, bytes(body), response.request, cut, is_long)


def _too_long(limit: int) -> Words:
    return Words(
        f"lebih panjang daripada {limit} byte, selebihnya tidak dibaca",
        f"longer than {limit} bytes, the rest was not read",
    )


def _still_coming(patience_s: float) -> Words:
    return Words(
        f"jawaban belum selesai dalam {patience_s:g} detik", f"the answer did not end within {patience_s:g} seconds"
    )


def _as_browsers_do(before: httpx.Request, after: httpx.Request) -> httpx.Request:
    """Return the request of a redirect without what a browser does not send where the form is left behind."""
    if after.method != before.method:
        for name in ("content-type", "content-encoding", "content-language", "origin"):
            after.headers.pop(name, None)
    return after


def _let_go(response: httpx.Response) -> None:
    """Read the little that is left, so that the connection may be used again, and close it."""
    with exchange(DRAIN_S), contextlib.suppress(*_NO_ANSWER, httpx.StreamError):
        left = DRAIN_BYTES
        for chunk in () if response.is_stream_consumed else response.iter_raw():
            left -= len(chunk)
            if left < 0:
                break
    with exchange(DRAIN_S), contextlib.suppress(*_NO_ANSWER):
        response.close()


def _why(error: Exception) -> Words:
    """Return what is to be said of `error`."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            said = cause.verify_message
            return Words(
                f"sertifikatnya tidak dipercaya ({said}); `self_signed = true` pada [aplikasi] menerimanya",
                f"its certificate is not trusted ({said}); `self_signed = true` in [aplikasi] accepts it",
            )
        cause = cause.__cause__ or cause.__context__
    return Words.same(f"{type(error).__name__}: {error}")
