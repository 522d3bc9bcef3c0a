"""Which outcome does an application's answer show?"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from conformance.bilingual import Words
from conformance.plan import HasilRule
from conformance.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer of the application: HTTP status and body."""

    status: int
    body: str


def read_outcome(seen: Seen, rules: Sequence[HasilRule]) -> tuple[Outcome, Words]:
    """Return the outcome of the first rule that matches, and which rule it was; `tak_dikenal` where none does."""
    for number, rule in enumerate(rules):
        if matches(seen, rule):
            return rule.outcome, Words.same(f"HTTP {seen.status}, subject.hasil[{number}]")
    return Outcome.TAK_DIKENAL, Words(
        f"HTTP {seen.status}, tidak cocok dengan aturan subject.hasil mana pun",
        f"HTTP {seen.status}, no rule of subject.hasil matches",
    )


def matches(seen: Seen, rule: HasilRule) -> bool:
    """Whether every condition of `rule` holds for `seen`."""
    if rule.status is not None and seen.status not in (rule.status if isinstance(rule.status, list) else [rule.status]):
        return False
    if rule.regex is not None and not re.search(rule.regex, seen.body):
        return False
    if rule.json is not None and not _has_json(seen.body, rule.json):
        return False
    if rule.selector is None and rule.text is None:
        return True
    return _has_text(seen.body, rule.selector, rule.text)


def _has_text(body: str, selector: str | None, text: str | None) -> bool:
    page = BeautifulSoup(body, "html.parser")
    parts = page.select(selector) if selector else [page]
    if text is None:
        return bool(parts)
    return any(_squeeze(text) in _squeeze(part.get_text(" ")) for part in parts)


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


def pick(body: str, expression: str) -> str | None:
    """Return what `CSS selector@attribute` (without @: the text) finds first in a page; None: nothing."""
    selector, _, attribute = expression.partition("@")
    found = BeautifulSoup(body, "html.parser").select_one(selector)
    if found is None:
        return None
    return str(found.get(attribute) or "") if attribute else found.get_text().strip()
