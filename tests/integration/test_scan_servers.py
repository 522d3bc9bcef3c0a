"""Does the scan see into real PostgreSQL, MariaDB and Redis servers, and say what it could not see?"""

import base64
import gzip
import signal
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pymysql  # type: ignore[import-untyped]
import pytest
import redis

from conformance.fault import ExitCode, PreflightFault
from conformance.scanner import server_scan, visit
from conformance.scanner.planting import CannotPlant, plant, sweep
from conformance.scanner.stores import Server as Address
from conformance.scanner.stores import store_of
from conformance.scanner.values import Kind, Role, Value
from tests.helpers.database_servers import PASSWORD, USER, Server, start
from tests.helpers.scanning import CONTROL, VALUES, elements, found, scan

MOTHER, FAMILY = "Sri Wahyuni Mangunkarsa", 3303051708909901
PACKED = gzip.compress(MOTHER.encode())
BIG = bytes(range(256)) * (5 << 12) + MOTHER.encode() + b"." * 1000
LOW = "rendah"
SHAPES: dict[str, str] = {
    "postgresql": "CREATE SCHEMA lain; CREATE TABLE lain.surat (id int, nik text, kk bigint, isi bytea, lahir date, "
    "data jsonb, banyak text[]); CREATE TABLE kosong (a int); CREATE VIEW pandang AS SELECT * FROM lain.surat;",
    "mariadb": "CREATE TABLE surat (id int, nik text, kk bigint, isi blob, lahir date, data json, banyak text); "
    "CREATE TABLE kosong (a int); CREATE VIEW pandang AS SELECT * FROM surat; "
    "CREATE TABLE besar (isi longblob, teks longtext);",
}


INIT = {
    "postgresql": f"""SET SESSION AUTHORIZATION postgres;

CREATE ROLE {LOW} LOGIN PASSWORD '{LOW}-gladi';

SET SESSION AUTHORIZATION {USER};
""",
    "mariadb": f"""CREATE TABLE sebagian (a text, b text);
CREATE USER {LOW}@'%' IDENTIFIED BY '{LOW}-gladi';
GRANT SELECT (a) ON {USER}.sebagian TO {LOW}@'%';
""",
}
"""An account that may read little."""


def init(kind: str, directory: str) -> tuple[str, str]:
    path = Path(directory, f"{kind}.sql")
    path.write_text(INIT[kind])
    return "--init", str(path)


def as_low(server: Server) -> str:
    return server.url.replace(f"{USER}:{PASSWORD}", f"{LOW}:{LOW}-gladi")


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, Server]]:
    with (
        tempfile.TemporaryDirectory(prefix="gladi-server-") as name,
        start("postgresql", Path(name, "p"), *init("postgresql", name)) as postgresql,
        start("mariadb", Path(name, "m"), *init("mariadb", name)) as mariadb,
        start("redis", Path(name, "r")) as cache,
    ):
        yield {"postgresql": postgresql, "mariadb": mariadb, "redis": cache}


@pytest.fixture
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gladi-server-") as name:
        yield Path(name)


def postgres(server: Server) -> "psycopg.Connection[Any]":
    return psycopg.connect(server.url, autocommit=True)


def maria(server: Server) -> Any:
    return pymysql.connect(
        host="127.0.0.1", port=server.port, user=USER, password=PASSWORD, database=USER, autocommit=True
    )


def cache_of(server: Server, number: int = 0) -> Any:
    return redis.Redis("127.0.0.1", server.port, number, PASSWORD)


