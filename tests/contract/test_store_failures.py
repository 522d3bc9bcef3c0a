"""A disk that is full, a page that is damaged, a record of another form: what is answered, kept, and logged?"""

import asyncio
import base64
import logging
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO, Any, cast

import pytest

from simulator.network.fault import FaultKind
from simulator.poc.open_desk import open_desk
from simulator.store import failure_log, memory
from simulator.store.failure_log import OnceIn
from simulator.store.memory import MemoryStore
from simulator.store.packing import unpack_row
from simulator.store.sqlite import SqliteStore
from simulator.store.store import StoreError
from tests.helpers.entries import ENTRY, make_entry
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY, Rehearsal, rehearse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gladi.sqlite"


@contextmanager
def full_disk(store: SqliteStore) -> Iterator[None]:
    """Let the file grow no further."""
    store._db.execute("PRAGMA max_page_count = 1")  # it takes the pages that there are
    try:
        yield
    finally:
        store._db.execute("PRAGMA max_page_count = 1000000")


RANDOM = base64.b64encode(random.Random(1).randbytes(30_000)).decode()
"""Needs 40,000 bytes in any form."""


def large(nik: str = "1") -> Any:
    """An entry that needs new pages."""
    return make_entry(nik=nik, request=RANDOM.encode())


def test_a_full_disk_is_told_as_such_and_what_comes_later_is_kept(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        await store.append(ENTRY)
        with full_disk(store):
            failed = await asyncio.gather(*(store.append(large(n)) for n in "ab"), return_exceptions=True)
            with pytest.raises(StoreError, match="disk penuh") as refused:
                await store.save_session("contoh.1.1", b"x" * 40_000)
        assert [type(error) for error in failed] == [StoreError, StoreError]
        assert "kosongkan ruang" in refused.value.hint
        assert await store.load_sessions() == []
        await store.append(large("c"))
        await store.save_session("contoh.1.1", b"x" * 40_000)
        assert [n.entry.nik for n in await store.entries(ENTRY.session, 0, 10)] == [ENTRY.nik, "c"]
        assert await store.spent(ENTRY.session) == {ENTRY.day: 2}
        await store.close()

    asyncio.run(scene())


def test_on_a_full_disk_a_change_is_not_made_and_a_call_costs_nothing(path: Path) -> None:
    store = SqliteStore(path)

    async def scene(r: Rehearsal) -> None:
        session = r.session
        before, now = session.state(), session.now()
        assert (await r.match())["RESPONSE_CODE"] == "01"
        spent = dict(session.spent)

        def mutate() -> None:
            session.set_clock(MONDAY + timedelta(days=9))
            session.record.rotations += 1
            session.put_dialect(r.session.record.dialect.LAMA)
            session.faults.add(FaultKind.RESET, {})
            session.record.aplikasi = type(session.record.aplikasi)(nama="x" * 40_000)

        async def open_many() -> None:
            for seed in range(2, 50):
                await r.desk.open(session.record.agreement, seed)

        with full_disk(store):
            with pytest.raises(StoreError, match="disk penuh"):
                await r.desk.change(session, mutate)
            assert session.state() == before
            assert session.now() == now
            assert session.rights.dialect is before[0].dialect
            with pytest.raises(StoreError, match="disk penuh"):
                await r.send(r.fields(SAMPAH=RANDOM))
            with pytest.raises(StoreError, match="disk penuh"):
                await open_many()
        known = len(r.desk.all())
        assert session.spent == spent
        assert len(await store.load_sessions()) == known < 49
        await r.desk.change(session, mutate)
        assert session.record.rotations == 1
        await store.close()

    rehearse(scene, store=store)


def damage(path: Path, table: str) -> None:
    """Overwrite the pages of a table, but for the first page of the file."""
    with sqlite3.connect(path) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * size : root * size] = b"\xa5" * size
    path.write_bytes(raw)


