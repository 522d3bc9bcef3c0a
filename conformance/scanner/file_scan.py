"""How is a store searched that consists of files?"""

import contextlib
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.scanner import leveldb
from conformance.scanner.buffer import BETWEEN
from conformance.scanner.difference import Tally
from conformance.scanner.file_names import FileNames
from conformance.scanner.files import Entry, files_of, read_file, resolved
from conformance.scanner.sqlite_pages import MAGIC, place_pages
from conformance.scanner.sqlite_rows import scan_rows
from conformance.scanner.stream import Search, Stream, place_at
from conformance.scanner.visit import Full, Visit

BESIDE = ("-wal", "-shm", "-journal")
"""Endings of what SQLite keeps beside its file."""
SMALLEST_PAGE = 4096
"""Bytes of a page of a database's own file, at least."""


def scan_files(root: Path, stores: tuple[Path, ...], visit: Visit) -> None:
    """Search a file, a directory or what a pattern names; `stores` are all that are searched; raise `Full`."""
    roots = tuple(resolved(each) for each in stores)
    names = FileNames(visit)
    for entry in files_of(root, roots, visit.trouble):
        if visit.ledger.looked_at >= visit.largest:
            visit.note_largest(entry.name)
            raise Full
        visit.count += 1
        names.take(entry)
        _scan_file(entry, visit)
    names.search()


def _count_lines(tally: Tally, entry: Entry, piece: bytes) -> None:
    """Count the lines of a file; what a database writes for itself grows by pages, whatever comes into it."""
    if entry.path.name.endswith(BESIDE) or (b"\0" in piece and not entry.path.stat().st_size % SMALLEST_PAGE):
        return
    for line in piece.split(b"\n"):
        tally.add(entry.name, line)


def _scan_file(entry: Entry, visit: Visit) -> None:
    search = visit.search()
    stream: Stream | None = None
    is_database, ending = False, b""
    with contextlib.suppress(Full):  # a database's rows are still searched
        for piece in read_file(entry, visit.trouble):
            if stream is None:
                is_database = piece.startswith(MAGIC)
                placing = place_pages(entry.path, entry.name) if is_database else place_at(entry.name)
                stream = Stream(search, placing)
            stream.feed(piece)
            if visit.tally is not None and not is_database:
                with contextlib.suppress(FileNotFoundError):  # whoever reads it tells that it vanished
                    _count_lines(visit.tally, entry, piece)
            ending = (ending + piece)[-len(leveldb.MAGIC) :]
            visit.saw(entry.name, len(piece))
    if stream:
        stream.close()
    if is_database:
        scan_rows(entry.path, entry.name, search, visit.trouble)
    if ending == leveldb.MAGIC:
        _scan_blocks(entry, search, visit)


def _scan_blocks(entry: Entry, search: Search, visit: Visit) -> None:
    """Search the blocks of a LevelDB table, unpacked."""
    stream = Stream(search, place_at(entry.name), ("leveldb",), 1)
    try:
        with entry.path.open("rb") as file:
            for block in leveldb.blocks_of(file, entry.path.stat().st_size):
                stream.feed(block + BETWEEN)
    except leveldb.Broken:
        visit.trouble(entry.name, Words("tabel LevelDB tidak terbaca", "its LevelDB table cannot be read"))
    except OSError as error:
        visit.trouble(entry.name, reason_of(error))
    stream.close()
