"""Does a soak keep what came of each run, go on where it was stopped, and say whether all were the same?"""

from datetime import date
from pathlib import Path

from conformance.outcome import Verdict
from tests.helpers.results import make_result, make_scenario
from tests.strangers.runs import Outcome, Run
from tests.strangers.soak import Judged, is_steady, judged, soak, soak_page

GREEN = Judged(0, {}, 520, 250.0)
WARNED = Judged(0, {"kuo-04-berhenti-memanggil": "peringatan"}, 530, 300.0)
DAY = date(2026, 11, 29)


def rehearse(run: Run, directory: Path) -> Outcome:
    is_red = (run.what, directory.name) == ("b", "php-b-02")
    verdict = Verdict.TIDAK_LULUS if is_red else Verdict.LULUS
    return Outcome(make_result(make_scenario(verdict=verdict)), False, (), 12.0)


def test_each_build_is_judged_so_many_times(tmp_path: Path) -> None:
    told: list[str] = []
    seen = soak(["php"], 2, 1, tmp_path, rehearse, told.append, busy=0)
    assert {build: [one.is_green for one in runs] for build, runs in seen.items()} == {
        "php a": [True, True],
        "php b": [True, False],
    }
    assert not is_steady(seen)
    assert told[-1].startswith("4/4 php b (2): 1 alur-kode-01 tidak_lulus")


def test_a_soak_that_was_stopped_goes_on(tmp_path: Path) -> None:
    asked: list[str] = []

    def counted(run: Run, directory: Path) -> Outcome:
        asked.append(directory.name)
        return rehearse(run, directory)

    soak(["php"], 1, 1, tmp_path, counted, lambda line: None, busy=0)
    first = list(asked)
    soak(["php"], 2, 1, tmp_path, counted, lambda line: None, busy=0)
    assert first == ["php-a-01", "php-b-01"]
    assert asked[len(first) :] == ["php-a-02", "php-b-02"]


def test_what_could_not_be_judged_is_not_green() -> None:
    one = judged(Outcome(None, False, (), 5.0, "no answer"))
    assert (one.code, one.verdict, one.is_green) == (None, "None no answer", False)


def test_the_page_says_whether_all_were_the_same() -> None:
    page = soak_page({"php a": [GREEN, GREEN], "php b": [GREEN, WARNED]}, "d" * 64, DAY, 4)
    assert "| php a | 2 | yes | 0 | 250-250-250 | 520-520-520 |" in page
    assert "| php b | 2 | no | 2 different | 250-275-300 | 520-525-530 |" in page
    assert "- 2: 0 kuo-04-berhenti-memanggil peringatan" in page
    assert "`dddddddddddddddd`" in page


def test_only_what_is_always_green_is_steady() -> None:
    assert is_steady({"php a": [GREEN, GREEN]})
    assert not is_steady({"php a": [WARNED, WARNED]})
