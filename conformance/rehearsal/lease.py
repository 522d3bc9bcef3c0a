"""Which run has a session to itself? Two runs in one session would change each other's world.

The lease is a lock that the operating system lets go of when the run ends, however it ends. It binds the runs of one
machine; of runs from several machines each needs a seed of its own.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault


@contextlib.contextmanager
def lease(control_url: str, session_id: str) -> Iterator[None]:
    """Hold a session of the simulator at `control_url`; raise `PreflightFault` where another run holds it."""
    name = sha256(f"{control_url.rstrip('/')} {session_id} {Path.home()}".encode()).hexdigest()[:24]
    path = Path(tempfile.gettempdir()) / f"gladi-sesi-{name}.lock"
    with contextlib.closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise PreflightFault(
                ExitCode.ENVIRONMENT,
                Words(
                    f"sesi {session_id} sedang dipakai pengujian lain",
                    f"the session {session_id} is in use by another run",
                ),
                Words("tunggu, atau pakai poc.seed lain pada rencana", "wait, or use another poc.seed in the plan"),
            ) from error
        yield
