"""What do all scenarios of a run share: the session, the application, the residents not yet used?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic, sleep
from typing import Any

import msgspec

from conformance.application.answer import probe
from conformance.bilingual import Words
from conformance.observe.notification import Told
from conformance.outcome import Outcome
from conformance.plan.tables import GuidedRecipe
from conformance.plan.typed import typed_elements
from conformance.record.egress import Egress
from conformance.record.evidence import FINAL, Control
from conformance.scenario.entrance import open_entrances
from conformance.scenario.onlooker import Onlooker
from conformance.scenario.operator_looks import OperatorLooks
from conformance.scenario.recovery import LOOK_S, SPARE, Recovery
from conformance.scenario.store_looks import StoreLooks
from conformance.scenario.told import Typed
from conformance.subject.applicant import applicant_data, comparable
from conformance.subject.client import unique_mark
from conformance.subject.context import RunContext
from conformance.subject.drivers import address_of
from conformance.subject.notified import wait_until_told
from conformance.subject.personas import Personas
from conformance.subject.reading import Reading
from conformance.wib import WIB

DAY = timedelta(days=1)
UNHURRIED: Mapping[str, Any] = {"pattern": {"berurutan": 0, "berpola": 0, "berdekatan": 0}, "scrape_count": 0}
"""Rules of a portal that leaves the suite's own haste alone."""


@dataclass(frozen=True, slots=True)
class Request:
    """What an applicant handed in, so that what came of it can be read again."""

    scenario: str
    number: int
    """Its index among the submissions of the scenario."""
    data: Mapping[str, str]
    reading: Reading
    is_notified: bool
    """Whether a notification must reach him: whoever came in through another entrance may have left no address."""


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
    before: tuple[int, int] = (0, 0)
    """The journal's places between which the application was started and looked at: calls of its own count, too."""
    typed: tuple[str, ...] = ()
    """NIK that were typed in meanwhile."""
    has_reader: bool = False
    """Whether the agreement has the Pengguna use card readers."""
    may_store: bool = False
    """Whether the agreement lets data be stored with their owner's consent."""
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


def hours_after(now: datetime) -> list[str]:
    """Return an hour of access, `HH:MM` from and to, that begins two hours after `now`."""
    return [(now + timedelta(hours=ahead)).strftime("%H:%M") for ahead in (2, 3)]


