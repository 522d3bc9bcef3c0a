"""Is an action of the plan carried out, and does its failure say why?"""

import sys
from pathlib import Path

import pytest

from conformance.application.action import carry_out
from conformance.plan.tables import Action


def run(tmp_path: Path, *code: str, patience: float = 20, cwd: str = ".", **values: str) -> str | None:
    words = carry_out(Action(command=[sys.executable, "-c", *code], cwd=cwd), values, tmp_path, patience)
    return words and words.indonesian


def test_a_command_runs_beside_the_plan_with_its_placeholders_filled_in(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    code = "import pathlib, sys; pathlib.Path('jejak').write_text(sys.argv[1])"
    assert run(tmp_path, code, "{user_id}", cwd="{folder}", user_id="u 1", folder="web") is None
    assert (tmp_path / "web" / "jejak").read_text() == "u 1"


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
