"""What every store promises, whatever remembers; and what SQLite promises beyond."""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable, Coroutine
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.kuota import WIB
from simulator.store.memory import MemoryStore
from simulator.store.packing import pack, pack_row, unpack_row
from simulator.store.sqlite import SqliteStore
from simulator.store.store import Store, StoreError
from tests.helpers.entries import ENTRY, make_entry

Play = Callable[[Callable[[Store], Coroutine[Any, Any, None]]], None]
MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


@pytest.fixture(params=["memory", "sqlite"])
def play(request: pytest.FixtureRequest, tmp_path: Path) -> Play:
    """Play a scene in an empty store of each kind."""

    def run(scene: Callable[[Store], Coroutine[Any, Any, None]]) -> None:
        async def with_store() -> None:
            store: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "gladi.sqlite")
            try:
                await scene(store)
            finally:
                await store.close()

        asyncio.run(with_store())

    return run


def test_an_empty_store_knows_nothing(play: Play) -> None:
    async def scene(store: Store) -> None:
        assert await store.entries("contoh.1.1", 0, 10) == []
        assert await store.spent("contoh.1.1") == {}
        assert await store.load_sessions() == []

    play(scene)


def test_an_entry_is_read_as_it_was_written(play: Play) -> None:
    strange = make_entry(
        at=datetime(2026, 6, 1, 23, 59, 59, 999999, WIB),
        nik="",
        code="",
        method="KARTU\x00\n'",
        elemen_sent=(),
        request=b"\xff\x00",
        response=b"",
        is_charged=False,
        duration_ms=1234.5,
        fault="http_status",
        quirks=("huruf_kecil:a,b", "huruf_kecil:\n", "huruf_kecil:", "form"),
    )

    async def scene(store: Store) -> None:
        for entry in (ENTRY, strange):
            await store.append(entry)
        read = [numbered.entry for numbered in await store.entries(ENTRY.session, 0, 10)]
        assert read == [ENTRY, strange]
        assert [entry.at.utcoffset() for entry in read] == [entry.at.utcoffset() for entry in (ENTRY, strange)]

    play(scene)


def test_numbers_grow_over_all_sessions(play: Play) -> None:
    async def scene(store: Store) -> None:
        seqs = [await store.append(make_entry(session=session)) for session in "abab"]
        assert seqs == sorted(set(seqs))
        assert seqs[0] > 0
        assert [n.seq for n in await store.entries("a", 0, 10)] == [seqs[0], seqs[2]]
        assert [n.seq for n in await store.entries("b", 0, 10)] == [seqs[1], seqs[3]]

    play(scene)


def test_entries_are_read_in_pages(play: Play) -> None:
    async def scene(store: Store) -> None:
        seqs = [await store.append(make_entry(nik=str(n))) for n in range(7)]
        read: list[int] = []
        after = 0
        while page := await store.entries(ENTRY.session, after, 3):
            assert len(page) <= 3
            read += [numbered.seq for numbered in page]
            after = page[-1].seq
        assert read == seqs
        assert await store.entries(ENTRY.session, 0, 0) == []
        assert await store.entries(ENTRY.session, 2**53, 10) == []

    play(scene)


def test_entries_that_arrive_together_are_all_kept_in_their_order(play: Play) -> None:
    async def scene(store: Store) -> None:
        seqs = await asyncio.gather(*(store.append(make_entry(nik=str(n))) for n in range(100)))
        read = await store.entries(ENTRY.session, 0, 1000)
        assert [(n.seq, n.entry.nik) for n in read] == [(seq, str(n)) for n, seq in enumerate(seqs)]

    play(scene)


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_a_page_may_end_in_the_middle_of_what_arrived_together(play: Play, limit: int) -> None:
    async def scene(store: Store) -> None:
        for _ in range(2):
            await asyncio.gather(*(store.append(make_entry(session="ab"[n % 2], nik=str(n))) for n in range(20)))
        read: list[tuple[int, str]] = []
        while page := await store.entries("a", read[-1][0] if read else 0, limit):
            assert len(page) <= limit
            read += [(numbered.seq, numbered.entry.nik) for numbered in page]
        assert [nik for _, nik in read] == [str(n) for n in range(0, 20, 2)] * 2
        assert [seq for seq, _ in read] == sorted({seq for seq, _ in read})

    play(scene)


def test_charged_hits_are_counted_by_session_and_day(play: Play) -> None:
    async def scene(store: Store) -> None:
        for day, is_charged in ((MONDAY, True), (MONDAY, False), (MONDAY, True), (TUESDAY, True)):
            await store.append(make_entry(day=day, is_charged=is_charged))
        await store.append(make_entry(session="lain", is_charged=False))
        assert await store.spent(ENTRY.session) == {MONDAY: 2, TUESDAY: 1}
        assert await store.spent("lain") == {}

    play(scene)


def test_sessions_are_loaded_in_the_order_they_were_first_saved(play: Play) -> None:
    async def scene(store: Store) -> None:
        for name, record in (("b", b"1"), ("a", b"2"), ("c", b"3"), ("a", b"4"), ("b", b"\xff\x00")):
            await store.save_session(name, record)
        assert await store.load_sessions() == [b"\xff\x00", b"4", b"3"]

    play(scene)


