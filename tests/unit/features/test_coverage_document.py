"""Is COVERAGE.md what catalogue and features say?"""

import re

from conformance.files.norm_files import load_catalogue
from tests.coverage_document import document


def test_every_part_stands_in_it_once() -> None:
    rows = [line.split("|")[1].strip() for line in document().splitlines() if line.startswith("| ")]
    parts = [str(ref) for row in load_catalogue().values() for ref in row.refs()]
    assert [row for row in rows if row != "part"] == parts


def test_what_binds_the_pengguna_is_counted_apart_from_conditions() -> None:
    catalogue, text = load_catalogue(), document().replace("\n", " ")
    bound = [part for row in catalogue.values() for part in row.parts if part.binds_pengguna]
    judged, of = map(int, re.findall(r"\*\*(\d+) of the (\d+) parts that bind the Pengguna", text)[0])
    assert of == len(bound)
    assert 0 < judged < of
    conditions = int(re.findall(r"The other (\d+) parts bind", text)[0])
    assert conditions == sum(len(row.parts) for row in catalogue.values()) - len(bound)