class Stage:
    """The shared part of a run."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.context = workspace.context
        self.plan = self.context.plan
        self.session = self.context.session()
        self.subject = self.context.open_subject(self._is_pending)
        self.entrances = open_entrances(self.context)
        """Other entrances than that of `[subject]`."""
        self.processes = self.context.processes
        self.typeable = comparable(typed_elements(self.plan))
        """Wire names of what can be typed wrong; empty: nothing but the NIK is typed."""
        self.typed_names = frozenset(typed_elements(self.plan))
        self.secrets = self.context.secrets
        self.personas = Personas(self.session, self.context.wilayah)
        self.typed = {str(persona["nik"]) for persona in self.personas.all}
        """Every NIK that an applicant may have typed in, in this run or an earlier one of its session."""
        clerk_s = self.plan.subject.waktu if isinstance(self.plan.subject, GuidedRecipe) else 0.0
        self.recovery = Recovery(self, self.plan.patience.resume + clerk_s)  # a spare applicant takes his time, too
        self.recorded = self.session.last_seq()
        """The journal's place up to which some scenario's evidence has the calls."""
        first, last = workspace.before
        entries = self.session.entries(0)
        self.typed |= {entry["nik"] for entry in entries if entry["seq"] <= first} | set(workspace.typed)
        self._unrecorded = [entry for entry in entries if first < entry["seq"] <= last]
        self.page_loads = 0
        self.operator = OperatorLooks(
            self.plan.aplikasi.petugas,
            self.context.values,
            self.plan.patience.answer,
            self.context.directory,
            self.plan.aplikasi.self_signed,
        )
        self.onlooker = Onlooker(self.context)
        """Who looks at what the application shows."""
        self.is_over = False
        """Whether the run was brought to its end."""
        self.words_typed = Typed()
        """What applicants typed: theirs, wherever it is found."""
        before = {entry["nik"] for entry in entries if entry["nik"]}  # in the pre-flight or another dialect
        self.words_typed.add_rightly({*workspace.typed, *before}, self.typed_names)
        self.looks = StoreLooks(self.context, self.session, self.words_typed, workspace.granted, workspace.may_store)
        """The searches of the declared stores."""
        self.requests: list[Request] = []
        """What every applicant of the run handed in, for the end of the run."""
        self.egress: Egress | None = None
        """What has left the application, once that was looked at."""
        self.baseline = self._read_baseline()
        self._news_from = self.session.last_seq()
        self.restore()

    @property
    def is_at_portal(self) -> bool:
        """Whether the application looks residents up at the Web Portal alone."""
        return self.context.is_at_portal

    def _is_pending(self, data: Mapping[str, str]) -> bool:
        """Whether no call about the applicant was made yet, or the last one was answered with something final."""
        own = [entry for entry in self.session.entries(self.recorded) if entry["nik"] == data["NIK"]]
        return not own or (own[-1]["code"] in FINAL and not own[-1]["fault"])

    def next_resident(self, fits: Callable[[Mapping[str, Any]], bool] = lambda _: True) -> Mapping[str, Any]:
        """Return an ordinary resident whom nobody has used and who `fits`; raise `LookupError`."""
        return self.personas.next(fits)

    def news(self) -> list[dict[str, Any]]:
        """Return the journal's entries since the last look of a recovery."""
        entries = self.session.entries(self._news_from)
        self._news_from = entries[-1]["seq"] if entries else self._news_from
        return entries

    def take_entries(self) -> list[dict[str, Any]]:
        """Return the journal's entries that no scenario's evidence has yet; from now on one has."""
        entries, self._unrecorded = [*self._unrecorded, *self.session.entries(self.recorded)], []
        self.recorded = max([self.recorded, *(entry["seq"] for entry in entries)])
        self.look_from(self.recorded)
        return entries

    def take_page_loads(self) -> int:
        """Return how many pages were opened besides those of scenarios, since this was last asked."""
        taken, self.page_loads = self.page_loads, 0
        return taken

    def look_from(self, seq: int) -> None:
        """Let recoveries see what comes after `seq` of the journal."""
        self._news_from = max(self._news_from, seq)

    def probe(self) -> tuple[str, Outcome]:
        """Let a spare resident hand in a request; return his NIK and what came of it."""
        data = applicant_data(self.next_resident(), unique_mark(SPARE))
        self.typed.add(data["NIK"])
        self.words_typed.add(data, self.typed_names)
        reading = self.subject.submit(data)
        self.page_loads += reading.page_loads
        return data["NIK"], reading.outcome

    def restart(self, *, is_forced: bool = False, values: Mapping[str, str] | None = None) -> bool:
        """Start the application again and wait until it answers; whether the plan can do that and all came back."""
        patience = self.plan.patience.start
        if not self.plan.aplikasi.proses:
            return False
        away = self.processes.restart(patience, is_forced=is_forced, values=values)
        return away is None and self._answers_within(patience)

    def _answers_within(self, patience_s: float) -> bool:
        address = address_of(self.plan.subject, self.context.values)
        deadline = monotonic() + patience_s
        while address and isinstance(probe(address, 2.0), str):
            if monotonic() > deadline:
                return False
            sleep(LOOK_S)
        return True

    def learn_operator_page(self) -> None:
        """Learn from a spare resident's request what its lines say, where no scenario outside the hours came before."""
        if self.operator.has_learnt:
            return
        self.operator.has_learnt = True
        self.close_hours()
        nik, outcome = self.probe()
        self.recovery.note(nik, SPARE, outcome)
        self.operator.learn_counters()
        self.heal()
        self.recovery.make_ready()
        self.operator.learn_what_passed()

    def close_hours(self) -> None:
        """Permit access only from two hours from now on, for one hour."""
        self.operator.begin_to_learn()
        now = datetime.fromisoformat(self.session.show()["clock"])
        self.session.change(hours=hours_after(now))

    def hear(self, data: Mapping[str, str], *, is_awaited: bool) -> Told:
        """Return what notifications tell the applicant who typed `data`; `is_awaited`: wait for one."""
        notifikasi = self.plan.notifikasi
        assert notifikasi is not None, "tag @perlu:notifikasi"
        patience = self.plan.patience.notification if is_awaited else 0.0
        return wait_until_told(self.context.work, data, notifikasi.hasil, patience)

    def resume_kept(self) -> Words | None:
        """Carry out the plan's `lanjutkan`; return why it failed, or that there is none, or None."""
        return self.context.wake()

    def heal(self) -> None:
        """Let every fault be over, and wake what waits where something went wrong."""
        self.restore()
        if self.recovery.is_disturbed:
            self.resume_kept()

    def close(self) -> None:
        """Put the world back and put away what drives the application."""
        try:
            self.put_back()
        finally:
            for subject in (self.subject, *(entrance.subject for entrance in self.entrances)):
                subject.close()

    def restore(self) -> None:
        """Put the session's world back between scenarios: as it was before the first, with a whole day's kuota."""
        self._set_clock(self.baseline.ahead)
        kuota = self.baseline.kuota
        unhurried = {"portal": UNHURRIED} if self.is_at_portal else {}
        self._put_back(kuota=None if kuota is None else self.session.show()["kuota"]["used"] + kuota, **unhurried)

    def watch_patterns(self) -> None:
        """Let the portal look at the order and pace of NIK as it did before the run."""
        if self.is_at_portal:
            self.session.change(portal=self.baseline.hak_akses["portal"])

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
