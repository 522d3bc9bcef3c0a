"""Is it noted whether a page of an outcome could be opened again?"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.record.evidence import Evidence
from conformance.scenario.reopening import kept_requests, note_unreadable, open_again
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Request, Stage
from conformance.subject.reading import Reading
from tests.helpers.results import make_evidence


def opened(*pages: Callable[[], Reading] | None) -> Evidence:
    evidence: Evidence = make_evidence(page_loads=0)
    requests = [SimpleNamespace(scenario=evidence.id, reading=SimpleNamespace(again=again)) for again in pages]
    another = SimpleNamespace(scenario="lain", reading=SimpleNamespace(again=lambda: page(500)))
    stage = SimpleNamespace(requests=[*requests, another])
    open_again(cast(Scene, SimpleNamespace(stage=stage, evidence=evidence)), 2)
    return evidence


def page(status: int) -> Reading:
    return Reading(Outcome.TAK_DIKENAL, Words.same("ConnectError: x"), status, 1.0, page_loads=1)


def test_pages_that_open_are_counted_and_one_is_enough() -> None:
    evidence = opened(lambda: page(200), None, lambda: page(0))
    assert (evidence.page_loads, evidence.undone, evidence.lacking) == (4, (), "")


def test_that_there_is_none_is_noted() -> None:
    evidence = opened(None)
    assert (evidence.page_loads, evidence.undone) == (0, ())
    assert "has no page of an outcome" in evidence.lacking_en


def test_that_none_did_open_is_noted() -> None:
    (undone,) = opened(lambda: page(0)).undone
    assert undone.english == "no page of an outcome opens again: ConnectError: x"


@pytest.mark.parametrize(
    ("outcome", "again", "has_news", "is_lacking"),
    [
        (Outcome.TERTUNDA, None, False, True),
        (Outcome.TERTUNDA, lambda: page(200), False, False),
        (Outcome.TERTUNDA, None, True, False),
        (Outcome.GANGGUAN, None, False, False),
    ],
)
def test_a_kept_request_of_which_nothing_can_be_read_is_noted(
    outcome: Outcome, again: Callable[[], Reading] | None, *, has_news: bool, is_lacking: bool
) -> None:
    evidence: Evidence = make_evidence()
    reading = Reading(outcome, Words.same("x"), 200, 1.0, again=again)
    plan = SimpleNamespace(notifikasi="ada" if has_news else None)
    stage = SimpleNamespace(plan=plan, requests=[Request(evidence.id, 0, {}, reading, is_notified=True)])
    scene = cast(Scene, SimpleNamespace(stage=stage, evidence=evidence))
    note_unreadable(scene, kept_requests(cast(Stage, stage)))
    assert bool(evidence.lacking) is bool(evidence.lacking_en) is is_lacking
