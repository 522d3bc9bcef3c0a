"""Which outcome does an application's answer show?"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.tables import Condition, HasilRule, NotificationRule, PageCondition
from conformance.record.excerpt import PAGE_LENGTH

_MARKUP = re.compile(r"<[!/a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer of the application: HTTP status or exit code, and body."""

    status: int
    body: str
    exit: int | None = None
    """Exit code of a command; None: it is no command."""
    subject: str = ""
    """Subject line of a mail."""

    @property
    def words(self) -> Words:
        """What the answer was, in short."""
        if self.exit is None:
            return Words.same(f"HTTP {self.status}")
        return Words(f"kode keluar {self.exit}", f"exit code {self.exit}")


def read_outcome(seen: Seen, rules: Sequence[HasilRule]) -> tuple[Outcome, Words]:
    """Return the outcome of the first rule that matches, and which rule it was; `tak_dikenal` where none does."""
    for number, rule in enumerate(rules):
        if matches(seen, rule):
            return rule.outcome, Words(*(f"{text}, subject.hasil[{number}]" for text in seen.words))
    return Outcome.TAK_DIKENAL, Words(
        f"{seen.words.indonesian}, tidak cocok dengan aturan subject.hasil mana pun",
        f"{seen.words.english}, no rule of subject.hasil matches",
    )


def matches(seen: Seen, rule: Condition) -> bool:
    """Whether every condition of `rule` holds for `seen`."""
    if isinstance(rule, PageCondition) and not _is_among(seen.status, rule.status):
        return False
    if isinstance(rule, HasilRule) and not _is_among(seen.exit, rule.exit):
        return False
    if isinstance(rule, NotificationRule) and not _contains(seen.subject, rule.subject):
        return False
    return _body_matches(seen.body, rule)


def _body_matches(body: str, rule: Condition) -> bool:
    if rule.regex is not None and not re.search(rule.regex, body):
        return False
    if rule.json is not None and not _has_json(body, rule.json):
        return False
    if rule.selector is None and rule.text is None:
        return True
    return _has_text(body, rule.selector, rule.text)


def _is_among(value: int | None, wanted: int | list[int] | None) -> bool:
    return wanted is None or value in (wanted if isinstance(wanted, list) else [wanted])


def _has_text(body: str, selector: str | None, text: str | None) -> bool:
    page = BeautifulSoup(body, "html.parser")
    parts = page.select(selector) if selector else [page]
    if text is None:
        return bool(parts)
    return any(_contains(part.get_text(" "), text) for part in parts)


def _contains(whole: str, part: str | None) -> bool:
    return part is None or _squeeze(part) in _squeeze(whole)


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()


def _has_json(body: str, expected: dict[str, Any]) -> bool:
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return all(_reach(answer, path) == value for path, value in expected.items())


def _reach(value: Any, path: str) -> Any:
    """Return what lies at `a.b.0` in a JSON value; None where nothing does."""
    for part in path.split("."):
        match value:
            case dict():
                value = value.get(part)
            case list() if part.isdigit() and int(part) < len(value):
                value = value[int(part)]
            case _:
                return None
    return value


@dataclass(frozen=True, slots=True)
class Picked:
    """What values may be picked from: an answer's body and headers, and the client's cookies."""

    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)


def pick(source: Picked, expression: str) -> str | None:
    """Return what `expression` finds first; None: nothing.

    `CSS selector@attribute` (without @: the text), `$.a.b.0` in a JSON body, `header:NAME`, `cookie:NAME`.
    """
    kind, _, name = expression.partition(":")
    if kind == "header":
        return source.headers.get(name)
    if kind == "cookie":
        return source.cookies.get(name)
    if expression.startswith("$."):
        return _pick_json(source.body, expression.removeprefix("$."))
    selector, _, attribute = expression.partition("@")
    found = BeautifulSoup(source.body, "html.parser").select_one(selector)
    if found is None:
        return None
    return str(found.get(attribute) or "") if attribute else found.get_text().strip()


def _pick_json(body: str, path: str) -> str | None:
    try:
        found = _reach(json.loads(body), path)
    except ValueError:
        return None
    return None if found is None or isinstance(found, dict | list) else str(found)


def visible_text(body: str) -> str:
    """Return what a reader sees of an answer: the text of a page, or JSON and a command's output as they are."""
    text = body if not _MARKUP.search(body) else BeautifulSoup(body, "html.parser").get_text(" ")
    return " ".join(text.split())[:PAGE_LENGTH]


def gist_of(body: str, typed: Mapping[str, str]) -> str:
    """Return the visible text of `body` without digits, and without any word that the applicant typed."""
    own = {word for text in typed.values() for word in _squeeze(text).split()}
    words = _squeeze(BeautifulSoup(body, "html.parser").get_text(" ")).split()
    return " ".join(word for word in words if word not in own and not any(sign.isdigit() for sign in word))
