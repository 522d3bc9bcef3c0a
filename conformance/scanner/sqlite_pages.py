"""Which pages of a SQLite file are free? What was deleted stays there until they are used again."""

from pathlib import Path

from conformance.scanner.ledger import Placing

MAGIC = b"SQLite format 3\0"
FREE, PAGE = "#free", "#page"
"""Endings of a place: a free page, and any other; a row that is found is told by its table and column instead."""


def place_pages(path: Path, name: str) -> Placing:
    """Return from an offset in the file whether it is in a free page; all are used where its list cannot be read."""
    try:
        size, free = _free_pages(path)
    except OSError:
        size, free = 1, bytearray()

    def place(at: int) -> tuple[str, int | None]:
        page = at // size
        return name + (FREE if page < len(free) and free[page] else PAGE), None

    return place


def _free_pages(path: Path) -> tuple[int, bytearray]:
    """Return the size of a page, and for each page whether it is free."""
    with path.open("rb") as file:
        head = file.read(100)
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        if size < 512:
            return 1, bytearray()
        free = bytearray(path.stat().st_size // size)
        trunk = int.from_bytes(head[32:36], "big")
        while 0 < trunk <= len(free) and not free[trunk - 1]:
            free[trunk - 1] = True
            file.seek((trunk - 1) * size)
            page = file.read(size)
            count = int.from_bytes(page[4:8], "big")
            for at in range(8, min(8 + 4 * count, len(page) - 3), 4):
                leaf = int.from_bytes(page[at : at + 4], "big")
                if 0 < leaf <= len(free):
                    free[leaf - 1] = True
            trunk = int.from_bytes(page[:4], "big")
    return size, free
