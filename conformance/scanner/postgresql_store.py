"""What does a PostgreSQL database hold that the account can read: tables, materialized views, large objects?

Each statement is a transaction of its own that may only read; a table comes row by row as a binary COPY, in which text
is UTF-8 and bytea is what it is.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from conformance.bilingual import Words
from conformance.scanner.rows import BATCH, LARGEST_CELL, Rows
from conformance.scanner.server_words import CONNECT_S, FORBIDDEN, LOCK_S, LOCKED, VANISHED, unreadable
from conformance.scanner.stores import Server
from conformance.scanner.stream import Stream
from conformance.scanner.visit import Visit

UNIT = Words("tabel", "tables")
ERRORS = (psycopg.Error,)
_READ_ONLY = {"default_transaction_read_only": "on"}
_SETTINGS = {
    "lock_timeout": f"{LOCK_S}s",
    "datestyle": "ISO",
    "extra_float_digits": "1",
    "client_encoding": "UTF8",
}
_TABLES = """
SELECT n.nspname, c.relname, c.oid, c.relkind::text,
       has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'), row_security_active(c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY 1, 2
"""
_COLUMNS = """
SELECT attname, atttypid::regtype::text, attlen = -1, has_column_privilege(attrelid, attnum, 'SELECT')
FROM pg_attribute WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_DIRECTORY = """
SELECT CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') ELSE '' END
"""
_LOST = ("08", "57P")
"""How the codes of faults begin after which the connection is gone."""
_KNOWN = {"55P03": LOCKED, "42501": FORBIDDEN, "42P01": VANISHED}
_SIZED = {"bytea", "text", "character varying", "character"}
"""Types whose size is known without unpacking them; of others the size as they are stored counts."""


class _Column(NamedTuple):
    name: str
    kind: str
    has_any_size: bool
    is_readable: bool

    @property
    def value(self) -> sql.Composable:
        """What is read."""
        name = sql.Identifier(self.name)
        return name if self.kind == "bytea" else sql.SQL("{}::text").format(name)

    @property
    def is_large(self) -> sql.Composable:
        """Whether it is too large to be read with its row."""
        measure = sql.SQL("octet_length({})" if self.kind in _SIZED else "pg_column_size({})")
        return sql.SQL("{} > {}").format(measure.format(sql.Identifier(self.name)), sql.Literal(LARGEST_CELL))

    @property
    def cell(self) -> sql.Composable:
        """What is read with its row."""
        if not self.has_any_size:
            return self.value
        return sql.SQL("CASE WHEN {} THEN NULL ELSE {} END").format(self.is_large, self.value)


def connect(server: Server, *, may_write: bool = False) -> AbstractContextManager[Any]:
    """Return a connection that may only read, unless it may write."""
    settings = _SETTINGS if may_write else _SETTINGS | _READ_ONLY
    return psycopg.connect(
        host=server.host,
        port=server.port,
        user=server.user or None,
        password=server.password or None,
        dbname=server.database or server.user or None,
        connect_timeout=CONNECT_S,
        options=" ".join(f"-c {name}={value}" for name, value in settings.items()),
        application_name="gladi",
        autocommit=True,
    )


def directory(link: Any) -> str:
    """Return where the server keeps its files; empty where the account may not know."""
    row = link.execute(_DIRECTORY).fetchone()
    return row[0] if row else ""


def read(link: Any, server: Server, visit: Visit) -> None:
    """Search everything that the account may read, and note the rest."""
    for schema, table, oid, kind, is_readable, is_filtered in link.execute(_TABLES).fetchall():
        place = f"{schema}.{table}"
        if kind == "f":
            visit.trouble(place, Words("tabel asing: isinya di server lain", "a foreign table: it lies elsewhere"))
            continue
        if not is_readable:
            visit.trouble(place, FORBIDDEN)
            continue
        if is_filtered:
            visit.trouble(
                place,
                Words("sebagian baris disembunyikan dari akun ini", "some rows are hidden from this account"),
            )
        visit.count += 1
        with _noting(place, server, visit):
            _read_table(link, sql.Identifier(schema, table), place, oid, visit)
    with _noting("pg_largeobject", server, visit):
        _read_large_objects(link, server, visit)


@contextmanager
def _noting(place: str, server: Server, visit: Visit) -> Iterator[None]:
    """Note what a table refuses, to go on with the next one; what ends the connection goes through."""
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ""
        if not state or state.startswith(_LOST):
            raise
        visit.trouble(place, _KNOWN.get(state) or unreadable(error, server))


def _read_table(link: Any, table: sql.Identifier, place: str, oid: int, visit: Visit) -> None:
    columns = [_Column(*row) for row in link.execute(_COLUMNS, (oid,)).fetchall()]
    for column in columns:
        if not column.is_readable:
            visit.trouble(f"{place}.{column.name}", FORBIDDEN)
    columns = [column for column in columns if column.is_readable]
    if not columns:
        return
    cells = sql.SQL(", ").join(column.cell for column in columns)
    text = sql.SQL("COPY (SELECT {} FROM ONLY {}) TO STDOUT (FORMAT BINARY)").format(cells, table)
    rows = Rows(visit.search(), lambda size: visit.saw(place, size))
    places = [f"{place}.{column.name}" for column in columns]
    with link.cursor() as cursor, cursor.copy(text) as copy:
        for number, row in enumerate(copy.rows()):
            rows.add([cell or b"" for cell in row], places, number)
    rows.flush()
    for column in columns:
        if column.has_any_size:
            _read_large(link, table, f"{place}.{column.name}", column, visit)


def _read_large(link: Any, table: sql.Identifier, place: str, column: _Column, visit: Visit) -> None:
    """Search the cells that are too large to be read with their rows, piece by piece."""
    link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    with link.transaction():
        found = sql.SQL("SELECT ctid::text FROM ONLY {} WHERE {}").format(table, column.is_large)
        piece = sql.SQL("SELECT substring({} FROM %s FOR %s) FROM ONLY {} WHERE ctid = %s::tid").format(
            column.value, table
        )
        for number, (row,) in enumerate(link.execute(found).fetchall()):
            stream = Stream(visit.search(), lambda _, number=number: (place, number))  # type: ignore[misc]
            for data in _pieces(link, piece, row):
                stream.feed(data)
                visit.saw(place, len(data))
            stream.close()


def _pieces(link: Any, piece: sql.Composed, row: str) -> Iterator[bytes]:
    at = 1
    while found := link.execute(piece, (at, BATCH, row), binary=True).fetchone():
        if not (data := found[0]):
            return
        at += len(data)
        yield data.encode() if isinstance(data, str) else bytes(data)


def _read_large_objects(link: Any, server: Server, visit: Visit) -> None:
    for (oid,) in link.execute("SELECT oid FROM pg_largeobject_metadata ORDER BY oid").fetchall():
        place = f"pg_largeobject.{oid}"
        visit.count += 1
        with _noting(place, server, visit):
            stream, at = Stream(visit.search(), lambda _, place=place: (place, None)), 0  # type: ignore[misc]
            while data := _piece_of_object(link, oid, at):
                stream.feed(data)
                at += len(data)
                visit.saw(place, len(data))
            stream.close()


def _piece_of_object(link: Any, oid: int, at: int) -> bytes:
    row = link.execute("SELECT lo_get(%s, %s, %s)", (oid, at, BATCH), binary=True).fetchone()
    return bytes(row[0]) if row else b""
