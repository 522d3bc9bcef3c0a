"""What belongs to one rehearsal of one application under one agreement?"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from simulator.domain.call import Call
from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses
from simulator.domain.kuota import in_wib, kuota_day
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk
from simulator.domain.pks import IpUser, Pks
from simulator.domain.situation import OperatorStanding, Rights, Situation
from simulator.network.fault import FaultBox, FaultState
from simulator.poc.administrator import Administrator
from simulator.poc.clock import Clock
from simulator.poc.credentials import Credentials
from simulator.poc.guided_state import GuidedState
from simulator.poc.live_view import LiveView
from simulator.poc.operators import OperatorBook
from simulator.poc.portal_state import PortalState
from simulator.poc.searching import Searching
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.kenari import MarkedResidents
from simulator.population.persona import Persona
from simulator.population.residents import Residents
from simulator.store.entry import Entry
from simulator.store.packing import OF_ANOTHER_FORM
from simulator.store.store import Numbered, StoreError


class AplikasiTerdaftar(msgspec.Struct, frozen=True):
    """The application under rehearsal as its plan declares it."""

    nama: str = ""
    elemen: tuple[str, ...] = ()


class SessionRecord(msgspec.Struct):
    """What a session must still know after a restart; everything else follows from it."""

    id: str
    agreement: Pks
    seed: int
    run: int
    """1 for the first session of this agreement and seed in this store; it makes canary values unique."""
    dialect: Dialect
    credentials: Credentials
    hak_akses: HakAkses
    clock_offset: timedelta
    """What the session's clock shows more than the machine's."""
    aplikasi: AplikasiTerdaftar
    is_open: bool = True
    rotations: int = 0
    """How often the password was rotated."""
    portal: PortalState = PortalState()
    """Who is signed in at the Web Portal."""
    operators: OperatorBook = OperatorBook()
    """Who asked for a user id beside the session's own, and what became of it."""
    administrator: Administrator = Administrator()
    """What the Ditjen has given the Dinas."""
    guided: GuidedState = GuidedState()
    """What a person does in it, step by step."""


pack_record = msgspec.json.Encoder().encode
"""Gives the form in which a store keeps a record."""
_decode = msgspec.json.Decoder(SessionRecord).decode


def read_record(packed: bytes) -> SessionRecord:
    """Return the record that a store has kept, also one of an earlier version, whose agreement has fewer keys.

    Raises `StoreError` where it is of a form that this version does not know.
    """
    try:
        return _decode(packed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"sebuah sesi dalam penyimpanan ini tidak terbaca / a session in this store cannot be read: {error}",
            OF_ANOTHER_FORM,
        ) from error


