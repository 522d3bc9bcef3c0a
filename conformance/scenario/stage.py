"""What do all scenarios of a run share: the session, the application, the residents not yet used?"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

import msgspec

from conformance.application.action import carry_out
from conformance.bilingual import Words
from conformance.observe.notification import Told
from conformance.observe.operator_page import read_operator_page
from conformance.record.evidence import Control
from conformance.subject.applicant import KEPT_FOR_CONTROLS, give_data_to_type, ordinary_residents
from conformance.subject.context import RunContext
from conformance.subject.notified import wait_until_told
from conformance.wib import WIB

DAY = timedelta(days=1)


class Workspace(msgspec.Struct, frozen=True):
    """What the run hands to the process that carries out the scenarios, as a JSON file."""

    context: RunContext
    methods: tuple[str, ...]
    dialect: str
    granted: tuple[str, ...]
    """Elements of the agreement, by wire names."""
    control: Control
    evidence_path: str
    only: tuple[str, ...] = ()
    """Ids asked for; empty: all."""
    done: tuple[str, ...] = ()
    """Ids that an interrupted run has carried out already."""
    used: tuple[str, ...] = ()
    """Names of the residents whom it has used."""
    is_sample: bool = False
    """Whether only the scenarios marked for other dialects are carried out."""


class Baseline(msgspec.Struct, frozen=True):
    """The world as it was before the first scenario."""

    hak_akses: dict[str, Any]
    """The whole access right, as `PATCH .../hak-akses` takes it."""
    kuota: int | None
    """A day's kuota: the hits that each scenario finds left."""
    pks_from: str
    faults: frozenset[str]
    """Ids of the faults that somebody else had switched on."""
    clock: datetime
    ahead: timedelta
    """How far the scenarios' clock is ahead of it: a day, where the PKS lasts, so that they use another day's kuota."""
    at: float
    """The tester's monotonic time, in seconds, when `clock` was read."""


class Stage:
    """The shared part of a run."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.context = workspace.context
        self.plan = self.context.plan
        self.session = self.context.session()
        self.subject = self.context.open_subject()
        self.processes = self.context.processes
        self._personas = give_data_to_type(self.session.personas())
        self.ordinary = ordinary_residents(self._personas)
        self._unused = iter(self.ordinary[:-KEPT_FOR_CONTROLS])
        self.typed = {str(persona["nik"]) for persona in self._personas}
        """Every NIK that an applicant may have typed in, in this run or an earlier one of its session."""
        self.baseline = self._read_baseline()
        self.restore()

    def next_resident(self) -> Mapping[str, Any]:
        """Return an ordinary resident whom no scenario has used; raise `LookupError` when they are used up."""
        for persona in self._unused:
            if persona["name"] not in self.workspace.used:
                return persona
        raise LookupError("penduduk uji biasa habis terpakai")

    def persona(self, name: str) -> Mapping[str, Any]:
        """Return the persona with this name; raise `LookupError`."""
        for persona in self._personas:
            if persona["name"] == name:
                return persona
        raise LookupError(f"persona {name!r} tidak ada")

    def persona_with_code(self, code: str) -> Mapping[str, Any]:
        """Return the first persona whose correct call gets `code`; raise `LookupError`."""
        for persona in self._personas:
            if persona["code"] == code:
                return persona
        raise LookupError(f"tidak ada persona dengan kode {code!r}")

    def provincials(self) -> list[Mapping[str, Any]]:
        """Return one resident of each province; raise `LookupError` where the simulator knows none."""
        found = [persona for persona in self._personas if persona["name"].startswith("provinsi-")]
        if not found:
            raise LookupError("tidak ada persona provinsi")
        return found

    def read_operator_page(self) -> str:
        """Return what the operator's page says; raise `OperatorPageFault`."""
        page = self.plan.aplikasi.petugas
        assert page is not None, "tag @perlu:halaman-petugas"
        return read_operator_page(page, self.context.values, self.plan.patience.answer)

    def hear(self, data: Mapping[str, str], *, is_awaited: bool) -> Told:
        """Return what notifications tell the applicant who typed `data`; `is_awaited`: wait for one."""
        notifikasi = self.plan.notifikasi
        assert notifikasi is not None, "tag @perlu:notifikasi"
        patience = self.plan.patience.notification if is_awaited else 0.0
        return wait_until_told(self.context.work, data, notifikasi.hasil, patience)

    def resume_kept(self) -> Words | None:
        """Carry out the plan's `lanjutkan`; return why it failed, or that there is none, or None."""
        action = self.plan.aplikasi.lanjutkan
        if action is None:
            return Words("rencana tidak punya [aplikasi.lanjutkan]", "the plan has no [aplikasi.lanjutkan]")
        problem = carry_out(action, self.context.values, self.context.directory, self.plan.patience.answer)
        return problem and Words(*(f"aplikasi.lanjutkan: {text}" for text in problem))

    def close(self) -> None:
        """Put the world back and put away what drives the application."""
        try:
            self.put_back()
        finally:
            self.subject.close()

    def restore(self) -> None:
        """Put the session's world back between scenarios: as it was before the first, with a whole day's kuota."""
        self._set_clock(self.baseline.ahead)
        kuota = self.baseline.kuota
        self._put_back(kuota=None if kuota is None else self.session.show()["kuota"]["used"] + kuota)

    def put_back(self) -> None:
        """Put the session's world back as it was found, its kuota too."""
        self._set_clock(timedelta(0))
        self._put_back()

    def _put_back(self, **changes: Any) -> None:
        baseline = self.baseline
        self.session.remove_faults(keep=baseline.faults)
        self.session.change(**{**baseline.hak_akses, **changes})

    def _set_clock(self, ahead: timedelta) -> None:
        elapsed = timedelta(seconds=monotonic() - self.baseline.at)
        self.session.set_clock((self.baseline.clock + elapsed + ahead).isoformat())

    def _read_baseline(self) -> Baseline:
        session = self.session.show()
        kuota, clock = session["kuota"], datetime.fromisoformat(session["clock"])
        has_tomorrow = (clock + DAY).astimezone(WIB).date().isoformat() <= session["pks"]["until"]
        return Baseline(
            hak_akses=session["hak_akses"],
            kuota=kuota["limit"],
            pks_from=session["pks"]["from"],
            faults=self.session.faults(),
            clock=clock,
            ahead=DAY if has_tomorrow else timedelta(0),
            at=monotonic(),
        )
