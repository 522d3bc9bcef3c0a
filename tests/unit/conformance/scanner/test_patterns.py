"""Patterns as stores: `log/*.log`."""

from pathlib import Path

from tests.helpers.scanning import found, scan

MOTHER = "Sri Wahyuni Mangunkarsa"


def test_a_pattern_stands_for_what_it_names_and_is_told_where_it_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "log" / "lama").mkdir(parents=True)
    for name in ("log/a.log", "log/lama/b.log", "log/c.txt"):
        (tmp_path / name).write_text(MOTHER)
    assert {place for _, place, _ in found(scan(tmp_path / "log" / "*.log"))} == {"a.log"}
    assert {place for _, place, _ in found(scan(str(tmp_path / "log" / "**" / "*.log")))} == {"a.log", "lama/b.log"}
    whole = scan(tmp_path / "log" / "**")
    assert {place for _, place, _ in found(whole)} == {"a.log", "lama/b.log", "c.txt"}
    assert whole.files == 3
    nothing = scan(tmp_path / "log" / "*.gz")
    assert (nothing.notes[0].words.english, nothing.verdict) == ("nothing matches this pattern", "tidak_teruji")


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].log").write_text(MOTHER)
    (tmp_path / "a1.log").write_text("x")
    assert {place for _, place, _ in found(scan(tmp_path / "a[1].log"))} == {"a[1].log"}
