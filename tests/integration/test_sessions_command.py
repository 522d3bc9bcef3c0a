"""`gladi sessions`, on a running simulator and on a store at rest; and what `gladi serve` prints on a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.application.process import free_port
from tests.helpers.gladi_command import NOBODY, gladi
from tests.helpers.gladi_process import PURBALINGGA, TIMEOUT_S, Gladi, ask, command

FIRST, SECOND = f"{PURBALINGGA}.1.1", f"{PURBALINGGA}.1.2"


def test_sessions_are_listed_shown_closed_and_deleted(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'gladi.sqlite'}"
    running = Gladi("--store", store, "--session", PURBALINGGA)
    session = running.lines[1]
    there = ("--simulator", running.control_address, "--lang", "en")
    listed = gladi(tmp_path, "sessions", "list", "--json", *there)
    assert [(one["id"], one["state"]) for one in json.loads(listed.out)] == [(FIRST, "open")]
    assert session["credentials"]["password"] not in listed.out
    shown = gladi(tmp_path, "sessions", "show", FIRST, *there).out
    assert session["credentials"]["password"] in shown
    assert session["endpoints"]["CALL_VERIFY_BY_ELEMEN"] in shown
    assert "0 sessions deleted, 1 still open" in gladi(tmp_path, "sessions", "purge", *there).out
    assert gladi(tmp_path, "sessions", "close", "nope", *there).code == 2
    assert gladi(tmp_path, "sessions", "close", *there).code == 2
    busy = gladi(tmp_path, "sessions", "--store", store)
    assert (busy.code, "--simulator" in busy.message) == (5, True)
    assert running.stop() == (0, "")

    assert FIRST in gladi(tmp_path, "sessions", "close", "--all", "--store", store).out
    assert json.loads(gladi(tmp_path, "sessions", "purge", "--json", "--store", store).out) == {"purged": [FIRST]}
    assert json.loads(gladi(tmp_path, "sessions", "--json", "--store", store).out) == []


def test_a_simulator_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "sessions", "--simulator", NOBODY)
    assert (ended.code, NOBODY in ended.message) == (5, True)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_on_a_terminal_serve_prints_for_people_and_json_where_it_is_asked() -> None:
    import pty

    for options, first in (((), "Gladi "), (("--json",), '{"event":"ready"')):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command("--store", "memory:", *options), stdout=theirs, stderr=subprocess.PIPE)
        os.close(theirs)
        said = os.read(ours, 4096).decode()
        process.terminate()
        assert process.wait(TIMEOUT_S) == 0
        assert process.stderr is not None
        process.stderr.close()
        os.close(ours)
        assert said.startswith(first)


def test_the_address_handed_out_is_the_public_one() -> None:
    port = str(free_port())
    options = ("--store", "memory:", "--public-url", "http://gladi.example:8100/dapi/", "--session", PURBALINGGA)
    running = Gladi(*options, "--port", port)
    assert b"http://gladi.example:8100/dapi/dukcapil/" in ask(f"http://127.0.0.1:{port}", "GET", "/").body
    assert running.lines[0]["web_service"] == "http://gladi.example:8100/dapi"
    assert running.lines[1]["endpoints"]["CALL_VERIFY_BY_ELEMEN"].startswith("http://gladi.example:8100/dapi/dukcapil/")
    assert running.stop() == (0, "")
