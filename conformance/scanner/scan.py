"""The scan of one store after the other: what was seen, found, and what could not be seen."""

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.bilingual import Words
from conformance.scanner.difference import Tally
from conformance.scanner.engine import Engine
from conformance.scanner.file_scan import scan_files
from conformance.scanner.files import shown
from conformance.scanner.ledger import Finding, Note
from conformance.scanner.needles import Needles
from conformance.scanner.server_scan import scan_server
from conformance.scanner.sqlite_pages import PAGE
from conformance.scanner.stores import Server, store_of
from conformance.scanner.stream import Limits
from conformance.scanner.values import Role
from conformance.scanner.visit import FILES, Full, Progress, Visit

LARGEST = 1 << 36
"""Bytes of a store that are looked at, by default."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one store showed."""

    store: str
    """Its path, or its address without the password."""
    files: int
    """Or tables, or keys: `unit` says which."""
    size: int
    """Bytes read of it; of a SQLite file the rows count besides."""
    seconds: float
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    control: bool | None
    """Whether a positive control was found; None where none was asked for."""
    unit: Words = FILES
    remark: Words | None = None
    """What this way of looking cannot see of any such store, and how it could be seen; no note."""

    @property
    def is_open(self) -> bool:
        """Whether something could not be looked into, or is for a person to look at."""
        return bool(self.notes) or self.control is False or any(finding.is_weak for finding in self.findings)

    @property
    def verdict(self) -> str:
        """`tidak_lulus`, `tidak_teruji`, `tinjau` or `lulus`: the first that applies."""
        if any(not finding.is_weak for finding in self.findings):
            return "tidak_lulus"
        if self.notes or self.control is False:
            return "tidak_teruji"
        return "tinjau" if self.findings else "lulus"


class StoreScan:
    """An engine with its needles, for any number of stores."""

    def __init__(self, engine: Engine, needles: Needles, limits: Limits, largest: int = LARGEST) -> None:
        self._engine, self._needles, self._limits, self._largest = engine, needles, limits, largest

    def scan(
        self,
        store: str | Path,
        stores: Sequence[str | Path] = (),
        progress: Progress = lambda _name, _size: None,
        tally: Tally | None = None,
    ) -> Seen:
        """Search a file, a directory, what a pattern names, or a server, by its path or address (`store_of`).

        `stores` are all that are searched, for links from one to another; `tally` counts what stands there.
        Raise `Fault` where an address cannot be read, or (exit code 5) what speaks to such a server is not installed;
        whatever else goes wrong is a note.
        """
        started = time.perf_counter()
        visit = Visit(self._engine, self._needles, self._limits, self._largest, progress, tally)
        where = _place(store)
        paths = tuple(path for path in map(_place, (store, *stores)) if isinstance(path, Path))
        with contextlib.suppress(Full):
            if isinstance(where, Server):
                scan_server(where, paths, visit)
            else:
                scan_files(where, paths, visit)
        ledger, name = visit.ledger, str(where) if isinstance(where, Server) else shown(where)
        if not ledger.looked_at and not ledger.notes:
            ledger.note(name, "kosong: tidak ada yang dapat dicari", "empty: there is nothing to search")
        has_controls = any(value.role is Role.CONTROL for value in self._needles.values)
        return Seen(
            name,
            visit.count,
            ledger.looked_at,
            time.perf_counter() - started,
            tuple(_without_doubles(list(ledger.findings.values()))),
            tuple(ledger.notes),
            bool(ledger.controls) if has_controls else None,
            visit.unit,
            visit.remark,
        )


def _place(store: str | Path) -> Path | Server:
    where = store_of(store) if isinstance(store, str) else store
    return Path(where) if isinstance(where, str) else where


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """Leave out what a page of a database shows and a row of it as well."""
    rows = {(finding.value, finding.place.partition(": ")[0]) for finding in findings if ": " in finding.place}
    return [
        finding
        for finding in findings
        if not (finding.place.endswith(PAGE) and (finding.value, finding.place.removesuffix(PAGE)) in rows)
    ]
