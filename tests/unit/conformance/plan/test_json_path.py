"""Does one syntax lead to what lies in a JSON value?"""

import pytest

from conformance.plan.json_path import is_path, reach, read_json

VALUE = {"data": {"id": 17, "nama": None}, "errors": [{"kode": "A"}, {"kode": "B"}, "lain"]}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$.data.id", [17]),
        ("data.id", [17]),
        ("$.data.nama", [None]),
        ("$.errors.1.kode", ["B"]),
        ("$.errors.*.kode", ["A", "B"]),
        ("$.*.id", [17]),
        ("$.errors.9.kode", []),
        ("$.data.id.x", []),
        ("$", [VALUE]),
    ],
)
def test_a_path_leads_to_all_that_lies_there(path: str, found: list[object]) -> None:
    assert is_path(path)
    assert list(reach(VALUE, path)) == found


@pytest.mark.parametrize("path", ["", "$.", "$.a..b", "a.", "$. .b"])
def test_a_path_with_a_step_that_names_nothing_is_none(path: str) -> None:
    assert not is_path(path)


def test_json_that_is_nested_too_deep_is_none() -> None:
    with pytest.raises(ValueError, match="deep"):
        read_json("[" * 200_000)
