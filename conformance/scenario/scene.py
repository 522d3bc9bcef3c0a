"""What happens in one scenario, and what is recorded of it?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from time import monotonic, sleep
from typing import Any

from msgspec.structs import replace

from conformance.application.watch import ENDED_WITHIN_S
from conformance.observe.control_api import to_exchange
from conformance.outcome import Outcome
from conformance.record.entry_pattern import Entry, measure
from conformance.record.evidence import ALTERED, FINAL, Evidence, Expectation, Moment, Submission
from conformance.scenario.entrance import Entrance
from conformance.scenario.lies import Lie
from conformance.scenario.noting import HandedIn, Kept, note_submission
from conformance.scenario.recovery import LOOK_S
from conformance.scenario.stage import Stage
from conformance.scenario.watching import watch
from conformance.subject.applicant import applicant_data, falsify
from conformance.subject.client import unique_mark
from conformance.subject.guided import CARD
from conformance.subject.slips import Slip

AT_ONCE = 4
"""So many applicants who do not depend on each other hand in their requests at once."""
RESUMED_WITHIN_S = {Outcome.TERTUNDA: 6.0, Outcome.GANGGUAN: 1.0, Outcome.DIBATASI: 1.0}
"""So long a scenario itself waits until what may be kept is asked about, by what its applicant was told; the run goes
on watching for it."""
NETWORK_CUT = "jaringan_diputus"
"""What the journal names a call that was cut as a sanction."""
NEW_TERM = timedelta(days=730)
"""Term of a PKS that follows an ended one (SIM: the PKS of 2025 run for two years)."""


class Scene:
    """One scenario at work: changes the world, lets applicants act, and notes what is demanded."""

    def __init__(self, stage: Stage, evidence: Evidence) -> None:
        self.stage = stage
        self.session = stage.session
        self.evidence = evidence
        self.after_seq = stage.session.last_seq()
        self.step_text = ""
        """Words of the step under way, for the expectation that it notes."""
        self._applicant: Mapping[str, Any] | None = None
        self._fault = ""
        self.operator_read: str | None = None
        """What the operator's page said before anything happened."""
        self.lies: list[str] = []
        """What each submission's answer was altered in, where each had one of its own."""
        self._put_in: dict[str, Lie] = {}
        self._typed: dict[int, Mapping[str, str]] = {}
        """What each applicant typed, by the index of the submission."""

    @property
    def applicant(self) -> Mapping[str, Any]:
        """The resident that this scenario is about; an ordinary one unless a step chose."""
        if self._applicant is None:
            self._applicant = self.stage.next_resident()
        return self._applicant

    def choose(self, persona: Mapping[str, Any]) -> None:
        """Let the scenario be about `persona`."""
        self._applicant = persona

    def change(self, **hak_akses: Any) -> None:
        """Change the access right of the session."""
        self.session.change(**hak_akses)

    def leave_kuota(self, submissions: int) -> None:
        """Leave the day hits for so many submissions, as many for each as the positive control took.

        An application that asks twice is judged for that where it is asked (KUO-05), not here again.
        """
        hits = submissions * max(1, self.stage.workspace.control.codes.count("01"))
        self.session.change(kuota=self.session.show()["kuota"]["used"] + hits)

    def close_hours(self) -> None:
        """Permit access only from two hours from now on, for one hour."""
        self.stage.close_hours()

    def end_pks(self) -> None:
        """Let the PKS have ended yesterday."""
        now = datetime.fromisoformat(self.session.show()["clock"])
        self.session.change(pks_until=(now - timedelta(days=1)).date().isoformat())

    def begin_new_pks(self) -> None:
        """Let a new PKS of two years be in force from today on, under the same user id.

        A session keeps the first day of its agreement; that day lies in the past, so no answer differs.
        """
        now = datetime.fromisoformat(self.session.show()["clock"])
        self.session.change(cooperation=True, pks_until=(now + NEW_TERM).date().isoformat())

    def precede_pks(self) -> None:
        """Move the session's clock to 09:00 WIB of the day before the PKS begins."""
        first = datetime.fromisoformat(f"{self.stage.baseline.pks_from}T09:00:00+07:00")
        self.session.set_clock((first - timedelta(days=1)).isoformat())

    def cut_network(self) -> None:
        """Let the line of the Pengguna be cut: every call is reset."""
        self._fault = NETWORK_CUT
        self.session.change(network=False)

    def end_trouble(self) -> None:
        """Let faults be over, and give the access right back as it was."""
        self.stage.restore()

    def next_day(self) -> None:
        """Move the session's clock to 08:00 WIB of the next day, which has its whole kuota."""
        now = datetime.fromisoformat(self.session.show()["clock"])
        morning = (now + timedelta(days=1)).replace(hour=8, minute=0, second=0, microsecond=0)
        self.session.set_clock(morning.isoformat())
        self.session.change(kuota=self.stage.baseline.kuota)

    def let_operator_idle(self) -> None:
        """Let so much of the session's time pass that an operator of the Web Portal has to sign in again."""
        session = self.session.show()
        idle = timedelta(minutes=session["hak_akses"]["portal"]["idle_minutes"] + 1)
        self.session.set_clock((datetime.fromisoformat(session["clock"]) + idle).isoformat())

    def inject(self, kind: str, **params: Any) -> None:
        """Inject a fault into every call for the scenario's resident."""
        self._fault = kind
        self.session.switch_fault(kind, nik=self.applicant["nik"], params=params)

    def inject_for_all(self, kind: str, **params: Any) -> None:
        """Inject a fault into every call, whoever it is about."""
        self._fault = kind
        self.session.switch_fault(kind, params=params)

    def lie(self, persona: Mapping[str, Any], changes: Lie) -> None:
        """Let every answer about `persona` be altered by `changes`."""
        self._fault = ALTERED
        self._put_in[str(persona["nik"])] = changes
        self.session.switch_fault(ALTERED, nik=persona["nik"], params={"elemen": changes})

    @property
    def fault(self) -> str:
        """Kind of the fault that the scenario switched on."""
        return self._fault

    def submit(self, *, as_somebody_else: bool = False, twice: bool = False) -> None:
        """Let the applicant hand in a request, and note what came of it; `twice`: by a double click."""
        wrong = next(iter(self.stage.typeable), "") if as_somebody_else else ""
        self.hand_in(self.applicant, self.falsified(self.applicant, wrong), wrong=wrong, twice=twice)

    def submit_typed(self, wrong: str, typed: Mapping[str, str]) -> None:
        """Let the applicant hand in a request in which he types `typed`; `wrong` names what is wrong in it."""
        self.hand_in(self.applicant, typed, wrong=wrong)

    def submit_with_card(self) -> None:
        """Let the applicant hand his KTP-el to the clerk, who is told to read it."""
        self.hand_in(self.applicant, {CARD: ""})

    def submit_another(self) -> None:
        """Let another ordinary resident hand in a request."""
        self.choose(self.stage.next_resident())
        self.submit()

    def submit_each(self, personas: Sequence[Mapping[str, Any]]) -> None:
        """Let several residents who do not depend on each other hand in a request, some at once."""
        self.hand_in_some([(persona, {}, "") for persona in personas])

    def submit_each_wrong(self) -> None:
        """Let one new resident after the other hand in a request, each with another typed element wrong."""
        residents = [(self.stage.next_resident(), wrong) for wrong in self.stage.typeable]
        self.hand_in_some([(one, self.falsified(one, wrong), wrong) for one, wrong in residents])

    def submit_each_typed(
        self, typed: Sequence[Slip], fits: Callable[[Mapping[str, Any]], bool] = lambda _: True
    ) -> None:
        """Let new residents who `fits` type what each of `typed` makes of their data; its name says what is wrong."""
        residents = [(self.stage.next_resident(fits), name, make) for name, make in typed]
        self.hand_in_some([(one, make(one), name) for one, name, make in residents])

    def submit_instead(self, number: int, persona: Mapping[str, Any], wrong: str) -> None:
        """Let `persona` hand in a request that stands in place of the submission of this number, which is forgotten."""
        replaced = (self.evidence.id, number)
        self.stage.requests[:] = [one for one in self.stage.requests if (one.scenario, one.number) != replaced]
        after_seq, typed = self.session.last_seq(), self.falsified(persona, wrong)
        self.evidence.submissions[number] = self._drive(persona, number, after_seq, typed, wrong=wrong)

    def submit_at_once(self, count: int) -> None:
        """Let so many ordinary residents hand in their requests at the same moment, each at a counter of its own."""
        self.hand_in_some([(self.stage.next_resident(), {}, "") for _ in range(count)], is_barred=True)

    def enter_series(self, niks: Iterable[str], kept: Kept = "client", entrance: Entrance | None = None) -> None:
        """Let one user enter one NIK after the other, with the same data, until one was stopped short of the DWH.

        `kept` is what stays the same of him: the whole client, or his address alone.
        """
        self.enter_each(({**self.applicant, "nik": nik} for nik in niks), kept, entrance)

    def enter_each(
        self, people: Iterable[Mapping[str, Any]], kept: Kept = "client", entrance: Entrance | None = None
    ) -> None:
        """Let one user enter the data of one person after the other, as `enter_series` does."""
        self.stage.watch_patterns()
        for person in people:
            after_seq = self.session.last_seq()
            self.hand_in(person, {}, user=self.evidence.id, kept=kept, entrance=entrance)
            if not any(entry["nik"] == person["nik"] for entry in self.session.entries(after_seq)):
                return

    def hand_in_some(
        self, typed: Sequence[tuple[Mapping[str, Any], Mapping[str, str], str]], *, is_barred: bool = False
    ) -> None:
        """Let residents hand in requests, some at once; `is_barred`: all of them at the same moment.

        Of each: who he is, what he types otherwise, and what is wrong in it.
        """
        start = Barrier(len(typed)) if is_barred else None
        first, after_seq = len(self.evidence.submissions), self.session.last_seq()

        def hand_in(place: int) -> Submission:
            if start is not None:
                start.wait()
            persona, values, wrong = typed[place]
            return self._drive(persona, first + place, after_seq, values, wrong=wrong)

        with ThreadPoolExecutor(max(1, len(typed) if is_barred else min(AT_ONCE, len(typed)))) as pool:
            self.evidence.submissions += pool.map(hand_in, range(len(typed)))

    def hand_in(
        self,
        persona: Mapping[str, Any],
        typed: Mapping[str, str],
        *,
        wrong: str = "",
        user: str = "",
        kept: Kept = "client",
        twice: bool = False,
        entrance: Entrance | None = None,
    ) -> None:
        """Let `persona` hand in a request in which he types `typed`."""
        number, after_seq = len(self.evidence.submissions), self.session.last_seq()
        self.evidence.submissions.append(
            self._drive(
                persona, number, after_seq, typed, wrong=wrong, user=user, kept=kept, twice=twice, entrance=entrance
            )
        )

    def _drive(
        self,
        persona: Mapping[str, Any],
        number: int,
        after_seq: int,
        typed: Mapping[str, str],
        *,
        wrong: str = "",
        user: str = "",
        kept: Kept = "client",
        twice: bool = False,
        entrance: Entrance | None = None,
    ) -> Submission:
        """Drive the application once for `persona`, who types `typed` in place of his data; return what is noted."""
        data = self.data_of(persona, number, typed)
        subject = self.stage.subject if entrance is None else entrance.subject
        same = {"client": (user, ""), "address": ("", user)}[kept]
        reading = subject.submit(data, user=same[0], place=same[1], twice=twice)
        return note_submission(
            self.stage,
            self.evidence,
            HandedIn(
                persona,
                number,
                after_seq,
                data,
                reading,
                entrance,
                wrong,
                user,
                is_twice=twice,
                put_in=self._put_in.get(str(persona["nik"]), {}),
            ),
        )

    def data_of(self, persona: Mapping[str, Any], number: int, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what `persona` types, as the scenario's submission of this number, or in place of it."""
        instead = "-lagi" if number in self._typed else ""
        data = applicant_data(persona, unique_mark(f"{self.evidence.id}-{number + 1}{instead}"), **typed)
        self.stage.typed.add(data["NIK"])
        self._typed[number] = data
        return data

    def falsified(self, persona: Mapping[str, Any], wrong: str) -> dict[str, str]:
        """Return what `persona` types whose element `wrong` is wrong; empty: nothing is."""
        if not wrong:
            return {}
        others = [self.stage.next_resident()] if wrong == "NIK" else self.stage.personas.others
        return falsify(wrong, persona, others)

    def look_for_notifications(self, awaited: Sequence[int]) -> None:
        """Note what notifications tell every applicant by now; those whose submissions are `awaited` may take a while.

        The others show whether a notification of the application can be read at all.
        """
        for number, data in sorted(self._typed.items(), key=lambda each: each[0] not in awaited):
            heard = self.stage.hear(data, is_awaited=number in awaited)
            self.evidence.submissions[number] = replace(
                self.evidence.submissions[number],
                later=heard.outcome,
                later_detail=heard.detail.indonesian,
                later_detail_en=heard.detail.english,
            )

    def resume(self) -> None:
        """Wake the application for what it kept, and wait a while until it has asked about it."""
        self.evidence.woken = self.evidence.woken or self.session.show()["clock"]
        after_seq, began = self.session.last_seq(), monotonic()
        problem = self.stage.resume_kept()
        self.evidence.lanjutkan = problem is None
        self.evidence.lanjutkan_fault, self.evidence.lanjutkan_fault_en = problem or ("", "")
        while (waited_for := self._unasked(after_seq)) and monotonic() - began < self.stage.plan.patience.resume:
            if monotonic() - began > max(map(RESUMED_WITHIN_S.__getitem__, waited_for)):
                break
            sleep(LOOK_S)

    def _unasked(self, after_seq: int) -> set[Outcome]:
        """Return the outcomes of those requests that may be kept and were not asked about since `after_seq`."""
        entries = self.session.entries(after_seq)
        if any(entry["fault"] or entry["code"] not in FINAL for entry in entries):
            return set()  # it met a refusal again, so it stops
        asked = {entry["nik"] for entry in entries}
        submissions = enumerate(self.evidence.submissions)
        outcomes = {one.outcome for number, one in submissions if self._typed[number]["NIK"] not in asked}
        return outcomes.intersection(RESUMED_WITHIN_S)

    def restart(self, *, is_forced: bool, values: Mapping[str, str] | None = None) -> None:
        """Let the application be started again, `is_forced`: after a power cut."""
        if self.stage.restart(is_forced=is_forced, values=values):
            self.evidence.restarts += 1
            return
        self.evidence.restart_fault = "aplikasi tidak kembali setelah dimulai lagi"
        self.evidence.restart_fault_en = "the application did not come back after it was started again"

    def expect(
        self, kind: str, *parts: str, submission: int = -1, moment: Moment = Moment.SELAMA, **params: Any
    ) -> None:
        """Note a demand on a submission, by its index, or on the whole scenario (-1).

        It serves those of `parts` that are tags of the scenario.
        """
        serves = tuple(part for part in parts if part in self.evidence.requirements)
        self.evidence.expectations.append(Expectation(kind, params, self.step_text, submission, serves, moment))

    def settle(self) -> None:
        """Leave the application alone for a while, once, so that late calls are seen."""
        if not self.evidence.is_settled:
            self.evidence.watched_s = watch(self.session, self.after_seq, self.stage.plan.patience.settle)
            self.evidence.is_settled = True

    def prepare(self, *, reads_operator_page: bool = False) -> None:
        """Wait until the application is ready again after the scenario before; once the run is over nobody acts."""
        unready = None if self.stage.is_over else self.stage.recovery.make_ready()
        self.stage.operator.learn_what_passed()
        if reads_operator_page and unready is None:
            self.stage.learn_operator_page()
        self.evidence.page_loads += self.stage.take_page_loads()
        if unready is not None:
            self.evidence.unready, self.evidence.unready_en = unready
        self.after_seq = self.session.last_seq()

    def close(self) -> None:
        """Take the last look at the journal, put the world back, and wake what waits for another day."""
        stage = self.stage
        entries = stage.take_entries()
        self.evidence.page_loads += stage.take_page_loads()
        own = {name: stage.context.values[name] for name in ("user_id", "ip_user")}
        self.evidence.exchanges = [to_exchange(entry, stage.typed, own) for entry in entries]
        stage.typed.discard("")
        self.evidence.series = measure(
            [
                Entry(entry["nik"], datetime.fromisoformat(entry["at"]).timestamp())
                for entry in entries
                if entry["seq"] > self.after_seq and entry["nik"] in stage.typed
            ]
        )
        was_silent = any(submission.status == 0 for submission in self.evidence.submissions)
        self.evidence.crashes = stage.processes.crashes(ENDED_WITHIN_S if was_silent else 0.0)
        stage.operator.learn_counters()
        for subject in (stage.subject, *(entrance.subject for entrance in stage.entrances)):
            subject.forget_users()
        stage.recovery.forget_answers()
        stage.recovery.account_for(entries)
        stage.heal()
