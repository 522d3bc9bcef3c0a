"""Is the application brought up as the plan says, and is nothing of it left running?"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from conformance.application.application import Application
from conformance.application.process import free_port, probe
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.tables import Action, Aplikasi, HttpRecipe, Plan, Poc, Proses

SERVER = "import http.server as h, sys; h.test(h.SimpleHTTPRequestHandler, port=int(sys.argv[1]))"
LATE = f"import time; time.sleep(0.3); {SERVER}"


def application(
    tmp_path: Path, base: str = "", reset: Action | None = None, lanjutkan: Action | None = None, **proses: Any
) -> Application:
    processes = {
        name: value if isinstance(value, Proses) else Proses([sys.executable, "-c", *value])
        for name, value in proses.items()
    }
    aplikasi = Aplikasi("Contoh", ["NIK"], processes, reset, lanjutkan)
    plan = Plan(Poc("x"), aplikasi, HttpRecipe(base=base))
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
