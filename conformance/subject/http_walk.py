"""What does one applicant do over HTTP, request by request, and where did the walk end?"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urljoin

import httpx

from conformance.application.answer import Answer, Client, NoAnswer, origin_of
from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.observe.matcher import Picked, Seen, matches, pick, read_outcome
from conformance.observe.page import parse_page
from conformance.observe.visitor import heard_of
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import HttpRecipe, RequestStep
from conformance.record.exposure import Heard
from conformance.subject.client import address_in
from conformance.subject.form import body_of
from conformance.subject.shared_login import FOR_THE_RUN, REFUSED, SharedLogin

POLL_GROWTH, LONGEST_POLL_S = 1.5, 2.0
"""Each pause before a page is looked at again is so many times the last one, up to so many seconds."""
MOST_REFRESHES = 5
"""So many pages in a row may lead on by themselves."""
_AT_ONCE = re.compile(r"""\s*0*(?:\.0*)?\s*[;,]\s*(?:url\s*=\s*)?["']?(?P<url>[^"']+)""", re.IGNORECASE)
"""A refresh without delay: what leads on as a redirect does."""


class MissingPick(Fault):
    """A page of the application has not what the recipe picks from it; it may be the final answer all the same."""

    def __init__(self, path: str, expression: str, seen: Seen) -> None:
        where = f"{path} (HTTP {seen.status})"
        super().__init__(Words(f"{where} tidak memuat {expression!r}", f"{where} does not hold {expression!r}"))
        self.seen = seen


class Walk:
    """One applicant's way through the requests of the recipe."""

    def __init__(
        self,
        recipe: HttpRecipe,
        base: str,
        values: dict[str, str],
        patience_s: float,
        people: Sequence[Mapping[str, str]],
        login: SharedLogin,
        directory: Path,
        *,
        twice: bool,
    ) -> None:
        self._people = people
        self._login = login
        self._directory = directory
        self._is_lent = False
        """Whether he goes by a login that an earlier applicant did."""
        self._is_handed_in = False
        self._recipe = recipe
        self._base = base
        self._values = values
        self._patience_s = patience_s
        self._twice = twice
        self._opened = ""
        """The page that a browser would be on."""
        self._last: Answer | None = None
        self.heard: list[Heard] = []
        """Every answer so far, redirects that were followed among them."""
        self.has_answered = False
        self.page_loads = 0
        self.page: httpx.Request | None = None
        """What opened the last page, where opening it again hands nothing in."""
        self.premature = ""
        """The rule that matched before anything was handed in."""

    @property
    def cut(self) -> Words | None:
        """Why the last answer may be more than what was read; None: it is whole."""
        return None if self._last is None else self._last.cut

    @property
    def place(self) -> str:
        """The address of the last answer; empty: there is none."""
        return "" if self._last is None else self._last.url

    def read(self, seen: Seen) -> tuple[Outcome, Words]:
        """Return the outcome of `seen`, a part or the whole of the last answer, and what is to be said of it."""
        outcome, detail = read_outcome(seen, self._recipe.hasil)
        if outcome is not Outcome.TAK_DIKENAL:
            return outcome, detail
        if self.cut is not None:
            detail = Words(*(f"{cut} ({text})" for cut, text in zip(self.cut, detail, strict=True)))
        return outcome, self.with_place(detail)

    def as_it_came(self, seen: Seen, outcome: Outcome) -> Seen:
        """Return `seen`, without a status where the answer did not come to its end and says nothing so far."""
        is_cut = self._last is not None and self._last.cut is not None and not self._last.is_long
        return Seen(0, seen.body) if is_cut and outcome is Outcome.TAK_DIKENAL else seen

    def led_away_to(self, url: str) -> str:
        """Return the scheme, host and port of `url`, where the application led there; empty: it is the plan's."""
        if not url:
            return ""
        try:
            there, planned = origin_of(url), {origin_of(self._base)}
            planned |= {origin_of(address_in(self._base, fill_in(step.path, self._values))) for step in self._sent}
        except ValueError:
            return ""
        return "" if there in planned else there

    def with_place(self, detail: Words, url: str = "") -> Words:
        """Return `detail` with where the walk ended, where the application led it away from the plan's address."""
        there = self.led_away_to(url or self.place)
        if not there:
            return detail
        planned = origin_of(self._base)
        return Words(
            f"{detail.indonesian}; aplikasi mengalihkan ke {there}, sedangkan subject.base {planned}",
            f"{detail.english}; the application redirected to {there}, while subject.base is {planned}",
        )

    def follow(self, client: Client) -> Seen:
        """Send every request in turn; return the last answer. Raises `NoAnswer` and `MissingPick`.

        A shared login that no longer holds is done again, where nothing was taken up meanwhile.
        """
        try:
            seen = self._follow(client)
        except MissingPick:
            if not self._is_lent or self._is_handed_in:
                raise
        else:
            if not self._is_lent or seen.status not in REFUSED:
                return seen
        self._login.forget()
        client.cookies.clear()
        return self._follow(client)

    def _follow(self, client: Client) -> Seen:
        seen, self._is_lent, self._is_handed_in = Seen(0, ""), False, False
        for place, step in enumerate(self._recipe.request):
            if step.once == FOR_THE_RUN:
                self._is_lent |= self._login.take(place, client.cookies, self._values, partial(self._do, client, step))
                continue
            seen = self._do(client, step)
            self._is_handed_in = self._is_handed_in or step.method.upper() != "GET"
            if not self._is_handed_in and step is not self._recipe.request[-1] and not self.premature:
                outcome, rule = read_outcome(seen, self._recipe.hasil)
                self.premature = "" if outcome is Outcome.TAK_DIKENAL else rule.indonesian
        return seen

    def _do(self, client: Client, step: RequestStep) -> Seen:
        """Send one request and pick from its answer; return that."""
        time.sleep(step.wait)
        answer = self._last = self._send_until(client, step)
        is_page = step is self._recipe.request[-1] and answer.request.method == "GET"
        self.page = answer.request if is_page else None
        self._pick(step, answer, client)
        return Seen(answer.status, answer.text)

    def _pick(self, step: RequestStep, answer: Answer, client: Client) -> None:
        cookies = {cookie.name: unquote(cookie.value or "") for cookie in client.cookies}
        source = Picked(answer.text, answer.headers, cookies)
        for name, expression in step.pick.items():
            found = pick(source, expression)
            if found is None:
                sought = expression if isinstance(expression, str) else f"{expression.at} ~ {expression.regex}"
                raise MissingPick(step.path, sought, Seen(answer.status, answer.text))
            self._values[f"pick.{name}"] = found

    def document(self, ask: Callable[[str], Answer], url: str, link: str) -> Heard | Words:
        """Return the document of a request that went on, or why there is none; see `Reading`."""
        try:
            found = str(fill_in(url, self._values)) if url else self._leads_to(link)
            if found:
                return heard_of(ask(address_in(self._base, found)))
        except Fault as error:
            return error.words
        if not link:
            return self.heard[-1]
        return Words(f"halaman terakhir tidak memuat {link!r}", f"the last page does not hold {link!r}")

    def _leads_to(self, link: str) -> str:
        """Return where the last answer leads by `link`, or as a redirect; empty: nowhere."""
        last = self._last
        if last is None or not (link or last.is_redirect):
            return ""
        found = pick(Picked(last.text, last.headers, {}), link or "header:Location") or ""
        return urljoin(last.url, found) if found else ""

    @property
    def _sent(self) -> Sequence[RequestStep]:
        """The steps whose path can be filled in by now, each with what it picks from."""
        return [step for step in self._recipe.request if "{pick." not in step.path]

    @property
    def _handing_in(self) -> RequestStep:
        """The step that hands in the form: the last that is no GET, else the last."""
        steps = self._recipe.request
        return next((step for step in reversed(steps) if step.method.upper() != "GET"), steps[-1])

    def _send_until(self, client: Client, step: RequestStep) -> Answer:
        """Send one request, again and again where it has an `until`, as long as the patience lasts.

        The pauses grow from `poll` on: who waits long does not look ever so often.
        """
        send = self._send_twice if self._twice and step is self._handing_in else self._send
        deadline, pause = time.monotonic() + self._patience_s, step.poll
        last: Answer | None = None
        while True:
            try:
                answer = send(client, step, self._patience_s if last is None else deadline - time.monotonic())
            except NoAnswer as error:
                if last is None or not error.is_late:
                    raise
                return last
            self.has_answered, last = True, answer
            if step.until is None or matches(Seen(answer.status, answer.text), step.until):
                return answer
            left = deadline - time.monotonic()
            if left <= 0:
                return answer
            time.sleep(min(pause, left))
            if deadline <= time.monotonic():
                return answer
            pause = min(pause * POLL_GROWTH, max(step.poll, LONGEST_POLL_S))

    def _send_twice(self, client: Client, step: RequestStep, patience_s: float) -> Answer:
        with ThreadPoolExecutor(2) as pool:
            clicks = [pool.submit(self._send, client, step, patience_s) for _ in range(2)]
            return [click.result() for click in clicks][-1]

    def _send(self, client: Client, step: RequestStep, patience_s: float) -> Answer:
        values, until = self._values, step.until
        body = body_of(step, values, self._people, self._directory)
        headers = {**self._of_a_form(step), **body.pop("headers")}
        deadline = time.monotonic() + patience_s
        answer = client.ask(
            step.method,
            address_in(self._base, fill_in(step.path, values)),
            patience_s,
            follow=step.follow,
            is_enough=(lambda come: matches(Seen(come.status, come.text), until)) if until is not None else None,
            params=fill_in(step.query, values) or None,
            headers=headers,
            **body,
        )
        self._hear(answer)
        self.page_loads += not answer.is_redirect  # as a browser counts: a redirect shows nothing
        for _ in range(MOST_REFRESHES if step.follow else 0):
            left = deadline - time.monotonic()
            onward = "" if left <= 0 or self._is_read(answer, step) else _onward(answer)
            if not onward:
                break
            answer = client.ask("GET", onward, left, headers={"Referer": answer.url})
            self._hear(answer)
            self.page_loads += 1
        if answer.request.method == "GET":
            self._opened = answer.url
        return answer

    def take_heard(self) -> tuple[Heard, ...]:
        """Return every answer that came on the way; only the last one is kept any longer."""
        heard, self.heard = tuple(self.heard), self.heard[-1:]
        return heard

    def _hear(self, answer: Answer) -> None:
        self.heard += [heard_of(one) for one in (*answer.led, answer)]

    def _is_read(self, answer: Answer, step: RequestStep) -> bool:
        """Whether a page says already what is waited for, so that where it leads does not matter."""
        seen = Seen(answer.status, answer.text)
        is_waited_for = step.until is not None and matches(seen, step.until)
        return is_waited_for or read_outcome(seen, self._recipe.hasil)[0] is not Outcome.TAK_DIKENAL

    def _of_a_form(self, step: RequestStep) -> dict[str, str]:
        """Return what a browser sends along with the form of the page that it is on."""
        is_form = step.form is not None or bool(step.files) or (step.berkas is not None and bool(step.berkas.isian))
        given = {name.lower() for name in step.headers}
        if not self._opened or not is_form:
            return {}
        sent = {"Referer": self._opened.partition("#")[0]}
        if step.method.upper() not in ("GET", "HEAD"):
            sent["Origin"] = origin_of(self._opened)
        return {name: text for name, text in sent.items() if name.lower() not in given}

    @property
    def pieces(self) -> str:
        """Where the answer speaks of each line of the file; empty: it is read as a whole."""
        return next((step.berkas.potongan or "" for step in self._recipe.request if step.berkas is not None), "")


def _onward(answer: Answer) -> str:
    """Return where a page leads by itself without delay (`Refresh: 0`, or a meta tag); empty: nowhere."""
    told = answer.headers.get("Refresh", "")
    if not told and "refresh" in answer.text.casefold():
        page = parse_page(answer.text)
        found = page.find("meta", attrs={"http-equiv": re.compile("^refresh$", re.IGNORECASE)})
        told = str(found.get("content") or "") if found is not None else ""
    match = _AT_ONCE.match(told)
    return urljoin(answer.url, match["url"].strip()) if match else ""
