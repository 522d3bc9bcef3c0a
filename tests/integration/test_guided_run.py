"""Does a person carry out a run at the console or the terminal, and his twin the same without him?"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from conformance.application.process import free_port
from tests.helpers.clerk import PHOTO
from tests.helpers.gladi_command import GLADI, gladi, last_run, result_in
from tests.helpers.gladi_process import Gladi
from tests.helpers.guided_plan import ClerkAtWork, guided_plan, serve

SOME = ("--only", "kod-01-sesuai", "kod-11-meninggal", "kod-12-ganda", "--out", "hasil")
BEGIN = "jawab pada "


@contextlib.contextmanager
def started(directory: Path, *words: str) -> Iterator["tuple[subprocess.Popen[str], str]"]:
    """A run that a person does by the page alone, and the page's address, as the run tells it."""
    run = subprocess.Popen(
        [*GLADI, "run", "gladi.toml", "--petugas", "orang", *words], cwd=directory, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # A background job of a shell ignores SIGINT, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        assert run.stderr is not None
        line = next(line for line in run.stderr if BEGIN in line)
        yield run, line.partition(BEGIN)[2].strip()
    finally:
        if run.poll() is None:
            run.terminate()
        run.communicate(timeout=60)


def verdicts(result: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["verdict"] for each in result["scenarios"] if each["verdict"] != "tidak_berlaku"}


def paths(result: dict[str, Any]) -> dict[str, str]:
    return {part["ref"]: part["path"] for row in result["coverage"] for part in row["parts"]}


@pytest.fixture(scope="module")
def by_a_person(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("orang")
    guided_plan(directory)
    with started(directory, *SOME) as (run, page), ClerkAtWork(page) as clerk:
        out, _ = run.communicate(timeout=200)
    assert run.returncode == 0, out
    assert "Pemohon dilayani oleh: seorang petugas" in out
    assert [outcome for _, outcome in clerk.done].count("ditolak") >= 2
    return directory


class TestAtThePage:
    def test_a_person_at_the_page_carries_out_a_run(self, by_a_person: Path) -> None:
        result = result_in(by_a_person / "hasil")
        assert set(verdicts(result).values()) == {"lulus"}
        assert (result["petugas"], result["other_dialects"]) == ("orang", [])
        assert paths(result)["KOD-11"] == "terbimbing"
        run = last_run(by_a_person / "hasil")
        for scenario in result["scenarios"]:
            for submission in (scenario["evidence"] or {}).get("submissions", []):
                assert submission["detail"].startswith("menurut petugas: ")
                assert submission["page"]
                photo = run / submission["attachment"]["file"]
                assert photo.read_bytes() == PHOTO
                assert submission["attachment"]["sha256"] == sha256(PHOTO).hexdigest()
                assert photo.stat().st_mode & 0o077 == 0
        page = (run / "laporan.html").read_text(encoding="utf-8")
        assert "seorang petugas, yang menyatakan sendiri hasilnya" in page
        assert sha256(PHOTO).hexdigest() in page

    def test_it_is_judged_again_from_its_record(self, by_a_person: Path) -> None:
        run = last_run(by_a_person / "hasil")
        before = json.loads((run / "hasil.json").read_text(encoding="utf-8"))
        assert gladi(by_a_person, "report", str(run), "--judge").code == 0
        after = json.loads((run / "hasil.json").read_text(encoding="utf-8"))
        assert (after["petugas"], verdicts(after), paths(after)) == ("orang", verdicts(before), paths(before))


def test_without_a_terminal_the_twin_does_it(tmp_path: Path) -> None:
    guided_plan(tmp_path)
    ended = gladi(tmp_path, "run", "gladi.toml", *SOME, "--no-other-dialects")
    assert ended.code == 0, ended.out + ended.err
    result = result_in(tmp_path / "hasil")
    assert (result["petugas"], paths(result)["KOD-11"]) == ("kembaran", "otomatis")
    assert set(verdicts(result).values()) == {"lulus"}


def test_without_terminal_and_twin_nothing_begins(tmp_path: Path) -> None:
    guided_plan(tmp_path, has_twin=False)
    for command in ("run", "check"):
        ended = gladi(tmp_path, command, "gladi.toml")
        assert (ended.code, "[subject.kembaran]" in ended.message) == (4, True)
    assert gladi(tmp_path, "check", "gladi.toml", "--petugas", "kembaran").code == 4


def test_a_run_that_was_interrupted_goes_on_with_the_person(tmp_path: Path) -> None:
    guided_plan(tmp_path)
    with started(tmp_path, *SOME) as (run, page), ClerkAtWork(page, last="kod-01-sesuai"):
        assert run.stdout is not None
        assert any("kod-01-sesuai" in line for line in run.stdout)
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=200)
    assert run.returncode in (130, -signal.SIGINT)
    changed = gladi(tmp_path, "run", "gladi.toml", "--resume", "--petugas", "kembaran")
    assert (changed.code, "petugas" in changed.message) == (2, True)
    resumed = [*GLADI, "run", "gladi.toml", "--resume", "--out", "hasil"]
    with subprocess.Popen(
        resumed, cwd=tmp_path, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as again:
        assert again.stderr is not None
        page = next(line for line in again.stderr if BEGIN in line).partition(BEGIN)[2].strip()
        with ClerkAtWork(page) as clerk:
            again.communicate(timeout=200)
    assert again.returncode == 0
    result = result_in(tmp_path / "hasil")
    assert result["petugas"] == "orang"
    for scenario in result["scenarios"]:
        for submission in (scenario["evidence"] or {}).get("submissions", []):
            assert (last_run(tmp_path / "hasil") / submission["attachment"]["file"]).read_bytes() == PHOTO
    assert not any("kod-01-sesuai" in instruction for instruction, _ in clerk.done)


def test_a_step_waits_while_the_simulator_is_started_again(tmp_path: Path) -> None:
    guided_plan(tmp_path)
    port, control = free_port(), free_port()
    options = ("--store", f"sqlite:///{tmp_path}/gladi.sqlite", "--port", str(port), "--control-port", str(control))
    simulator = Gladi(*options)
    try:
        words = ("--only", "kod-12-ganda", "--out", "hasil", "--simulator", simulator.control_address)
        with started(tmp_path, *words) as (run, page):
            while not (waiting := waiting_in(simulator)):
                time.sleep(0.1)
            simulator.kill()
            time.sleep(1)
            simulator = Gladi(*options)
            assert waiting_in(simulator) == waiting
            with ClerkAtWork(page):
                out, err = run.communicate(timeout=200)
        assert run.returncode == 0, out + err
        assert verdicts(result_in(tmp_path / "hasil")) == {"kod-12-ganda": "lulus"}
    finally:
        simulator.stop()


def waiting_in(simulator: Gladi) -> list[dict[str, Any]]:
    sessions = simulator.control("GET", "/sessions").json["sessions"]
    asked = (simulator.control("GET", f"/sessions/{one['id']}/guided?waiting=true").json["steps"] for one in sessions)
    return [step for steps in asked for step in steps]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of Unix")
def test_a_person_at_the_terminal_carries_out_a_run(tmp_path: Path) -> None:
    import pty

    guided_plan(tmp_path)
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [*GLADI, "run", "gladi.toml", "--only", "kod-12-ganda", "--out", "hasil"], cwd=tmp_path,
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    keys = {"diteruskan": "1", "ditolak": "2"}
    shown, answered = "", 0
    with contextlib.suppress(OSError):  # the end of a pseudo-terminal
        while some := os.read(ours, 65_536):
            shown += some.decode()
            if shown.count("lalu Enter:") > answered:
                answered += 1
                outcome, said = serve(shown.rpartition("\nLangkah ")[2].replace("\r\n", " "))
                os.write(ours, f"{keys[outcome]} {said}\n".encode())
    assert run.wait(60) == 0, shown
    assert answered >= 3
    assert result_in(tmp_path / "hasil")["petugas"] == "orang"
