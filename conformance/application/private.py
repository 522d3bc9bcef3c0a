"""Who may read what a run leaves? Whoever carried it out, and nobody else: files 0600, directories 0700."""

import os
from pathlib import Path
from typing import IO, Any

FILE, DIRECTORY = 0o600, 0o700


def open_private(path: Path, mode: str) -> IO[Any]:
    """Open the file at `path` for its owner alone, whoever might read it before. Raises `OSError`."""
    file = open(path, mode, opener=lambda name, flags: os.open(name, flags, FILE))  # noqa: SIM115
    close_to_others(path)
    return file


def make_private(directory: Path) -> Path:
    """Make `directory` for its owner alone, where it is not there yet, and return it. Raises `OSError`."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    directory.mkdir(DIRECTORY, exist_ok=True)
    return directory


def close_to_others(path: Path, mode: int = FILE) -> None:
    """Take a file from everybody but its owner; where that cannot be, as on some file systems, it stays as it is."""
    try:
        path.chmod(mode)
    except OSError:
        return
