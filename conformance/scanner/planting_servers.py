"""How is a control put into a server and taken out again?"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from conformance.scanner.control_words import KEY, OURS, TABLE, TOLD, CannotPlant
from conformance.scanner.stores import Server

LASTS_S = 86_400
"""A key goes by itself after a day, should no run come again."""
_SCHEMAS_PG = """
SELECT nspname FROM pg_namespace
WHERE has_schema_privilege(oid, 'CREATE') AND nspname <> 'information_schema' AND nspname !~ '^pg_'
ORDER BY nspname <> coalesce(current_schema(), 'public'), 1
"""
_OURS_PG = """
SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = %s AND c.relkind = 'r' AND obj_description(c.oid, 'pg_class') = %s
"""
_SCHEMAS_MY = """
SELECT schema_name FROM information_schema.schemata
WHERE schema_name NOT IN ('information_schema', 'performance_schema', 'sys', 'mysql')
ORDER BY schema_name <> COALESCE(DATABASE(), ''), 1
"""
_OURS_MY = "SELECT table_schema FROM information_schema.tables WHERE table_name = %s AND table_comment = %s"
_DENIED, _TAKEN = {1044, 1142, 1227}, {1050}


class _Postgresql:
    def __init__(self, link: Any) -> None:
        self._link = link

    def put(self, mark: str) -> str:
        from psycopg import errors, sql

        schemas = self._link.execute(_SCHEMAS_PG).fetchall()
        for (schema,) in schemas:
            table = sql.Identifier(schema, TABLE)
            with contextlib.suppress(errors.DuplicateTable), self._link.transaction():
                self._link.execute(sql.SQL("CREATE TABLE {} (tanda text)").format(table))
                self._link.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(table, sql.Literal(OURS)))
                self._link.execute(sql.SQL("INSERT INTO {} VALUES ({})").format(table, sql.Literal(mark)))
                return f"{schema}.{TABLE}"
        raise CannotPlant(TOLD["taken"] if schemas else TOLD["forbidden"])

    def clear(self) -> int:
        from psycopg import sql

        found = self._link.execute(_OURS_PG, (TABLE, OURS)).fetchall()
        for (schema,) in found:
            self._link.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(schema, TABLE)))
        return len(found)


@contextlib.contextmanager
def _postgresql(server: Server) -> Iterator[_Postgresql]:
    from conformance.scanner.postgresql_store import connect

    with connect(server, may_write=True) as link:
        yield _Postgresql(link)


class _Mysql:
    def __init__(self, link: Any) -> None:
        self._link = link

    def _all(self, query: str, parameters: tuple[str, ...] = ()) -> list[str]:
        with self._link.cursor() as cursor:
            cursor.execute(query, parameters)
            return [row[0].decode() for row in cursor.fetchall()]

    def put(self, mark: str) -> str:
        import pymysql  # type: ignore[import-untyped]

        why = "forbidden"
        for schema in self._all(_SCHEMAS_MY):
            table = f"`{schema.replace('`', '``')}`.{TABLE}"
            try:
                with self._link.cursor() as cursor:
                    cursor.execute(f"CREATE TABLE {table} (tanda VARCHAR(64)) COMMENT = %s", (OURS,))
                    cursor.execute(f"INSERT INTO {table} VALUES (%s)", (mark,))
            except pymysql.Error as error:
                if error.args[0] not in _DENIED | _TAKEN:
                    raise
                why = "taken" if error.args[0] in _TAKEN else why
            else:
                return f"{schema}.{TABLE}"
        raise CannotPlant(TOLD[why])

    def clear(self) -> int:
        found = self._all(_OURS_MY, (TABLE, OURS))
        for schema in found:
            with self._link.cursor() as cursor:
                cursor.execute(f"DROP TABLE `{schema.replace('`', '``')}`.{TABLE}")
        return len(found)


@contextlib.contextmanager
def _mysql(server: Server) -> Iterator[_Mysql]:
    from conformance.scanner.mysql_store import connect

    with connect(server, may_write=True) as link:
        yield _Mysql(link)


class _Redis:
    def __init__(self, link: Any) -> None:
        self._link = link

    def put(self, mark: str) -> str:
        self._link.set(f"{KEY}{mark}", mark, ex=LASTS_S)
        return f"{KEY}{mark}"

    def clear(self) -> int:
        return sum(self._link.delete(key) for key in list(self._link.scan_iter(match=f"{KEY}*", count=1000)))


@contextlib.contextmanager
def _redis(server: Server) -> Iterator[_Redis]:
    from conformance.scanner.redis_store import connect

    with connect(server) as link:
        yield _Redis(link)


SERVERS: dict[str, Callable[[Server], AbstractContextManager[Any]]] = {
    "postgresql": _postgresql,
    "mysql": _mysql,
    "redis": _redis,
}
"""By who reads it; in each, what puts a control there and clears it away."""
