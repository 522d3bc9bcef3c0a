"""What do editors need to know of a plan? Its JSON schema, made from the types and from what their docstrings say."""

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from conformance.plan import action, notes, storage, tables
from conformance.plan.tables import Plan

NAME = "gladi.schema.json"
"""The file's name beside a plan, whose first line is `#:schema ./gladi.schema.json`."""
IDENTITY = "urn:gladi:rencana:1"
_MODULES = (action, notes, storage, tables)
"""Where tables of a plan stand."""
KIND = "How the application is driven."


def make_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a plan, with a description for every table and key."""
    _, components = msgspec.json.schema_components([Plan], ref_template="#/$defs/{name}")
    for name, component in components.items():
        described = _descriptions(next(vars(module)[name] for module in _MODULES if name in vars(module)))
        for key, entry in component.get("properties", {}).items():
            component["properties"][key] = {**_without_null(entry), "description": described[key]}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": IDENTITY, "title": "Rencana gladi"}
    return {**head, "$ref": "#/$defs/Plan", "$defs": dict(sorted(components.items()))}


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def _without_null(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a key for TOML, which has no null: a key that may be null may be left out."""
    choices = [choice for choice in entry.get("anyOf", []) if choice != {"type": "null"}]
    kept = {key: value for key, value in entry.items() if key != "anyOf" and (key, value) != ("default", None)}
    if isinstance(default := kept.get("default"), dict):
        kept["default"] = {key: value for key, value in default.items() if value is not None}
    if len(choices) == 1:
        return {**kept, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept


def _descriptions(kind: type) -> dict[str, str]:
    """Return what the docstring under each field of a table says, inherited ones included; nothing for words."""
    found = {"kind": KIND}
    for base in reversed(kind.__mro__):
        if base.__module__ in {module.__name__ for module in _MODULES}:
            found |= _documented(base)
    return found


def _documented(kind: type) -> Iterator[tuple[str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    for node, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
        ):
            yield node.target.id, inspect.cleandoc(str(following.value.value))
