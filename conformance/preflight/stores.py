"""Can the stores that a plan declares be opened?"""

import contextlib
import glob
import os
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from conformance.bilingual import Words, reason_of
from conformance.fault import refuse
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Penyimpanan

PORTS = {
    "mysql": 3306, "mariadb": 3306, "postgresql": 5432, "postgres": 5432, "redis": 6379, "mongodb": 27017,
    "sqlserver": 1433, "mssql": 1433, "memcached": 11211,
}  # fmt: skip
"""Stores behind a server, and where it listens when the address does not say."""
CONNECT_S = 3.0


def open_stores(declared: Penyimpanan, values: Mapping[str, str], directory: Path) -> Iterator[Words]:
    """Open every declared store for a moment; yield what is to be known of one; raise `PreflightFault`.

    `values` fill in placeholders; paths are relative to `directory`.
    """
    for kind in ("databases", "files", "logs", "caches"):
        for number, place in enumerate(getattr(declared, kind)):
            field, where = f"penyimpanan.{kind}[{number}]", str(fill_in(place, values))
            if "://" not in where:
                _look_at_path(field, directory / where)
            elif where.startswith("sqlite:"):
                _open_sqlite(field, directory / where.partition(":///")[2])
            else:
                yield _reach(field, where)


def _look_at_path(field: str, path: Path) -> None:
    found = glob.glob(str(path), recursive=True)  # noqa: PTH207 - the pattern may be absolute
    if not found:
        _cannot(field, str(path), Words("tidak ada", "it does not exist"))
    for each in found:
        if not os.access(each, os.R_OK):
            _cannot(field, each, Words("tidak boleh dibaca", "it may not be read"))


def _open_sqlite(field: str, path: Path) -> None:
    if not path.is_file():
        _cannot(field, str(path), Words("tidak ada", "it does not exist"))
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        _cannot(field, str(path), Words(f"bukan basis data SQLite ({error})", f"it is no SQLite database ({error})"))


def _reach(field: str, where: str) -> Words:
    """Return what is to be known of a store behind a server; raise where nothing listens there."""
    try:
        address = urlsplit(where)
        host, port = address.hostname or "127.0.0.1", address.port or PORTS.get(address.scheme.partition("+")[0])
    except ValueError as error:
        _cannot(field, where.partition(":")[0], Words.same(str(error)))
    if port is None:
        return Words(
            f"{field}: {address.scheme}:// tidak dikenal, jadi isinya tidak_teruji",
            f"{field}: {address.scheme}:// is unknown, so what it holds is tidak_teruji",
        )
    try:
        socket.create_connection((host, port), CONNECT_S).close()
    except OSError as error:
        _cannot(field, f"{address.scheme}://{host}:{port}", reason_of(error))
    return Words(
        f"{field}: {address.scheme}://{host}:{port} menjawab, tetapi isinya belum dapat dibaca: tidak_teruji",
        f"{field}: {address.scheme}://{host}:{port} answers, but what it holds cannot be read yet: tidak_teruji",
    )


def _cannot(field: str, what: str, reason: Words) -> NoReturn:
    refuse(
        Words(
            f"{field}: {what} tidak dapat dibuka: {reason.indonesian}",
            f"{field}: {what} cannot be opened: {reason.english}",
        ),
        Words(
            "perbaiki [penyimpanan] pada rencana, atau beri penguji hak baca",
            "mend [penyimpanan] in the plan, or let the tester read it",
        ),
    )
