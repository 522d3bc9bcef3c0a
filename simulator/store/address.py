"""Which store does a `--store` address name?"""

import os
import sys
from pathlib import Path

from simulator.store.memory import MemoryStore
from simulator.store.postgres_url import hidden
from simulator.store.sqlite import SqliteStore
from simulator.store.store import Store, StoreError


def open_store(address: str) -> Store:
    """Open `memory:` or `sqlite:///PATH`; raise `StoreError` for anything else or where it cannot be opened.

    PostgreSQL is opened by `PostgresStore.connect`: it is shared, so it is another kind of thing.
    """
    if address == "memory:":
        return MemoryStore()
    if address.startswith("sqlite:///") and len(address) > len("sqlite:///"):
        return SqliteStore(Path(address.removeprefix("sqlite:///")).expanduser())
    raise StoreError(
        f"--store {hidden(address)!r} tidak dikenal / unknown store",
        "pakai sqlite:///PATH, postgresql://... atau memory: / use sqlite:///PATH, postgresql://... or memory:",
    )


def default_address() -> str:
    """Return the SQLite file in the user's data directory of this system."""
    home = Path.home()
    match sys.platform:
        case "win32":
            base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        case "darwin":
            base = home / "Library" / "Application Support"
        case _:
            base = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    return f"sqlite:///{base / 'gladi' / 'gladi.sqlite'}"
