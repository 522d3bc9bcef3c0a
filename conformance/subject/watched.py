"""How is an applicant kept from paying for an earlier one's crash? He comes when the application is there again."""

import time
from collections.abc import Callable, Mapping, Sequence

from conformance.application.answer import probe
from conformance.application.watch import ProcessWatch
from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.subject.around import AroundSubject
from conformance.subject.reading import Reading, Subject

LOOK_S = 0.1


class WatchedSubject(AroundSubject):
    """A subject that waits, before each submission, until the application is there."""

    def __init__(
        self, subject: Subject, watch: ProcessWatch, patience_s: float, address: Callable[[], str] = lambda: ""
    ) -> None:
        """`address` answers HTTP where the application does, empty: it does not; `patience_s`: how long is waited."""
        super().__init__(subject)
        self._watch = watch
        self._patience_s = patience_s
        self._address = address
        self._was_silent = False

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Submit when the application is there; see `Subject`."""
        missing = self._wait_until_there()
        if missing is not None:
            return Reading(Outcome.TAK_DIKENAL, missing, 0, 0.0, is_absent=True)
        reading = self._subject.submit(data, user=user, place=place, twice=twice)
        self._was_silent = reading.status == 0
        return reading

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Submit when the application is there; see `Subject`."""
        missing = self._wait_until_there()
        if missing is not None:
            return [Reading(Outcome.TAK_DIKENAL, missing, 0, 0.0, is_absent=True) for _ in people]
        readings = self._subject.submit_together(people, user=user)
        self._was_silent = any(reading.status == 0 for reading in readings)
        return readings

    def _wait_until_there(self) -> Words | None:
        """Return why the application is not there; None: it is."""
        away = self._watch.wait_until_back(self._patience_s)
        if away is not None:
            return Words(
                f"proses {away.process} sudah berhenti (kode {away.code}): {away.said}",
                f"the process {away.process} has ended (code {away.code}): {away.said}",
            )
        address = self._address() if self._was_silent else ""
        if not address:
            return None
        deadline = time.monotonic() + self._patience_s
        while isinstance(said := probe(address, 2.0), str):
            if time.monotonic() > deadline:
                self._patience_s = 0.0  # whoever comes later need not wait as long
                return Words(
                    f"aplikasi tidak menjawab lagi sejak permohonan sebelumnya: {said}",
                    f"the application has not answered since the submission before: {said}",
                )
            time.sleep(LOOK_S)
        self._was_silent = False
        return None
