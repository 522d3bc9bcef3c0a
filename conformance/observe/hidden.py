"""What do the answers of an application hand to the applicant's browser beside what he reads?"""

import base64
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from bs4 import BeautifulSoup, Comment
from bs4.element import Tag

from conformance.observe.page import is_page, parse_page
from conformance.record.exposure import Heard
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
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
"""A run that may be base64, of either alphabet."""


def hidden_text(body: str) -> str:
    """Return what a page has in attributes, hidden inputs, comments, templates and scripts, as `name: value`.

    Empty where `body` is no page. What shapes a page (classes, ids, style) is left out, and so are choices of a form.
    """
    if not is_page(body):
        return ""
    return _joined(_pieces(parse_page(body)))


def beside_text(answers: Iterable[Heard]) -> str:
    """Return what headers and cookies hand over, the address that is led to among them, as `name: value`."""
    return _joined(
        _BETWEEN.join(f"{name}: {unquote_plus(part)}" for part in re.split("[?&#;]", value))
        for answer in answers
        for name, value in answer.headers
    )


def _joined(pieces: Iterable[str]) -> str:
    """Return pieces as one line, each with what stands in it in base64."""
    texts = [text for piece in pieces for text in (piece, *map(_of_script, _decoded(piece)))]
    return _BETWEEN.join(" ".join(text.split()) for text in texts)


def _decoded(text: str) -> Iterator[str]:
    """Yield the texts that stand in base64 in a text; what is no text when it is decoded is a key or a number."""
    for run in _BASE64.findall(text):
        even = run.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
        try:
            inner = base64.b64decode(even + "=" * (-len(even) % 4), validate=True).decode()
        except ValueError:
            continue
        if inner.isprintable():
            yield inner


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
