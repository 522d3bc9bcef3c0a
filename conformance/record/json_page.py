"""Which values does a JSON answer hold, and under which keys?

It is read as text, so that one that was cut short, or holds placeholders in place of numbers, is read as well.
"""

import json
import re

_STARTS = re.compile(r'\s*(?:\{\s*["}]|\[\s*["\[{\]])')
_TOKEN = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)(?:"|\\?\Z)(?P<colon>\s*:)?|(?P<bare>\{[\w. ]+\}|[^\s"{}\[\],:]+)', re.DOTALL
)


def json_pairs(page: str) -> tuple[tuple[str, str], ...] | None:
    """Return each value with the key above it, in their order (an empty key: none); None where `page` is no JSON."""
    if not _STARTS.match(page):
        return None
    key, pairs = "", []
    for token in _TOKEN.finditer(page):
        if token["colon"]:
            key = _unescaped(token["text"])
        else:
            pairs.append((key, token["bare"] or _unescaped(token["text"])))
    return tuple(pairs)


def json_as_text(page: str) -> str | None:
    """Return the same as one text, `key: value ; key: value`; None where `page` is no JSON."""
    pairs = json_pairs(page)
    return None if pairs is None else " ; ".join(f"{key}: {value}" for key, value in pairs)


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text.replace("\\/", "/")
