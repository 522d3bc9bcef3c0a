"""What does an applicant type, or a clerk for him? What the recipe of a plan fills in, and nothing else. Pure.

An element that the application uses but nobody types (the data method answers it) cannot be typed wrong.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from conformance.plan.placeholder import placeholders_in
from conformance.plan.tables import HttpRecipe, Plan, Recipe

_ELEMENT = re.compile(r"([A-Z][A-Z0-9_]*)(?:\..+)?")
_ENDPOINT = re.compile(r"endpoint\.([A-Z_]+|portal)")
PORTAL = "portal"
_NOT_TYPED = frozenset({"hasil", "base", "kind", "cwd", "kode"})
"""Keys of `[subject]` that say where the application is and how it is read."""
_TWIN = "kembaran"


def typed_elements(plan: Plan) -> tuple[str, ...]:
    """Return the wire names of the elements that the recipe fills in, in the order of their first use."""
    return typed_by(plan.subject)


def typed_by(recipe: Recipe) -> tuple[str, ...]:
    """Return the wire names of the elements that a recipe fills in, in the order of their first use.

    Of a person's recipe: what his instruction names. His twin does the same by its own recipe.
    """
    filled: dict[str, Any] = msgspec.to_builtins(recipe)
    texts = (text for key, value in filled.items() if key not in (*_NOT_TYPED, _TWIN) for text in _texts(value))
    return _named(texts, _ELEMENT)


def may_end_at_page(plan: Plan) -> bool:
    """Whether the last thing that the recipe does may be to open a page, by itself or by a redirect that it follows.

    Whether a redirect comes is seen only when the application answers.
    """
    recipe = plan.subject
    if not isinstance(recipe, HttpRecipe) or not recipe.request:
        return False
    last = recipe.request[-1]
    return last.follow or last.method.upper() == "GET"


def used_methods(plan: Plan) -> tuple[str, ...]:
    """Return the methods whose addresses (`{endpoint.CALL_NIK}`) the plan names, in the order of their first use."""
    everything = msgspec.to_builtins(plan)
    return _named(_texts(everything), _ENDPOINT)


def methods_in(names: Iterable[str]) -> tuple[str, ...]:
    """Return the methods whose addresses are among the names of placeholders."""
    return tuple(found[1] for name in names if (found := _ENDPOINT.fullmatch(name)))


def is_at_portal(used: Iterable[str], granted: Iterable[str]) -> bool:
    """Whether residents are looked up at the Web Portal alone: by what a plan names, else by what is granted."""
    return set(tuple(used) or granted) == {PORTAL}


def _named(texts: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return what `pattern` finds of the placeholders in `texts`, in the order of their first use."""
    names = (pattern.fullmatch(name) for text in texts for name in placeholders_in(text))
    return tuple(dict.fromkeys(found[1] for found in names if found))


def texts_of(table: msgspec.Struct) -> Iterator[str]:
    """Yield every text in a table of a plan."""
    return _texts(msgspec.to_builtins(table))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)
        case _:
            pass
