"""How is an application driven over HTTP by the recipe of its plan?"""

import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from urllib.parse import urljoin, urlsplit

import httpx

from conformance.bilingual import Fault, Words
from conformance.matcher import Seen, pick, read_outcome
from conformance.placeholder import fill_in
from conformance.plan import RequestStep, Subject
from conformance.verdicts import Outcome

MAX_BODY = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one submission."""

    outcome: Outcome
    detail: Words
    status: int
    duration_ms: float


class HttpSubject:
    """Drives one application; each applicant is a new client."""

    kind = "http"

    def __init__(self, subject: Subject, values: Mapping[str, str], patience_s: float) -> None:
        """`values` fill in the plan's placeholders; `patience_s` is what one answer may take."""
        self._subject = subject
        self._values = values
        self._patience_s = patience_s
        self._applicants = count(1)
        self._users: dict[str, httpx.Client] = {}

    def submit(self, data: Mapping[str, str], *, user: str = "", twice: bool = False) -> Reading:
        """Send one request whose data fill in the recipe; never raises for the application's sake.

        Each applicant is a new client; the same `user` is the same client again, with cookies and source address,
        until `forget_users`. `twice`: the request that hands in the form goes out twice at once, as a double click
        makes it, and the second answer is read. May be called from several threads. Raises `UnknownPlaceholder`
        where the recipe names what nobody fills in.
        """
        base = str(fill_in(self._subject.base, self._values))
        started = time.perf_counter()
        try:
            with self._client_of(user, base) as client:
                status, body = self._follow_recipe(client, base, {**self._values, **data}, twice=twice)
            outcome, detail = read_outcome(Seen(status, body), self._subject.hasil)
        except httpx.TimeoutException:
            status, outcome = 0, Outcome.TAK_DIKENAL
            seconds = f"{self._patience_s:g}"
            detail = Words(f"tidak ada jawaban dalam {seconds} detik", f"no answer within {seconds} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            status, outcome, detail = 0, Outcome.TAK_DIKENAL, Words.same(f"{type(error).__name__}: {error}")
        except MissingPick as error:
            status, outcome, detail = error.status, Outcome.TAK_DIKENAL, error.words
        return Reading(outcome, detail, status, round((time.perf_counter() - started) * 1000, 1))

    def forget_users(self) -> None:
        """Let go of the clients that were kept by name."""
        while self._users:
            self._users.popitem()[1].close()

    @contextmanager
    def _client_of(self, user: str, base: str) -> Iterator[httpx.Client]:
        if not user:
            with self._new_client(base) as client:
                yield client
            return
        if user not in self._users:
            self._users[user] = self._new_client(base)
        yield self._users[user]

    def _new_client(self, base: str) -> httpx.Client:
        transport = httpx.HTTPTransport(local_address=self._source_address(base))
        return httpx.Client(
            transport=transport,
            timeout=self._patience_s,
            trust_env=False,
            headers={"User-Agent": "Mozilla/5.0 (gladi)"},
        )

    def _source_address(self, base: str) -> str | None:
        """Return an own loopback address per applicant where the system has them: Linux, towards 127.0.0.0/8."""
        if sys.platform != "linux" or not (urlsplit(base).hostname or "").startswith("127."):
            return None
        high, low = divmod(next(self._applicants) % 62_000, 248)
        return f"127.31.{high}.{low + 2}"

    def _follow_recipe(
        self, client: httpx.Client, base: str, values: dict[str, str], *, twice: bool
    ) -> tuple[int, str]:
        response: httpx.Response | None = None
        for step in self._subject.request:
            send = self._send_twice if twice and step is self._handing_in else self._send
            response = send(client, base, step, values)
            for name, expression in step.pick.items():
                found = pick(response.text, expression)
                if found is None:
                    raise MissingPick(step.path, expression, response.status_code)
                values[f"pick.{name}"] = found
        assert response is not None
        return response.status_code, response.text[:MAX_BODY]

    @property
    def _handing_in(self) -> RequestStep:
        """The step that hands in the form: the last that is no GET, else the last."""
        steps = self._subject.request
        return next((step for step in reversed(steps) if step.method.upper() != "GET"), steps[-1])

    def _send_twice(
        self, client: httpx.Client, base: str, step: RequestStep, values: Mapping[str, str]
    ) -> httpx.Response:
        with ThreadPoolExecutor(2) as pool:
            clicks = [pool.submit(self._send, client, base, step, values) for _ in range(2)]
            return [click.result() for click in clicks][-1]

    def _send(self, client: httpx.Client, base: str, step: RequestStep, values: Mapping[str, str]) -> httpx.Response:
        return client.request(
            step.method,
            urljoin(base, fill_in(step.path, values)),
            params=fill_in(step.query, values) or None,
            headers=fill_in(step.headers, values),
            data=fill_in(step.form, values) if step.form is not None else None,
            json=fill_in(step.json, values) if step.json is not None else None,
            follow_redirects=step.follow,
        )


class MissingPick(Fault):
    """A page of the application has not what the recipe picks from it."""

    def __init__(self, path: str, expression: str, status: int) -> None:
        where = f"{path} (HTTP {status})"
        super().__init__(Words(f"{where} tidak memuat {expression!r}", f"{where} does not hold {expression!r}"))
        self.status = status
