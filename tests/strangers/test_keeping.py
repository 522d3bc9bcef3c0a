"""Is what was carried out taken only where it is of the same sources and scenarios, and the rest carried out once?"""

from pathlib import Path

import pytest

from tests.helpers.results import make_result, make_scenario
from tests.strangers.keeping import Shelf, carry_out, taken
from tests.strangers.runs import Outcome, Run, read_marks, short_run

RUNS = [Run("php", "a"), Run("php", "lambat"), Run("node", "delapan-lolos")]
OUTCOME = Outcome(make_result(make_scenario()), begun=True, diverged=(), seconds=12.0)


class Carried:
    """What stands for a rehearsal: it notes what it was asked for."""

    def __init__(self, killed_at: str = "") -> None:
        self.asked: list[str] = []
        self._killed_at = killed_at

    def __call__(self, run: Run, directory: Path) -> Outcome:
        self.asked.append(str(run))
        if str(run) == self._killed_at:
            raise KeyboardInterrupt
        return Outcome(OUTCOME.result, True, (), 12.0, only=run.only)


def shelf(own: Path, *others: Path, digest: str = "d1") -> tuple[Shelf, list[str]]:
    told: list[str] = []
    return Shelf(own, digest, others, told.append), told


def test_what_is_kept_is_not_carried_out_again(tmp_path: Path) -> None:
    carried = Carried()
    kept, told = shelf(tmp_path / "own")
    first = carry_out(RUNS, kept, 1, carried)
    assert list(first) == RUNS
    assert carried.asked[0] == "php lambat", "the longest begins first"
    assert told[-1] == "3/3 node delapan-lolos: 0 (12 d)"
    again = Carried()
    assert carry_out(RUNS, kept, 1, again) == first
    assert again.asked == []
    assert told[-1] == "3/3 sudah tersimpan / kept already"


def test_a_call_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    kept, _ = shelf(tmp_path / "own")
    with pytest.raises(KeyboardInterrupt):
        carry_out(RUNS, kept, 1, Carried(killed_at="node delapan-lolos"))
    again = Carried()
    carry_out(RUNS, kept, 1, again)
    assert again.asked == ["node delapan-lolos"]


def test_outcomes_of_another_call_are_taken(tmp_path: Path) -> None:
    carry_out(RUNS[:1], shelf(tmp_path / "one")[0], 1, Carried())
    carry_out(RUNS[1:2], shelf(tmp_path / "two")[0], 1, Carried())
    carried = Carried()
    carry_out(RUNS, shelf(tmp_path / "own", tmp_path / "one", tmp_path / "two")[0], 1, carried)
    assert carried.asked == ["node delapan-lolos"]


def test_outcomes_of_other_sources_are_refused_with_a_clear_line(tmp_path: Path) -> None:
    carry_out(RUNS[:1], shelf(tmp_path / "one", digest="a" * 64)[0], 1, Carried())
    kept, told = shelf(tmp_path / "own", tmp_path / "one", digest="b" * 64)
    assert taken(RUNS, kept) == {}
    assert len(told) == 1
    assert "php-a.json" in told[0]
    assert f"of other sources ({'a' * 12}, now {'b' * 12}), not taken" in told[0]


def test_a_short_run_never_stands_for_a_whole_one(tmp_path: Path) -> None:
    short = short_run(RUNS[2], ["kod-08-tidak-dapat-diproses"])
    carry_out([short], shelf(tmp_path)[0], 1, Carried())
    assert taken([RUNS[2]], shelf(tmp_path)[0]) == {}
    other, told = shelf(tmp_path)
    assert taken([short_run(RUNS[2], ["kod-12-ganda"])], other) == {}
    assert "over other scenarios" in told[0]


def test_half_a_file_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "php-a.json").write_text('{"result": {"schema', encoding="utf-8")
    kept, told = shelf(tmp_path)
    assert taken(RUNS, kept) == {}
    assert "cannot be read" in told[0]


def test_a_run_that_could_not_be_judged_says_why(tmp_path: Path) -> None:
    kept, told = shelf(tmp_path)
    carry_out(RUNS[:1], kept, 1, lambda run, directory: Outcome(None, False, (), 3.0, "no application"))
    assert told == ["1/1 php a: no application (3 d)"]


def test_marks_are_read_to_microseconds(tmp_path: Path) -> None:
    marks = tmp_path / "tanda"
    assert read_marks(marks) == (False, [])
    marks.write_text(
        '{"tanda": "mulai", "pada": "2026-11-29T10:00:00Z"}\n'
        '{"tanda": "menyimpang", "pada": "2026-11-29T10:00:01.123456789Z"}\n',
        encoding="utf-8",
    )
    assert read_marks(marks) == (True, ["2026-11-29T10:00:01.123456+00:00"])


def test_marks_may_be_seconds_since_1970(tmp_path: Path) -> None:
    marks = tmp_path / "tanda"
    marks.write_text(
        '{"peristiwa": "mulai", "waktu": 1796000000.0}\n{"peristiwa": "menyimpang", "waktu": 1796000001.5}\n',
        encoding="utf-8",
    )
    assert read_marks(marks) == (True, ["2026-11-30T07:53:21.500000+07:00"])
