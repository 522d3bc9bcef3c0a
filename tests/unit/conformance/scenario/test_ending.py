"""Of whom is the outcome read again at the end of a run, and who may be silent?"""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from conformance.bilingual import Words
from conformance.observe.notification import NOTHING, Told
from conformance.outcome import Outcome
from conformance.scenario.ending import read_again
from conformance.scenario.stage import Request, Stage
from conformance.subject.reading import Reading

SAID = Words.same("subject.hasil[0]")
TOLD = Told(Outcome.DITERUSKAN, Words.same("notifikasi.hasil[0]"))


def reading(outcome: Outcome, again: Outcome | None = None) -> Reading:
    return Reading(outcome, SAID, 200, 1.0, page_loads=1, again=None if again is None else lambda: reading(again))


def told(heard: Told | None, page: Outcome | None = None, *, is_notified: bool = True) -> tuple[Outcome, bool] | None:
    stage: Any = SimpleNamespace(
        plan=SimpleNamespace(notifikasi=None if heard is None else "ada"),
        hear=lambda data, *, is_awaited: heard,
        page_loads=0,
    )
    request = Request("satu", 0, {}, reading(Outcome.TERTUNDA, page), is_notified=is_notified)
    reread = read_again(cast(Stage, stage), request)
    return None if reread is None else (reread.outcome, reread.is_page)


@pytest.mark.parametrize(
    ("heard", "page", "expected"),
    [
        (TOLD, None, (Outcome.DITERUSKAN, False)),
        (TOLD, Outcome.TERTUNDA, (Outcome.DITERUSKAN, False)),
        (NOTHING, Outcome.DITOLAK, (Outcome.DITOLAK, True)),
        (NOTHING, Outcome.TAK_DIKENAL, (Outcome.TERTUNDA, False)),
        (NOTHING, None, (Outcome.TERTUNDA, False)),
        (None, Outcome.TERTUNDA, (Outcome.TERTUNDA, True)),
        (None, None, None),
    ],
)
def test_a_notification_or_the_page_tells(
    heard: Told | None, page: Outcome | None, expected: tuple[Outcome, bool] | None
) -> None:
    assert told(heard, page) == expected


def test_who_came_in_elsewhere_may_have_left_no_address() -> None:
    assert told(NOTHING, is_notified=False) is None
    assert told(NOTHING, Outcome.DITOLAK, is_notified=False) == (Outcome.DITOLAK, True)
    assert told(TOLD, is_notified=False) == (Outcome.DITERUSKAN, False)
