"""Is a test that takes long named, unless its file has a reason?"""

import pytest

from tests.helpers.slow import REASONS, without_reason
from tests.helpers.source import ROOT


def took(test: str, seconds: float) -> pytest.TestReport:
    return pytest.TestReport(test, ("", 0, ""), {}, "passed", None, "call", duration=seconds)


def test_only_what_has_no_reason_is_named_the_slowest_first() -> None:
    known = took("tests/e2e/test_wheel.py::test_a", 300)
    slow, slower = took("tests/unit/test_b.py::test_b", 20.4), took("tests/unit/test_b.py::test_c", 61)
    lines = list(without_reason([known, slow, took("tests/unit/test_b.py::test_d", 19), slower, "no report"]))
    assert [line.split()[-1] for line in lines] == ["tests/unit/test_b.py::test_c", "tests/unit/test_b.py::test_b"]
    assert "61 s" in lines[0]


@pytest.mark.parametrize("file", REASONS)
def test_a_reason_is_that_of_a_file(file: str) -> None:
    assert (ROOT / file).is_file()
