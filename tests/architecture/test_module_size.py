"""A module is read in one sitting."""

from tests.helpers.source import PACKAGES, ROOT

STRANGERS = [path for path in (ROOT / "tests" / "strangers").iterdir() if path.is_dir()]
"""Applications that nobody here wrote: their sources stay as they came."""
MOST = 400
USUAL = 300
LINES = {
    path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
    for folder in (*PACKAGES, "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not any(stranger in path.parents for stranger in STRANGERS)
}


def test_no_module_is_too_long() -> None:
    assert {path: lines for path, lines in LINES.items() if lines > MOST} == {}


def test_nine_in_ten_are_of_usual_length() -> None:
    long = {path: lines for path, lines in LINES.items() if lines > USUAL}
    assert len(long) <= len(LINES) / 10, long
