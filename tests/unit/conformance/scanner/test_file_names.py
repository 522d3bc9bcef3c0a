"""Is what stands in the name of a file found, without telling the name?"""

from pathlib import Path

import pytest

from conformance.scanner.file_names import place_of
from tests.helpers.scanning import counted, elements, found, scan


@pytest.mark.parametrize(
    "name",
    [
        "sri-wahyuni-mangunkarsa.ada",
        "SRI_WAHYUNI_MANGUNKARSA",
        "sri-wahyuni-mangunkarsa/kosong.ada",
        "5352492057414859554E49204D414E47554E4B41525341.json",
        "3303051708909901.pdf",
        "1187d4db8f8b8bee92f5b0ecb6d3f72b.tanda",
    ],
)
def test_a_name_is_searched_however_empty_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "cache" / name
    path.parent.mkdir(parents=True)
    path.touch()
    seen = scan(tmp_path / "cache")
    if name.endswith(".tanda"):
        assert elements(seen) == set()
        return
    assert len(elements(seen)) == 1
    assert {place for _, place, _ in found(seen)} == {place_of(name)}


def test_the_name_is_not_told() -> None:
    assert place_of("sri-wahyuni.ada") == "*.ada#name"
    assert place_of("a/b.sri-wahyuni") == "*/*#name"


def test_names_beside_each_other_are_of_different_persons(tmp_path: Path) -> None:
    for name in ("3303051708909001", "1990-02-03"):
        (tmp_path / name).write_text("isi")
    assert elements(scan(tmp_path)) == set()
    (tmp_path / "3303051708909001 1990-02-03").write_text("isi")
    assert elements(scan(tmp_path)) == {"TGL_LHR"}


def test_many_names_are_searched_in_parts(tmp_path: Path) -> None:
    for number in range(1500):
        (tmp_path / f"{number:050}").touch()
    (tmp_path / "~sri-wahyuni-mangunkarsa").touch()
    assert elements(scan(tmp_path)) == {"NAMA_LGKP_IBU"}


def test_a_name_is_counted_like_a_cell(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "sri-wahyuni.ada").touch()
    assert counted(tmp_path / "cache").sizes == {"*.ada#name": len("sri-wahyuni.ada")}
