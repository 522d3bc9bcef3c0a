"""Does the schema describe every key of an agreement file, and take what the simulator takes?"""

import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from simulator.domain import ketentuan, pks
from simulator.poc.agreement_file import list_agreements
from simulator.poc.agreement_schema import make_schema

SCHEMA = make_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
TABLES = [kind for module in (pks, ketentuan) for kind in vars(module).values() if is_dataclass(kind)]


def as_json(value: Any) -> Any:
    """TOML values as a validator of JSON takes them."""
    match value:
        case dict():
            return {key: as_json(each) for key, each in value.items()}
        case list():
            return [as_json(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value


def shipped(name: str) -> Any:
    return as_json(tomllib.loads((files("fixtures") / "agreements" / f"{name}.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: str(kind.__name__))
def test_every_key_is_described(kind: Any) -> None:
    described = SCHEMA["$defs"][kind.__name__]["properties"]
    assert set(described) == {field.name for field in fields(kind)}
    assert all(entry["description"] for entry in described.values())


@pytest.mark.parametrize("name", list_agreements())
def test_every_shipped_agreement_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(shipped(name))


@pytest.mark.parametrize(
    "change",
    [
        {"kuota": "banyak"},
        {"methods": ["CALL_KTP"]},
        {"norma": {"juknis": {"judul": "J"}}},
        {"norma": {"juknis": {"judul": "J", "pola": "PBG-J", "nomer": {}}}},
        {"sanksi": ["denda"]},
        {"password": "x"},
        {"iso_due": 2026},
        {"laporan": {"bulan": ["Juni"]}},
    ],
)
def test_what_the_simulator_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(shipped("contoh-data-2026") | change)
