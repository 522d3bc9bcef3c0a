"""An HTML report, as tests look into it."""

from bs4 import BeautifulSoup, Tag

from conformance.record.result import Result
from conformance.report.html_report import render_html


def read_page(result: Result, lang: str = "id") -> BeautifulSoup:
    """The HTML report of `result`, parsed."""
    return BeautifulSoup(render_html(result, lang), "html.parser")


def the_one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only element that `selector` finds."""
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def text_of(tag: BeautifulSoup | Tag) -> str:
    """The visible text, blanks folded."""
    return " ".join(tag.get_text().split())
