"""What happens in one scenario, and what is recorded of it?"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from time import sleep
from typing import Any

from conformance.applicant import applicant_data, falsify
from conformance.evidence import Evidence, Expectation, Submission, mask_nik
from conformance.stage import Stage

KUOTA_HABIS = "05"


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
        hits = submissions * max(1, len(self.stage.workspace.control.codes))
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

    def next_day(self) -> None:
        """Move the session's clock to 08:00 WIB of the next day."""
        now = datetime.fromisoformat(self.session.show()["clock"])
        morning = (now + timedelta(days=1)).replace(hour=8, minute=0, second=0, microsecond=0)
        self.session.set_clock(morning.isoformat())

    def strike(self, kind: str, **params: Any) -> None:
        """Let a fault strike every call for the scenario's resident."""
        self._fault = kind
        self.session.switch_fault(kind, nik=self.applicant["nik"], params=params)

    @property
    def fault(self) -> str:
        """Kind of the fault that the scenario switched on."""
        return self._fault

    def submit(self, *, as_somebody_else: bool = False) -> None:
        """Let the applicant hand in a request, and note what came of it."""
        persona = self.applicant
        number = len(self.evidence.submissions) + 1
        typed = falsify(self.stage.plan.aplikasi.elemen) if as_somebody_else else {}
        after_seq = self.session.last_seq()
        reading = self.stage.subject.submit(applicant_data(persona, f"{self.evidence.id}-{number}", **typed))
        self.evidence.submissions.append(
            Submission(
                persona=persona["name"],
                nik=mask_nik(persona["nik"]),
                outcome=reading.outcome,
                detail=reading.detail.indonesian,
                detail_en=reading.detail.english,
                status=reading.status,
                duration_ms=reading.duration_ms,
                after_seq=after_seq,
            )
        )

    def submit_another(self) -> None:
        """Let another ordinary resident hand in a request."""
        self.choose(self.stage.next_resident())
        self.submit()

    def resume(self) -> None:
        """Wake the application for what it kept."""
        problem = self.stage.resume_kept()
        self.evidence.lanjutkan = problem is None
        self.evidence.lanjutkan_fault, self.evidence.lanjutkan_fault_en = problem or ("", "")

    def expect(self, kind: str, *, submission: int | None = None, **params: Any) -> None:
        """Note a demand on a submission: by its index, else on the last one."""
        at = len(self.evidence.submissions) - 1 if submission is None else submission
        self.evidence.expectations.append(Expectation(kind, params, self.step_text, at))

    def settle(self) -> None:
        """Leave the application alone for a while, once, so that late calls are seen."""
        if not self.evidence.is_settled:
            sleep(self.stage.plan.patience.settle)
            self.evidence.is_settled = True

    def close(self) -> None:
        """Take the last look at the journal, put the world back, and wake what waits for another day."""
        self.evidence.exchanges = self.session.exchanges(self.after_seq)
        self.stage.restore()
        if any(exchange.code == KUOTA_HABIS for exchange in self.evidence.exchanges):
            # An application that keeps its own day would hold back every later applicant.
            self.stage.resume_kept()
