"""What does the operator read, and is there something new?"""

from collections import Counter
from collections.abc import Mapping

import httpx
from bs4 import BeautifulSoup

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Petugas


class OperatorPageFault(Fault):
    """The operator's page could not be read: never the fault of the application under test."""


def read_operator_page(page: Petugas, values: Mapping[str, str], patience_s: float) -> str:
    """Return the visible text of the operator's page; raise `OperatorPageFault`."""
    url = str(fill_in(page.url, values))
    try:
        answer = httpx.get(
            url, headers=fill_in(page.headers, values), timeout=patience_s, trust_env=False, follow_redirects=True
        )
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise OperatorPageFault(Words.same(f"aplikasi.petugas: {url}: {str(error) or type(error).__name__}")) from error
    if answer.status_code >= 400:
        raise OperatorPageFault(Words.same(f"aplikasi.petugas: {url}: HTTP {answer.status_code}"))
    return BeautifulSoup(answer.text, "html.parser").get_text(" ")


def has_news(before: tuple[str, str], after: str) -> bool:
    """Whether `after` says something that the page did not say before; pure.

    `before` are two looks at the page at rest: where they differ it counts or tells the time, and then only words
    without digits are news.
    """
    is_restless = before[0].split() != before[1].split()
    return bool(_words(after, is_restless) - _words(before[1], is_restless))


def _words(text: str, is_restless: bool) -> Counter[str]:
    return Counter(word for word in text.split() if not (is_restless and any(letter.isdigit() for letter in word)))
