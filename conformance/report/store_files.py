"""Which file shows what was found in a store, told without where it lies on a machine? Pure."""

import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath, PureWindowsPath

PLAN, WORK = "RENCANA", "KERJA"
"""Bases of paths: the plan's directory, and the application's fresh one of each run."""
_KERJA = "{kerja}/"
_INNER = re.compile(r"!|: |#")
"""What follows the name of a file in a place: a member of an archive, a table, what kind of page."""
_BESIDE = ("-wal", "-journal")
"""Of the files that SQLite keeps beside its own."""


def file_of(declared: str, place: str) -> tuple[str, str] | None:
    """Return base and path of the file that `place` of the store `declared` lies in.

    None where it is no file, lies at an absolute path, or a pattern leaves open where it is.
    """
    store = declared.removeprefix("sqlite:///").replace("\\", "/")
    base = WORK if store.startswith(_KERJA) else PLAN
    store = store.removeprefix(_KERJA)
    if "://" in store or "{" in store or PurePosixPath(store).is_absolute() or PureWindowsPath(store).drive:
        return None
    path, inner = PurePosixPath(store), _INNER.split(place, maxsplit=1)[0].replace("\\", "/")
    names = [inner, *(inner.removesuffix(ending) for ending in _BESIDE)]
    is_itself = any(fnmatchcase(name, path.name) for name in names)
    directory = path.parent if is_itself else path
    if re.search(r"[*?\[]", str(directory)) or not inner:
        return None
    return base, str(directory / inner)
