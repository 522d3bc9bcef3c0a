"""How is an outcome read that the applicant is told later, by mail or message?"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from conformance.bilingual import Words
from conformance.observe.notification import Told, told
from conformance.observe.notification_file import read_notifications
from conformance.outcome import Outcome
from conformance.plan.tables import NotificationRule
from conformance.record.excerpt import PAGE_LENGTH
from conformance.subject.around import AroundSubject
from conformance.subject.reading import Reading, Subject

LOOK_S = 0.1


AFTER_FAULT_S = 0.7
"""So long a notification is waited for after a refusal or fault: where the request is kept, none comes."""
IsPending = Callable[[Mapping[str, str]], bool]
"""Whether an answer about the applicant with these data may still be on its way, or has just come."""


def wait_until_told(
    directory: Path,
    data: Mapping[str, str],
    rules: Sequence[NotificationRule],
    patience_s: float,
    is_pending: IsPending = lambda _: True,
) -> Told:
    """Return what the notifications in the sink's `directory` tell the applicant with `data`; wait so long for one.

    Where no answer `is_pending` any more, a short while is enough.
    """
    deadline, is_shortened = time.monotonic() + patience_s, False
    while True:
        heard = told(read_notifications(directory), data, rules)
        if heard.outcome is not Outcome.TERTUNDA or time.monotonic() > deadline:
            return heard
        if not is_shortened and not is_pending(data):
            deadline, is_shortened = min(deadline, time.monotonic() + AFTER_FAULT_S), True
        time.sleep(LOOK_S)


class NotifiedSubject(AroundSubject):
    """A subject whose kept requests (`tertunda`) are followed by a notification that says what came of them.

    Of requests that were handed in together it is not waited for.
    """

    def __init__(
        self,
        subject: Subject,
        rules: Sequence[NotificationRule],
        patience_s: float,
        directory: Path,
        is_pending: IsPending = lambda _: True,
    ) -> None:
        """`directory` is the sink's; `patience_s` is how long a notification may take."""
        super().__init__(subject)
        self._rules = rules
        self._patience_s = patience_s
        self._directory = directory
        self._is_pending = is_pending

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Let the subject submit, and wait for the notification where the request was kept; see `Subject`."""
        reading = self._subject.submit(data, user=user, place=place, twice=twice)
        if reading.outcome is not Outcome.TERTUNDA:
            return reading
        heard = wait_until_told(self._directory, data, self._rules, self._patience_s, self._is_pending)
        detail = Words(*(f"{seen}; {said}" for seen, said in zip(reading.detail, heard.detail, strict=True)))
        page = f"{reading.page} {heard.text}".strip()[:PAGE_LENGTH]
        return replace(reading, outcome=heard.outcome, detail=detail, told=heard, page=page)
