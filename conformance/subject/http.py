"""How is an application driven over HTTP by the recipe of its plan?"""

import ssl
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

import httpx

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.observe.matcher import Picked, Seen, gist_of, matches, pick, read_outcome, visible_text
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import HttpRecipe, RequestStep
from conformance.subject.client import next_source_address
from conformance.subject.reading import Reading

MAX_BODY = 4 * 1024 * 1024
USER_AGENT = "Mozilla/5.0 (gladi)"


class HttpSubject:
    """Drives one application; each applicant is a new client."""

    def __init__(self, recipe: HttpRecipe, values: Mapping[str, str], patience_s: float, directory: Path) -> None:
        """`values` fill in the plan's placeholders; `patience_s` is what one answer may take."""
        self._recipe = recipe
        self._values = values
        self._patience_s = patience_s
        self._users: dict[str, httpx.Client] = {}

    def submit(self, data: Mapping[str, str], *, user: str = "", twice: bool = False) -> Reading:
        """Send the requests of the recipe as one applicant; see `Subject`."""
        base = str(fill_in(self._recipe.base, self._values))
        started = time.perf_counter()
        walk = _Walk(self._recipe, base, {**self._values, **data}, self._patience_s, twice=twice)
        seen, outcome, is_absent = Seen(0, ""), Outcome.TAK_DIKENAL, False
        try:
            with self._client_of(user, base) as client:
                seen = walk.follow(client)
            outcome, detail = read_outcome(seen, self._recipe.hasil)
        except httpx.TimeoutException:
            seconds = f"{self._patience_s:g}"
            detail = Words(f"tidak ada jawaban dalam {seconds} detik", f"no answer within {seconds} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            detail = Words.same(f"{type(error).__name__}: {error}")
            is_absent = isinstance(error, httpx.ConnectError) and not walk.has_answered
        except MissingPick as error:
            seen, detail = Seen(error.status, ""), error.words
        return Reading(
            outcome,
            detail,
            seen.status,
            round((time.perf_counter() - started) * 1000, 1),
            walk.premature,
            is_absent,
            gist_of(seen.body, data),
            visible_text(seen.body),
        )

    def forget_users(self) -> None:
        """Let go of the clients that were kept by name."""
        while self._users:
            self._users.popitem()[1].close()

    def close(self) -> None:
        """Let go of what was kept."""
        self.forget_users()

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
        return httpx.Client(
            transport=httpx.HTTPTransport(verify=_trust(), local_address=next_source_address(base)),
            timeout=self._patience_s,
            trust_env=False,
            headers={"User-Agent": USER_AGENT},
        )


@cache
def _trust() -> ssl.SSLContext:
    """The authorities that are trusted: read once, for it takes longer than most applications answer."""
    return httpx.create_ssl_context()


class _Walk:
    """One applicant's way through the requests of the recipe."""

    def __init__(
        self, recipe: HttpRecipe, base: str, values: dict[str, str], patience_s: float, *, twice: bool
    ) -> None:
        self._recipe = recipe
        self._base = base
        self._values = values
        self._patience_s = patience_s
        self._twice = twice
        self.has_answered = False
        self.premature = ""
        """The rule that matched before anything was handed in."""

    def follow(self, client: httpx.Client) -> Seen:
        """Send every request in turn; return the last answer."""
        seen, is_handed_in = Seen(0, ""), False
        for step in self._recipe.request:
            response = self._send_until(client, step)
            seen = Seen(response.status_code, response.text[:MAX_BODY])
            self._pick(step, response, client)
            is_handed_in = is_handed_in or step.method.upper() != "GET"
            if not is_handed_in and step is not self._recipe.request[-1] and not self.premature:
                outcome, rule = read_outcome(seen, self._recipe.hasil)
                self.premature = "" if outcome is Outcome.TAK_DIKENAL else rule.indonesian
        return seen

    def _pick(self, step: RequestStep, response: httpx.Response, client: httpx.Client) -> None:
        cookies = {cookie.name: unquote(cookie.value or "") for cookie in client.cookies.jar}
        source = Picked(response.text[:MAX_BODY], response.headers, cookies)
        for name, expression in step.pick.items():
            found = pick(source, expression)
            if found is None:
                raise MissingPick(step.path, expression, response.status_code)
            self._values[f"pick.{name}"] = found

    @property
    def _handing_in(self) -> RequestStep:
        """The step that hands in the form: the last that is no GET, else the last."""
        steps = self._recipe.request
        return next((step for step in reversed(steps) if step.method.upper() != "GET"), steps[-1])

    def _send_until(self, client: httpx.Client, step: RequestStep) -> httpx.Response:
        """Send one request, again and again where it has an `until`, as long as the patience lasts."""
        send = self._send_twice if self._twice and step is self._handing_in else self._send
        deadline = time.monotonic() + self._patience_s
        while True:
            response = send(client, step)
            self.has_answered = True
            if step.until is None or matches(Seen(response.status_code, response.text[:MAX_BODY]), step.until):
                return response
            if time.monotonic() + step.poll > deadline:
                return response
            time.sleep(step.poll)

    def _send_twice(self, client: httpx.Client, step: RequestStep) -> httpx.Response:
        with ThreadPoolExecutor(2) as pool:
            clicks = [pool.submit(self._send, client, step) for _ in range(2)]
            return [click.result() for click in clicks][-1]

    def _send(self, client: httpx.Client, step: RequestStep) -> httpx.Response:
        values = self._values
        return client.request(
            step.method,
            urljoin(self._base, fill_in(step.path, values)),
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
