"""Does `make test` try a part that fits its time, another one at each commit, until every run had its turn?"""

from dataclasses import replace

from fixtures.apps.registry import LAPOR
from tests.defects.portion import BUDGET_S, WHOLE_S, commit, part_of, seconds_of
from tests.defects.runs import runs_of

MANY = tuple(replace(LAPOR, name=name) for name in ("lapor", "warga"))
RUNS = [run for application in MANY for run in runs_of(application, is_full=False)]


def test_a_part_fits_its_time_and_fills_it() -> None:
    part = part_of(RUNS, "a")
    assert BUDGET_S - WHOLE_S < sum(map(seconds_of, part)) <= BUDGET_S
    assert len(part) < len(RUNS)


def test_the_same_commit_tries_the_same_part_and_another_another() -> None:
    assert part_of(RUNS, "a") == part_of(RUNS, "a")
    assert part_of(RUNS, "a") != part_of(RUNS, "b")


def test_every_run_has_its_turn() -> None:
    tried = {str(run) for number in range(150) for run in part_of(RUNS, f"commit {number}")}
    assert tried == {str(run) for run in RUNS}


def test_what_fits_is_tried_whole() -> None:
    assert part_of(RUNS[:20], "a", budget=20 * WHOLE_S) == RUNS[:20]


def test_the_commit_is_known_or_a_word() -> None:
    assert commit()
    assert commit() == commit()
