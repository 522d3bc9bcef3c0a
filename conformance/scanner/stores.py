"""What kinds of store are there, and which of them does this version look into? One table. Pure."""

import re
from typing import NamedTuple

from conformance.bilingual import Words
from conformance.fault import refuse


class StoreKind(NamedTuple):
    """A kind of store, by the scheme of its address."""

    scheme: str
    name: str
    copy: str
    """The command that puts its content into a file; empty where it is one already."""


KINDS: tuple[StoreKind, ...] = (
    StoreKind("sqlite", "SQLite", ""),
    StoreKind("file", "berkas", ""),
    StoreKind("postgresql", "PostgreSQL", "pg_dump"),
    StoreKind("postgres", "PostgreSQL", "pg_dump"),
    StoreKind("mysql", "MySQL", "mysqldump"),
    StoreKind("mariadb", "MariaDB", "mariadb-dump"),
    StoreKind("redis", "Redis", "redis-cli --rdb"),
    StoreKind("rediss", "Redis", "redis-cli --rdb"),
    StoreKind("mongodb", "MongoDB", "mongodump"),
)
_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def path_of(store: str) -> str:
    """Return the path of a store that is a file or a directory; raise `Fault` for any other kind.

    The address is not repeated: it may hold a password.
    """
    found = _ADDRESS.fullmatch(store)
    if not found:
        return store
    scheme = found["scheme"].lower()
    kind = next((kind for kind in KINDS if kind.scheme == scheme), None)
    if kind is None:
        refuse(
            Words(f"penyimpanan {scheme}:// tidak dikenal", f"a store {scheme}:// is not known"),
            Words("sebut berkas atau direktori", "name a file or a directory"),
        )
    if kind.copy:
        refuse(
            Words(
                f"{kind.name}: versi ini belum melihat ke dalamnya", f"{kind.name}: this version does not look into it"
            ),
            Words(
                f"salin isinya ke berkas dengan {kind.copy}, lalu pindai berkas itu",
                f"copy its content into a file by {kind.copy}, then scan that file",
            ),
        )
    return found["rest"]