@pytest.fixture
def database(servers: dict[str, Server]) -> Iterator["psycopg.Connection[Any]"]:
    with postgres(servers["postgresql"]) as link:
        yield link
        link.execute("DROP SCHEMA IF EXISTS lain CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        link.execute("SELECT lo_unlink(oid) FROM pg_largeobject_metadata")


@pytest.fixture
def schema(servers: dict[str, Server]) -> Iterator[Any]:
    with closing(maria(servers["mariadb"])) as link, link.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sebagian")
        yield cursor
    with closing(maria(servers["mariadb"])) as link, link.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {USER}")
        cursor.execute(f"CREATE DATABASE {USER}")


@pytest.fixture
def cache(servers: dict[str, Server]) -> Iterator[Any]:
    with closing(cache_of(servers["redis"])) as link:
        yield link
        link.flushall()


def notes(seen: Any) -> list[str]:
    return [f"{note.place}: {note.words.english}" for note in seen.notes]


def test_postgresql_rows_are_told_by_schema_table_and_column(
    servers: dict[str, Server], database: "psycopg.Connection[Any]"
) -> None:
    database.execute(SHAPES["postgresql"])  # type: ignore[arg-type]
    database.execute(
        "INSERT INTO lain.surat VALUES (1, '3303051708909001', %s, %s, '1990-02-03', %s, %s), (2, 'x', 0, '', NULL, "
        "'{}', '{}'), (3, '', NULL, NULL, '1990-02-03', NULL, NULL)",
        (FAMILY, PACKED, '{"ibu": "sri wahyuni\\u0020mangunkarsa"}', [MOTHER, "x"]),
    )
    seen = scan(servers["postgresql"].url)
    assert found(seen) == {
        ("NO_KK", "lain.surat.kk", ()),
        ("NAMA_LGKP_IBU", "lain.surat.isi", ("gzip",)),
        ("NAMA_LGKP_IBU", "lain.surat.data", ()),
        ("NAMA_LGKP_IBU", "lain.surat.banyak", ()),
        ("TGL_LHR", "lain.surat.lahir", ()),
    }
    assert (seen.notes, seen.files, seen.unit.english) == ((), 2, "tables")


def test_postgresql_cells_and_objects_that_are_large_are_read_piece_by_piece(
    servers: dict[str, Server], database: "psycopg.Connection[Any]"
) -> None:
    database.execute("CREATE TABLE besar (isi bytea, teks text, data json)")
    text = "x " * (3 << 20) + MOTHER
    database.execute("INSERT INTO besar VALUES (%s, %s, %s)", (BIG, text, f'"{text}"'))
    database.execute("SELECT lo_from_bytea(0, %s)", (BIG,))
    seen = scan(servers["postgresql"].url)
    places = {place.rstrip("0123456789") for _, place, _ in found(seen)}
    assert places == {"besar.isi", "besar.teks", "besar.data", "pg_largeobject."} or places == {
        f"public.{name}" for name in ("besar.isi", "besar.teks", "besar.data")
    } | {"pg_largeobject."}
    assert seen.notes == ()


def test_postgresql_says_what_is_locked(servers: dict[str, Server], database: "psycopg.Connection[Any]") -> None:
    server = servers["postgresql"]
    database.execute("CREATE TABLE terkunci (a text); CREATE TABLE terbuka (a text, b text)")
    database.execute("INSERT INTO terbuka VALUES (%s, 'x')", (MOTHER,))
    with postgres(server) as holder:
        holder.execute("BEGIN; LOCK TABLE terkunci IN ACCESS EXCLUSIVE MODE")
        seen = scan(server.url)
        holder.execute("ROLLBACK")
    assert notes(seen) == ["public.terkunci: locked by another process; stop the application, then repeat"]
    assert (elements(seen), seen.verdict) == ({"NAMA_LGKP_IBU"}, "tidak_lulus")


def test_mariadb_rows_are_told_by_schema_table_and_column(servers: dict[str, Server], schema: Any) -> None:
    for statement in SHAPES["mariadb"].split("; "):
        schema.execute(statement)
    schema.execute(
        "INSERT INTO surat VALUES (1, '3303051708909001', %s, %s, '1990-02-03', %s, %s), "
        "(2, '', 0, '', NULL, '{}', '')",
        (FAMILY, PACKED, f'{{"ibu": "{MOTHER}"}}', base64.b64encode(MOTHER.encode()).decode()),
    )
    schema.execute("INSERT INTO besar VALUES (%s, %s)", (BIG, "x " * (3 << 20) + MOTHER))
    seen = scan(servers["mariadb"].url)
    assert found(seen) == {
        ("NO_KK", "aplikasi.surat.kk", ()),
        ("NAMA_LGKP_IBU", "aplikasi.surat.isi", ("gzip",)),
        ("NAMA_LGKP_IBU", "aplikasi.surat.data", ()),
        ("NAMA_LGKP_IBU", "aplikasi.surat.banyak", ("base64",)),
        ("TGL_LHR", "aplikasi.surat.lahir", ()),
        ("NAMA_LGKP_IBU", "aplikasi.besar.isi", ()),
        ("NAMA_LGKP_IBU", "aplikasi.besar.teks", ()),
    }
    assert (seen.notes, seen.files) == ((), 3)


def test_mariadb_says_what_is_locked_and_reads_the_history_of_a_table(servers: dict[str, Server], schema: Any) -> None:
    schema.execute("CREATE TABLE riwayat (a text) WITH SYSTEM VERSIONING")
    schema.execute("INSERT INTO riwayat VALUES (%s)", (MOTHER,))
    schema.execute("DELETE FROM riwayat")
    schema.execute("CREATE TABLE terkunci (a text)")
    with closing(maria(servers["mariadb"])) as holder:
        holder.cursor().execute("LOCK TABLES terkunci WRITE")
        seen = scan(servers["mariadb"].url)
    assert notes(seen) == ["aplikasi.terkunci: locked by another process; stop the application, then repeat"]
    assert found(seen) == {("NAMA_LGKP_IBU", "aplikasi.riwayat.a", ())}


def test_redis_keys_of_every_type_and_database_are_told_as_patterns(servers: dict[str, Server], cache: Any) -> None:
    cache.set("pemohon:3303051708909001:jawaban", PACKED, ex=300)
    cache.set("besar", BIG)
    cache.hset("sesi:a1b2", mapping={"nik": "3303051708909001", "lahir": "1990-02-03", "ibu": MOTHER})
    cache.rpush("antrean", *["x"] * 700, MOTHER)
    cache.sadd("nama", MOTHER, "y")
    cache.zadd("urutan", {MOTHER: 1})
    cache.xadd("peristiwa", {"isi": MOTHER, "n": "1"})
    cache.set(f"dwh:{MOTHER}", "1")
    with closing(cache_of(servers["redis"], 5)) as other:
        other.set("lain", str(FAMILY))
    seen = scan(servers["redis"].url)
    assert found(seen) == {
        ("NAMA_LGKP_IBU", "db0 pemohon:*:jawaban (string)#ttl", ("gzip",)),
        ("NAMA_LGKP_IBU", "db0 besar (string)", ()),
        ("NAMA_LGKP_IBU", "db0 sesi:* (hash).ibu", ()),
        ("TGL_LHR", "db0 sesi:* (hash).lahir", ()),
        ("NAMA_LGKP_IBU", "db0 antrean (list)", ()),
        ("NAMA_LGKP_IBU", "db0 nama (set)", ()),
        ("NAMA_LGKP_IBU", "db0 urutan (zset)", ()),
        ("NAMA_LGKP_IBU", "db0 peristiwa (stream).isi", ()),
        ("NAMA_LGKP_IBU", "db0 dwh:* (string)", ()),
        ("NO_KK", "db5 lain (string)", ()),
    }
    assert (seen.notes, seen.files, seen.unit.english) == ((), 9, "keys")
    assert cache.object("idletime", "besar") is not None


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "redis"])
def test_a_server_with_nothing_in_it_is_not_tested(servers: dict[str, Server], kind: str) -> None:
    seen = scan(servers[kind].url)
    assert seen.verdict == "tidak_teruji"
    assert [note.words.english for note in seen.notes] == ["empty: there is nothing to search"]
    assert PASSWORD not in seen.store + notes(seen)[0]


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "redis"])
def test_a_wrong_password_or_a_closed_port_is_told_and_not_tested(servers: dict[str, Server], kind: str) -> None:
    for wrong in (
        servers[kind].url.replace(PASSWORD, "sandi-yang-salah"),
        servers[kind].url.replace(f":{servers[kind].port}", ":1"),
    ):
        seen = scan(wrong)
        assert seen.verdict == "tidak_teruji"
        (note,) = seen.notes
        assert note.words.english.startswith("it cannot be opened: ")
        assert "sandi-yang-salah" not in repr(seen)
        assert PASSWORD not in repr(seen)


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "redis"])
def test_a_server_that_dies_in_mid_scan_is_told(kind: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with start(kind, place / "data") as server:
        _fill(server)
        is_there = True

        def saw(self: visit.Visit, place: str, size: int) -> None:
            nonlocal is_there
            self.ledger.looked_at += size
            if is_there:
                is_there = False
                server.process.send_signal(signal.SIGKILL)
                server.process.wait()

        monkeypatch.setattr(visit.Visit, "saw", saw)
        seen = scan(server.url)
    assert seen.verdict == "tidak_teruji"
    assert [note.place for note in seen.notes] == [str(store_of(server.url))]
    assert seen.notes[0].words.english.startswith("cut off while it was read, the rest was not searched: ")


def _fill(server: Server, rows: int = 30) -> None:
    """Put a few MB of nothing into it, in pieces of a batch each."""
    nothing = "x " * (1 << 19)
    if server.kind == "redis":
        with closing(cache_of(server)) as link:
            for number in range(rows):
                link.rpush("a", *[nothing[:9000]] * 120, str(number))
        return
    with closing(postgres(server) if server.kind == "postgresql" else maria(server)) as link:
        cursor = link.cursor()
        cursor.execute("CREATE TABLE a (a text)" if server.kind == "postgresql" else "CREATE TABLE a (a longtext)")
        for _ in range(rows):
            cursor.execute("INSERT INTO a VALUES (%s)", (nothing,))


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "redis"])
def test_a_server_beyond_the_limit_is_searched_so_far(kind: str, place: Path) -> None:
    with start(kind, place / "data") as server:
        _fill(server)
        seen = scan(server.url, largest=4 << 20)
    assert [note.words.english for note in seen.notes] == [
        "larger than the limit of 4 MiB (--largest): the rest was not searched"
    ]
    assert 4 << 20 < seen.size < 8 << 20


