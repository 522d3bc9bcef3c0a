"""Do Debian's servers start as processes of an application, keep what they were told, and end with who started them?"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
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


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory closed to others, and not below pytest's: every other pytest that starts closes that one again."""
    with tempfile.TemporaryDirectory(prefix="gladi-server-") as name:
        yield Path(name)


def _init(kind: str, directory: Path) -> tuple[str, ...]:
    if kind == "redis":
        return ()
    (directory / "awal.sql").write_text(SQL)
    return ("--init", str(directory / "awal.sql"))


def test_what_is_kept_survives_a_kill_and_a_restart(kind: str, place: Path) -> None:
    with start(kind, place / "dalam" / "sini", *_init(kind, place)) as server:
        assert ask(server, CLIENTS[kind].read) == CLIENTS[kind].at_first
        ask(server, CLIENTS[kind].write)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        _wait_until_nobody_listens(server.port)
    with start(kind, place / "dalam" / "sini", *_init(kind, place)) as server:
        assert ask(server, CLIENTS[kind].read) == CLIENTS[kind].at_last


def test_it_ends_with_sigterm_while_somebody_is_connected(kind: str, place: Path) -> None:
    with start(kind, place / "data") as server, server.connection():
        server.process.terminate()
        assert server.process.wait(10) == 0
        _wait_until_nobody_listens(server.port)


def test_mariadb_drops_a_database_below_a_closed_directory(place: Path) -> None:
    """Its own tables are broken where it may not pass the directories above by mode alone."""
    with start("mariadb", place / "data") as server:
        ask(server, "DROP DATABASE aplikasi")


def test_a_wrong_statement_is_told_and_leaves_nothing(place: Path) -> None:
    for kind in ("mariadb", "postgresql"):
        (place / "salah.sql").write_text("CREATE TABEL x (y int);\n")
        done = _call(kind, "--data", str(place / kind), "--port", "1", "--init", str(place / "salah.sql"))
        assert done.returncode == 1
        assert "TABEL" in done.stderr
        assert "Traceback" not in done.stderr
        assert list((place / kind).iterdir()) == []


def test_a_missing_program_is_exit_5_with_the_line_of_apt(place: Path) -> None:
    places = "import fixtures.apps.servers.programs as p; p.ADMINISTRATORS = '/nowhere'; "
    start_it = "import sys; from fixtures.apps.servers.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", places + start_it, "mariadb", "--data", str(place), "--port", "1"],
        env={**os.environ, "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "apt-get install --no-install-recommends mariadb-server" in done.stderr


def test_redis_reads_no_sql(place: Path) -> None:
    done = _call("redis", "--data", str(place), "--port", "1", "--init", str(place / "x.sql"))
    assert (done.returncode, "--init" in done.stderr) == (2, True)


def _call(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "fixtures.apps.servers", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _wait_until_nobody_listens(port: int) -> None:
    listening, deadline = f"0100007F:{port:04X}", time.monotonic() + 5
    while any(f" {listening} 00000000:0000 0A" in line for line in Path("/proc/net/tcp").read_text().splitlines()):
        assert time.monotonic() < deadline, "an orphan listens"
        time.sleep(0.02)
