"""Mutants are made where they can matter, and what becomes of them is said rightly."""

import sys
from dataclasses import replace

import pytest

import conformance.judging.verdict
from conformance.judging.verdict import judge as judge_of_this_process
from tests.mutants.operators import Mutant, mutants_of
from tests.mutants.records import load_corpus, load_verdicts
from tests.mutants.replay import FOLDER, differences, lines_of, make_judge
from tests.mutants.report import Call, page, summary
from tests.mutants.trying import LEFT_OUT, Fate, Ground, Tried, rooms, survey, try_all, try_mutant

RECORDS = load_corpus()[:1]


@pytest.fixture(scope="module")
def ground() -> Ground:
    return survey(RECORDS, load_verdicts())


def changed(file: str, before: str, after: str) -> Mutant:
    source = (FOLDER / file).read_text(encoding="utf-8")
    assert before in source
    line = source[: source.index(before)].count("\n") + 1
    return Mutant(file, line, line, "own", before, after, source.replace(before, after, 1))


@pytest.mark.parametrize(
    ("source", "afters"),
    [
        ("x = a == b\n", {"x = None", "x = a != b"}),
        ("def f(a):\n    if a:\n        return 1\n", {"if not (a):", "return 2"}),
        ("x = any(a)\n", {"x = None", "x = all(a)"}),
        ("f(a, at_most=b)\n", {"f(a, )"}),
        ("f('lulus')\n", {"f('XXlulusXX')"}),
        ("f('kata-kata untuk orang', f'{a}')\n", set()),
        ("reason = Words('a', 'b')\n", set()),
        ("from a import b\n", set()),
        ('"""What it is."""\nx: int | None\n', set()),
        ("match a:\n    case 1:\n        f()\n    case _:\n        g()\n", {"case 2:", ""}),
    ],
)
def test_what_is_changed(source: str, afters: set[str]) -> None:
    assert {mutant.after for mutant in mutants_of("x.py", source)} == afters


def test_every_mutant_is_another_text_and_knows_its_lines() -> None:
    mutants = mutants_of("calls.py", (FOLDER / "calls.py").read_text(encoding="utf-8"))
    assert len({mutant.source for mutant in mutants}) == len(mutants) > 20
    assert all(0 < mutant.line <= mutant.last for mutant in mutants)
    assert all(mutant.before != mutant.after for mutant in mutants)


def test_every_room_is_mutated_or_left_out_with_a_reason() -> None:
    assert {*rooms(), *LEFT_OUT} == {path.name for path in FOLDER.glob("*.py")}
    assert all(LEFT_OUT.values())


def test_a_changed_verdict_kills(ground: Ground) -> None:
    tried = try_mutant(changed("verdict.py", "return Verdict.LULUS", "return Verdict.TINJAU"), ground)
    assert tried.fate is Fate.TERBUNUH
    assert RECORDS[0].name in tried.by


def test_a_fault_kills(ground: Ground) -> None:
    assert "ZeroDivisionError" in try_mutant(changed("verdict.py", "return Verdict.LULUS", "return 1 / 0"), ground).by


def test_what_cannot_be_imported_is_killed(ground: Ground) -> None:
    mutant = Mutant("facts.py", 1, 1, "own", "", "", "1 / 0\n")
    assert "tidak dapat dimuat" in try_mutant(replace(mutant, line=7, last=20), ground).by


def test_what_changes_no_verdict_is_silent(ground: Ground) -> None:
    assert try_mutant(changed("verdict.py", '"semua terpenuhi"', '"semuanya"'), ground).fate is Fate.DIAM


def test_what_never_runs_is_dead(ground: Ground) -> None:
    assert try_mutant(Mutant("verdict.py", 100_000, 100_000, "own", "", "", ""), ground).fate is Fate.MATI


def test_the_right_judge_is_there_again_after_a_mutant(ground: Ground) -> None:
    try_mutant(changed("verdict.py", "return Verdict.LULUS", "return Verdict.TINJAU"), ground)
    assert differences(ground.stored[RECORDS[0].name], make_judge()(RECORDS[0])) == []


def test_the_process_keeps_its_own_rooms() -> None:
    make_judge("verdict.py", (FOLDER / "verdict.py").read_text(encoding="utf-8"))
    assert sys.modules["conformance.judging.verdict"].judge is judge_of_this_process
    assert conformance.judging.verdict.judge is judge_of_this_process


def test_over_time_is_not_tried(ground: Ground) -> None:
    tried = list(try_all(["facts.py"], ground, at_once=1, most_seconds=0.0))
    assert tried
    assert {one.fate for one in tried} <= {Fate.BELUM, Fate.TERBUNUH, Fate.DIAM, Fate.MATI}
    assert Fate.BELUM in {one.fate for one in tried}


def test_lines_are_those_that_ran() -> None:
    judge = make_judge()
    lines = lines_of(lambda: judge(RECORDS[0]))
    assert {"verdict.py", "judgement.py", "ending.py"} <= {name for name, _ in lines}
    assert not {name for name, _ in lines} & {"since.py", "remedies.pyc"}


def test_a_report_names_what_was_not_killed() -> None:
    mutant = Mutant("a.py", 3, 3, "swapped", "any(x)", "all(x)", "")
    tried = [Tried(mutant, Fate.DIAM), Tried(replace(mutant, line=4), Fate.TERBUNUH, "r: x")]
    call = Call("make mutants", "2026-01-02", 5, 50, 12.3)
    assert "| a.py | 2 | 1 | 1 | 0 |" in summary(tried, call)
    assert "| **semua** | 2 | 1 | 1 | 0 |" in summary(tried, call)
    assert "`a.py:3` swapped: `any(x)` → `all(x)`" in page(tried, call)
    assert "a.py:4" not in page(tried, call)
