"""Where in a JSON value does a path of the plan lead: `$.a.b`, `$.list.0.name`, `$.errors.*.code`? Pure.

One syntax for everything that looks into JSON (`pick`, `json`, `potongan`); the leading `$.` may be left out where
nothing but a path can stand.
"""

import json
from collections.abc import Iterator
from typing import Any

ROOT, ANY = "$", "*"


def parts_of(path: str) -> list[str]:
    """Return the steps of a path; none of `$`, which is the whole value."""
    inner = path.removeprefix(f"{ROOT}.")
    return [] if inner == ROOT else inner.split(".")


def is_path(path: str) -> bool:
    """Whether each step of `path` names something."""
    return path == ROOT or all(part.strip() for part in parts_of(path))


def reach(value: Any, path: str) -> Iterator[Any]:
    """Yield what lies at `path`, where anything does: `*` is any element of a list, or any value of an object."""
    found = [value]
    for part in parts_of(path):
        found = [inner for one in found for inner in _step(one, part)]
    return iter(found)


def read_json(body: str) -> Any:
    """Return the JSON value that `body` is; raise `ValueError` where it is none, or nested deeper than can be read."""
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError("JSON nested too deep") from error


def _step(value: Any, part: str) -> list[Any]:
    match value:
        case dict() if part == ANY and ANY not in value:
            return list(value.values())
        case dict():
            return [value[part]] if part in value else []
        case list() if part == ANY:
            return value
        case list() if part.isascii() and part.isdigit() and int(part) < len(value):
            return [value[int(part)]]
        case _:
            return []
