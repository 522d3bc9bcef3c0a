"""Is what a run leaves its owner's alone, whatever the machine's habit is?"""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.application.private import make_private, open_private
from conformance.commands.run_directory import new_run_directory
from conformance.files.record_file import RecordFile
from conformance.report.rerun import Rerun
from conformance.report.write import write_reports, write_reruns
from simulator.store.sqlite import SqliteStore
from tests.helpers.results import example_result

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions")


@pytest.fixture(autouse=True)
def lax() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_directories_are_for_their_owner(tmp_path: Path) -> None:
    open_private(make_private(tmp_path / "a" / "b") / "c", "wb").close()
    assert (mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "c")) == (0o700, 0o600)


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "c").touch(0o666)
    open_private(tmp_path / "c", "ab").close()
    assert mode(tmp_path / "c") == 0o600


def test_a_run_its_record_and_its_reports_are_for_their_owner(tmp_path: Path) -> None:
    directory = new_run_directory(tmp_path / "hasil")
    RecordFile(directory / "bukti.jsonl").write("run", {})
    write_reports(example_result(), directory)
    write_reruns(example_result(), directory, Rerun(("run",)))
    left = [directory, *directory.rglob("*")]
    assert {"bukti.jsonl", "hasil.json", "junit.xml"} <= {path.name for path in left}
    assert [path for path in left if mode(path) & 0o077] == []


async def make_store(path: Path) -> None:
    store = SqliteStore(path)
    await store.save_session("s", b"{}")
    assert [each for each in path.parent.iterdir() if mode(each) & 0o077] == []
    await store.close()


def test_a_store_is_for_its_owner(tmp_path: Path) -> None:
    import asyncio

    asyncio.run(make_store(tmp_path / "gladi" / "gladi.sqlite"))
    assert mode(tmp_path / "gladi") == 0o700
