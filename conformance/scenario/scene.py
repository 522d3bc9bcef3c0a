"""What happens in one scenario, and what is recorded of it?"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Barrier
from time import sleep
from typing import Any

from msgspec.structs import replace

from conformance.observe.control_api import to_exchange
from conformance.observe.operator_page import OperatorPageFault, has_news
from conformance.record.entry_pattern import Entry, measure
from conformance.record.evidence import Evidence, Expectation, Submission, mask_nik
from conformance.record.excerpt import page_excerpt
from conformance.scenario.stage import Stage
from conformance.subject.applicant import applicant_data, comparable, falsify, nik_series

KUOTA_HABIS = "05"
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
        self._page_before: tuple[str, str] | None = None
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
        now = datetime.fromisoformat(self.session.show()["clock"])
        hours = [(now + timedelta(hours=ahead)).strftime("%H:%M") for ahead in (2, 3)]
        self.session.change(hours=hours)

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

    def strike(self, kind: str, **params: Any) -> None:
        """Let a fault strike every call for the scenario's resident."""
        self._fault = kind
        self.session.switch_fault(kind, nik=self.applicant["nik"], params=params)

    @property
    def fault(self) -> str:
        """Kind of the fault that the scenario switched on."""
        return self._fault

    def submit(self, *, as_somebody_else: bool = False, twice: bool = False) -> None:
        """Let the applicant hand in a request, and note what came of it; `twice`: by a double click."""
        wrong = next(iter(comparable(self.stage.plan.aplikasi.elemen)), "") if as_somebody_else else ""
        self._hand_in(self.applicant, wrong=wrong, twice=twice)

    def submit_another(self) -> None:
        """Let another ordinary resident hand in a request."""
        self.choose(self.stage.next_resident())
        self.submit()

    def submit_each(self, personas: Sequence[Mapping[str, Any]]) -> None:
        """Let several residents hand in a request, one after the other."""
        for persona in personas:
            self._hand_in(persona)

    def submit_each_wrong(self) -> None:
        """Let one new resident after the other hand in a request, each with another declared element typed wrong."""
        for wrong in comparable(self.stage.plan.aplikasi.elemen):
            self._hand_in(self.stage.next_resident(), wrong=wrong)

    def submit_at_once(self, count: int) -> None:
        """Let so many ordinary residents hand in their requests at the same moment, each at a counter of its own."""
        start = Barrier(count)
        numbered = [(self.stage.next_resident(), len(self.evidence.submissions) + place) for place in range(count)]
        after_seq = self.session.last_seq()

        def hand_in(persona: Mapping[str, Any], number: int) -> Submission:
            start.wait()
            return self._drive(persona, number, after_seq)

        with ThreadPoolExecutor(count) as pool:
            self.evidence.submissions += pool.map(hand_in, *zip(*numbered, strict=True))

    def enter(self, personas: Sequence[Mapping[str, Any]]) -> None:
        """Let one user, always the same client, enter one resident after the other."""
        for persona in personas:
            self._hand_in(persona, user=self.evidence.id)

    def enter_series(self, step: int, count: int) -> None:
        """Let one user enter `count` NIK that keep the distance `step`, from the scenario's resident on."""
        self.enter([{**self.applicant, "nik": nik} for nik in nik_series(self.applicant["nik"], step, count)])

    def _hand_in(self, persona: Mapping[str, Any], *, wrong: str = "", user: str = "", twice: bool = False) -> None:
        number, after_seq = len(self.evidence.submissions), self.session.last_seq()
        submission = self._drive(persona, number, after_seq, wrong=wrong, user=user, twice=twice)
        self.evidence.submissions.append(submission)

    def _drive(
        self,
        persona: Mapping[str, Any],
        number: int,
        after_seq: int,
        *,
        wrong: str = "",
        user: str = "",
        twice: bool = False,
    ) -> Submission:
        """Drive the application once for `persona`, whose element `wrong` is typed wrong; return what is noted."""
        typed = self._falsified(persona, wrong) if wrong else {}
        data = applicant_data(persona, f"{self.evidence.id}-{number + 1}", **typed)
        self.stage.typed.add(data["NIK"])
        self._typed[number] = data
        reading = self.stage.subject.submit(data, user=user, twice=twice)
        return Submission(
            persona=persona["name"],
            nik=mask_nik(data["NIK"]),
            outcome=reading.outcome,
            detail=reading.detail.indonesian,
            detail_en=reading.detail.english,
            status=reading.status,
            duration_ms=reading.duration_ms,
            after_seq=after_seq,
            wrong=wrong,
            is_absent=reading.is_absent,
            step=len(self.evidence.steps),
            page=page_excerpt(reading.page, data, applicant_data(persona, "")),
        )

    def _falsified(self, persona: Mapping[str, Any], wrong: str) -> dict[str, str]:
        others = [self.stage.next_resident()] if wrong == "NIK" else self.stage.ordinary
        return falsify(wrong, persona, others)

    def look_at_operator_page(self) -> None:
        """See what the operator's page says before anything happens."""
        with self._operator_page():
            self._page_before = (self.stage.read_operator_page(), self.stage.read_operator_page())

    def look_for_operator_news(self) -> None:
        """Note whether the operator's page says something new."""
        with self._operator_page():
            if self._page_before is not None:
                self.evidence.operator_told = has_news(self._page_before, self.stage.read_operator_page())

    @contextmanager
    def _operator_page(self) -> Iterator[None]:
        try:
            yield
        except OperatorPageFault as fault:
            self.evidence.operator_fault, self.evidence.operator_fault_en = fault.words

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
        """Wake the application for what it kept."""
        problem = self.stage.resume_kept()
        self.evidence.lanjutkan = problem is None
        self.evidence.lanjutkan_fault, self.evidence.lanjutkan_fault_en = problem or ("", "")

    def expect(self, kind: str, *parts: str, submission: int = -1, **params: Any) -> None:
        """Note a demand on a submission, by its index, or on the whole scenario (-1).

        It serves those of `parts` that the scenario bears as tags.
        """
        serves = tuple(part for part in parts if part in self.evidence.requirements)
        self.evidence.expectations.append(Expectation(kind, params, self.step_text, submission, serves))

    def settle(self) -> None:
        """Leave the application alone for a while, once, so that late calls are seen."""
        if not self.evidence.is_settled:
            sleep(self.stage.plan.patience.settle)
            self.evidence.is_settled = True

    def close(self) -> None:
        """Take the last look at the journal, put the world back, and wake what waits for another day."""
        entries = self.session.entries(self.after_seq)
        self.evidence.exchanges = [to_exchange(entry, self.stage.typed) for entry in entries]
        self.evidence.series = measure(
            [
                Entry(entry["nik"], datetime.fromisoformat(entry["at"]).timestamp())
                for entry in entries
                if entry["nik"] in self.stage.typed
            ]
        )
        self.evidence.crashes = self.stage.processes.crashes()
        self.stage.subject.forget_users()
        self.stage.restore()
        if any(exchange.code == KUOTA_HABIS for exchange in self.evidence.exchanges):
            # An application that keeps its own day would hold back every later applicant.
            self.stage.resume_kept()
