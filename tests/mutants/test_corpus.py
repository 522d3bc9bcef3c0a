"""The judge says of stored evidence what was accepted: a verdict that changes is a change of the product."""

from pathlib import Path

import pytest

from tests.mutants.records import CORPUS, MOST_BYTES, VERDICTS, keep_record, load_corpus, load_verdicts, unclean
from tests.mutants.replay import differences, make_judge

RECORDS = load_corpus()
STORED = load_verdicts()
REMEDY = "fix the judge, or run `python -m tests.mutants --accept` and write a line in CHANGELOG.md"


def test_the_corpus_and_its_verdicts_are_of_the_same_runs() -> None:
    assert RECORDS
    assert {record.name for record in RECORDS} == set(STORED)


def test_a_changed_verdict_needs_a_changelog_line() -> None:
    judge = make_judge()
    changed = [f"{one.name}: {each}" for one in RECORDS for each in differences(STORED[one.name], judge(one))]
    assert not changed, "\n".join([f"{len(changed)} verdicts of stored evidence changed; {REMEDY}", *changed[:40]])


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) <= MOST_BYTES


def test_no_record_holds_a_number_of_a_person_or_a_place_of_one_machine() -> None:
    assert [found for record in RECORDS for found in unclean(repr(record.events))] == []


@pytest.mark.parametrize("text", ["330305170890" + "0001", "cd /ho" + "me/andi/lapor", "</tm" + "p/a"])
def test_what_is_not_clean_is_not_kept(text: str, tmp_path: Path) -> None:
    if text.startswith("<"):
        assert unclean(text) == []
        return
    with pytest.raises(ValueError, match="run"):
        keep_record("run", f'{{"event":"scenario","body":{{"id":"{text}"}}}}\n'.encode(), tmp_path)
    assert list(tmp_path.rglob("*.gz")) == []


def test_verdicts_are_written_beside_the_records() -> None:
    assert (CORPUS / VERDICTS).is_file()
