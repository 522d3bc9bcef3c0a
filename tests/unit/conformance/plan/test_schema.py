"""Does the schema for editors say what the types say, of every key?"""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from conformance.init.preset import PRESETS
from conformance.init.template import Wish, write_plan
from conformance.plan.schema import make_schema, schema_text
from conformance.plan.tables import RECIPES
from tests.helpers.gladi_command import LAPOR_PLAN

SCHEMA = make_schema()


def faults(value: Any) -> Iterator[str]:
    """What `value` breaks: key and message."""
    for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def plan(**changes: Any) -> dict[str, Any]:
    return {**tomllib.loads(LAPOR_PLAN.read_text(encoding="utf-8")), **changes}


def test_the_text_is_that_of_the_schema() -> None:
    assert json.loads(schema_text()) == SCHEMA


def test_every_table_and_key_is_described_and_none_may_be_null() -> None:
    assert len(SCHEMA["$defs"]) > 15
    for name, table in SCHEMA["$defs"].items():
        assert table["description"], name
        for key, entry in table.get("properties", {}).items():
            assert entry["description"], f"{name}.{key}"
            assert "null" not in json.dumps(entry), f"{name}.{key}"


def test_a_plan_that_is_read_fits_the_schema() -> None:
    assert list(faults(plan())) == []


@pytest.mark.parametrize(
    "wish", [Wish("x", (), "x", ("NIK",), ("NIK",), preset, kind) for preset in PRESETS for kind in RECIPES]
)
def test_every_plan_that_init_writes_fits_the_schema(wish: Wish) -> None:
    assert list(faults(tomllib.loads(write_plan(wish, "id")))) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"poc": {}}, "$.poc: 'agreement' is a required property"),
        ({"poc": {"agreement": "x", "sed": 1}}, "$.poc: Additional properties are not allowed ('sed' was unexpected)"),
        ({"patience": {"start": "20"}}, "$.patience.start: '20' is not of type 'number'"),
        ({"subject": {"kind": "ftp"}}, "$.subject: "),
        ({"subject": {"kind": "command", "base": "x"}}, "$.subject: "),
        ({"notifikasi": {"kind": "fax"}}, "$.notifikasi.kind: 'fax' is not one of"),
        ({"penyimpanan": {"databases": "x"}}, "$.penyimpanan.databases: 'x' is not of type 'array'"),
    ],
)
def test_what_does_not_fit_is_seen(changes: dict[str, Any], fault: str) -> None:
    (found,) = faults(plan(**changes))
    assert found.startswith(fault)


def test_the_schema_itself_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
