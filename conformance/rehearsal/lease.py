"""Which run has a session to itself? Two runs in one session would change each other's world.

The lease is a lock that the operating system lets go of when the run ends, however it ends. It binds the runs of one
person on one machine; of runs from several machines each needs a seed of its own. It lies in a directory that belongs
to whoever runs and that nobody else may write to, so no one can put a link or another file in its place.
"""

import contextlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from conformance.application.private import DIRECTORY, FILE
from conformance.bilingual import Words, reason_of
from conformance.fault import ExitCode, PreflightFault


@contextlib.contextmanager
def lease(control_url: str, session_id: str) -> Iterator[None]:
    """Hold a session of the simulator at `control_url`; raise `PreflightFault` where another run holds it."""
    name = sha256(f"{control_url.rstrip('/')} {session_id} {Path.home()}".encode()).hexdigest()[:24]
    directory = Path(tempfile.gettempdir()) / f"gladi-{_own_number()}"
    try:
        path = _place(directory) / f"{name}.lock"
        _empty(path)
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(directory, error) from error
    with contextlib.closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise _unusable(directory, error) from error
            raise PreflightFault(
                ExitCode.ENVIRONMENT,
                Words(
                    f"sesi {session_id} sedang dipakai pengujian lain",
                    f"the session {session_id} is in use by another run",
                ),
                Words("tunggu, atau pakai poc.seed lain pada rencana", "wait, or use another poc.seed in the plan"),
            ) from error
        except sqlite3.Error as error:
            raise _unusable(directory, error) from error
        yield


def _own_number() -> int:
    """Return the number of whoever runs this; 0 on Windows, where temporary files are everybody's own."""
    return int(getattr(os, "getuid", int)())


def _place(directory: Path) -> Path:
    """Return `directory`, made where it is missing; raise `PermissionError` where it is not ours alone."""
    with contextlib.suppress(FileExistsError):
        directory.mkdir(DIRECTORY)
    found = directory.lstat()
    is_ours = sys.platform == "win32" or (found.st_uid == _own_number() and not found.st_mode & 0o022)
    if directory.is_symlink() or not directory.is_dir() or not is_ours:
        raise PermissionError(f"{directory} bukan direktori milik Anda sendiri / is not a directory of your own")
    return directory


def _empty(path: Path) -> None:
    """Make the lock, an empty file; what somebody has left in its place is removed.

    Nothing is ever written to it, so a file that holds something is none of ours, and no run holds it.
    """
    if path.is_symlink() or (path.exists() and (not path.is_file() or path.stat().st_size)):
        path.unlink()
    path.touch(FILE)


def _unusable(directory: Path, error: Exception) -> PreflightFault:
    reason = reason_of(error)
    return PreflightFault(
        ExitCode.ENVIRONMENT,
        Words(
            f"kunci sesi di {directory} tidak dapat dipakai: {reason.indonesian}",
            f"the lock of the session in {directory} cannot be used: {reason.english}",
        ),
        Words("pindahkan atau hapus direktori itu", "move that directory away, or remove it"),
    )
