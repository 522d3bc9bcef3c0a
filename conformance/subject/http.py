"""How is an application driven over HTTP by the recipe of its plan?"""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import partial
from pathlib import Path

import httpx
from msgspec.structs import replace

from conformance.application.answer import AGENT, Answer, Client, NoAnswer
from conformance.application.cookies import Cookies
from conformance.application.trust import trust_for
from conformance.bilingual import Words
from conformance.observe.hidden import hidden_text
from conformance.observe.matcher import Seen, gist_of, pieces_of, read_outcome, visible_text
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import HttpRecipe
from conformance.record.exposure import Heard
from conformance.subject.client import SourceAddresses, next_source_address
from conformance.subject.http_walk import MissingPick, Walk
from conformance.subject.left_behind import left_in_cookies
from conformance.subject.reading import Reading
from conformance.subject.shared_login import SharedLogin

_DEVICES = itertools.count(1)
"""Tell the devices of one place apart."""


class HttpSubject:
    """Drives one application; each applicant is a new client."""

    def __init__(
        self,
        recipe: HttpRecipe,
        values: Mapping[str, str],
        patience_s: float,
        directory: Path,
        *,
        self_signed: bool | None = None,
    ) -> None:
        """`values` fill in the plan's placeholders; `patience_s` is what one answer may take; see `Aplikasi`."""
        self._recipe = recipe
        self._values = values
        self._patience_s = patience_s
        self._self_signed = self_signed
        self._directory = directory
        self._picked: dict[str, dict[str, str]] = {}
        """What the clients that are kept by name have picked: a token of a login that is not sent again."""
        self._login = SharedLogin()
        self._users: dict[str, Client] = {}
        self._addresses = SourceAddresses()

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Send the requests of the recipe as one applicant; see `Subject`."""
        return self._submit([data], user=user, place=place, twice=twice)[0]

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Upload one file with a line for each, or else send the requests for one after the other; see `Subject`."""
        if any(step.berkas is not None for step in self._recipe.request):
            return self._submit(people, user=user)
        return [self.submit(data, user=user) for data in people]

    def _submit(
        self, people: Sequence[Mapping[str, str]], *, user: str = "", place: str = "", twice: bool = False
    ) -> list[Reading]:
        """Send the requests of the recipe once; the first of `people` fills them in, each is a line of the file."""
        data = people[0]
        base = str(fill_in(self._recipe.base, self._values))
        started = time.perf_counter()
        recipe = _without_once(self._recipe) if user in self._users else self._recipe
        values = {**self._values, **self._picked.get(user, {}), **data}
        walk = Walk(recipe, base, values, self._patience_s, people, self._login, self._directory, twice=twice)
        seen, outcome, is_absent = Seen(0, ""), Outcome.TAK_DIKENAL, False
        readings: list[tuple[Seen, Outcome, Words]] = []
        again: Callable[[], Reading] | None = None
        document: Callable[[str, str], Heard | Words] | None = None
        where = left = ""
        try:
            with self._client_of(user, place, base) as client:
                seen = walk.follow(client)
                left = left_in_cookies(client.cookies)
                if user:
                    self._picked[user] = {name: text for name, text in values.items() if name.startswith("pick.")}
                document = partial(walk.document, partial(self._fetch, client.cookies))
                again = partial(self._look_again, walk.page, data, client.cookies) if walk.page else None
            parts = [_part_about(seen, one, walk.pieces) if walk.pieces else seen for one in people]
            readings = [(part, *walk.read(part)) for part in parts]
            readings = [(walk.as_it_came(part, outcome), outcome, detail) for part, outcome, detail in readings]
            detail = readings[0][2]
        except NoAnswer as error:
            where, detail = error.url, walk.with_place(error.words, error.url)
            is_absent = error.is_absent and not walk.has_answered and not walk.led_away_to(error.url)
        except ValueError as error:
            detail = Words.same(f"{type(error).__name__}: {error}")
        except MissingPick as error:
            outcome, detail = walk.read(error.seen)
            seen = walk.as_it_came(error.seen, outcome)
            if outcome is Outcome.TAK_DIKENAL and walk.cut is None:
                detail = walk.with_place(error.words)
        where = where or walk.place
        duration = round((time.perf_counter() - started) * 1000, 1)
        ends = readings or [(seen, outcome, detail)] * len(people)
        own = ["" if part is seen and len(people) > 1 else part.body for part, _, _ in ends]  # of several: his piece
        return [
            Reading(
                outcome,
                detail,
                part.status,
                duration,
                walk.premature,
                is_absent,
                gist_of(part.body, one),
                visible_text(own[number]),
                hidden_text(own[number]),
                led_to=walk.led_away_to(where),
                page_loads=0 if number else walk.page_loads,
                heard=() if number else walk.take_heard(),
                document=document,
                again=again,
                left=left,
            )
            for number, (one, (part, outcome, detail)) in enumerate(zip(people, ends, strict=True))
        ]

    def _fetch(self, cookies: Cookies, url: str) -> Answer:
        """Return what lies at `url`, for a new client that has the cookies of the one before; raise `NoAnswer`."""
        with self._new_client(next_source_address(url), cookies=copy(cookies)) as client:
            return client.ask("GET", url, self._patience_s)

    def _look_again(self, page: httpx.Request, data: Mapping[str, str], cookies: Cookies) -> Reading:
        """Open the page of an outcome in a new client that has the cookies of the one before."""
        started, seen, outcome = time.perf_counter(), Seen(0, ""), Outcome.TAK_DIKENAL
        headers = {name: text for name, text in page.headers.items() if name.lower() not in ("cookie", "host")}
        try:
            with self._new_client(next_source_address(str(page.url)), cookies=copy(cookies)) as client:
                answer = client.ask("GET", str(page.url), self._patience_s, headers=headers)
            seen = Seen(answer.status, answer.text)
            outcome, detail = read_outcome(seen, self._recipe.hasil)
        except NoAnswer as error:
            detail = error.words
        return Reading(
            outcome,
            detail,
            seen.status,
            round((time.perf_counter() - started) * 1000, 1),
            gist=gist_of(seen.body, data),
            page=visible_text(seen.body),
            page_loads=1,
        )

    def forget_users(self) -> None:
        """Let go of the clients and addresses that were kept by name."""
        self._addresses.forget()
        self._picked.clear()
        while self._users:
            self._users.popitem()[1].close()

    def close(self) -> None:
        """Let go of what was kept."""
        self.forget_users()

    @contextmanager
    def _client_of(self, user: str, place: str, base: str) -> Iterator[Client]:
        if place:
            address = self._addresses.of(place, base)
            with self._new_client(address, f"{AGENT} {next(_DEVICES)}") as client:
                yield client
            return
        if not user:
            with self._new_client(next_source_address(base)) as client:
                yield client
            return
        if user not in self._users:
            self._users[user] = self._new_client(next_source_address(base))
        yield self._users[user]

    def _new_client(self, address: str | None, agent: str = AGENT, cookies: Cookies | None = None) -> Client:
        base = str(fill_in(self._recipe.base, self._values))
        return Client(trust=trust_for(base, self._self_signed), source=address, agent=agent, cookies=cookies)


def _without_once(recipe: HttpRecipe) -> HttpRecipe:
    """Return the recipe without the requests that a client makes only the first time."""
    return replace(recipe, request=[step for step in recipe.request if step.once is not True])


def _part_about(seen: Seen, one: Mapping[str, str], pieces: str) -> Seen:
    """Return the piece of an answer that names this resident; the whole answer where none does."""
    named = [one[key] for key in ("unik", "NIK") if one.get(key)]
    bodies = (piece for piece in pieces_of(seen.body, pieces) if any(name in piece for name in named))
    return next((Seen(seen.status, body) for body in bodies), seen)
