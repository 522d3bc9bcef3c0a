"""Is COVERAGE.md what catalogue and features say?"""

from conformance.files.norm_files import load_catalogue
from tests.coverage_document import PATH, document


def test_the_document_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == document(), "make coverage"


def test_every_requirement_stands_in_it_once() -> None:
    rows = [line.split("|")[1].strip() for line in document().splitlines() if line.startswith("| ")]
    assert [row for row in rows if row != "id"] == list(load_catalogue())
