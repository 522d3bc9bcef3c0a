"""How is a store searched that lies behind a server? Each kind has its reader, imported where it is needed."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.scanner.engines import EXTRA
from conformance.scanner.files import resolved
from conformance.scanner.server_words import said
from conformance.scanner.stores import Server
from conformance.scanner.visit import Visit


class Reader(Protocol):
    """Who speaks to one kind of server, with its driver."""

    UNIT: Words
    """What it counts."""
    ERRORS: tuple[type[Exception], ...]
    """What the driver raises."""

    def connect(self, server: Server) -> AbstractContextManager[Any]:
        """Return a connection that only reads."""
        ...

    def read(self, link: Any, server: Server, visit: Visit) -> None:
        """Search everything that the account may read, and note the rest."""
        ...

    def directory(self, link: Any) -> str:
        """Return where the server keeps its files, as far as it says so; empty where it does not."""
        ...


def _postgresql() -> Any:
    from conformance.scanner import postgresql_store

    return postgresql_store


def _mysql() -> Any:
    from conformance.scanner import mysql_store

    return mysql_store


def _redis() -> Any:
    from conformance.scanner import redis_store

    return redis_store


READERS = {"postgresql": _postgresql, "mysql": _mysql, "redis": _redis}


def reader_of(server: Server) -> Reader:
    """Return who reads such a server; raise `Fault` (exit code 5) where its driver is not installed."""
    try:
        reader: Reader = READERS[server.kind.reader]()
    except ImportError as error:
        raise PreflightFault(
            ExitCode.ENVIRONMENT,
            Words(f"penggerak {server.kind.name} tidak ada ({error})", f"no driver for {server.kind.name} ({error})"),
            Words(f"pasang: pip install '{EXTRA}'", f"install it: pip install '{EXTRA}'"),
        ) from None
    return reader


def try_to_open(server: Server) -> Words | None:
    """Open a server and close it again; return why that cannot be done, or None. Raise `Fault` without its driver."""
    try:
        with reader_of(server).connect(server):
            return None
    except faults_of(server) as error:
        return said(error, server)


def faults_of(server: Server) -> tuple[type[Exception], ...]:
    """Return what the driver of a server raises; raise `Fault` (exit code 5) where it is not installed."""
    return (*reader_of(server).ERRORS, OSError)


def scan_server(server: Server, paths: Iterable[Path], visit: Visit) -> None:
    """Search a server; `paths` are the stores of files that are searched as well; raise `Full`, `Fault`."""
    reader = reader_of(server)
    visit.unit = reader.UNIT
    is_open = False
    try:
        with reader.connect(server) as link:
            is_open = True
            visit.remark = _remark(reader.directory(link), server, paths)
            reader.read(link, server, visit)
    except faults_of(server) as error:
        visit.trouble(str(server), _ended(error, server) if is_open else _closed(error, server))


def _closed(error: Exception, server: Server) -> Words:
    told = said(error, server)
    return Words(f"tidak dapat dibuka: {told.indonesian}", f"it cannot be opened: {told.english}")


def _ended(error: Exception, server: Server) -> Words:
    told = said(error, server)
    return Words(
        f"terputus selagi dibaca, selebihnya tidak dicari: {told.indonesian}",
        f"cut off while it was read, the rest was not searched: {told.english}",
    )


def _remark(directory: str, server: Server, paths: Iterable[Path]) -> Words | None:
    """Return where what was deleted may still stand, unless the server's own files are searched as well."""
    name = server.kind.name
    goal = resolved(Path(directory)) if directory and server.is_here else None
    if goal and any(goal == path or path in goal.parents for path in map(resolved, paths)):
        return None
    if goal and os.access(goal, os.R_OK | os.X_OK):
        return Words(
            f"yang sudah dihapus tetapi masih ada dalam berkas {name} sendiri tidak dicari; berkas itu terbaca: "
            f"sebut {goal} sebagai penyimpanan",
            f"what was deleted but still stands in the files of {name} itself was not searched; they can be read: "
            f"name {goal} as a store",
        )
    return Words(
        f"yang sudah dihapus tetapi masih ada dalam berkas {name} sendiri tidak dicari: berkas itu tidak terjangkau",
        f"what was deleted but still stands in the files of {name} itself was not searched: they are out of reach",
    )
