"""What does a visitor without a session get who looks around? Bounded in pages and seconds; he fills in no form."""

import re
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from conformance.application.answer import Answer, Client, NoAnswer
from conformance.application.trust import trust_for
from conformance.observe.links import directories_of, is_harmless, links_in
from conformance.record.exposure import Heard
from conformance.record.secret_search import find_in
from conformance.record.secrets_of import Secrets

MOST_PAGES, MOST_S, MOST_WAIT_S = 60, 20.0, 3.0
MOST_BYTES = 1 << 20
AT_ONCE = 6
"""So many requests are on their way at once, as browsers have it."""
MOST_ALIKE = 3
"""So many addresses that differ in their query alone are opened."""
MOST_DIRECTORIES = 12
_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{4,}(?![A-Za-z0-9])")


@dataclass(slots=True)
class Seen:
    """What he got, in order."""

    heard: list[tuple[str, Heard]] = field(default_factory=list)
    """Address and answer."""

    @property
    def pages(self) -> list[tuple[str, Heard]]:
        """The pages among it that came."""
        return [(url, one) for url, one in self.heard if one.is_html and 200 <= one.status < 300]

    @property
    def is_searchable(self) -> bool:
        """The positive control: a word of an answer is found by the search that looks for secrets."""
        return any(_word_is_found(one.body) for _, one in self.heard)


class Visitor:
    """One client, for `MOST_S` seconds: whoever comes later gets nothing. `source`: the address he comes from."""

    def __init__(
        self, base: str, patience_s: float, self_signed: bool | None = None, source: str | None = None
    ) -> None:
        is_file = "." in urlsplit(base).path.rpartition("/")[2]
        self.base = base if is_file else f"{base.rstrip('/')}/"
        self._wait_s = min(patience_s, MOST_WAIT_S)
        self._deadline = time.monotonic() + MOST_S
        self._client = Client(trust=trust_for(base, self_signed), source=source)

    def __enter__(self) -> "Visitor":
        """Be of use as long as the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, method: str, url: str, **content: Any) -> Heard | None:
        """Send one request without following where its answer leads; None: nothing came."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            return None
        try:
            answer = self._client.ask(method, url, min(self._wait_s, left), follow=False, limit=MOST_BYTES, **content)
        except NoAnswer:
            return None
        return heard_of(answer)

    def ask_all(self, wanted: Sequence[tuple[str, str, dict[str, Any]]]) -> list[tuple[int, Heard]]:
        """Send requests (method, address, content) that do not depend on each other, some at once, as a browser does.

        Return what came, each with the place of its request.
        """
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(lambda one: self.ask(one[0], one[1], **one[2]), wanted))
        return [(place, one) for place, one in enumerate(answers) if one is not None]

    def open_all(self, urls: Sequence[str]) -> list[tuple[str, Heard]]:
        """Open these addresses; return those that answered."""
        return [(urls[place], one) for place, one in self.ask_all([("GET", url, {}) for url in urls])]

    def look_around(self, starts: Iterable[str]) -> Seen:
        """Open the pages from `starts` on, and what they lead to: pages, scripts, styles, source maps, redirects."""
        seen = Seen()
        waiting, known = list(dict.fromkeys(starts)), set(starts)
        alike: dict[str, int] = {}
        while waiting and len(seen.heard) < MOST_PAGES:
            batch, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            for url, one in self.open_all(batch):
                seen.heard.append((url, one))
                for there in self._onward(url, one):
                    path = there.partition("?")[0]
                    if there in known or not is_harmless(there, self.base) or alike.get(path, 0) >= MOST_ALIKE:
                        continue
                    known.add(there)
                    alike[path] = alike.get(path, 0) + 1
                    waiting.append(there)
        return seen

    def open_directories(self, seen: Seen) -> Seen:
        """Open the directories above all that was seen."""
        found = directories_of(one.path for _, one in seen.heard)
        urls = [url for path in found if is_harmless(url := urljoin(self.base, path), self.base)]
        return Seen(self.open_all(urls[:MOST_DIRECTORIES]))

    @staticmethod
    def _onward(url: str, one: Heard) -> Iterator[str]:
        if location := dict(one.headers).get("location"):
            yield urljoin(url, location)
        kind = dict(one.headers).get("content-type", "")
        if one.is_html or "script" in kind or "css" in kind or url.endswith((".js", ".css")):
            yield from links_in(one.body.decode("utf-8", "replace"), url)
        if url.partition("?")[0].endswith((".js", ".css")):
            yield f"{url.partition('?')[0]}.map"


def heard_of(answer: Answer) -> Heard:
    """Return what came, in the form in which it is searched; what is packed once more is unpacked."""
    headers = tuple((name.lower(), text) for name, text in answer.headers.multi_items())
    return Heard(urlsplit(answer.url).path or "/", answer.status, headers, _unpacked(answer.body))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MOST_BYTES)
    except zlib.error:
        return body


def _word_is_found(body: bytes) -> bool:
    words = _WORD.findall(body.decode("utf-8", "replace"))
    control = max(words, key=len, default="")
    return bool(control) and any(find_in(body, Secrets((("kendali", control),), ())))