def copied(path: Path) -> sqlite3.Connection:
    """A second connection to what is on disk now, as it would be found after a crash."""
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, path.parent / f"salinan-{file.name}")
    return sqlite3.connect(path.parent / f"salinan-{path.name}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gladi.sqlite"


def test_an_entry_is_on_disk_once_its_future_is_done(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        seq = await store.append(ENTRY)
        await store.save_session("contoh.1.1", b"{}")
        found = copied(path)
        ((last, packed),) = found.execute("SELECT last, entries FROM journal").fetchall()
        assert last == seq
        assert [n.entry.nik for n in unpack_row(packed)] == [ENTRY.nik]
        assert found.execute("SELECT id, record FROM session").fetchall() == [("contoh.1.1", b"{}")]
        found.close()
        await store.close()

    asyncio.run(scene())


@pytest.mark.parametrize(("count", "is_smaller"), [(1, False), (64, True)])
def test_what_many_ask_at_once_takes_less_room_and_is_read_as_it_was(path: Path, count: int, is_smaller: bool) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        await asyncio.gather(*(store.append(make_entry(nik=str(number))) for number in range(count)))
        found = copied(path)
        ((packed,),) = found.execute("SELECT entries FROM journal").fetchall()
        found.close()
        plain = pack_row(pack(n.seq, n.entry) for n in unpack_row(packed))
        assert (len(packed) < len(plain) / 4) is is_smaller
        assert [n.entry.nik for n in await store.entries(ENTRY.session, 0, 100)] == [str(n) for n in range(count)]
        await store.close()

    asyncio.run(scene())


def test_an_entry_is_not_said_to_be_durable_before_it_is(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        waiting = store.append(ENTRY)
        found = copied(path)
        assert found.execute("SELECT count(*) FROM journal").fetchone() == (0,)
        assert not waiting.done()
        found.close()
        await waiting
        await store.close()

    asyncio.run(scene())


def test_closing_writes_what_is_pending(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        waiting = store.append(ENTRY)
        await store.close()
        assert await waiting == 1

    asyncio.run(scene())
    asyncio.run(reopened(path, [ENTRY.nik]))


async def reopened(path: Path, niks: list[str]) -> None:
    """Open the file again and find entries of these NIKs."""
    store = SqliteStore(path)
    assert [n.entry.nik for n in await store.entries(ENTRY.session, 0, 10)] == niks
    await store.close()


def test_numbers_go_on_after_a_restart(path: Path) -> None:
    async def scene(expected: int) -> None:
        store = SqliteStore(path)
        assert await store.append(ENTRY) == expected
        await store.close()

    asyncio.run(scene(1))
    asyncio.run(scene(2))


def test_a_second_opener_is_refused_with_a_remedy(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        with pytest.raises(StoreError, match=r"gladi\.sqlite: dipakai proses lain") as refused:
            SqliteStore(path)
        assert "--store sqlite:///PATH" in refused.value.hint
        await store.append(ENTRY)
        await store.close()

    asyncio.run(scene())
    asyncio.run(reopened(path, [ENTRY.nik]))


def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"bukan basis data, melainkan teks biasa\n" * 100)
    with pytest.raises(StoreError, match=r"gladi\.sqlite: bukan penyimpanan Gladi"):
        SqliteStore(path)
    assert path.read_bytes().startswith(b"bukan basis data")


def test_a_store_of_another_version_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY)")
    other.close()
    with pytest.raises(StoreError, match="bentuknya 0, yang dikenal") as refused:
        SqliteStore(path)
    assert "versi gladi yang membuatnya" in refused.value.hint
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT sql FROM sqlite_master").fetchall() == [
            ("CREATE TABLE journal (seq INTEGER PRIMARY KEY)",)
        ]
    other.close()


def test_a_path_that_cannot_be_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    for path in (tmp_path, tmp_path / "berkas" / "gladi.sqlite"):
        with pytest.raises(StoreError, match=re.escape(str(path))) as refused:
            SqliteStore(path)
        assert "--store" in refused.value.hint


def test_missing_directories_are_made(tmp_path: Path) -> None:
    async def scene() -> None:
        await SqliteStore(tmp_path / "a" / "b" / "gladi.sqlite").close()

    asyncio.run(scene())
    assert (tmp_path / "a" / "b" / "gladi.sqlite").exists()


def test_what_cannot_be_written_fails_and_leaves_nobody_waiting(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        with pytest.raises(StoreError, match="tidak dapat ditulis"):
            await asyncio.wait_for(store.append(make_entry(nik="\ud800")), 5)
        await store.append(ENTRY)
        await store.close()

    asyncio.run(scene())
    asyncio.run(reopened(path, [ENTRY.nik]))


def test_a_caller_that_went_away_does_not_take_the_group_with_it(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        gone, kept = store.append(make_entry(nik="1")), store.append(make_entry(nik="2"))
        gone.cancel()
        assert await kept == 2
        assert [n.entry.nik for n in await store.entries(ENTRY.session, 0, 10)] == ["1", "2"]
        await store.close()

    asyncio.run(scene())


def test_sessions_saved_while_entries_wait_lose_neither(path: Path) -> None:
    async def scene() -> None:
        store = SqliteStore(path)
        waiting = store.append(ENTRY)
        await store.save_session("contoh.1.1", b"{}")
        await waiting
        assert await store.load_sessions() == [b"{}"]
        await store.close()

    asyncio.run(scene())
    asyncio.run(reopened(path, [ENTRY.nik]))