def test_what_redis_closes_to_an_account_is_told(servers: dict[str, Server], cache: Any) -> None:
    cache.execute_command("ACL", "SETUSER", LOW, "on", f">{LOW}-gladi", "~boleh:*", "+@all")
    cache.set("boleh:a", "x")
    cache.set("tidak:b", MOTHER)
    seen = scan(as_low(servers["redis"]))
    assert seen.verdict == "tidak_teruji"
    assert notes(seen)[0].startswith("db0 tidak:b: it cannot be read: ")


def test_what_mariadb_closes_to_an_account_is_told(servers: dict[str, Server], schema: Any) -> None:
    schema.execute("CREATE TABLE sebagian (a text, b text)")
    schema.execute("INSERT INTO sebagian VALUES ('x', %s)", (MOTHER,))
    seen = scan(as_low(servers["mariadb"]))
    assert notes(seen) == ["aplikasi.sebagian: this account may read some of its columns only"]
    assert (seen.findings, seen.verdict) == ((), "tidak_teruji")


def test_what_postgresql_closes_to_an_account_or_hides_from_it_is_told(
    servers: dict[str, Server], database: "psycopg.Connection[Any]"
) -> None:
    database.execute(
        "CREATE TABLE tertutup (a text); CREATE TABLE sebagian (a text, b text); "
        "GRANT SELECT (a) ON sebagian TO rendah; "
        "CREATE TABLE tersaring (a text); ALTER TABLE tersaring ENABLE ROW LEVEL SECURITY; "
        "GRANT SELECT ON tersaring TO rendah; GRANT USAGE ON SCHEMA public TO rendah"
    )
    database.execute("INSERT INTO tersaring VALUES ('x'); INSERT INTO sebagian VALUES ('x', 'y')")
    seen = scan(as_low(servers["postgresql"]))
    assert notes(seen) == [
        "public.sebagian.b: this account may not read it",
        "public.sebagian: this account may not read it",  # its large cells: whoever asks for them needs the whole row
        "public.tersaring: some rows are hidden from this account",
        "public.tertutup: this account may not read it",
    ]
    assert seen.verdict == "tidak_teruji"


