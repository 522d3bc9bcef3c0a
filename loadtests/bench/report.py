"""How is what was measured printed?"""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("aiohttp", "msgspec", "orjson", "uvloop", "faker", "hyperscan", "ahocorasick-rs", "pytest-bdd")


@dataclass(frozen=True, slots=True)
class Table:
    """What one section measured: the title, a note on how to read it, the columns, and a row for each candidate.

    The first column is text; the others are numbers, written as text.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def markdown(table: Table) -> str:
    """A table as Markdown that also reads well in a terminal."""
    for row in table.rows:
        if len(row) != len(table.columns):
            raise ValueError(f"{table.title}: {len(row)} cells in a row of {len(table.columns)} columns")
    lines = [table.columns, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    rule = "|".join(("-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])))
    head, *body = (_line(line, widths) for line in lines)
    return "\n".join((f"## {table.title}", "", table.note, "", head, f"|{rule}|", *body, ""))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return f"| {first[0]:<{first[1]}} | " + " | ".join(f"{cell:>{width}}" for cell, width in others) + " |"


def machine() -> str:
    """The machine and the versions that took part, in one line each."""
    names = Path("/proc/cpuinfo").read_text().split("model name", 1)[1:]
    model = names[0].partition(":")[2].partition("\n")[0].strip() if names else platform.machine()
    cores = len(os.sched_getaffinity(0))
    versions = ", ".join(f"{name} {found}" for name in PACKAGES if (found := _version(name)))
    return f"{cores} cores, {model}\n{platform.platform()}, Python {platform.python_version()}\n{versions}\n"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
