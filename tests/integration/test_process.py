"""Are processes started, watched, and stopped with all that they started?"""

import sys
import time
from pathlib import Path

import pytest

from conformance.application.answer import probe
from conformance.application.process import RunningProcess, StartFault, free_port, split_command

SLEEP = "import time; time.sleep(60)"


def start(tmp_path: Path, *code: str, **env: str) -> RunningProcess:
    return RunningProcess("web", [sys.executable, "-c", *code], tmp_path, env, tmp_path / "log" / "web.log")


def said(process: RunningProcess, text: str) -> str:
    """Return what the process has said, once `text` is there."""
    for _ in range(1000):
        words = process.last_words()
        if text in words or not process.is_running():
            break
        time.sleep(0.01)
    return words


def test_a_program_that_does_not_exist_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StartFault, match=r"tidak-ada-program tidak ada, jadi proses web") as caught:
        RunningProcess("web", ["tidak-ada-program"], tmp_path, {}, tmp_path / "web.log")
    assert caught.value.is_missing
    assert "does not exist" in caught.value.words.english


def test_a_directory_that_does_not_exist_is_named_instead_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(StartFault, match="hilang tidak ada"):
        RunningProcess("web", [sys.executable], tmp_path / "hilang", {}, tmp_path / "web.log")


def test_what_is_no_program_cannot_be_started(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(StartFault, match="tidak dapat dijalankan") as caught:
        RunningProcess("web", [str(tmp_path / "data")], tmp_path, {}, tmp_path / "web.log")
    assert not caught.value.is_missing
    with pytest.raises(StartFault, match="null"):
        RunningProcess("web", [sys.executable, "\0"], tmp_path, {}, tmp_path / "web.log")


def test_a_process_that_ends_before_it_is_healthy_leaves_its_last_words_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    process = start(tmp_path, "import sys; print('satu'); sys.exit('kata sandi basis data salah')")
    try:
        with pytest.raises(StartFault, match=r"berhenti dengan kode 1 sebelum siap: satu \| kata sandi"):
            process.wait_until_healthy(f"http://127.0.0.1:{free_port()}/", 20)
    finally:
        process.stop()


def test_a_process_that_never_listens_runs_out_of_patience(tmp_path: Path) -> None:
    process = start(tmp_path, SLEEP)
    try:
        with pytest.raises(StartFault, match=r"proses web tidak siap di http://127.0.0.1:\d+/ dalam 0.2 detik"):
            process.wait_until_healthy(f"http://127.0.0.1:{free_port()}/", 0.2)
    finally:
        process.stop()
    assert not process.is_running()


def test_a_healthy_process_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    process = start(tmp_path, f"import http.server as h; h.test(h.SimpleHTTPRequestHandler, port={port})")
    try:
        process.wait_until_healthy(f"http://127.0.0.1:{port}/", 20)
        assert probe(f"http://127.0.0.1:{port}/tidak-ada", 5) == 404
    finally:
        process.stop()


@pytest.mark.parametrize("url", ["tidak-ada", "http://127.0.0.1:1/", "http://127.0.0.1:1/a b", "http://[/"])
def test_a_probe_says_why_there_is_no_answer(url: str) -> None:
    assert isinstance(probe(url, 1), str)


def test_the_environment_of_the_plan_lies_on_top_of_this_machines(tmp_path: Path) -> None:
    process = start(tmp_path, "import os; print(os.environ['PATH'] != '', os.environ['ISI'], flush=True)", ISI="x y")
    assert said(process, "True") == "True x y"
    process.stop()


@pytest.mark.parametrize(("own", "kept"), [({}, "sudah"), ({"PYTHONUNBUFFERED": ""}, "-")])
def test_a_crash_loses_no_word_unless_the_plan_wants_it_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: dict[str, str], kept: str
) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    process = start(tmp_path, "import os; print('sudah'); os._exit(3)", **own)
    process.popen.wait(20)
    assert process.last_words() == kept
    process.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
@pytest.mark.parametrize("then", ["time.sleep(60)", "sys.exit()"])
def test_what_a_process_started_ends_with_it_even_where_it_has_ended_itself(tmp_path: Path, then: str) -> None:
    child = f"import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('anak', flush=True); {SLEEP}"
    port = free_port()
    listening = f"import socket; s = socket.create_server(('127.0.0.1', {port})); {child}"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {listening!r}]); {then}"
    process = start(tmp_path, code)
    for _ in range(1000):
        if "anak" in process.last_words():
            break
        time.sleep(0.01)
    process.stop()
    for _ in range(1000):
        if "refused" in str(probe(f"http://127.0.0.1:{port}/", 1)):
            return
        time.sleep(0.01)
    pytest.fail("what the process had started still listens")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("php artisan serve --port {port.web}", ["php", "artisan", "serve", "--port", "{port.web}"]),
        (["java", "-jar", "a b.jar"], ["java", "-jar", "a b.jar"]),
    ],
)
def test_a_command_is_a_line_or_a_list_of_words(command: list[str] | str, words: list[str]) -> None:
    assert split_command(command) == words