def test_the_control_is_found_in_a_table(servers: dict[str, Server], schema: Any) -> None:
    schema.execute("CREATE TABLE permohonan (nomor text)")
    schema.execute("INSERT INTO permohonan VALUES ('permohonan-0007')")
    seen = scan(servers["mariadb"].url, (*VALUES, CONTROL))
    assert (seen.verdict, seen.control) == ("lulus", True)


def test_an_address_is_told_without_its_password() -> None:
    server = store_of("mysql://app:r%40hasia@basis.example/basis")
    assert isinstance(server, Address)
    assert (server.password, server.is_here, str(server)) == ("r@hasia", False, "mysql://app@basis.example:3306/basis")
    assert "hasia" not in repr(server)


MARK = "kontrol-3f9a8c7b2d11"


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "redis"])
def test_a_control_is_planted_found_and_removed(servers: dict[str, Server], kind: str) -> None:
    store, values = servers[kind].url, (*VALUES, Value("", "kontrol", Kind.TEXT, MARK, Role.CONTROL))
    plant(store, "kontrol-lama-1234")  # what a killed run has left
    planted = plant(store, MARK)
    seen = scan(store, values)
    assert (seen.verdict, seen.control, seen.files) == ("lulus", True, 1)
    planted.remove()
    assert scan(store, values).verdict == "tidak_teruji"  # there is nothing in it again
    assert sweep(store) == 0


def test_an_account_that_may_not_write_plants_no_control(
    servers: dict[str, Server], database: "psycopg.Connection[Any]", schema: Any, cache: Any
) -> None:
    database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC; ALTER SCHEMA public OWNER TO pg_database_owner")
    cache.execute_command("ACL", "SETUSER", "pembaca", "on", ">pembaca-gladi", "~*", "+@read", "+@connection")
    address = servers["redis"].url.replace(f"{USER}:{PASSWORD}", "pembaca:pembaca-gladi")
    with pytest.raises(CannotPlant, match=r"Redis menolak: .*permission"):
        plant(address, MARK)
    with pytest.raises(CannotPlant, match="PostgreSQL menolak"):
        plant(servers["postgresql"].url.replace(PASSWORD, "salah-sandinya"), MARK)
    schema.execute("CREATE TABLE gladi_kontrol (lain int)")
    with pytest.raises(CannotPlant, match="ada dan bukan milik kami"):
        plant(servers["mariadb"].url, MARK)
    schema.execute("SELECT * FROM gladi_kontrol")


def test_a_missing_driver_is_exit_5(servers: dict[str, Server], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError("No module named 'redis'")

    monkeypatch.setitem(server_scan.READERS, "redis", missing)
    with pytest.raises(PreflightFault, match=r"gladi\[scan\]") as caught:
        scan(servers["redis"].url)
    assert caught.value.exit_code is ExitCode.ENVIRONMENT