class PocSession:
    """A session at work: its record, its residents, and what does not outlive the process."""

    # Slots: of hundreds of sessions each is far from the processor's cache, and a dictionary is further.
    __slots__ = ("_clock", "_plain", "_residents", "faults", "listeners", "record", "rights", "searches", "spent")

    def __init__(self, record: SessionRecord, clock: Clock, spent: dict[date, int]) -> None:
        self.record = record
        self.spent = spent
        self.searches: dict[str, Searching] = {}
        """User id -> his last searches at the portal."""
        self.faults = FaultBox(record.seed)
        self.listeners: set[LiveView] = set()
        """Live views of the journal."""
        self._clock = clock
        self._plain: Residents | None = None
        self._residents: Residents | MarkedResidents | None = None
        self._put_in_force()

    def now(self) -> datetime:
        """Return the session's time, in WIB."""
        return in_wib(self._clock.now() + self.record.clock_offset)

    def set_clock(self, moment: datetime) -> None:
        """Let the session's clock show `moment` (aware) now; it goes on from there."""
        self.record.clock_offset = moment - self._clock.now()

    def replace(self, record: SessionRecord) -> None:
        """Go on as `record` says."""
        self.record = record
        self._put_in_force()

    def state(self) -> tuple[SessionRecord, FaultState]:
        """Return what `restore` goes back to: all that a change may touch."""
        return msgspec.structs.replace(self.record), self.faults.state()

    def restore(self, state: tuple[SessionRecord, FaultState]) -> None:
        """Be as `state` says."""
        record, faults = state
        self.replace(record)
        self.faults.restore(faults)

    def close(self) -> None:
        """Answer nothing more."""
        self.record.is_open = False

    def change(self, hak_akses: HakAkses, dialect: Dialect) -> None:
        """Put a changed right and dialect in force; by other rules of patterns, series of NIK begin anew."""
        if hak_akses.portal.pattern != self.record.hak_akses.portal.pattern:
            self.searches = {user_id: one.begun_anew() for user_id, one in self.searches.items()}
        self.record.hak_akses = hak_akses
        self.record.dialect = dialect
        self._put_in_force()

    def put_dialect(self, dialect: Dialect) -> None:
        """Put another dialect in force."""
        self.change(self.record.hak_akses, dialect)

    @property
    def residents(self) -> Residents | MarkedResidents:
        """The personas of this run and, under them, the national population of the seed; drawn when first asked for."""
        if self._residents is None:
            if self._plain is None:
                self._plain = Residents(self.record.seed, self.record.run, load_wilayah(), own=self.wilayah)
            word = self.record.hak_akses.kenari
            self._residents = MarkedResidents(self._plain, word) if word else self._plain
        return self._residents

    @property
    def personas(self) -> tuple[Persona, ...]:
        """The named residents that this session can be rehearsed with."""
        return self.residents.personas

    # A session is the register of its decisions, so that residents are computed only where one asks for them.
    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """Return the resident with this NIK and the elements `names`."""
        return self.residents.find(nik, names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """Return the members of a family card with the elements `names`."""
        return self.residents.family(kk, names)

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """Yield who was born on a day and lives in a kabupaten, with the elements `names`."""
        return self.residents.search(birth_date, kabupaten, names)

    @property
    def wilayah(self) -> str:
        """Code of the region of the agreement's Dinas (two or four digits); empty where its name tells none."""
        return load_wilayah().named_in(self.record.agreement.penyelenggara)

    def kabupaten_named(self, name: str) -> str | None:
        """Return the code of the kabupaten or kota with this KAB_NAME."""
        return load_wilayah().kabupaten_named(name)

    def situation(
        self, call: Call, at: datetime, names: tuple[str, ...], operator: OperatorStanding | None = None
    ) -> Situation:
        """Return all that a decision on `call` at `at` depends on; a resident found has the elements `names`.

        `operator` is who calls, where his user id is not the session's own.
        """
        return Situation(
            rights=self.rights if self.record.is_open else None,
            call=call,
            at=at,
            spent=self.spent.get(kuota_day(at), 0),
            region_exists=load_wilayah().kecamatan_exists,
            register=self,
            names=names,
            operator=operator,
        )

    def spend_kuota(self, day: date) -> None:
        """Charge one hit to a kuota day; the entry that is settled with it says so too."""
        self.spent[day] = self.spent.get(day, 0) + 1

    def take_back(self, entry: Entry) -> None:
        """Forget what an entry that could not be written has cost."""
        if entry.is_charged:
            self.spent[entry.day] -= 1

    @property
    def is_sound(self) -> bool:
        """Whether the session is open and its line leaves every answer as it is, now."""
        hak_akses = self.record.hak_akses
        return self.record.is_open and hak_akses.network and not hak_akses.line_speed and not self.faults.faults

    def publish(self, numbered: Numbered) -> None:
        """Show a durable entry to every live view."""
        for listener in self.listeners:
            listener.put(numbered)

    def end_views(self) -> None:
        """End every live view."""
        for listener in self.listeners:
            listener.end()

    def _put_in_force(self) -> None:
        """Let calls be decided as the record says, also by another `kenari`: residents are looked at anew."""
        self.rights = self._make_rights()
        self._residents = None

    def _make_rights(self) -> Rights:
        agreement = self.record.agreement
        return Rights(
            hak_akses=self.record.hak_akses,
            methods=frozenset(agreement.methods),
            dialect=self.record.dialect,
            is_ip_optional=agreement.ip_user is IpUser.OPTIONAL or self.record.dialect is Dialect.LAMA,
            elemen=frozenset(agreement.elemen),
        )
