"""Is an action of the plan carried out, and does its failure say why?"""

import socket
import sys
import time
from pathlib import Path

import pytest

from conformance.application.action import carry_out
from conformance.plan.action import Action
from tests.helpers.raw_server import OK, serving, serving_tls


def run(tmp_path: Path, *code: str, patience: float = 20, cwd: str = ".", **values: str) -> str | None:
    words = carry_out(Action(command=[sys.executable, "-c", *code], cwd=cwd), values, tmp_path, patience)
    return words and words.indonesian


def test_a_command_runs_beside_the_plan_with_its_placeholders_filled_in(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    code = "import pathlib, sys; pathlib.Path('jejak').write_text(sys.argv[1])"
    assert run(tmp_path, code, "{user_id}", cwd="{folder}", user_id="u 1", folder="web") is None
    assert (tmp_path / "web" / "jejak").read_text() == "u 1"


def test_a_command_gets_its_environment_on_top_of_this_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DARI_MESIN", "ada")
    code = "import os, pathlib; pathlib.Path('jejak').write_text(os.environ['DARI_MESIN'] + os.environ['DWH_URL'])"
    action = Action(command=[sys.executable, "-c", code], env={"DWH_URL": "{endpoint.CALL_NIK}"})
    assert carry_out(action, {"endpoint.CALL_NIK": " http://127.0.0.1/x"}, tmp_path, 20) is None
    assert (tmp_path / "jejak").read_text() == "ada http://127.0.0.1/x"


def test_a_command_that_fails_says_its_code(tmp_path: Path) -> None:
    assert run(tmp_path, "import sys; sys.exit(3)") == f"perintah {sys.executable} berakhir dengan kode 3"


def test_a_command_that_does_not_end_is_not_waited_for(tmp_path: Path) -> None:
    said = run(tmp_path, "import time; time.sleep(60)", patience=0.3)
    assert said == f"perintah {sys.executable} tidak selesai dalam 0.3 detik"


def test_a_command_that_does_not_exist_cannot_be_run(tmp_path: Path) -> None:
    words = carry_out(Action(command="tidak-ada-program x"), {}, tmp_path, 1)
    assert words is not None
    assert words.indonesian.startswith("perintah tidak-ada-program tidak dapat dijalankan")
    assert words.english.startswith("the command tidak-ada-program cannot be run")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "tidak-ada", "http://["])
def test_a_request_that_cannot_be_sent_says_where_it_went(tmp_path: Path, url: str) -> None:
    words = carry_out(Action(url=url), {}, tmp_path, 1)
    assert words is not None
    assert words.indonesian.startswith(f"POST {url}: ")


def test_a_command_that_fails_tells_what_it_said_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    code = "import sys; print('mulai'); sys.exit('\\x1b[31mError: basis data 33030155 tidak ada')"
    problem = carry_out(Action([sys.executable, "-c", code]), {}, tmp_path, 20)
    assert problem is not None
    assert problem.indonesian.endswith("berakhir dengan kode 1: Error: basis data *** tidak ada")
    silent = carry_out(Action([sys.executable, "-c", "raise SystemExit(3)"]), {}, tmp_path, 20)
    assert silent is not None
    assert silent.english.endswith("ended with code 3")


def test_an_action_has_one_deadline_for_its_whole_answer_and_the_plans_certificates(tmp_path: Path) -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n")
        for _count in range(100):
            line.sendall(b".")
            time.sleep(0.1)

    with serving(send) as url:
        began = time.monotonic()
        unfinished = carry_out(Action(url=url), {}, tmp_path, 0.5)
        assert time.monotonic() - began < 3
    assert unfinished is not None
    assert unfinished.english == f"POST {url}: the answer did not end within 0.5 seconds"
    with serving_tls(tmp_path) as url:
        assert carry_out(Action(url=url, method="GET"), {}, tmp_path, 5) is None
        refused = carry_out(Action(url=url, method="GET"), {}, tmp_path, 5, self_signed=False)
    assert refused is not None
    assert "self_signed = true" in refused.english