def test_a_damaged_page_is_told_as_such_by_whatever_reads_it(path: Path) -> None:
    async def fill() -> None:
        store = SqliteStore(path)
        await store.append(ENTRY)
        await store.save_session("contoh.1.1", b"{}")
        await store.close()

    async def scene() -> None:
        store = SqliteStore(path)
        with pytest.raises(StoreError, match="isinya rusak") as refused:
            await store.entries(ENTRY.session, 0, 10)
        assert "--store" in refused.value.hint
        with pytest.raises(StoreError, match="isinya rusak"):
            await store.spent(ENTRY.session)
        with pytest.raises(StoreError, match="isinya rusak"):
            await store.append(ENTRY)
        with pytest.raises(StoreError, match="isinya rusak"):
            await store.load_sessions()
        await store.close()

    asyncio.run(fill())
    for table in ("journal", "spent", "session"):
        damage(path, table)
    asyncio.run(scene())


def test_a_page_that_is_needed_at_the_start_refuses_the_start(path: Path) -> None:
    asyncio.run(_filled(path))
    damage(path, "journal_place")
    damage(path, "journal")
    with pytest.raises(StoreError, match="isinya rusak"):
        SqliteStore(path)


async def _filled(path: Path) -> None:
    store = SqliteStore(path)
    await store.append(ENTRY)
    await store.close()


@pytest.mark.parametrize("row", [b"", b"\xff", b"\x91\x92\x01\x90", b"\x91\x01", b"\x80", b"\x78\x01\x02", None, 7])
def test_a_record_of_another_form_is_told_as_such(path: Path, row: Any) -> None:
    with pytest.raises(StoreError, match="berbentuk lain") as refused:
        unpack_row(row)
    assert "versi gladi yang membuatnya" in refused.value.hint


def test_a_day_of_another_form_is_told_as_such(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        store._db.execute("INSERT INTO spent VALUES ('contoh.1.1', 'Senin', 3)")
        with pytest.raises(StoreError, match="hitungan kuota"):
            await store.spent("contoh.1.1")
        await store.close()

    asyncio.run(scene())


def test_a_session_of_another_form_refuses_the_start(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        await store.save_session("contoh.1.1", b'{"id": 1}')
        await store.close()
        with pytest.raises(StoreError, match="tidak terbaca"):
            await open_desk(f"sqlite:///{path}", ManualClock(MONDAY))
        SqliteStore(path)._db.close()  # nobody holds it

    asyncio.run(scene())


class _FullFile:
    """A temporary file on a disk that is full, or has room again."""

    is_full = True

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        return self._file.write(data[:3] if self.is_full else data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def test_what_the_temporary_file_of_memory_does_not_take_is_told_and_lost_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = memory.tempfile.TemporaryFile
    files: list[_FullFile] = []

    def make(**options: Any) -> Any:
        files.append(_FullFile(cast(IO[bytes], made(**options))))
        return files[-1]

    monkeypatch.setattr(memory.tempfile, "TemporaryFile", make)

    async def scene() -> None:
        store = MemoryStore()
        for n in range(memory.ROW):
            await store.append(make_entry(nik=str(n)))
        for _ in range(3):
            with pytest.raises(StoreError, match="berkas sementara") as refused:
                await store.append(make_entry(nik="hilang"))
        assert "--store" in refused.value.hint
        assert await store.spent(ENTRY.session) == {ENTRY.day: memory.ROW}
        _FullFile.is_full = False
        for n in range(memory.ROW, 3 * memory.ROW + 1):
            await store.append(make_entry(nik=str(n)))
        read = [n.entry.nik for n in await store.entries(ENTRY.session, 0, 1000)]
        assert read == [str(n) for n in range(3 * memory.ROW + 1)]
        await store.close()

    asyncio.run(scene())


def test_a_failure_is_logged_once_a_second_with_its_remedy_and_how_often_it_came(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sparse = OnceIn(1.0)
    log = logging.getLogger("gladi.store.failure")
    monkeypatch.setattr(log, "filters", [sparse])
    for _ in range(500):
        failure_log.log_failure(StoreError("disk penuh", "kosongkan"))
    assert [record.getMessage() for record in caplog.records] == ["disk penuh; kosongkan"]
    sparse._passed_at -= 1.0
    failure_log.log_failure(StoreError("disk penuh", "kosongkan"))
    assert caplog.records[-1].getMessage() == "disk penuh; kosongkan (+499 sejak baris terakhir / since the last line)"
    sparse._passed_at += 3_600.0  # the machine's clock is set back
    failure_log.log_failure(StoreError("rusak", "pindahkan"))
    assert len(caplog.records) == 3
