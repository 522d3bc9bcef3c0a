"""What do editors need to know of an agreement file? Its JSON schema, from the types and what their docstrings say."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from simulator.domain import ketentuan, pks
from simulator.domain.pks import Pks
from simulator.poc.agreement_hints import UNLIMITED

IDENTITY = "urn:gladi:perjanjian:1"
LIMITS = ("kuota", "kuota_after_poc")
"""Keys that may say that there is no limit."""


def make_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of an agreement file, with a description for every table and key."""
    components = make_components("#/$defs/{name}", may_be_null=False)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": IDENTITY, "title": "Perjanjian gladi"}
    return {**head, "$ref": "#/$defs/Pks", "$defs": components}


def make_components(ref_template: str, *, may_be_null: bool) -> dict[str, Any]:
    """Return the schema of every table by its name, of an agreement's by `Pks`; TOML has no null, JSON has."""
    _, components = msgspec.json.schema_components([Pks], ref_template=ref_template)
    for name, component in components.items():
        kind = getattr(pks, name, None) or getattr(ketentuan, name)
        component["description"] = inspect.cleandoc(kind.__doc__)
        described = dict(_documented(kind))
        for key, entry in component.get("properties", {}).items():
            entry = entry if may_be_null else _without_null(entry)
            component["properties"][key] = {**entry, "description": described[key]}
        if "properties" in component:
            component["additionalProperties"] = False
    for key in LIMITS:
        entry = components["Pks"]["properties"][key]
        description = entry.pop("description")
        components["Pks"]["properties"][key] = {"anyOf": [entry, {"const": UNLIMITED}], "description": description}
    return dict(sorted(components.items()))


def _without_null(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a key for TOML, which has no null: a key that may be null may be left out."""
    choices = [choice for choice in entry.get("anyOf", []) if choice != {"type": "null"}]
    kept = {key: value for key, value in entry.items() if key != "anyOf" and (key, value) != ("default", None)}
    if len(choices) == 1:
        return {**kept, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept


def _documented(kind: type) -> Iterator[tuple[str, str]]:
    """Yield what the docstring under each field of a table says."""
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
