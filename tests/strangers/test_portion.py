"""Does `make test` carry out other short runs at each commit, of each application, until each had its turn?"""

from tests.strangers.portion import OF_EACH, in_order, part_of, usual_of_stored
from tests.strangers.rows import BUILDS, NAMES, declared
from tests.strangers.runs import STANDING, Run

CAUGHT = {"kelas": "tertangkap"}
SUMMARY = {
    "applications": {
        name: {"benar": {"a": {"tidak_hijau": {"x": "peringatan"}}}, "cacat": dict.fromkeys(rows, CAUGHT)}
        for name, rows in declared().items()
    }
}


def test_each_application_has_as_many_and_one_right_build_goes_along() -> None:
    right, *broken = part_of(declared(), SUMMARY, "a")
    assert right.what in BUILDS
    assert [run.name for run in broken] == [name for name in NAMES for _ in range(OF_EACH)]
    beside = {scenario for run in broken if run.name == right.name for scenario in run.only}
    assert set(right.only) == beside > set(STANDING)


def test_the_same_commit_chooses_the_same_and_another_another() -> None:
    assert part_of(declared(), SUMMARY, "a") == part_of(declared(), SUMMARY, "a")
    assert part_of(declared(), SUMMARY, "a") != part_of(declared(), SUMMARY, "b")


def test_every_short_run_and_every_build_has_its_turn() -> None:
    seen = {str(run) for number in range(300) for run in part_of(declared(), SUMMARY, f"commit {number}")}
    due = {
        f"{name} {what}" for name, rows in declared().items() for what, row in rows.items() if row.is_due and row.short
    }
    assert seen == due | {f"{name} {build}" for name in NAMES for build in BUILDS}


def test_what_was_not_caught_or_has_no_outcome_is_not_chosen() -> None:
    missed = {what: {"kelas": "dibiarkan"} for what in declared()["node"]}
    known = {name: {"php": {"delapan-oktal-lolos": CAUGHT}, "node": missed}.get(name, {}) for name in NAMES}
    few = {"applications": {name: {"benar": {}, "cacat": table} for name, table in known.items()}}
    right, *broken = part_of(declared(), few, "a")
    assert [str(run) for run in broken] == ["php delapan-oktal-lolos"]
    assert right.name == "php"


def test_what_a_right_build_was_told_is_looked_up() -> None:
    assert usual_of_stored(SUMMARY, "php") == {"x": "peringatan"}
    assert usual_of_stored(SUMMARY, "php", "b") == {}


def test_the_longest_begins_first() -> None:
    assert [len(run.only) for run in in_order([Run("php", "x", ("1",)), Run("php", "a", ("1", "2"))])] == [2, 1]
