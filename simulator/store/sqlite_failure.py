"""What is said where SQLite fails? Each cause that it names has a message and a remedy of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.store.store import StoreError

_REMEDY = (
    "periksa disk dan izinnya, atau pakai --store lain / check the disk and its permissions, or use another --store"
)
_PERMISSION = (
    "periksa izin berkas dan direktorinya, atau pilih yang lain dengan --store sqlite:///PATH"
    " / check the permissions of file and directory, or choose another with --store sqlite:///PATH"
)
_TAKEN = (
    "pastikan tidak ada `gladi serve` lain yang memakainya, atau pilih yang lain dengan --store sqlite:///PATH"
    " / see that no other `gladi serve` uses it, or choose another with --store sqlite:///PATH"
)
_DAMAGED = (
    "pindahkan berkas itu dan mulai lagi, atau pakai --store lain; yang masih terbaca: perintah .recover dari sqlite3"
    " / move the file away and start again, or use another --store; for what can still be read: .recover of sqlite3"
)
_CAUSES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("dipakai proses lain / in use by another process", _TAKEN),
    sqlite3.SQLITE_LOCKED: ("dipakai proses lain / in use by another process", _TAKEN),
    sqlite3.SQLITE_FULL: (
        "disk penuh / the disk is full",
        "kosongkan ruang disk; sesudah itu simulator melanjutkan sendiri"
        " / free some space; the simulator then goes on by itself",
    ),
    sqlite3.SQLITE_CORRUPT: ("isinya rusak / its content is damaged", _DAMAGED),
    sqlite3.SQLITE_NOTADB: (
        "bukan penyimpanan Gladi / no store of Gladi",
        "pilih berkas lain dengan --store sqlite:///PATH / choose another file with --store sqlite:///PATH",
    ),
    sqlite3.SQLITE_READONLY: ("tidak boleh ditulis / must not be written", _PERMISSION),
    sqlite3.SQLITE_CANTOPEN: ("tidak dapat dibuka / cannot be opened", _PERMISSION),
    sqlite3.SQLITE_PERM: ("tidak dapat dibuka / cannot be opened", _PERMISSION),
}
"""By the primary result code that SQLite gives."""


def failure(path: Path, error: Exception) -> StoreError:
    """Return what is said where the store at `path` has failed with `error`."""
    code = getattr(error, "sqlite_errorcode", None)
    cause, remedy = _CAUSES.get(code & 0xFF if isinstance(code, int) else -1, ("", _REMEDY))
    return StoreError(f"penyimpanan / store {path}: {cause or 'gagal / failed'} ({error})", remedy)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise `StoreError` for whatever SQLite, or the system below it, raises inside."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from error
