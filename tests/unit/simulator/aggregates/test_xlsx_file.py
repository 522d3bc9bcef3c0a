"""Is the workbook one that a spreadsheet opens, and does it hold exactly what was put in?"""

import io
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.aggregates.xlsx_file import column_name, write_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=20)


def read(body: bytes) -> list[list[str | int]]:
    """The rows of the first sheet, by the names of its cells."""
    with ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    rows = []
    for number, row in enumerate(parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}row"), 1):
        values: list[str | int] = []
        for column, cell in enumerate(row, 1):
            assert cell.get("r") == f"{column_name(column)}{number}"
            text = cell.find(f"{MAIN}is/{MAIN}t")
            values.append(int(cell.findtext(f"{MAIN}v") or "") if text is None else text.text or "")
        rows.append(values)
    return rows


@given(st.lists(st.lists(TEXT | st.integers(0, 10**9), max_size=5), max_size=5))
def test_what_is_written_is_read_again(rows: list[list[str | int]]) -> None:
    assert read(write_xlsx("Umur", rows)) == rows


def test_the_same_rows_are_the_same_bytes_and_no_text_is_a_formula() -> None:
    rows: list[list[str | int]] = [["kode", "=1+1"], ["0011", 5]]
    body = write_xlsx("A&B", rows)
    assert body == write_xlsx("A&B", rows)
    with ZipFile(io.BytesIO(body)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "A&amp;B" in archive.read("xl/workbook.xml").decode()
    assert "<f>" not in sheet
    assert '<c r="B1" t="inlineStr"><is><t xml:space="preserve">=1+1</t>' in sheet


@pytest.mark.parametrize(
    ("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_have_letters(number: int, name: str) -> None:
    assert column_name(number) == name
