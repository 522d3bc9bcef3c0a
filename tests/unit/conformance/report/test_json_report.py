"""Is hasil.json whole, readable again, and what its schema says?"""

import json
from typing import Any

import jsonschema
import pytest

from conformance.record.result import RESULT_SCHEMA, Result
from conformance.report.errors import ReportError
from conformance.report.html_report import render_html
from conformance.report.json_report import read_json, render_json, schema, schema_text
from tests.helpers.results import example_result, make_result, make_scenario
from tests.helpers.whole_result import whole_result


def test_what_was_rendered_is_read_again() -> None:
    result = example_result()
    assert read_json(render_json(result)) == result


def test_keys_come_in_the_order_of_the_struct() -> None:
    raw = json.loads(render_json(example_result()))
    assert list(raw) == list(Result.__struct_fields__)
    assert raw["schema"] == RESULT_SCHEMA


def test_the_file_is_indented_keeps_its_letters_and_ends_in_a_newline() -> None:
    text = render_json(make_result(aplikasi="Lapor “MasBup” – Ñ"))
    assert '\n  "aplikasi": "Lapor “MasBup” – Ñ",\n' in text
    assert text.endswith("}\n")


def test_half_a_surrogate_pair_does_not_keep_the_result_from_being_written() -> None:
    text = render_json(make_result(make_scenario(reason="keluaran \udc80")))
    assert read_json(text.encode("utf-8").decode("utf-8")).scenarios[0].reason == "keluaran ?"


@pytest.mark.parametrize("text", ["", "{", '{"schema": "gladi/hasil/1"', "bukan json", '"\udc80"'])
def test_a_broken_file_is_told_apart(text: str) -> None:
    with pytest.raises(ReportError, match="bukan JSON yang utuh"):
        read_json(text)


@pytest.mark.parametrize("text", ["[]", "null", "{}", '{"schema": "gladi/hasil/2"}', '{"schema": ["gladi/hasil/1"]}'])
def test_an_unknown_schema_is_named_together_with_the_known_one(text: str) -> None:
    with pytest.raises(ReportError, match=r"tidak dikenal.*gladi/hasil/1"):
        read_json(text)


@pytest.mark.parametrize(("field", "value"), [("verdict", "hijau"), ("scenarios", "semua"), ("seed", "satu")])
def test_a_field_that_does_not_fit_is_named(field: str, value: str) -> None:
    raw: dict[str, Any] = {**json.loads(render_json(make_result())), field: value}
    with pytest.raises(ReportError, match=rf"\$\.{field}"):
        read_json(json.dumps(raw))


def test_a_field_that_a_newer_gladi_added_is_no_error() -> None:
    raw = {**json.loads(render_json(make_result())), "kelak": 1}
    assert read_json(json.dumps(raw)) == make_result()


def test_the_schema_names_every_field_that_is_rendered() -> None:
    described = schema()
    assert described["$schema"].endswith("2020-12/schema")
    own = described["$defs"]["Result"]
    raw = json.loads(render_json(example_result()))
    assert set(raw) == set(own["properties"])
    assert set(own["required"]) <= set(raw)
    assert json.loads(json.dumps(described))["title"] == "hasil.json (gladi/hasil/1)"


def test_the_schema_requires_what_other_programs_may_rely_on() -> None:
    promised = {"schema", "verdict", "exit_code", "agreement", "dialect", "seed", "counts", "scenarios"}
    described = schema()["$defs"]
    assert promised <= set(described["Result"]["required"])
    assert {"id", "requirements", "verdict", "owner", "reason"} <= set(described["ScenarioResult"]["required"])


def validated(raw: dict[str, Any]) -> list[str]:
    described = json.loads(schema_text())
    kind = jsonschema.Draft202012Validator
    kind.check_schema(described)
    return [f"{error.json_path}: {error.message}" for error in kind(described).iter_errors(raw)]


@pytest.mark.parametrize("result", [example_result(), make_result(), whole_result()], ids=["mixed", "green", "whole"])
def test_a_result_fits_the_schema_that_ships(result: Result) -> None:
    assert validated(json.loads(render_json(result))) == []


@pytest.mark.parametrize(
    ("field", "value"), [("verdict", "hijau"), ("seed", "satu"), ("coverage", [{}]), ("gaps", [{"state": "apa"}])]
)
def test_what_is_no_result_does_not_fit(field: str, value: object) -> None:
    raw = {**json.loads(render_json(make_result())), field: value}
    assert any(error.startswith(f"$.{field}") for error in validated(raw))


def test_a_result_of_the_version_before_is_read_and_shown() -> None:
    raw: dict[str, Any] = json.loads(render_json(whole_result()))
    for name in ("since", "forbidding"):
        del raw[name]
    for row in raw["coverage"]:
        del row["parts"]
    for scenario in raw["scenarios"]:
        del scenario["carried"]
        for finding in scenario["findings"]:
            for name in ("verdict", "serves", "kind", "submission"):
                del finding[name]
        for seen in (*scenario["evidence"]["submissions"], *scenario["evidence"]["exchanges"]):
            seen.pop("page", None)
            seen.pop("answer", None)
    for requirement in raw["requirements"]:
        del requirement["binds"]
    result = read_json(json.dumps(raw))
    for lang in ("id", "en"):
        assert "KOD-20" in render_html(result, lang)
    assert "tidak mendata kewajiban Pengguna" in render_html(result)
