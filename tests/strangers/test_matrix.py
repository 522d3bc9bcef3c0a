"""Are strangers caught in what the stored figures say they were, and do the stored figures hold together?

Some short runs, others at each commit: defects of each application, and a right build over the same scenarios.
All of them: `make strangers`.
"""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.defects.portion import commit
from tests.strangers.judging import Class, accusations, classify, set_aside
from tests.strangers.portion import in_order, part_of, usual_of_stored
from tests.strangers.programs import require_for
from tests.strangers.rows import IN_SET, declared, right_of
from tests.strangers.runs import Run, rehearse_run
from tests.strangers.summary import PAGE, SCHEMA, page_text, stored

SUMMARY = stored()
PART = in_order(part_of(declared(), SUMMARY, commit()))


@pytest.mark.skipif(sys.platform == "win32", reason="started by shell scripts")
@pytest.mark.parametrize("run", PART, ids=str)
def test_a_short_run_comes_out_as_the_whole_one_did(run: Run, tmp_path: Path) -> None:
    require_for(run.name)
    outcome = rehearse_run(run, tmp_path / run.file_name)
    assert outcome.result is not None, outcome.fault
    row = declared()[run.name].get(run.what)
    if row is None:
        usual = usual_of_stored(SUMMARY, run.name, run.what)
        assert {one: said for one, said in accusations(outcome.result).items() if one not in usual} == {}
        return
    class_ = classify(row, outcome.marks, outcome.result, usual_of_stored(SUMMARY, run.name))
    assert class_ is Class.TERTANGKAP, (class_, accusations(outcome.result))


def test_the_page_is_made_of_the_figures() -> None:
    assert SUMMARY["schema"] == SCHEMA
    assert PAGE.read_text(encoding="utf-8") == page_text(SUMMARY), "python -m tests.strangers --page"


def test_the_figures_say_of_which_sources_they_are() -> None:
    assert len(SUMMARY["digest"]) in (0, 64)


@pytest.mark.parametrize("name", IN_SET)
def test_nothing_that_is_due_lacks_an_outcome(name: str) -> None:
    table = SUMMARY["applications"][name]
    excused = {one["what"] for one in SUMMARY["not_run"] if one["application"] == name and one["why"]}
    due = {*right_of(name), *(what for what, row in declared()[name].items() if row.is_due)}
    assert due - {*table["benar"], *table["cacat"]} == excused
    assert {"a", "b"} <= set(table["benar"])


@pytest.mark.parametrize("name", IN_SET)
def test_what_is_set_aside_is_so_in_both(name: str) -> None:
    table: dict[str, Any] = SUMMARY["applications"][name]["cacat"]
    aside = {what: set_aside(row) for what, row in declared()[name].items() if not row.is_due}
    classes = (Class.LUAR, Class.DITARIK)
    assert {what: one["kelas"] for what, one in table.items() if one["kelas"] in classes} == aside
