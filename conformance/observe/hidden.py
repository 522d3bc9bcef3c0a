"""What does a page hand to the applicant's browser beside what he reads?"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from bs4 import BeautifulSoup, Comment
from bs4.element import Tag

from conformance.observe.page import is_page, parse_page
from conformance.record.json_page import json_as_text

_NOT_DATA = frozenset(
    "class id style for name type rel charset lang method role autocomplete inputmode enctype pattern integrity nonce "
    "onclick onchange onsubmit target media".split()
)
"""Attributes that say how a page is built."""
_CHOICES = frozenset({"radio", "checkbox", "submit", "button", "image", "reset"})
"""Inputs whose value is offered to everybody."""
_KEY = re.compile(r"""(?<![\w\\])\\?["']?(?P<key>[A-Za-z_]\w{1,40})\\?["']?\s*[:=]\s*\\?(?=["'\d])""")
"""A key of an object, or a name that is given a value, in a script."""
_BETWEEN = " ; "


def hidden_text(body: str) -> str:
    """Return what a page has in attributes, hidden inputs, comments, templates and scripts, as `name: value`.

    Empty where `body` is no page. What shapes a page (classes, ids, style) is left out, and so are choices of a form.
    """
    if not is_page(body):
        return ""
    return _BETWEEN.join(" ".join(piece.split()) for piece in _pieces(parse_page(body)))


def _pieces(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        yield from _of_attributes(tag)
        if tag.name == "script":
            yield _of_script(tag.get_text())
        elif tag.name == "template":
            yield _of_script(" ".join(str(text) for text in tag.find_all(string=True)))
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        yield hidden_text(comment) + _BETWEEN + _of_script(parse_page(str(comment)).get_text(" "))


def _of_attributes(tag: Tag) -> Iterator[str]:
    kind = str(tag.get("type") or "").casefold()
    if tag.name == "option" or (tag.name in ("input", "button") and kind in _CHOICES):
        return
    for name, value in tag.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value or "")
        if name in _NOT_DATA or not text:
            continue
        if (pairs := json_as_text(text)) is not None:
            yield pairs
        elif name in ("value", "content"):
            yield f"{tag.get('name') or tag.get('property') or name}: {text}"
        elif name in ("href", "src", "action"):
            yield _BETWEEN.join(unquote_plus(part) for part in re.split("[?&#]", text))
        else:
            yield f"{name.removeprefix('data-')}: {text}"


def _of_script(code: str) -> str:
    """Return a script with its keys as `key: `, whatever quotes they stand in."""
    if (pairs := json_as_text(code)) is not None:
        return pairs
    return _KEY.sub(lambda found: f" ; {found['key']}: ", code)
