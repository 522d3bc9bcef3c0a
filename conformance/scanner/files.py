"""Which files are in a store, and how is one read? Streaming, without following what leads elsewhere."""

import glob
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conformance.bilingual import Words, reason_of

PIECE = 1 << 20
"""Bytes read at once."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: a pipe that took a file's place would never answer."""

OWN = ".gladi-kontrol-"
"""How the name of a file begins that we put beside a store to see whether we look there."""

Trouble = Callable[[str, Words], None]
"""Takes what could not be looked into, by the name of its place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a store."""

    path: Path
    name: str
    """As it is told: below the store's own name, with bytes that are no text spelled out."""


def resolved(path: Path) -> Path:
    """Return where a path really leads, or the path itself where it leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def shown(path: Path | str) -> str:
    """Return a path as it can be told."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_of(root: Path, roots: tuple[Path, ...], trouble: Trouble) -> Iterator[Entry]:
    """Yield the files of a store, a file, a directory or a pattern, of each directory in the order of their names.

    A link is followed where it is the store itself. Below, what it leads to is in the store already, or in another of
    `roots`, or else it is told. Pipes, sockets and devices keep nothing.
    """
    try:
        kind = root.stat().st_mode
    except (OSError, ValueError) as error:
        if is_pattern(root):
            yield from _matching(root, roots, trouble)
        else:
            trouble(shown(root), reason_of(error))
        return
    if stat.S_ISDIR(kind):
        yield from _below(root, roots, trouble)
    elif stat.S_ISREG(kind):
        yield Entry(root, shown(root.name))
        for ending in ("-wal", "-journal"):
            beside = root.with_name(root.name + ending)
            if beside.is_file():
                yield Entry(beside, shown(beside.name))
        for beside in sorted(root.parent.glob(f"{OWN}*")):
            yield Entry(beside, shown(beside.name))
    else:
        trouble(shown(root), Words("bukan berkas dan bukan direktori", "neither a file nor a directory"))


def is_pattern(path: Path) -> bool:
    """Return whether a path may stand for several: `log/*.log`, `log/**`."""
    return glob.has_magic(os.fsdecode(path))


def fixed_part(pattern: Path) -> Path:
    """Return the directory below which everything lies that a pattern names."""
    return next(parent for parent in pattern.parents if not is_pattern(parent))


def _matching(pattern: Path, roots: tuple[Path, ...], trouble: Trouble) -> Iterator[Entry]:
    found = sorted(glob.glob(os.fsdecode(pattern), recursive=True, include_hidden=True))  # noqa: PTH207 may be absolute
    if not found:
        trouble(shown(pattern), Words("tidak ada yang cocok dengan pola ini", "nothing matches this pattern"))
    seen: set[Path] = set()
    for match in found:
        for entry in files_of(Path(match), roots, trouble):
            if entry.path not in seen:
                seen.add(entry.path)
                yield replace(entry, name=shown(entry.path.relative_to(fixed_part(pattern))))


def _below(root: Path, roots: tuple[Path, ...], trouble: Trouble) -> Iterator[Entry]:
    waiting = [root]
    while waiting:
        directory = waiting.pop()
        try:
            with os.scandir(directory) as listed:
                entries = sorted(listed, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            trouble(_name(directory, root), reason_of(error))
            continue
        for entry in entries:
            path = Path(entry.path)
            try:
                kind = entry.stat(follow_symlinks=False).st_mode
            except OSError as error:
                trouble(_name(path, root), reason_of(error))
                continue
            if stat.S_ISDIR(kind):
                waiting.append(path)
            elif stat.S_ISREG(kind):
                yield Entry(path, _name(path, root))
            elif stat.S_ISLNK(kind):
                _look_at_link(path, root, roots, trouble)


def _name(path: Path, root: Path) -> str:
    inner = path.relative_to(root)
    return shown(inner) if inner.parts else "."


def _look_at_link(path: Path, root: Path, roots: tuple[Path, ...], trouble: Trouble) -> None:
    try:
        goal = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return  # it leads nowhere, or to itself
    if not any(goal == each or each in goal.parents for each in roots):
        trouble(
            _name(path, root),
            Words(
                "tautan ke luar penyimpanan, tidak diikuti; sebut tujuannya sebagai penyimpanan sendiri",
                "a link that leads out of the store, not followed; name its goal as a store of its own",
            ),
        )


def read_file(entry: Entry, trouble: Trouble) -> Iterator[bytes]:
    """Yield a file's bytes, as many as it had when it was opened; tell where it ended otherwise than expected."""
    try:
        handle = os.open(entry.path, _FLAGS)
    except OSError as error:
        trouble(entry.name, _gone(error))
        return
    with os.fdopen(handle, "rb", buffering=0) as file:
        opened = os.fstat(handle)
        if not stat.S_ISREG(opened.st_mode):
            trouble(entry.name, Words("bukan berkas lagi", "no file any longer"))
            return
        left = opened.st_size
        try:
            while left and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece
            now = entry.path.stat()
        except OSError as error:
            trouble(entry.name, _gone(error))
            return
    if left:
        trouble(entry.name, Words("menyusut selagi dibaca", "it shrank while it was read"))
    elif (now.st_ino, now.st_dev) != (opened.st_ino, opened.st_dev):
        trouble(entry.name, Words("diganti selagi dibaca", "it was replaced while it was read"))


def _gone(error: OSError) -> Words:
    if isinstance(error, FileNotFoundError):
        return Words("hilang selagi dibaca", "it vanished while it was read")
    return reason_of(error)
