"""Do the figures hold what came of made-up runs, and does the page say the same?"""

from datetime import date

from conformance.outcome import Verdict
from conformance.record.evidence import Expectation
from conformance.record.result import Finding
from tests.helpers.results import make_evidence, make_result, make_scenario
from tests.strangers.page import caught_and_covered, is_accused, page_of
from tests.strangers.rows import Row
from tests.strangers.runs import Outcome
from tests.strangers.summary import LEFT_OUT, SCHEMA, Setting, summarise

SETTING = Setting("d" * 64, date(2026, 11, 29), 6)
DUTY = Row(matter=("KOD-20",), least=Verdict.TIDAK_LULUS, why="goes on")
ROWS = {
    "php": {
        "lolos": DUTY,
        "lunak": DUTY,
        "diam": DUTY,
        "tak-terjadi": DUTY,
        "belum": DUTY,
        "sandi": Row(matter=("BAG-02",), least=Verdict.TIDAK_LULUS, covered=False, why="secrets"),
        "urutan": Row(withdrawn="no source says so"),
    }
}
INSIDE = "2025-11-22T14:05:02+07:00"


def outcome(verdict: Verdict, diverged: tuple[str, ...] = (INSIDE,), seconds: float = 20.0, pages: int = 7) -> Outcome:
    finding = Finding("Maka x", verdict is Verdict.LULUS, "", "", verdict, ("KOD-20",), "not_forwarded")
    evidence = make_evidence(expectations=[Expectation("not_forwarded", {}, "Maka x", -1)], page_loads=pages)
    result = make_result(make_scenario(verdict=verdict, findings=(finding,), evidence=evidence))
    return Outcome(result, True, diverged, seconds)


OUTCOMES = {
    "php a": outcome(Verdict.LULUS, (), 10.0, 5),
    "php b": outcome(Verdict.LULUS, (), 30.0, 9),
    "php lambat": outcome(Verdict.PERINGATAN, (), 80.0, 7),
    "php jeda": Outcome(None, False, (), 4.0, "no answer"),
    "php lolos": outcome(Verdict.TIDAK_LULUS),
    "php lunak": outcome(Verdict.PERINGATAN),
    "php diam": outcome(Verdict.LULUS),
    "php tak-terjadi": outcome(Verdict.LULUS, ()),
}
SUMMARY = summarise(OUTCOMES, SETTING, ROWS)
PAGE = "\n".join(page_of(SUMMARY))


def test_each_defect_has_its_class_and_a_catch_its_scenario() -> None:
    table = SUMMARY["applications"]["php"]["cacat"]
    assert {what: one["kelas"] for what, one in table.items()} == {
        "lolos": "tertangkap",
        "lunak": "lain",
        "diam": "dibiarkan",
        "tak-terjadi": "tak tercapai",
        "sandi": "luar",
        "urutan": "ditarik",
    }
    assert table["lolos"]["oleh"] == {"alur-kode-01": "tidak_lulus"}
    assert table["urutan"] == {"kelas": "ditarik", "sebab": "no source says so"}
    assert caught_and_covered([SUMMARY["applications"]["php"]]) == (1, 4)


def test_what_was_not_run_stands_apart_with_a_reason() -> None:
    assert SUMMARY["not_run"] == [
        {"application": "php", "what": what, "why": LEFT_OUT} for what in ("kata-lain", "status-lain", "belum")
    ]
    assert "- php `belum`: not carried out in this set of runs" in PAGE


def test_it_says_of_which_sources_it_is() -> None:
    assert (SUMMARY["schema"], SUMMARY["digest"], SUMMARY["date"]) == (SCHEMA, "d" * 64, "2026-11-29")
    assert "All of the sources `dddddddddddddddd`." in PAGE
    assert "Not all of the same sources." in page_of({**SUMMARY, "digest": ""})


def test_the_page_counts_and_spreads() -> None:
    assert "| php | 4 | 2 | 0-6-9 | 4-20-80 | 1 | 4 | 25 |" in PAGE
    assert "| all | 4 | 2 | 0-6-9 | 4-20-80 | 1 | 4 | 25 |" in PAGE


def test_the_page_names_the_accused_the_missed_and_what_is_set_aside() -> None:
    for line in (
        "- php lambat: exit code 0; alur-kode-01 peringatan",
        "- php jeda: exit code None; no answer",
        "- php `lunak`: lain; alur-kode-01 peringatan",
        "- php `diam`: dibiarkan; nothing was said",
        "- php `tak-terjadi`: tak tercapai; nothing was said",
        "- php `sandi`: luar, secrets",
        "- php `urutan`: ditarik, no source says so",
    ):
        assert line in page_of(SUMMARY), line
    assert [what for what, one in SUMMARY["applications"]["php"]["benar"].items() if is_accused(one)] == [
        "lambat",
        "jeda",
    ]


def test_what_the_conforming_build_is_told_is_no_catch() -> None:
    accused = {**OUTCOMES, "php a": outcome(Verdict.PERINGATAN, ())}
    assert summarise(accused, SETTING, ROWS)["applications"]["php"]["cacat"]["lolos"]["kelas"] == "dibiarkan"


def test_what_converged_says_why() -> None:
    rows = {"php": {"diam": Row(matter=("KOD-20",), least=Verdict.TINJAU, why="x", converged="right in the end")}}
    summary = summarise(OUTCOMES, SETTING, rows)
    assert summary["applications"]["php"]["cacat"]["diam"]["kelas"] == "bertemu lagi"
    assert "- php `diam`: bertemu lagi; right in the end" in page_of(summary)


def test_nothing_at_all_can_be_told() -> None:
    assert "| php | 0 | 0 | - | - | 0 | 0 | - |" in page_of(summarise({}, SETTING, ROWS))
