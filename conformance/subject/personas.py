"""Which residents does a run have: the personas of its session, and as many ordinary ones as it asks for?"""

import itertools
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from conformance.observe.control_api import SessionControl
from conformance.subject.applicant import WRONG_NAME, give_data_to_type

AT_ONCE = 50
FIRST = 20_000_000
"""A run begins with any of so many ordinary residents, so that it meets none that an earlier run has left behind;
the simulator has a million more, which no run uses up."""

SEARCHED = 500
"""Among so many ordinary residents there is one of every kind that a scenario asks for."""


class Personas:
    """The residents of one run."""

    def __init__(self, session: SessionControl, wilayah: str = "") -> None:
        """`wilayah`: the region of ordinary residents and of those who are refused by a code; empty: any."""
        self._session = session
        self.all = give_data_to_type(session.personas())
        self._next = secrets.randbelow(FIRST)
        self._residents = self._ordinary()
        self.others = [next(self._residents) for _ in range(AT_ONCE)]
        """Ordinary residents of whom nobody hands in a request: to borrow wrong data from."""
        if wilayah:
            self._residents = self._local(wilayah)
            self.all = list(self._with_local_refusals(wilayah))

    def next(self, fits: Callable[[Mapping[str, Any]], bool] = lambda _: True) -> Mapping[str, Any]:
        """Return the next ordinary resident whom nobody has used and who `fits`; raise `LookupError`."""
        for resident in itertools.islice(self._residents, SEARCHED):
            if fits(resident):
                return resident
        raise LookupError(f"di antara {SEARCHED} penduduk biasa tidak ada yang memenuhi syarat skenario")

    def code_of(self, name: str) -> str:
        """Return what a correct call gets about the resident with this name: 01, unless he is a persona."""
        return next((str(persona["code"]) for persona in self.all if persona["name"] == name), "01")

    def named(self, name: str) -> Mapping[str, Any]:
        """Return the persona with this name; raise `LookupError`."""
        for persona in self.all:
            if persona["name"] == name:
                return persona
        raise LookupError(f"persona {name!r} tidak ada")

    def with_code(self, code: str) -> Mapping[str, Any]:
        """Return the first persona whose correct call gets `code`; raise `LookupError`."""
        for persona in self.all:
            if persona["code"] == code:
                return persona
        raise LookupError(f"tidak ada persona dengan kode {code!r}")

    def provincials(self) -> list[Mapping[str, Any]]:
        """Return one resident of each province; raise `LookupError` where the simulator knows none."""
        found = [persona for persona in self.all if persona["name"].startswith("provinsi-")]
        if not found:
            raise LookupError("tidak ada persona provinsi")
        return found

    def _ordinary(self) -> Iterator[Mapping[str, Any]]:
        while True:
            yield from self._session.residents(self._next, AT_ONCE)
            self._next += AT_ONCE

    def _local(self, wilayah: str) -> Iterator[Mapping[str, Any]]:
        """Yield the ordinary residents of a region, beginning with any; no name twice until the last one is reached."""
        last = self._session.local_residents(wilayah, 0, 0)["last"]
        after, names = secrets.randbelow(last), set[str]()
        while True:
            page = self._session.local_residents(wilayah, after, AT_ONCE)
            for resident in page["residents"]:
                name = str(resident["elemen"].get("NAMA_LGKP", resident["nik"]))
                if name not in names:
                    names.add(name)
                    yield resident
            after = page["next"] % last
            if not after:
                names.clear()

    def _with_local_refusals(self, wilayah: str) -> Iterator[Mapping[str, Any]]:
        """Yield the personas; in place of each who is refused by a code, somebody of the region who is, too."""
        typed = {**next(self._residents)["elemen"], "NAMA_LGKP": WRONG_NAME}
        after: dict[str, int] = {}
        for persona in self.all:
            code = str(persona["code"])
            if code == "01":
                yield persona
                continue
            page = self._session.local_residents(wilayah, after.get(code, 0), 1, code)
            after[code] = page["next"]
            for found in page["residents"] or [persona]:
                yield {**found, "name": persona["name"], "elemen": found["elemen"] or typed}
