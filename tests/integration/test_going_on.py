"""Does a run go on where it was cut off, repeat what failed, and leave others alone?"""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from conformance.application.process import free_port
from tests.helpers.gladi_command import GLADI, LAPOR_PLAN, Ended, gladi, lapor_plan, last_run, result_in
from tests.helpers.gladi_process import Gladi

SOME = (
    *("--only", "kod-01-sesuai", "kod-11-meninggal", "kod-12-ganda", "kuo-05-satu-hit-saat-sesuai"),
    "--no-other-dialects",
)
CUT = (
    *("--only", "aks-01-pks-berakhir", "kod-05-hit-pertama-ditolak", "kod-11-meninggal", "kod-13-tidak-ditemukan"),
    *("kod-20-hasil-tidak-ada", "kod-21-kode-asing", "kod-21-tidak-menjawab", "kuo-04-dilanjutkan-esok"),
    *("kuo-05-setiap-panggilan-dijelaskan", "kod-21-semua-berakhir"),
)
"""So many that a run can be cut off between them: refusals, a fault, kept requests, demands on the whole run."""
COMPARED = ("verdict", "exit_code", "counts", "executed", "reason", "requirements", "coverage", "is_certifiable")


def essence(result: dict[str, Any]) -> dict[str, Any]:
    """What two runs of the same plan must agree on."""
    verdicts = {scenario["id"]: (scenario["verdict"], scenario["reason"]) for scenario in result["scenarios"]}
    others = {
        other["dialect"]: {s["id"]: s["verdict"] for s in other["scenarios"]} for other in result["other_dialects"]
    }
    return {name: result[name] for name in COMPARED} | {"verdicts": verdicts, "others": others}


