"""What does a MySQL or MariaDB server hold that the account can read: every table of every schema?

The connection may only read and sees one moment; rows come unbuffered, text as UTF-8 and binary data as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymysql  # type: ignore[import-untyped]
from pymysql import converters
from pymysql.cursors import SSCursor  # type: ignore[import-untyped]

from conformance.bilingual import Words
from conformance.scanner.rows import BATCH, LARGEST_CELL, Rows
from conformance.scanner.server_words import CONNECT_S, FORBIDDEN, LOCK_S, LOCKED, SILENCE_S, VANISHED, unreadable
from conformance.scanner.stores import Server
from conformance.scanner.stream import Stream
from conformance.scanner.visit import Visit

UNIT = Words("tabel", "tables")
ERRORS = (pymysql.Error,)
_ITS_OWN = ("information_schema", "performance_schema", "sys")
_TABLES = f"""
SELECT table_schema, table_name, table_type FROM information_schema.tables
WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema NOT IN {_ITS_OWN} ORDER BY 1, 2
"""
_COLUMNS = """
SELECT column_name, FIND_IN_SET('select', privileges), character_octet_length > %s OR data_type IN ('json', 'geometry')
FROM information_schema.columns WHERE table_schema = %s AND table_name = %s ORDER BY ordinal_position
"""
_ME = """CONCAT("'", REPLACE(CURRENT_USER(), '@', "'@'"), "'")"""
_PARTLY = f"""
SELECT DISTINCT c.table_schema, c.table_name FROM information_schema.column_privileges c
WHERE c.privilege_type = 'SELECT' AND c.grantee = {_ME}
AND NOT EXISTS (SELECT * FROM information_schema.user_privileges u WHERE u.privilege_type = 'SELECT'
                AND u.grantee = {_ME})
AND NOT EXISTS (SELECT * FROM information_schema.schema_privileges s WHERE s.privilege_type = 'SELECT'
                AND s.grantee = {_ME} AND s.table_schema = c.table_schema)
AND NOT EXISTS (SELECT * FROM information_schema.table_privileges t WHERE t.privilege_type = 'SELECT'
                AND t.grantee = {_ME} AND t.table_schema = c.table_schema AND t.table_name = c.table_name)
"""
"""Tables of which the account may read single columns, while the others are not even shown to it."""
_LOST = {2006, 2013, 2014, 1053, 1927}
"""Numbers of faults after which the connection is gone."""
_KNOWN = {1205: LOCKED, 1044: FORBIDDEN, 1142: FORBIDDEN, 1143: FORBIDDEN, 1146: VANISHED}

_SOME_COLUMNS = Words(
    "akun ini hanya boleh membaca sebagian kolomnya", "this account may read some of its columns only"
)


@contextmanager
def connect(server: Server, *, may_write: bool = False) -> Iterator[Any]:
    """Yield a connection that may only read and sees one moment, unless it may write."""
    link = pymysql.connect(
        host=server.host,
        port=server.port,
        user=server.user or None,
        password=server.password,
        database=server.database or None,
        connect_timeout=CONNECT_S,
        read_timeout=SILENCE_S,
        write_timeout=SILENCE_S,
        charset="utf8mb4",
        use_unicode=False,
        conv={kind: write for kind, write in converters.conversions.items() if not isinstance(kind, int)},
        program_name="gladi",
        autocommit=may_write,
    )
    try:
        with link.cursor() as cursor:
            cursor.execute(f"SET SESSION lock_wait_timeout = {LOCK_S}, innodb_lock_wait_timeout = {LOCK_S}")
            if not may_write:
                cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
        yield link
    finally:
        if link.open:
            link.close()


def directory(link: Any) -> str:
    """Return where the server keeps its files."""
    ((place,),) = _all(link, "SELECT @@datadir")
    return place


def read(link: Any, server: Server, visit: Visit) -> None:
    """Search everything that the account may read, and note what of it could not be read."""
    partly = {*_all(link, _PARTLY)}
    for schema, table, kind in _all(link, _TABLES):
        place = f"{schema}.{table}"
        if (schema, table) in partly:
            visit.trouble(place, _SOME_COLUMNS)
        visit.count += 1
        try:
            _read_table(link, schema, table, kind, visit)
        except pymysql.Error as error:
            if error.args and error.args[0] in _LOST:
                raise
            known = _KNOWN.get(error.args[0]) if error.args else None
            visit.trouble(place, known or unreadable(error, server))


def _read_table(link: Any, schema: str, table: str, kind: str, visit: Visit) -> None:
    place, source = f"{schema}.{table}", f"{_quoted(schema)}.{_quoted(table)}"
    if kind == "SYSTEM VERSIONED":
        source += " FOR SYSTEM_TIME ALL"  # what was deleted is history, and still there
    names, large = [], []
    for name, may_read, may_be_large in _all(link, _COLUMNS, (LARGEST_CELL, schema, table)):
        if may_read == "0":
            visit.trouble(f"{place}.{name}", FORBIDDEN)
            continue
        names.append(name)
        if may_be_large == "1":
            large.append(name)
    if not names:
        return
    size = {name: f"LENGTH({_quoted(name)}) > {LARGEST_CELL}" for name in large}
    cells = (f"IF({size[name]}, NULL, {_quoted(name)})" if name in size else _quoted(name) for name in names)
    rows = Rows(visit.search(), lambda read: visit.saw(place, read))
    places = [f"{place}.{name}" for name in names]
    for number, row in enumerate(_each(link, f"SELECT {', '.join(cells)} FROM {source}")):
        rows.add([cell or b"" for cell in row], places, number)
    rows.flush()
    for name, is_large in size.items():
        _read_large(link, source, name, is_large, f"{place}.{name}", visit)


def _read_large(link: Any, source: str, name: str, is_large: str, place: str, visit: Visit) -> None:
    """Search the cells that are too large to be read with their rows, piece by piece."""
    ((count,),) = _all(link, f"SELECT COUNT(*) FROM {source} WHERE {is_large}")
    for number in range(int(count)):
        stream, at = Stream(visit.search(), lambda _, number=number: (place, number)), 1  # type: ignore[misc]
        with link.cursor() as cursor:
            while cursor.execute(
                f"SELECT SUBSTRING(CAST({_quoted(name)} AS BINARY), {at}, {BATCH}) FROM {source} "
                f"WHERE {is_large} LIMIT {number}, 1"
            ) and (data := cursor.fetchone()[0]):
                at += len(data)
                stream.feed(data)
                visit.saw(place, len(data))
        stream.close()


def _all(link: Any, query: str, parameters: tuple[object, ...] = ()) -> list[tuple[str, ...]]:
    with link.cursor() as cursor:
        cursor.execute(query, parameters)
        return [tuple("" if cell is None else cell.decode() for cell in row) for row in cursor.fetchall()]


def _each(link: Any, query: str) -> Iterator[tuple[bytes | None, ...]]:
    """Yield rows as they come; whoever stops before the last one has to close the connection."""
    cursor = link.cursor(SSCursor)
    try:
        cursor.execute(query)
        while row := cursor.fetchone():
            yield row
    except BaseException:
        if cursor._result is not None:
            cursor._result.unbuffered_active = False  # or all other rows are read first
        raise
    finally:
        cursor.close()


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
