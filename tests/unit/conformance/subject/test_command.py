"""Is an application driven by a command line per applicant, and its outcome read from code, text and JSON?"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from conformance.application.process import DriverFault
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import CommandRecipe, HasilRule
from conformance.subject.command import CommandSubject

RULES = [
    HasilRule(outcome=Outcome.DITERUSKAN, exit=0, json={"hasil": "ok"}),
    HasilRule(outcome=Outcome.DITOLAK, exit=[3, 4]),
    HasilRule(outcome=Outcome.TERTUNDA, text="disimpan"),
]
ECHO = "import json, sys; print(json.dumps({'hasil': 'ok', 'a': sys.argv[1:], 'i': sys.stdin.read()}))"


def subject(tmp_path: Path, *code: str, patience: float = 20, **recipe: Any) -> CommandSubject:
    words = recipe.pop("command", [sys.executable, "-c", *code])
    return CommandSubject(CommandRecipe(command=words, hasil=RULES, **recipe), {"user_id": "u1"}, patience, tmp_path)


@pytest.mark.parametrize(
    ("code", "outcome", "detail"),
    [
        (ECHO, Outcome.DITERUSKAN, "kode keluar 0, subject.hasil[0]"),
        ("raise SystemExit(4)", Outcome.DITOLAK, "kode keluar 4, subject.hasil[1]"),
        ("print('Permohonan disimpan')", Outcome.TERTUNDA, "kode keluar 0, subject.hasil[2]"),
        ("print('?')", Outcome.TAK_DIKENAL, "kode keluar 0, tidak cocok"),
    ],
)
def test_the_outcome_is_read_from_exit_code_text_and_json(
    tmp_path: Path, code: str, outcome: Outcome, detail: str
) -> None:
    reading = subject(tmp_path, code).submit({})
    assert (reading.outcome, reading.status) == (outcome, 200)
    assert reading.detail.indonesian.startswith(detail)


def test_what_the_command_printed_is_read_as_it_is(tmp_path: Path) -> None:
    assert subject(tmp_path, "print('Permohonan\\n  disimpan')").submit({}).page == "Permohonan disimpan"


def test_each_applicants_data_reach_the_command_as_they_are(tmp_path: Path) -> None:
    show = f"import os, pathlib; {ECHO}; pathlib.Path('dilihat').write_text(os.environ['X'])"
    (tmp_path / "app").mkdir()
    program = tmp_path / "show.py"
    program.write_text(f"{show}\npathlib.Path('argumen').write_text(json.dumps(sys.argv[1:]))")
    line = f'"{sys.executable}" "{program}" {{NAMA_LGKP}} --oleh={{user_id}}'
    driven = subject(tmp_path, command=line, cwd="app", env={"X": "{NIK}"}, stdin="{NIK}")
    assert driven.submit({"NAMA_LGKP": "SITI; touch 'x' $(id)", "NIK": "3303015505909001"}).outcome == "diteruskan"
    arguments = json.loads((tmp_path / "app" / "argumen").read_text())
    assert arguments == ["SITI; touch 'x' $(id)", "--oleh=u1"]
    assert (tmp_path / "app" / "dilihat").read_text() == "3303015505909001"


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_a_command_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    server = "import http.server as h; h.test(h.SimpleHTTPRequestHandler, port=0)"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {server!r}]); time.sleep(60)"
    started = time.monotonic()
    reading = subject(tmp_path, code, patience=0.4).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert reading.detail.indonesian == "perintah tidak selesai dalam 0.4 detik"
    assert time.monotonic() - started < 10


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_command_that_crashes_gives_no_answer(tmp_path: Path) -> None:
    reading = subject(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)").submit({})
    assert (reading.status, reading.detail.indonesian) == (0, "perintah dihentikan sinyal 11")


@pytest.mark.parametrize("command", ["tidak-ada-program {NIK}", ["tidak-ada-program"]])
def test_a_program_that_is_missing_is_the_environments(tmp_path: Path, command: str | list[str]) -> None:
    with pytest.raises(DriverFault, match="tidak-ada-program") as caught:
        subject(tmp_path, command=command).submit({"NIK": "1"})
    assert "install it" in caught.value.remedy.english


def test_an_unknown_placeholder_is_the_plans_fault(tmp_path: Path) -> None:
    with pytest.raises(UnknownPlaceholder):
        subject(tmp_path, command=["x", "{tidak}"]).submit({})


def test_a_double_click_is_two_processes_at_once(tmp_path: Path) -> None:
    code = f"import os, pathlib; pathlib.Path(str(os.getpid())).touch(); {ECHO}"
    driven = subject(tmp_path, code)
    assert driven.submit({}, twice=True, user="loket-1").outcome is Outcome.DITERUSKAN
    assert len(list(tmp_path.iterdir())) == 2
    driven.forget_users()
    driven.close()
