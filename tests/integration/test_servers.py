"""Do Debian's servers start as processes of an application, keep what they were told, and end with who started them?"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.database_servers import CLIENTS, ask, start

KINDS = ("mariadb", "postgresql", "redis")
SQL = """-- what an application needs
CREATE TABLE pemohon (
  id integer PRIMARY KEY,
  nama varchar(50)
);
INSERT INTO pemohon VALUES (1,
  'Ayu; Lestari');
"""


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


def _init(kind: str, directory: Path) -> tuple[str, ...]:
    if kind == "redis":
        return ()
    (directory / "awal.sql").write_text(SQL)
    return ("--init", str(directory / "awal.sql"))


def test_what_is_kept_survives_a_kill_and_a_restart(kind: str, tmp_path: Path) -> None:
    """The data lie below a directory that is closed to others, as every temporary one of root's is."""
    tmp_path.chmod(0o700)
    with start(kind, tmp_path / "dalam" / "sini", *_init(kind, tmp_path)) as server:
        assert ask(server, CLIENTS[kind].read) == CLIENTS[kind].at_first
        ask(server, CLIENTS[kind].write)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        _wait_until_nobody_listens(server.port)
    with start(kind, tmp_path / "dalam" / "sini", *_init(kind, tmp_path)) as server:
        assert ask(server, CLIENTS[kind].read) == CLIENTS[kind].at_last


def test_it_ends_with_sigterm_while_somebody_is_connected(kind: str, tmp_path: Path) -> None:
    with start(kind, tmp_path / "data") as server, server.connection():
        server.process.terminate()
        assert server.process.wait(10) == 0
        _wait_until_nobody_listens(server.port)


def test_a_wrong_statement_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    for kind in ("mariadb", "postgresql"):
        (tmp_path / "salah.sql").write_text("CREATE TABEL x (y int);\n")
        done = _call(kind, "--data", str(tmp_path / kind), "--port", "1", "--init", str(tmp_path / "salah.sql"))
        assert done.returncode == 1
        assert "TABEL" in done.stderr
        assert "Traceback" not in done.stderr
        assert list((tmp_path / kind).iterdir()) == []


def test_a_missing_program_is_exit_5_with_the_line_of_apt(tmp_path: Path) -> None:
    places = "import fixtures.apps.servers.programs as p; p.ADMINISTRATORS = '/nowhere'; "
    start_it = "import sys; from fixtures.apps.servers.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", places + start_it, "mariadb", "--data", str(tmp_path), "--port", "1"],
        env={**os.environ, "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "apt-get install --no-install-recommends mariadb-server" in done.stderr


def test_redis_reads_no_sql(tmp_path: Path) -> None:
    done = _call("redis", "--data", str(tmp_path), "--port", "1", "--init", str(tmp_path / "x.sql"))
    assert (done.returncode, "--init" in done.stderr) == (2, True)


def _call(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "fixtures.apps.servers", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _wait_until_nobody_listens(port: int) -> None:
    listening, deadline = f"0100007F:{port:04X}", time.monotonic() + 5
    while any(f" {listening} 00000000:0000 0A" in line for line in Path("/proc/net/tcp").read_text().splitlines()):
        assert time.monotonic() < deadline, "an orphan listens"
        time.sleep(0.02)
