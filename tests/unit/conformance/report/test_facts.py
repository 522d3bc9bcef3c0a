"""Does a failure say what the DWH answered, what the page said, and how it is tried again?"""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conformance.commands.rerunning import rerun_of_demo, rerun_of_plan
from conformance.outcome import Outcome, Verdict
from conformance.record.result import Finding, Result, ScenarioResult
from conformance.report.facts import by_ref, facts_of
from conformance.report.junit_report import render_junit
from conformance.report.rerun import Rerun, rerun_files
from conformance.report.write import write_reruns
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import make_evidence, make_exchange, make_result, make_scenario, make_submission

ANSWER = '{"content":[{"RESPONSE_CODE":"11"}]}'
PAGE = "Aduan {NIK} diterima"
RERUN = Rerun(("run", "../../gladi.toml", "--only", "{ID}", "--out", ".."))


def failing(verdict: Verdict = Verdict.TIDAK_LULUS, name: str = "kod-11-meninggal") -> ScenarioResult:
    evidence = make_evidence(
        id=name,
        submissions=[make_submission(page="halaman lain"), make_submission(page=PAGE, after_seq=8)],
        exchanges=[
            make_exchange(answer="{}"),
            make_exchange(seq=9, code="11", answer=ANSWER),
            make_exchange(seq=10, code="", fault="http_status"),
        ],
    )
    met = verdict is Verdict.LULUS
    finding = Finding("tidak diteruskan", met, "ia meneruskan", "it goes on", verdict, ("KOD-20",), "not_forwarded", 1)
    return make_scenario(name, verdict, evidence=evidence, findings=(finding,))


def result(*scenarios: ScenarioResult) -> Result:
    return make_result(*(scenarios or (failing(),)))


def test_the_request_that_decided_is_quoted_first() -> None:
    facts = facts_of(failing(), by_ref(result()))
    assert [(call.code, call.answer) for call in facts.answers] == [("11", ANSWER), ("", ""), ("01", "{}")]
    assert [page.page for page in facts.pages] == [PAGE, "halaman lain"]
    assert facts.command == "gladi run --only kod-11-meninggal"
    assert [clause.ref for clause in facts.clauses] == ["KOD-20"]


def test_a_scenario_without_evidence_has_no_facts_but_its_command() -> None:
    facts = facts_of(make_scenario("a", Verdict.GALAT_PENGUJI, evidence=None, findings=()), {})
    assert (facts.clauses, facts.answers, facts.pages) == ((), (), ())


def test_the_page_shows_them_for_a_failure_and_not_for_what_passed() -> None:
    shown = text_of(the_one(read_page(result()), "#skenario-kod-11-meninggal > .sebab"))
    for part in (ANSWER, PAGE, "gangguan http_status: tidak tercatat", "gladi run --only kod-11-meninggal"):
        assert part in shown
    assert PAGE not in text_of(read_page(result(failing(Verdict.LULUS))))


def test_junit_carries_the_same() -> None:
    failure = ET.fromstring(render_junit(result())).find(".//failure")
    assert failure is not None
    for part in (ANSWER, PAGE, "Jalankan lagi: gladi run --only kod-11-meninggal", "Dasar: KOD-20 PBG-L II.3.a"):
        assert part in (failure.text or "")


class TestFiles:
    """`ulang/`: what a failure leaves."""

    def test_only_what_failed_leaves_files(self) -> None:
        files = dict(rerun_files(result(failing(), failing(Verdict.LULUS, "lulus")), RERUN))
        assert set(files) == {f"kod-11-meninggal.{ending}" for ending in ("sh", "ps1", "md")}

    def test_the_page_to_hand_on_quotes_and_masks(self) -> None:
        text = dict(rerun_files(result(), RERUN))["kod-11-meninggal.md"]
        for part in (ANSWER, PAGE, "> Jika data hasil verifikasi sesuai", "## Perbaikan", "gladi run --only"):
            assert part in text

    def test_powershell_quotes_each_word(self) -> None:
        text = dict(rerun_files(result(), Rerun(("run", "it's.toml", "--only", "{ID}"))))["kod-11-meninggal.ps1"]
        assert "& gladi 'run' 'it''s.toml' '--only' 'kod-11-meninggal'\nexit $LASTEXITCODE\n" in text

    def test_a_name_that_could_leave_the_directory_leaves_nothing(self) -> None:
        assert dict(rerun_files(result(failing(name="../a")), RERUN)) == {}

    def test_a_page_with_backticks_stays_inside_its_fence(self) -> None:
        evidence = make_evidence(submissions=[make_submission(page="``` lalu # judul")])
        text = dict(rerun_files(result(make_scenario("a", Verdict.TIDAK_LULUS, evidence=evidence)), RERUN))["a.md"]
        assert "````text\n``` lalu # judul\n````" in text

    def test_whoever_did_it_does_it_again(self, tmp_path: Path) -> None:
        run = tmp_path / "hasil" / "20260101-000000"
        write = rerun_of_plan(tmp_path / "gladi.toml", None, None, run, petugas="kembaran")
        assert write.words[-2:] == ("--petugas", "kembaran")

    @pytest.mark.skipif(shutil.which("sh") is None, reason="a shell of Unix")
    def test_the_script_calls_gladi_from_the_runs_directory(self, tmp_path: Path) -> None:
        run = tmp_path / "proyek it's" / "hasil" / "20260101-000000"
        run.mkdir(parents=True)
        plan = run.parent.parent / "gladi.toml"
        plan.touch()
        address = "http://nama:sandi@127.0.0.1:8190"
        write_reruns(result(), run, rerun_of_plan(plan, "lama", address, run))
        programs = tmp_path / "bin"
        programs.mkdir()
        (programs / "gladi").write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\ntest -f "$2"\n', encoding="utf-8")
        (programs / "gladi").chmod(0o755)
        script = run / "ulang" / "kod-11-meninggal.sh"
        done = subprocess.run(
            ["sh", str(script)], env={"PATH": f"{programs}:/usr/bin:/bin"}, capture_output=True, text=True, check=True
        )
        where, *words = done.stdout.splitlines()
        assert Path(where).samefile(run)
        assert words == [
            "run", "../../gladi.toml", "--only", "kod-11-meninggal", "--out", "..", "--dialect", "lama",
            "--simulator", "http://127.0.0.1:8190",
        ]  # fmt: skip
        written = "".join(path.read_text(encoding="utf-8") for path in script.parent.iterdir())
        assert "sandi" not in written
        assert str(tmp_path) not in written

    def test_a_demo_is_tried_again_whole(self, tmp_path: Path) -> None:
        run = tmp_path / "hasil" / "20260101-000000"
        assert rerun_of_demo(("--defect", "cacat"), run).of("x") == ("demo", "--defect", "cacat", "--out", "..")
        assert rerun_of_demo((), run).of("x") == ("demo", "--out", "..")


def test_outcomes_are_said_in_the_language_of_the_page() -> None:
    assert "goes on: " in text_of(the_one(read_page(result(), "en"), "#skenario-kod-11-meninggal > .sebab"))
    assert Outcome.DITERUSKAN == "diteruskan"
