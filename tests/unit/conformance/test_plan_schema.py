"""Does the schema for editors say what the types say, of every key?"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance import plan_schema
from conformance.plan_schema import make_schema, schema_text
from tests.helpers.gladi_command import LAPOR_PLAN

SHIPPED = Path(plan_schema.__file__).with_name("plan.schema.json")
SCHEMA = make_schema()


def faults(value: Any, rule: dict[str, Any], at: str = "") -> Iterator[str]:
    """What `value` breaks of the little that this schema uses."""
    if "$ref" in rule:
        rule = SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        if all(list(faults(value, choice)) for choice in rule["anyOf"]):
            yield f"{at}: fits nothing"
        return
    kind: type | tuple[type, ...] = {
        "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
    }.get(rule.get("type", ""), object)  # fmt: skip
    if not isinstance(value, kind) or ("enum" in rule and value not in rule["enum"]):
        yield f"{at}: {value!r}"
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, rule.get("items", {}), f"{at}[{number}]")
    elif isinstance(value, dict):
        others = rule.get("additionalProperties", {})
        yield from (f"{at}.{name}: missing" for name in rule.get("required", []) if name not in value)
        for name, item in value.items():
            known = rule.get("properties", {}).get(name, others)
            yield from [f"{at}.{name}: unknown"] if known is False else faults(item, known or {}, f"{at}.{name}")


def plan(**changes: Any) -> dict[str, Any]:
    return {**tomllib.loads(LAPOR_PLAN.read_text(encoding="utf-8")), **changes}


def test_the_shipped_file_is_the_one_that_the_types_give() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == SCHEMA


def test_every_table_and_key_is_described_and_none_may_be_null() -> None:
    assert len(SCHEMA["$defs"]) > 15
    for name, table in SCHEMA["$defs"].items():
        assert table["description"], name
        for key, entry in table.get("properties", {}).items():
            assert entry["description"], f"{name}.{key}"
            assert "null" not in json.dumps(entry), f"{name}.{key}"


def test_a_plan_that_is_read_fits_the_schema() -> None:
    assert list(faults(plan(), SCHEMA)) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"poc": {}}, ".poc.agreement: missing"),
        ({"poc": {"agreement": "x", "sed": 1}}, ".poc.sed: unknown"),
        ({"patience": {"start": "20"}}, ".patience.start: '20'"),
        ({"subject": {"kind": "ftp"}}, ".subject: fits nothing"),
        ({"subject": {"kind": "command", "base": "x"}}, ".subject: fits nothing"),
        ({"notifikasi": {"kind": "fax"}}, ".notifikasi.kind: 'fax'"),
        ({"penyimpanan": {"databases": "x"}}, ".penyimpanan.databases: 'x'"),
    ],
)
def test_what_does_not_fit_is_seen(changes: dict[str, Any], fault: str) -> None:
    assert list(faults(plan(**changes), SCHEMA)) == [fault]
