"""Which outcome does an application's answer show?"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conformance.bilingual import Words
from conformance.observe.page import is_page, parse_page
from conformance.outcome import Outcome
from conformance.plan.json_path import reach, read_json
from conformance.plan.pick_source import COOKIE, HEADER, JSON, selector_of, source_of
from conformance.plan.tables import Condition, HasilRule, NotificationRule, PageCondition, Pick
from conformance.record.excerpt import PAGE_LENGTH
from conformance.record.plain_text import plain


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
    page = parse_page(body)
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
        answer = read_json(body)
    except ValueError:
        return False
    return all(any(found == value for found in reach(answer, path)) for path, value in expected.items())


@dataclass(frozen=True, slots=True)
class Picked:
    """What values may be picked from: an answer's body and headers, and the client's cookies."""

    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)


def pick(source: Picked, expression: str | Pick) -> str | None:
    """Return what `expression` finds first; None: nothing.

    `CSS selector@attribute` (without @: the text), `$.a.b.0` in a JSON body, `header:NAME`, `cookie:NAME`; a `Pick`
    cuts a part out of one of these.
    """
    if isinstance(expression, Pick):
        found = re.search(expression.regex, pick(source, expression.at) or "")
        return found and (found[1] if found.re.groups else found[0])
    kind, name = source_of(expression)
    if kind == HEADER:
        return source.headers.get(name)
    if kind == COOKIE:
        return source.cookies.get(name)
    return _pick_json(source.body, name) if kind == JSON else _pick_on_page(source.body, name)


def _pick_on_page(body: str, expression: str) -> str | None:
    selector, attribute = selector_of(expression)
    found = parse_page(body).select_one(selector)
    if found is None:
        return None
    return str(found.get(attribute) or "") if attribute else found.get_text().strip()


def _pick_json(body: str, path: str) -> str | None:
    try:
        found = next((one for one in reach(read_json(body), path) if not isinstance(one, dict | list)), None)
    except ValueError:
        return None
    return None if found is None else str(found)


def visible_text(body: str) -> str:
    """Return what a reader sees of an answer: the text of a page, or JSON and a command's output as they are."""
    text = body if not is_page(body) else parse_page(body).get_text(" ")
    return " ".join(plain(text).split())[:PAGE_LENGTH]


def gist_of(body: str, typed: Mapping[str, str]) -> str:
    """Return the visible text of `body` without digits, and without any word that the applicant typed."""
    own = {word for text in typed.values() for word in _squeeze(text).split()}
    words = _squeeze(parse_page(body).get_text(" ")).split()
    return " ".join(word for word in words if word not in own and not any(sign.isdigit() for sign in word))


def pieces_of(body: str, where: str) -> list[str]:
    """Return the pieces of an answer that lie at `where`: `CSS selector`, or `$.json.path` of a list."""
    kind, path = source_of(where)
    if kind != JSON:
        return [str(piece) for piece in parse_page(body).select(where)]
    try:
        lists = [found for found in reach(read_json(body), path) if isinstance(found, list)]
    except ValueError:
        return []
    return [json.dumps(piece, ensure_ascii=False) for found in lists for piece in found]
