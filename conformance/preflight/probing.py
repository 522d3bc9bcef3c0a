"""What does the pre-flight do to a started application before it is judged?

The positive control goes first: one resident who matches, while the DWH holds its answer for a moment and a second
visitor looks in. Then the same resident with wrong data. Each finding is judged in `preflight` and `misconfiguration`.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from conformance.application.environment import proxies_in
from conformance.application.process import DriverFault
from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault, refuse
from conformance.observe.control_api import ControlFault, to_exchange
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import Dialect
from conformance.plan.typed import typed_elements
from conformance.preflight.clocks import check_clocks
from conformance.preflight.control import check_control
from conformance.preflight.dialects import tell_dialects, was_told_of_a_match
from conformance.preflight.entrances import check_entrances
from conformance.preflight.misconfiguration import (
    SINGLE,
    check_notification,
    check_premature,
    check_refusal,
    check_senders,
)
from conformance.preflight.recipes import check_codes, check_files
from conformance.preflight.regions import check_region, is_unasked, of_each_region, of_one_region, regions_to_try
from conformance.preflight.senders import read_own_address
from conformance.preflight.tried import Tried, with_steps
from conformance.preflight.visitor import Visit, Visitor
from conformance.preflight.waiting import patience_of, wait_for_late
from conformance.record.evidence import Control, Exchange
from conformance.record.excerpt import page_excerpt
from conformance.subject.applicant import applicant_data, comparable, falsify
from conformance.subject.client import unique_mark
from conformance.subject.context import RunContext
from conformance.subject.drivers import address_of
from conformance.subject.personas import Personas
from conformance.subject.reading import Reading, Subject

HELD_MS = 200
"""How long the DWH holds its answer to the control; less than any application waits for it."""
HELD_AGAIN_MS = (600, 1_200)
"""The same for those that only make sure of what the first one seemed to show."""
SURE = 0.8
"""What part of that time a second visitor has to wait each time."""
MOST = 0.5
"""What part of the time that the first one waited for no answer."""


class Probing:
    """The looks at one started application."""

    def __init__(
        self,
        context: RunContext,
        on_notice: Callable[[Words], None] = lambda _: None,
        begun: int | None = None,
    ) -> None:
        """`on_notice` takes what is to be known although the run goes on.

        `begun` is the journal's place before the application was started; None: now.
        """
        self._context = context
        self._plan = context.plan
        self._session = context.session()
        self._values = context.values
        self.wilayah = context.wilayah
        """Code of the region from which the run takes ordinary residents; empty: from all the country."""
        check_region(self._session, self.wilayah)
        self._personas = Personas(self._session, self.wilayah)
        self._on_notice = on_notice
        self._begun = self._session.last_seq() if begun is None else begun
        self._last = Tried(Reading(Outcome.TAK_DIKENAL, Words("", ""), 0, 0.0))
        """The control that was tried last."""
        self._nearly = max((miss.number for miss in self._session.near_misses()), default=0)
        """The last request that nearly was a call before the one that is looked at."""
        own = [proses.env for proses in self._plan.aplikasi.proses.values()]
        self._proxies = {name: at for env in (os.environ, *own) for name, at in proxies_in(env).items()}
        self.typed: list[str] = []
        """The NIK that were typed in."""

    @property
    def _address(self) -> str:
        """Where the application answers HTTP; empty: it does not."""
        return address_of(self._plan.subject, self._values)

    def run(self) -> Control:
        """Return the positive control, or raise `PreflightFault` for the first thing that is not in place."""
        with self._driving() as subject:
            check_files(self._plan, self._values, self._context.directory)
            check_codes(self._plan, [*self._personas.all, *self._personas.others])
            try:
                persona, tried, control = self._let_somebody_through(subject)
            except PreflightFault:
                self._look_in_baru(subject)
                raise
            if not control.is_seen:
                self._look_in_baru(subject)
            check_clocks(self._plan, self._values, self._address)
            entrances = self._plan.aplikasi.pintu or []
            check_entrances(entrances, {**self._values, **applicant_data(persona, unique_mark("pintu"))})
            if control.is_seen:
                self._check_refusal(subject, persona, tried)
            elif tried.is_late:
                self._on_notice(with_steps(_LATE, tried))
            if self._plan.aplikasi.lanjutkan is not None and (problem := self._context.wake()):
                refuse(problem, MEND_ACTION)
        return control

    def look(self) -> Control:
        """Return the control that one more resident is, unchecked."""
        with self._driving() as subject:
            tried, data = self._submit(subject, self._personas.next(), "kontrol")
            tried = self._wait(tried, data, is_first=True)
        return Control(tried.reading.outcome, tuple(call.code for call in tried.calls if call.code))

    @contextlib.contextmanager
    def _driving(self) -> Iterator[Subject]:
        try:
            with contextlib.closing(self._context.open_subject()) as subject:
                yield subject
        except UnknownPlaceholder as error:
            remedy = Words("perbaiki [subject] pada rencana", "fix [subject] in the plan")
            raise PreflightFault(ExitCode.CONFIGURATION, error.words, remedy) from error
        except DriverFault as error:
            raise PreflightFault(ExitCode.ENVIRONMENT, error.words, error.remedy) from error

    def _let_somebody_through(self, subject: Subject) -> tuple[Mapping[str, Any], Tried, Control]:
        """Return the first resident who gets through as the plan says, with what came of it.

        What shows in one alone is told and left to the scenarios; what shows in all of them is the plan's.
        """
        after, faults = self._session.last_seq(), list[tuple[Tried, PreflightFault]]()
        persona: Mapping[str, Any] = {}
        own = self._session.show().get("wilayah", "")
        for number, wilayah in enumerate(regions_to_try(self.wilayah, own)):
            there = Personas(self._session, wilayah) if wilayah != self.wilayah else self._personas
            persona = there.next()
            tried, control = self._let_control_through(subject, persona, is_first=not number)
            if isinstance(control, PreflightFault):
                faults.append((tried, control))
                continue
            if there is not self._personas and self._is_refused_elsewhere(subject, [earlier for earlier, _ in faults]):
                self._personas, self.wilayah = there, wilayah
                self._on_notice(of_one_region(wilayah, faults[0][1].message))
            else:
                for _, fault in faults:
                    self._on_notice(_of_one_alone(fault))
            return persona, tried, control
        mistaken = read_own_address(self._session.entries(after))
        if mistaken is not None:
            self._on_notice(mistaken)
            unread = Reading(Outcome.TAK_DIKENAL, mistaken, 200, 0.0)
            return persona, Tried(unread), Control(Outcome.TAK_DIKENAL, ())
        if all(is_unasked(tried) and tried.reading.outcome is Outcome.DITOLAK for tried, _ in faults):
            raise of_each_region(faults[0][1], self.typed[-len(faults) :])
        raise next((fault for tried, fault in faults if tried.calls), faults[0][1])

    def _is_refused_elsewhere(self, subject: Subject, earlier: Sequence[Tried]) -> bool:
        """Whether none of `earlier`, and nobody else of all the country, is asked about."""
        if not all(map(is_unasked, earlier)):
            return False
        tried, data = self._submit(subject, self._personas.next(), "kontrol-lain")
        return is_unasked(self._wait(tried, data, is_first=False))

    def _let_control_through(
        self, subject: Subject, persona: Mapping[str, Any], *, is_first: bool
    ) -> tuple[Tried, Control | PreflightFault]:
        """Return what came of one resident, and the control that he is, or why he is none.

        Raises `PreflightFault` for what another resident cannot change.
        """
        after = self._session.last_seq()
        tried, data, visit = self._submit_held(subject, persona, "kontrol", HELD_MS)
        if (
            is_first
            and self._address
            and not visit.was_served(HELD_MS / 1000)
            and self._is_alone(subject, tried, visit)
        ):
            refuse(*SINGLE)
        check_premature(tried.reading)
        self._last = tried = self._wait(tried, data, is_first=is_first)
        if any(call.code == "03" for call in (*tried.calls, *tried.others)):
            check_senders(self._values["user_id"], self._session.senders(after))
        try:
            control = check_control(tried, own_fault="delay")
            check_notification(tried)
        except PreflightFault as fault:
            if tried.reading.status == 0:
                raise
            return tried, fault
        return tried, control

    def _look_in_baru(self, subject: Subject) -> None:
        """Tell where a success is not taken in `juknis`, but is in `baru`; the session is left as it was."""
        own = self._session.show()["hak_akses"]["dialect"]
        may_differ = own == Dialect.JUKNIS and Dialect.BARU in self._context.dialects
        if not may_differ or not was_told_of_a_match(self._last):
            return
        self._session.change(dialect=Dialect.BARU)
        try:
            tried, data = self._submit(subject, self._personas.next(), "baru")
            told = tell_dialects(own, self._wait(tried, data, is_first=False))
        finally:
            self._session.change(dialect=own)
        if told is not None:
            self._on_notice(told)

    def _wait(self, tried: Tried, data: Mapping[str, str], *, is_first: bool) -> Tried:
        """Return `tried` with what comes late, where the application answered at all."""
        if tried.reading.status == 0:
            return tried
        patience_s = patience_of(self._plan, tried.reading.outcome, is_first=is_first)
        return wait_for_late(tried, partial(self._calls_about, data["NIK"]), data, self._context, patience_s)

    def _is_alone(self, subject: Subject, tried: Tried, visit: Visit) -> bool:
        """Whether a second visitor has to wait each time: a busy machine keeps one waiting now and then.

        An application that waits for itself answers nobody, the first one neither: there he has to wait most of the
        time that the first one did.
        """
        if tried.reading.status == 0:
            waited_s = max(tried.reading.duration_ms, HELD_MS) / 1000
            return visit.share_waited(waited_s) > MOST
        for held_ms in HELD_AGAIN_MS if visit.seen_at is not None else ():
            visit = self._submit_held(subject, self._personas.next(), f"pasti-{held_ms}", held_ms)[2]
            if visit.was_served(held_ms / 1000) or visit.share_waited(held_ms / 1000) <= SURE:
                return False
        return visit.seen_at is not None

    def _submit_held(
        self, subject: Subject, persona: Mapping[str, Any], unique: str, held_ms: int
    ) -> tuple[Tried, Mapping[str, str], Visit]:
        """Submit while the DWH holds its answer, and somebody else looks in.

        Return what came of it, what was typed, and what the other one saw.
        """
        after, nik = self._session.last_seq(), persona["nik"]

        def is_asked() -> bool:
            with contextlib.suppress(ControlFault):  # who submits meets it, too, and says so
                return any(entry["nik"] == nik for entry in self._session.entries(after))
            return False

        fault = self._session.switch_fault("delay", nik=nik, params={"ms": held_ms})
        try:
            with Visitor(self._address, is_asked) as visitor:
                tried, data = self._submit(subject, persona, unique)
        finally:
            self._session.remove_fault(fault)
        return tried, data, visitor.visit

    def _submit(
        self, subject: Subject, persona: Mapping[str, Any], unique: str, **typed: str
    ) -> tuple[Tried, Mapping[str, str]]:
        """Submit; return what came of it, and what was typed."""
        data = applicant_data(persona, unique_mark(unique), **typed)
        self.typed.append(data["NIK"])
        nearly = self._nearly
        reading = subject.submit(data)
        excerpt = page_excerpt(reading.page, data, applicant_data(persona, ""), self._context.secrets)
        calls, others = self._calls_about(data["NIK"])
        near = () if calls else tuple(self._session.near_misses(nearly))
        self._nearly = max([nearly, *(miss.number for miss in near)])
        proxies = {} if calls else self._proxies
        return Tried(reading, calls, others, excerpt=excerpt, near=near, proxies=proxies), data

    def _calls_about(self, nik: str) -> tuple[list[Exchange], list[Exchange]]:
        """Return the calls about `nik`, and those about nobody who typed his NIK, since the application was started."""
        entries = self._session.entries(self._begun)
        own = [to_exchange(entry) for entry in entries if entry["nik"] == nik]
        return own, [to_exchange(entry) for entry in entries if entry["nik"] not in self.typed]

    def _check_refusal(self, subject: Subject, persona: Mapping[str, Any], control: Tried) -> None:
        wrong = next(iter(comparable(typed_elements(self._plan))), "")
        if not wrong:
            return
        begun, self._begun = self._begun, self._session.last_seq()  # the same resident was asked about already
        try:
            typed = falsify(wrong, persona, self._personas.others)
            tried, data = self._submit(subject, persona, "keliru", **typed)
            check_refusal(control.reading, self._wait(tried, data, is_first=True) if control.is_late else tried)
        finally:
            self._begun = begun


MEND_ACTION = Words(
    "perbaiki tindakan itu: command, cwd, env, atau url pada [aplikasi.lanjutkan]",
    "fix that action: command, cwd, env or url of [aplikasi.lanjutkan]",
)
_LATE = Words(
    "permohonan yang benar ditanyakan, tetapi sampai sekarang tidak terlihat diteruskan: beri resep halaman statusnya "
    "dengan `until`, atau [notifikasi]",
    "a correct request was asked about, but was not seen going on so far: give the recipe its status page with an "
    "`until`, or [notifikasi]",
)
"""What is told of an application that asks late and never says what came of it."""


def _of_one_alone(fault: PreflightFault) -> Words:
    said = fault.words
    return Words(
        f"seorang penduduk kontrol tidak sampai ({said.indonesian}), yang berikutnya sampai: dinilai oleh skenario",
        f"one control resident did not get through ({said.english}), the next one did: left to the scenarios",
    )
