"""The scan of one store after the other: what was seen, found, and what could not be seen."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.bilingual import Words
from conformance.scanner.engine import Engine
from conformance.scanner.files import Entry, files_of, read_file, resolved, shown
from conformance.scanner.ledger import Finding, Ledger, Note
from conformance.scanner.needles import Needles
from conformance.scanner.sqlite_pages import MAGIC, PAGE, place_pages
from conformance.scanner.sqlite_rows import scan_rows
from conformance.scanner.stream import Limits, Search, Stream, place_at
from conformance.scanner.values import Role

LARGEST = 1 << 36
"""Bytes of a store that are looked at, by default."""

Progress = Callable[[str, int], None]
"""Takes the file that is being read, and how many bytes of the store were read so far."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one store showed."""

    store: str
    files: int
    size: int
    """Bytes read of it; of a SQLite file the rows count besides."""
    seconds: float
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    control: bool | None
    """Whether a positive control was found; None where none was asked for."""

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

    def scan(self, store: Path, stores: Sequence[Path] = (), progress: Progress = lambda _name, _size: None) -> Seen:
        """Search the file or directory `store`; `stores` are all that are searched, for links from one to another."""
        started = time.perf_counter()
        ledger = Ledger(self._needles)
        roots = tuple(resolved(each) for each in (store, *stores))
        count = 0

        def trouble(place: str, words: Words) -> None:
            ledger.note(place, *words)

        for entry in files_of(store, roots, trouble):
            if ledger.looked_at >= self._largest:
                self._note_largest(ledger, shown(store))
                break
            count += 1
            self._scan_file(entry, ledger, progress)
        if not ledger.looked_at and not ledger.notes:
            ledger.note(shown(store), "kosong: tidak ada yang dapat dicari", "empty: there is nothing to search")
        has_controls = any(value.role is Role.CONTROL for value in self._needles.values)
        return Seen(
            shown(store),
            count,
            ledger.looked_at,
            time.perf_counter() - started,
            tuple(_without_doubles(list(ledger.findings.values()))),
            tuple(ledger.notes),
            bool(ledger.controls) if has_controls else None,
        )

    def _scan_file(self, entry: Entry, ledger: Ledger, progress: Progress) -> None:
        search = Search(self._engine, self._needles, ledger, self._limits)
        stream: Stream | None = None
        is_database = False

        def trouble(place: str, words: Words) -> None:
            ledger.note(place, *words)

        for piece in read_file(entry, trouble):
            if stream is None:
                is_database = piece.startswith(MAGIC)
                placing = place_pages(entry.path, entry.name) if is_database else place_at(entry.name)
                stream = Stream(search, placing)
            stream.feed(piece)
            ledger.looked_at += len(piece)
            progress(entry.name, ledger.looked_at)
            if ledger.looked_at > self._largest:
                self._note_largest(ledger, entry.name)
                break
        if stream:
            stream.close()
        if is_database:
            scan_rows(entry.path, entry.name, search, trouble)

    def _note_largest(self, ledger: Ledger, place: str) -> None:
        size = self._largest >> 20
        ledger.note(
            place,
            f"lebih besar dari batas {size} MiB (--largest): selebihnya tidak dicari",
            f"larger than the limit of {size} MiB (--largest): the rest was not searched",
        )


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """Leave out what a page of a database shows and a row of it as well."""
    rows = {(finding.value, finding.place.partition(": ")[0]) for finding in findings if ": " in finding.place}
    return [
        finding
        for finding in findings
        if not (finding.place.endswith(PAGE) and (finding.value, finding.place.removesuffix(PAGE)) in rows)
    ]