def is_listening(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


def cut_off(directory: Path, plan: str, after: str, how: signal.Signals) -> None:
    """Start a run and end it with the signal `how` once the line of the scenario `after` was printed."""
    words = [*GLADI, "run", plan, "--out", "hasil", *CUT]
    with subprocess.Popen(words, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert any(after in line for line in run.stdout)
        run.send_signal(how)
        run.communicate(timeout=60)
    assert run.returncode in (-how, 130)
    assert not (directory / "hasil" / "latest").exists()


@pytest.fixture(scope="module")
def in_one_go(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    directory = tmp_path_factory.mktemp("sekali-jalan")
    ended = gladi(directory, "run", lapor_plan(directory), "--out", "hasil", "--no-progress", *CUT)
    assert ended.code == 0, ended.out + ended.err
    return essence(result_in(directory / "hasil"))


@pytest.mark.skipif(sys.platform == "win32", reason="a killed run leaves its processes behind there")
@pytest.mark.parametrize(
    ("how", "after"), [(signal.SIGKILL, "kod-21-kode-asing"), (signal.SIGTERM, "kod-13-tidak-ditemukan")]
)
def test_a_run_that_was_cut_off_goes_on_and_ends_as_one_in_one_go(
    tmp_path: Path, in_one_go: dict[str, Any], how: signal.Signals, after: str
) -> None:
    port = free_port()  # a fixed one: were the first application still there, the second could not start
    plan = lapor_plan(tmp_path, ("{port.web}", str(port)))
    cut_off(tmp_path, plan, after, how)
    deadline = time.monotonic() + 15
    while is_listening(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_listening(port)
    ended = gladi(tmp_path, "run", plan, "--out", "hasil", "--resume")
    assert ended.code == 0, ended.out + ended.err
    assert after not in ended.out  # what was done is not done again
    assert essence(result_in(tmp_path / "hasil")) == in_one_go
    assert gladi(tmp_path, "report", str(last_run(tmp_path / "hasil")), "--judge").code == 0
    again = gladi(tmp_path, "run", plan, "--out", "hasil", "--resume")
    assert (again.code, "tidak ada pengujian yang terputus" in again.message) == (2, True)


def test_another_plan_does_not_go_on_with_it(tmp_path: Path) -> None:
    plan = lapor_plan(tmp_path)
    cut_off(tmp_path, plan, "aks-01", signal.SIGTERM)
    lapor_plan(tmp_path, ('nama = "Lapor"', 'nama = "Lapor Baru"'))
    ended = gladi(tmp_path, "run", plan, "--resume")
    assert ended.code == 2
    assert "rencana berubah sejak pengujian terputus" in ended.message
    assert gladi(tmp_path, "report", str(next((tmp_path / "hasil").glob("2*")))).code == 2


def with_defect(directory: Path, defect: str, *more: str) -> str:
    """Write Lapor's plan with a defect and more tables."""
    plan = lapor_plan(directory)
    path = directory / plan
    text = path.read_text(encoding="utf-8")
    marker = "[aplikasi.proses.web.env]" if "[aplikasi.proses.web.env]" in text else None
    if marker:
        text = text.replace(marker, f'{marker}\nLAPOR_CACAT = "{defect}"', 1)
    else:
        text = text.replace("env = {", f'env = {{ LAPOR_CACAT = "{defect}",', 1)
    path.write_text(text + "\n" + "\n".join(more), encoding="utf-8")
    return plan


def run(directory: Path, plan: str, *words: str) -> Ended:
    return gladi(directory, "run", plan, "--no-progress", *words)


class TestFailed:
    def test_a_defect_is_caught_and_only_what_did_not_pass_is_carried_out_again(self, tmp_path: Path) -> None:
        caught = gladi(tmp_path, "demo", "--defect", "lanjut-saat-ganda", "--no-progress")
        assert caught.code == 1, caught.err
        told = next(line for line in caught.out.splitlines() if line.startswith("Tertangkap tepat di: "))
        assert "kod-12-ganda (tidak_lulus)" in told
        assert "tidak_lulus: data penduduk ganda (kod-12-ganda)" in caught.out
        assert caught.out.splitlines()[-1].endswith("tertangkap sebagaimana dinyatakan. Kode gladinya sendiri 1.")
        first = result_in(tmp_path / "hasil")
        assert first["exit_code"] == 1
        with_defect(tmp_path, "lanjut-saat-ganda")
        part = run(tmp_path, "gladi.toml", "--only", "KUO-05", "--no-other-dialects")
        assert "latest tidak diganti" in part.out
        assert all("KUO-05" in s["requirements"] for s in result_in(tmp_path / "hasil")["scenarios"])
        ended = run(tmp_path, lapor_plan(tmp_path), "--failed")
        assert ended.code == 0, ended.err
        assert "Membaik: kod-12-ganda: tidak_lulus -> lulus" in ended.out
        result = result_in(tmp_path / "hasil")
        assert [s["id"] for s in result["scenarios"]] == [s["id"] for s in first["scenarios"]]
        carried = {s["id"]: s["carried"] for s in result["scenarios"] if s["evidence"] is not None}
        failed = [s["id"] for s in first["scenarios"] if s["verdict"] == "tidak_lulus"]
        assert {"kod-12-ganda", "kod-20-ditolak-beruntun"} <= set(failed)
        assert {carried.pop(name) for name in failed} == {""}
        assert set(carried.values()) == {first["started"]}
        without_a_run = [s["carried"] for s in result["scenarios"] if s["evidence"] is None]
        assert set(without_a_run) == {""}  # the plan decides them anew each time
        assert (result["partial"], result["is_certifiable"]) == (False, False)
        assert (tmp_path / "hasil" / "latest").resolve() == last_run(tmp_path / "hasil").resolve()
        assert gladi(tmp_path, "report", "--judge").code == 0
        nothing = run(tmp_path, "gladi.toml", "--failed")
        assert (nothing.code, nothing.err) == (0, "")
        assert "Tidak ada yang gagal" in nothing.out

    def test_without_a_result_there_is_nothing_to_repeat(self, tmp_path: Path) -> None:
        ended = run(tmp_path, lapor_plan(tmp_path), "--failed")
        assert (ended.code, "belum ada hasil" in ended.message) == (2, True)

    @pytest.mark.parametrize("words", [("--failed", "--resume"), ("--failed", "--only", "a")])
    def test_one_choice_at_a_time(self, tmp_path: Path, words: tuple[str, ...]) -> None:
        assert run(tmp_path, lapor_plan(tmp_path), *words).code == 2


GAP = '[[celah]]\nid = "{}"\nreason = "diperbaiki pada rilis 2.1"\nuntil = {}\n'


class TestKnownGaps:
    def test_a_known_failure_lets_a_pipeline_go_on(self, tmp_path: Path) -> None:
        plan = with_defect(tmp_path, "lanjut-saat-meninggal", GAP.format("kod-11-meninggal", "2999-01-01"))
        ended = run(tmp_path, plan, *SOME)
        assert ended.code == 0, ended.err
        result = result_in(tmp_path / "hasil")
        assert (result["verdict"], result["gaps"][0]["state"]) == ("tidak_lulus", "berlaku")
        junit = (last_run(tmp_path / "hasil") / "junit.xml").read_text(encoding="utf-8")
        assert "<failure" not in junit
        assert "<error" not in junit

    @pytest.mark.parametrize(
        ("gap", "code"),
        [
            (GAP.format("kod-11-meninggal", "2020-01-01"), 1),
            (GAP.format("kod-12-ganda", "2999-01-01"), 4),
            (GAP.format("kod-99-tidak-ada", "2999-01-01"), 4),
        ],
        ids=["late", "stale", "unknown"],
    )
    def test_one_that_is_late_stale_or_of_no_scenario_does_not(self, tmp_path: Path, gap: str, code: int) -> None:
        ended = run(tmp_path, with_defect(tmp_path, "lanjut-saat-meninggal", gap), *SOME)
        assert ended.code == code, ended.out + ended.err


def test_a_document_of_the_plan_closes_its_open_item(tmp_path: Path) -> None:
    note = '[[bukti]]\nrequirement = "SEC-02"\nfile = "iso.pdf"\ndate = 2026-01-02\nwho = "lembaga sertifikasi"\n'
    plan = lapor_plan(tmp_path)
    (tmp_path / plan).write_text((tmp_path / plan).read_text(encoding="utf-8") + "\n" + note, encoding="utf-8")
    missing = run(tmp_path, plan, "--only", "kod-12-ganda", "--no-other-dialects")
    assert (missing.code, "bukti[0].file: iso.pdf" in missing.message) == (4, True)
    (tmp_path / "iso.pdf").write_bytes(b"%PDF")
    assert run(tmp_path, plan, "--only", "kod-12-ganda", "--no-other-dialects").code == 0
    rows = {row["id"]: row for row in result_in(tmp_path / "hasil")["coverage"]}
    assert [paper["file"] for paper in rows["SEC-02"]["documents"]] == ["iso.pdf"]
    assert (rows["SEC-02"]["is_open"], rows["SEC-03"]["is_open"]) == (False, True)


@pytest.fixture
def simulator() -> Iterator[Gladi]:
    gladi = Gladi("--store", "memory:")
    yield gladi
    gladi.stop()


def test_runs_side_by_side_do_not_disturb_each_other(tmp_path: Path, simulator: Gladi) -> None:
    def one(seed: int) -> tuple[Ended, dict[str, Any]]:
        directory = tmp_path / str(seed)
        directory.mkdir()
        plan = lapor_plan(directory, ("seed = 1", f"seed = {seed}"))
        ended = run(directory, plan, "--simulator", simulator.control_address, "--no-other-dialects", *CUT)
        assert ended.code == 0, ended.err
        return ended, result_in(directory / "hasil")

    with ThreadPoolExecutor() as pool:
        both = list(pool.map(one, (11, 12)))
    assert [ended.code for ended, _ in both] == [0, 0], [ended.err for ended, _ in both]
    assert len({result["session"] for _, result in both}) == 2
    assert {verdict for _, result in both for verdict in result["counts"]} <= {"lulus", "tidak_berlaku"}


def test_two_runs_do_not_share_a_session(tmp_path: Path, simulator: Gladi) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for directory in (first, second):
        directory.mkdir()
        lapor_plan(directory)
    words = [*GLADI, "run", "--simulator", simulator.control_address]
    with subprocess.Popen(words, cwd=first, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert any("aks-01" in line for line in one.stdout)
        refused = run(second, "gladi.toml", "--simulator", simulator.control_address)
        one.send_signal(signal.SIGTERM)
        one.communicate(timeout=60)
    assert refused.code == 5
    assert "sedang dipakai pengujian lain; tunggu, atau pakai poc.seed lain" in refused.message


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("tersimpan")
    assert run(directory, str(LAPOR_PLAN), *SOME).code == 0
    assert not (directory / "hasil" / "latest").exists()
    return directory


class TestReport:
    """A stored result, rendered and judged again."""

    @pytest.fixture
    def result(self, stored: Path, tmp_path: Path) -> Path:
        """A copy that may be changed."""
        for path in last_run(stored / "hasil").iterdir():
            if path.is_file():
                (tmp_path / path.name).write_bytes(path.read_bytes())
        return tmp_path

    def test_the_evidence_gives_the_same_verdicts(self, stored: Path, result: Path) -> None:
        ended = gladi(stored, "report", str(last_run(stored / "hasil")), "--judge")
        assert (ended.code, ended.out) == (0, "")
        assert "Sama: 4 skenario dinilai lagi dari buktinya, penilaian lulus" in ended.err
        assert gladi(result, "report", "hasil.json", "--judge", "--lang", "en").err.startswith("The same: 4 scenarios")

    def test_a_verdict_that_somebody_changed_is_found(self, result: Path) -> None:
        raw = json.loads((result / "hasil.json").read_text(encoding="utf-8"))
        raw["scenarios"][0]["verdict"] = "tidak_lulus"
        (result / "hasil.json").write_text(json.dumps(raw), encoding="utf-8")
        ended = gladi(result, "report", ".", "--judge")
        assert ended.code == 6
        assert f"scenarios {raw['scenarios'][0]['id']}: tidak_lulus -> lulus" in ended.err
        assert "1 hal dinilai lain daripada yang tersimpan" in ended.err

    def test_evidence_that_somebody_changed_is_found(self, result: Path) -> None:
        text = (result / "bukti.jsonl").read_text(encoding="utf-8")
        assert '"outcome":"ditolak"' in text
        (result / "bukti.jsonl").write_text(text.replace('"outcome":"ditolak"', '"outcome":"diteruskan"'), "utf-8")
        ended = gladi(result, "report", ".", "--judge")
        assert ended.code == 6
        assert "verdict: lulus -> tidak_lulus" in ended.err

    @pytest.mark.parametrize(
        ("name", "text", "code"),
        [
            ("bukti.jsonl", None, 6),
            ("bukti.jsonl", "{\n", 6),
            ("hasil.json", "{", 2),
            ("hasil.json", '{"schema": "lain"}', 2),
            ("hasil.json", None, 2),
        ],
    )
    def test_a_file_that_is_missing_or_broken_is_named(
        self, result: Path, name: str, text: str | None, code: int
    ) -> None:
        if text is None:
            (result / name).unlink()
        else:
            (result / name).write_text(text, encoding="utf-8")
        ended = gladi(result, "report", ".", "--judge")
        assert ended.code == code
        assert ended.message

    def test_every_report_is_written_again_and_the_source_of_truth_left_alone(self, result: Path) -> None:
        before = (result / "hasil.json").read_bytes()
        for name in ("laporan.html", "report.en.html", "junit.xml", "ctrf.json", "hasil.sarif"):
            (result / name).unlink()
        assert gladi(result, "report", ".").code == 0
        assert (result / "hasil.json").read_bytes() == before
        assert {"laporan.html", "report.en.html", "junit.xml", "ctrf.json"} <= {path.name for path in result.iterdir()}
        assert gladi(result, "report", ".", "--out", "lain").code == 0
        assert (result / "lain" / "hasil.json").read_bytes() == before

    @pytest.mark.parametrize(
        ("words", "begin"),
        [
            (("--format", "junit"), "<?xml"),
            (("--format", "ctrf"), "{"),
            (("--format", "sarif"), "{"),
            (("--format", "json"), "{"),
            (("--format", "html"), '<!doctype html>\n<html lang="id">'),
            (("--format", "html", "--lang", "en"), '<!doctype html>\n<html lang="en">'),
        ],
    )
    def test_one_form_goes_to_standard_output_or_a_file(self, result: Path, words: tuple[str, ...], begin: str) -> None:
        ended = gladi(result, "report", ".", *words)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith(begin)
        assert gladi(result, "report", ".", *words, "--out", "satu").out == ""
        assert (result / "satu").read_text(encoding="utf-8") == ended.out

    def test_two_results_are_compared_and_the_page_says_so(self, result: Path, tmp_path: Path) -> None:
        raw = json.loads((result / "hasil.json").read_text(encoding="utf-8"))
        raw["scenarios"][0]["verdict"] = "tidak_lulus"
        (tmp_path / "dulu").mkdir()
        (tmp_path / "dulu" / "hasil.json").write_text(json.dumps(raw), encoding="utf-8")
        ended = gladi(result, "report", ".", "--against", "dulu")
        assert ended.code == 0
        name = raw["scenarios"][0]["id"]
        assert f"Membaik: {name}: tidak_lulus -> lulus (dulu)" in ended.out
        assert "memburuk 0, membaik 1, tetap 3" in ended.out
        assert "Sejak hasil terakhir" in (result / "laporan.html").read_text(encoding="utf-8")
        aside = gladi(result, "report", ".", "--against", "dulu", "--format", "html")
        assert (aside.code, aside.out.startswith("<!doctype html>"), name in aside.err) == (0, True, True)
        assert gladi(result, "report", ".", "--against", "tidak-ada").code == 2

    def test_where_nothing_is_it_says_so(self, tmp_path: Path) -> None:
        ended = gladi(tmp_path, "report")
        assert (ended.code, "sebut direktori sebuah hasil" in ended.message) == (2, True)
