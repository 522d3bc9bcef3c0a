"""PARITY.md says of every invention where it stands, and of every switch how it is set at first."""

import ast
import re
from collections.abc import Iterator

import pytest

from conformance.judging.quirks import REMEDIES
from simulator.control.bodies import PatchHakAkses
from simulator.domain.hak_akses import HakAkses
from simulator.face import answer, picture
from simulator.face import body as face_body
from simulator.network.quirk import Quirk
from simulator.poc.session import SessionRecord
from simulator.web_service import body, limits
from tests.helpers.source import ROOT, modules

PARITY = (ROOT / "PARITY.md").read_text(encoding="utf-8")
SIM = re.compile(r"(?<![\w-])SIM(?![\w-])")
SWITCHES = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", PARITY, re.MULTILINE))


def marked(tree: ast.Module) -> bool:
    """Whether a docstring, of a value too, or a clause of `tree` says SIM."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            texts = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Clause":
            texts = list(node.args[:1])
        else:
            continue
        if any(isinstance(t, ast.Constant) and isinstance(t.value, str) and SIM.search(t.value) for t in texts):
            return True
    return False


def inventions() -> Iterator[str]:
    return (path.removeprefix("simulator/") for path, tree in modules("simulator") if marked(tree))


def test_every_module_with_an_invention_is_named() -> None:
    found = list(inventions())
    assert len(found) > 20
    assert [path for path in found if f"`{path}`" not in PARITY] == []


def test_every_module_named_exists() -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/]+\.py)`", PARITY)
    assert [path for path in named if not (ROOT / "simulator" / path).is_file()] == []


def test_every_switch_of_a_session_is_listed_and_no_other() -> None:
    assert list(SWITCHES) == list(PatchHakAkses.__struct_fields__)


@pytest.mark.parametrize("name", list(PatchHakAkses.__struct_fields__))
def test_a_default_is_the_one_listed(name: str) -> None:
    defaults = {field.name: field.default for field in HakAkses.__dataclass_fields__.values()}
    record = zip(SessionRecord.__struct_fields__[::-1], SessionRecord.__struct_defaults__[::-1], strict=False)
    default = (defaults | dict(record)).get(name)
    if isinstance(default, bool):
        assert SWITCHES[name] == str(default).lower()


def test_the_limits_listed_are_those_in_force() -> None:
    shown = {
        "body, packed": f"{body.MAX_BODY // 1024**2} MiB",
        "body that stops": f"{limits.BODY_S:.0f} s",
        "fields of a form": f"{body.MAX_FIELDS}; {body.MAX_QUIRKS}",
        "request line": f"{limits.MAX_HEADER // 1024} KiB",
        "headers": f"{limits.MAX_HEADERS}",
        "picture of CALL_FR": f"{picture.MAX_PIXELS:,}; {picture.LEAST_SIDE}; JPEG or PNG",
        "fields of CALL_FR": f"{face_body.MAX_FIELDS}; {answer.MAX_ECHO} characters",
        "first request": f"{limits.FIRST_REQUEST_S:.0f} s; {limits.IDLE_S:.0f} s",
    }
    for what, limit in shown.items():
        assert re.search(rf"^\| {what}[^|]*\| {limit} \|", PARITY, re.MULTILINE), what


def test_every_quirk_is_named_and_has_a_remedy_and_no_other() -> None:
    assert {str(quirk) for quirk in Quirk} == set(REMEDIES)
    assert [str(quirk) for quirk in Quirk if f"`{quirk}" not in PARITY] == []
