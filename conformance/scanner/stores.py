"""What kinds of store are there, how is each addressed, and which does this version look into? One table. Pure."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from conformance.bilingual import Words
from conformance.fault import refuse


class StoreKind(NamedTuple):
    """A kind of store, by the scheme of its address."""

    scheme: str
    name: str
    reader: str
    """Who reads it: `files`, or the server's protocol; empty: nobody yet."""
    port: int = 0
    """Where it listens when the address does not say."""
    copy: str = ""
    """The command that puts its content into a file, where nobody reads it."""


KINDS: tuple[StoreKind, ...] = (
    StoreKind("sqlite", "SQLite", "files"),
    StoreKind("file", "berkas", "files"),
    StoreKind("postgresql", "PostgreSQL", "postgresql", 5432),
    StoreKind("postgres", "PostgreSQL", "postgresql", 5432),
    StoreKind("mysql", "MySQL", "mysql", 3306),
    StoreKind("mariadb", "MariaDB", "mysql", 3306),
    StoreKind("redis", "Redis", "redis", 6379),
    StoreKind("rediss", "Redis", "redis", 6379),
    StoreKind("mongodb", "MongoDB", "", copy="mongodump"),
)
HERE = "127.0.0.1"
"""The host of an address that names none."""
EXPIRES = "#ttl"
"""Ending of a place in a server: what stands there goes by itself."""
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SERVER = re.compile(
    r"(?:(?P<user>[^:@/?#]*)(?::(?P<password>[^@/?#]*))?@)?"
    r"(?P<host>\[[0-9a-fA-F:.%]+\]|[^:@/?#\[\]]*)(?::(?P<port>[0-9]{1,5}))?(?:/(?P<database>[^/?#]*))?"
)
_LOOPBACK = re.compile(r"localhost|127(?:\.[0-9]{1,3}){3}|::1", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """A store behind a server; its text never holds the password."""

    kind: StoreKind
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    database: str = ""
    """Of Redis the number, 0 where none is named."""

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, as far as its address says."""
        return _LOOPBACK.fullmatch(self.host) is not None

    def __str__(self) -> str:
        """Return the address without the password."""
        user = f"{self.user}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.kind.scheme}://{user}{host}:{self.port}/{self.database}"


def store_of(address: str) -> str | Server:
    """Return the path of a store that is a file, a directory or a pattern, or the server; raise `Fault`.

    `sqlite:///a.db` is relative, `sqlite:////a.db` is not. No message repeats the address: it may hold a password.
    """
    found = _SCHEME.fullmatch(address)
    if not found:
        return address
    scheme, rest = found["scheme"].lower(), found["rest"]
    kind = next((kind for kind in KINDS if kind.scheme == scheme), None)
    if kind is None:
        refuse(
            Words(f"penyimpanan {scheme}:// tidak dikenal", f"a store {scheme}:// is not known"),
            Words("sebut berkas, direktori, atau alamat server", "name a file, a directory or the address of a server"),
        )
    if not kind.reader:
        _refuse_unread(kind)
    if kind.reader == "files":
        return rest.removeprefix("/") if scheme == "sqlite" else rest
    return _server(kind, rest)


def _server(kind: StoreKind, rest: str) -> Server:
    found = _SERVER.fullmatch(rest)
    database = _plain(found["database"] or "") if found else ""
    if not found or (kind.reader == "redis" and not re.fullmatch("[0-9]*", database)):
        tail = "0" if kind.reader == "redis" else "basisdata"
        form = f"{kind.scheme}://user:password@127.0.0.1:{kind.port}/{tail}"
        refuse(
            Words(f"alamat {kind.name} tidak terbaca", f"the address of {kind.name} cannot be read"),
            Words(
                f"pakai {form}; tanda /, @, #, ? dalam sandi sebagai %2F, %40, %23, %3F",
                f"use {form}; signs /, @, #, ? in a password as %2F, %40, %23, %3F",
            ),
        )
    host = (found["host"] or HERE).strip("[]")
    port = int(found["port"] or kind.port)
    return Server(kind, host, port, _plain(found["user"] or ""), _plain(found["password"] or ""), database)


def _refuse_unread(kind: StoreKind) -> NoReturn:
    refuse(
        Words(f"{kind.name}: versi ini belum melihat ke dalamnya", f"{kind.name}: this version does not look into it"),
        Words(
            f"salin isinya ke berkas dengan {kind.copy}, lalu pindai berkas itu",
            f"copy its content into a file by {kind.copy}, then scan that file",
        ),
    )


def _plain(text: str) -> str:
    """Return a part of an address with its %XX undone."""
    raw = re.sub(rb"%([0-9a-fA-F]{2})", lambda found: bytes([int(found[1], 16)]), text.encode())
    return raw.decode("utf-8", "replace")


def refuse_elsewhere(server: Server) -> NoReturn:
    """End what was asked for: a store on another host is looked into only where somebody says so."""
    refuse(
        Words(f"{server}: bukan di mesin ini", f"{server}: not on this machine"),
        Words(
            "tambahkan --other-host bila server itu memang boleh dibaca, atau pindai di mesinnya",
            "add --other-host where that server may be read indeed, or scan on its own machine",
        ),
    )
