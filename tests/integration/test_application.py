"""Is the application brought up as the plan says, and is nothing of it left running?"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from conformance.application.answer import probe
from conformance.application.application import Application
from conformance.application.family import HAS_KEEPER
from conformance.application.process import free_port, is_taken
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.action import Action
from conformance.plan.tables import Aplikasi, HttpRecipe, Patience, Plan, Poc, Proses

SERVER = "import http.server as h, sys; h.test(h.SimpleHTTPRequestHandler, port=int(sys.argv[1]))"
LATE = f"import time; time.sleep(0.3); {SERVER}"


def application(
    tmp_path: Path,
    base: str = "",
    reset: Action | None = None,
    lanjutkan: Action | None = None,
    patience: float = 30,
    **proses: Any,
) -> Application:
    processes = {
        name: value if isinstance(value, Proses) else Proses([sys.executable, "-c", *value])
        for name, value in proses.items()
    }
    aplikasi = Aplikasi("Contoh", ["NIK"], processes, reset, lanjutkan)
    plan = Plan(Poc("x"), aplikasi, HttpRecipe(base=base), Patience(start=patience))
    return Application(plan, {"port.web": "1"}, tmp_path, tmp_path / "log")


def fault(application: Application) -> PreflightFault:
    with pytest.raises(PreflightFault) as caught, application:
        pass
    assert application._running == []
    return caught.value


def server(port: int, code: str = SERVER) -> Sequence[str]:
    return code, str(port)


def test_an_application_that_runs_already_is_left_alone(tmp_path: Path) -> None:
    with application(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_processes_run_as_long_as_the_block(tmp_path: Path) -> None:
    port = free_port()
    health = f"http://127.0.0.1:{port}/"
    web = Proses([sys.executable, "-c", *server(port)], health=health)
    with application(tmp_path, web=web, antrean=["import time; time.sleep(60)"]):
        assert probe(health, 5) == 200
        assert {path.name for path in (tmp_path / "log").iterdir()} == {"web.log", "antrean.log"}
    assert isinstance(probe(health, 5), str)


def test_without_health_the_address_of_the_subject_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with application(tmp_path, base, web=server(port, LATE)):
        assert probe(base, 5) == 200


def test_a_process_that_ends_with_a_fault_says_why(tmp_path: Path) -> None:
    found = fault(application(tmp_path, f"http://127.0.0.1:{free_port()}", web=["import sys; sys.exit('rusak')"]))
    assert found.exit_code == ExitCode.CONFIGURATION
    assert "proses web berhenti dengan kode 1: rusak" in str(found)


def test_a_process_that_has_done_its_work_may_end(tmp_path: Path) -> None:
    port = free_port()
    done = Proses([sys.executable, "-c", "pass"])
    web = Proses([sys.executable, "-c", *server(port)], health=f"http://127.0.0.1:{port}/")
    with application(tmp_path, migrasi=done, web=web) as up:
        up._running[0].popen.wait(20)
        up.check_running()


def test_a_program_that_is_missing_is_the_environments_and_stops_the_others(tmp_path: Path) -> None:
    found = fault(application(tmp_path, satu=["import time; time.sleep(60)"], dua=Proses("tidak-ada-program")))
    assert found.exit_code == ExitCode.ENVIRONMENT
    assert "tidak-ada-program tidak ada" in str(found)


@pytest.mark.parametrize(
    "where",
    [
        {"web": Proses("php {tidak}")},
        {"web": Proses("php", env={"X": "{tidak}"})},
        {"reset": Action(command="php {tidak}")},
        {"lanjutkan": Action(url="http://127.0.0.1/", headers={"X": "{tidak}"})},
    ],
)
def test_an_unknown_placeholder_is_found_before_anything_is_started(tmp_path: Path, where: dict[str, Any]) -> None:
    found = fault(application(tmp_path, **where))
    assert found.exit_code == ExitCode.CONFIGURATION
    assert "{tidak} tidak dikenal" in str(found)
    assert not (tmp_path / "log").exists()


def test_a_reset_that_fails_stops_everything(tmp_path: Path) -> None:
    reset = Action(command=[sys.executable, "-c", "import sys; sys.exit(3)"])
    found = fault(application(tmp_path, reset=reset))
    assert found.exit_code == ExitCode.CONFIGURATION
    assert str(found).startswith("aplikasi.reset: perintah ")
    assert "kode 3" in str(found)


DIES = ["import sys, time; time.sleep(1); sys.exit(1)"]


@pytest.mark.parametrize("has_health", [True, False])
@pytest.mark.parametrize("code", [DIES, ["import time; time.sleep(60)"]])
def test_whoever_answers_already_is_not_taken_for_the_process(
    tmp_path: Path, code: Sequence[str], *, has_health: bool
) -> None:
    port = free_port()
    with application(tmp_path, web=Proses([sys.executable, "-c", *server(port)], health=at(port))):
        process = Proses([sys.executable, "-c", *code], health=at(port) if has_health else None)
        found = fault(application(tmp_path / "lain", at(port), web=process))
    assert found.exit_code == ExitCode.ENVIRONMENT
    where = "aplikasi.proses.web.health" if has_health else "subject.base"
    assert str(found).startswith(f"{where}: {at(port)} sudah dijawab program lain")
    assert not (tmp_path / "lain").exists()


def test_an_application_that_runs_already_may_have_a_worker_started_beside_it(tmp_path: Path) -> None:
    port = free_port()
    with application(tmp_path, web=Proses([sys.executable, "-c", *server(port)], health=at(port))):
        worker = Proses([sys.executable, "-c", "import time; time.sleep(60)"], health="")
        with application(tmp_path, at(port), antrean=worker):
            assert probe(at(port), 5) == 200


def test_a_port_that_is_just_let_go_is_free(tmp_path: Path) -> None:
    port = free_port()
    hold = f"import socket, time; s = socket.create_server(('127.0.0.1', {port})); time.sleep(60)"
    held = subprocess.Popen([sys.executable, "-c", hold])
    try:
        while not is_taken(at(port)):
            pass
        threading.Timer(0.5, held.kill).start()
        with application(tmp_path, web=Proses([sys.executable, "-c", *server(port)], health=at(port))):
            assert probe(at(port), 5) == 200
    finally:
        held.wait(20)


def test_a_launcher_may_end_while_its_server_stays(tmp_path: Path) -> None:
    port = free_port()
    launch = "import subprocess, sys; subprocess.Popen([sys.executable, *sys.argv[1:]], start_new_session=True)"
    command = [sys.executable, "-c", launch, "-c", *server(port, LATE)]
    with application(tmp_path, web=Proses(command, health=at(port))) as up:
        up.check_running()
        assert probe(at(port), 5) == 200
    assert isinstance(probe(at(port), 5), str) == HAS_KEEPER  # elsewhere it is out of reach


def test_a_launcher_without_a_server_says_that_it_ended(tmp_path: Path) -> None:
    launcher = Proses([sys.executable, "-c", "print('mulai')"], health=at(free_port()))
    found = fault(application(tmp_path, patience=1.5, web=launcher))
    assert "tidak siap di" in str(found)
    assert "perintahnya berakhir dengan kode 0: mulai" in str(found)


def at(port: int) -> str:
    return f"http://127.0.0.1:{port}/"
