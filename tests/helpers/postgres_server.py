"""A PostgreSQL server of the tests' own: started for real, never as root, gone with the tests."""

import asyncio
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg

from conformance.application.process import free_port

USER = "gladi"
PASSWORD = "rahasia-uji/@"
"""With characters that stand in a URL as %2F and %40 only."""
START_S = 20


def _programs() -> Path:
    """Where initdb and postgres are: on the PATH, or in Debian's versioned directory."""
    found = shutil.which("initdb")
    directories = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    assert directories, "PostgreSQL is missing: apt-get install postgresql"
    return directories[-1]


class PostgresServer:
    """One server; `new_database` gives each test an empty database."""

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="gladi-pg-"))
        self._who: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            self._who = {"user": "postgres", "group": "postgres", "extra_groups": []}
            shutil.chown(self._directory, "postgres", "postgres")
        self.port = free_port()
        secret = self._directory / "sandi"
        secret.write_text(PASSWORD)
        self._run("initdb", *f"-D data -U {USER} -A scram-sha-256 --pwfile sandi -N --no-locale -E UTF8".split())
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, and wait until it lets one in."""
        options = "-c fsync=off -c full_page_writes=off -c max_connections=100 -c listen_addresses=127.0.0.1".split()
        with (self._directory / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_programs() / "postgres", "-D", "data", "-p", str(self.port), "-k", str(self._directory), *options],
                cwd=self._directory,
                stdout=log,
                stderr=log,
                **self._who,
            )
        deadline = time.monotonic() + START_S
        while True:
            try:
                self.query("postgres", "SELECT 1")
                return
            except (OSError, asyncpg.PostgresError):
                assert time.monotonic() < deadline, (self._directory / "log").read_text()
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once, as a fault would; what was committed stays."""
        if self._process is not None:
            self._process.send_signal(3)  # SIGQUIT: immediate shutdown
            self._process.wait(START_S)
            self._process = None

    def remove(self) -> None:
        """Stop it and delete what it wrote."""
        self.stop()
        shutil.rmtree(self._directory)

    def url(self, database: str, password: str = "rahasia-uji%2F%40") -> str:
        """The address of a database, for `--store`."""
        return f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Return the URL of what is like an empty database, but sooner made: a schema of its own."""
        name = f"uji_{secrets.token_hex(6)}"
        self.query("postgres", f"CREATE SCHEMA {name}")
        return f"{self.url('postgres')}?search_path={name}"

    def query(self, database: str, text: str) -> Sequence[Any]:
        """Run one statement in a database (a name or a URL)."""

        async def run() -> Sequence[Any]:
            db = await asyncpg.connect(database if "://" in database else self.url(database))
            try:
                return await db.fetch(text)
            finally:
                await db.close()

        return asyncio.run(run())

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [_programs() / program, *arguments], cwd=self._directory, capture_output=True, check=False, **self._who
        )
        assert done.returncode == 0, done.stderr.decode()
