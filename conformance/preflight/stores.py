"""Can the stores that a plan declares be opened: before a run, or at its end where they came meanwhile?"""

import contextlib
import glob
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from conformance.bilingual import Words
from conformance.fault import Fault, PreflightFault, refuse
from conformance.plan.placeholder import fill_in
from conformance.plan.storage import Penyimpanan
from conformance.record.result import StoreNotice
from conformance.scanner.engines import choose_engine
from conformance.scanner.needles import Needle
from conformance.scanner.server_scan import try_to_open
from conformance.scanner.stores import Server, store_of


@dataclass(frozen=True, slots=True)
class _Place:
    """One declared store."""

    field: str
    kind: str
    declared: str
    """As the plan has it."""
    where: str
    """The same, with placeholders filled in."""
    path: Path

    @property
    def is_server(self) -> bool:
        """Whether it lies behind a server, so that it is no file of this machine."""
        return "://" in self.where and not self.where.startswith("sqlite:")

    def found(self) -> list[str]:
        """Return the files and directories that are there."""
        return glob.glob(str(self.path), recursive=True)  # noqa: PTH207 - the pattern may be absolute


def check_engine(declared: Penyimpanan) -> None:
    """Raise `PreflightFault` (exit code 5) where stores are to be searched and nothing here can."""
    if any(declared.places.values()):
        choose_engine([Needle(b"gladi", is_caseless=True, tier=1, meanings=())])


class Stores:
    """The stores that a plan declares: opened before the run, and those that were not there then after it."""

    def __init__(self, declared: Penyimpanan, values: Mapping[str, str], directory: Path) -> None:
        """`values` fill in placeholders; paths are relative to `directory`."""
        self._declared = declared
        self._values = values
        self._directory = directory
        self._missing: list[_Place] = []

    def open(self) -> Iterator[Words]:
        """Open every declared store for a moment; yield what is to be known of one; raise `PreflightFault`."""
        for place in self._places():
            if place.is_server:
                if (told := _reach(place, host_lain=self._declared.host_lain)) is not None:
                    yield told
            elif not place.found():
                self._missing.append(place)
            else:
                _open(place)
        if self._missing:
            yield _not_there_yet(self._missing)

    def look_again(self) -> Iterator[StoreNotice]:
        """Yield what is to be known, at the end of a run, of the stores that were not there at its start.

        One that came and can be opened like the others is no news. Nothing ends the run here: it was judged.
        """
        for place in self._missing:
            if not place.found():
                yield StoreNotice(place.field, place.declared, *_NEVER_CAME, *_MEND_PLACE)
                continue
            try:
                _open(place)
            except PreflightFault as fault:
                yield StoreNotice(place.field, place.declared, *_came_closed(fault), *fault.remedy)

    def _places(self) -> Iterator[_Place]:
        for kind, places in self._declared.places.items():
            for number, declared in enumerate(places):
                where = str(fill_in(declared, self._values))
                path = self._directory / where.removeprefix("sqlite:///")
                yield _Place(f"penyimpanan.{kind}[{number}]", kind, declared, where, path)


_NEVER_CAME = Words(
    "tidak ada ketika gladi dimulai, dan tidak ada ketika skenario terakhir selesai: isinya tidak dapat dilihat",
    "was not there when the run began, nor when the last scenario was over: nothing could be looked into",
)
_MEND_PLACE = Words(
    "periksa jalurnya (relatif terhadap rencana; `{kerja}` ialah direktori baru setiap gladi) dan setelan aplikasi "
    "yang menunjuk ke sana, atau hapus dari [penyimpanan] bila aplikasi memang tidak menyimpan di sana",
    "check the path (relative to the plan; `{kerja}` is a fresh directory in each run) and the setting of the "
    "application that leads there, or remove it from [penyimpanan] where the application keeps nothing there",
)


def _came_closed(fault: PreflightFault) -> Words:
    indonesian, english = (text.partition(": ")[2] for text in fault.message)  # without the field
    return Words(f"baru ada sesudah gladi dimulai, dan {indonesian}", f"came after the run had begun, and {english}")


def _not_there_yet(places: Sequence[_Place]) -> Words:
    """Return what is to be known of stores that the application has not made, or not made yet."""
    named = ", ".join(f"{place.field} ({place.path})" for place in places)
    return Words(
        f"belum ada, dicari lagi sesudah skenario terakhir `gladi run`: {named}",
        f"not there yet, looked for again after the last scenario of `gladi run`: {named}",
    )


def _open(place: _Place) -> None:
    """Open a store that is there; raise `PreflightFault` where it cannot be."""
    if place.kind == "databases":
        _open_sqlite(place.field, place.path)
    else:
        _check_readable(place.field, place.found())


def _check_readable(field: str, found: Sequence[str]) -> None:
    for each in found:
        if not os.access(each, os.R_OK):
            _cannot(field, each, Words("tidak boleh dibaca", "it may not be read"))


def _open_sqlite(field: str, path: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        _cannot(field, str(path), Words(f"bukan basis data SQLite ({error})", f"it is no SQLite database ({error})"))


def _reach(place: _Place, *, host_lain: bool) -> Words | None:
    """Open a store behind a server; return what is to be known of it; raise where it cannot be opened."""
    try:
        server = store_of(place.where)
    except Fault as fault:
        return Words(
            f"{place.field}: {fault.words.indonesian}: isinya tidak_teruji",
            f"{place.field}: {fault.words.english}: what it holds is tidak_teruji",
        )
    if not isinstance(server, Server):
        return None
    if not (server.is_here or host_lain):
        refuse(
            Words(
                f"{place.field}: {server} bukan di mesin ini: tidak dibaca tanpa izin",
                f"{place.field}: {server} is not on this machine: it is not read unless that is allowed",
            ),
            Words("izinkan dengan penyimpanan.host_lain = true", "allow it by penyimpanan.host_lain = true"),
        )
    if (reason := try_to_open(server)) is not None:
        _cannot(place.field, str(server), reason)
    return None


def _cannot(field: str, what: str, reason: Words) -> NoReturn:
    refuse(
        Words(
            f"{field}: {what} tidak dapat dibuka: {reason.indonesian}",
            f"{field}: {what} cannot be opened: {reason.english}",
        ),
        Words(
            "perbaiki [penyimpanan] pada rencana, atau beri penguji hak baca",
            "fix [penyimpanan] in the plan, or let the tester read it",
        ),
    )
