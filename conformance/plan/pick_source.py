"""From what is a value picked: a page, a JSON answer, a header, a cookie? Pure."""

import re

JSON, HEADER, COOKIE = "$", "header:", "cookie:"
"""What an expression begins with that is no CSS selector; `$` or `$.a.b` is a path in JSON."""
_ATTRIBUTE = re.compile(r"(.*)@([\w:-]+)", re.DOTALL)


def source_of(expression: str) -> tuple[str, str]:
    """Return the kind of source (empty: a page) and what is looked for there."""
    if expression == JSON or expression.startswith(f"{JSON}."):
        return JSON, expression
    for kind in (HEADER, COOKIE):
        if expression.startswith(kind):
            return kind, expression.removeprefix(kind)
    return "", expression


def selector_of(expression: str) -> tuple[str, str]:
    """Return the CSS selector and the attribute of `selector@attribute`; an empty attribute means the text."""
    found = _ATTRIBUTE.fullmatch(expression)
    return (found[1], found[2]) if found else (expression, "")
