"""Is an application that pauses after the first lie asked again about the others, once it has recovered?"""

from typing import Any, cast

import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.scenario.lied_to import submit_each_lied_to
from conformance.scenario.recovery import Recovery
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Stage
from conformance.subject.reading import Reading
from tests.helpers.results import make_evidence
from tests.unit.conformance.scenario.test_scene import FakeStage, entry

LIES = [("a", {"A": None}), ("b", {"B": None}), ("c", {"C": None})]
NUMBERS = range(9001, 9021)


class Pausing(FakeStage):
    """An application that calls nothing after a fault, until it was woken."""

    def __init__(self, *, pauses: bool, outcome: Outcome = Outcome.TERTUNDA, wakes: bool = True) -> None:
        super().__init__()
        self.pauses, self.outcome, self.wakes = pauses, outcome, wakes
        self.is_paused = False
        self.people = iter([{"name": "warga", "code": "01", "nik": f"330301550590{n}", "elemen": {}} for n in NUMBERS])
        self.recovery = Recovery(cast(Any, self), 0.2, rest=lambda _: None)
        self.probes = 0

    def next_resident(self) -> dict[str, Any]:
        return next(self.people)

    def submit(self, data: dict[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        self.handed_in.append(data)
        if not self.is_paused:
            self.session.journal.append({**entry(100 + len(self.handed_in), "01", data["NIK"]), "fault": "alter"})
            self.is_paused = self.pauses
        return Reading(self.outcome, Words.same("HTTP 503"), 503, 7.0, page="")

    def heal(self) -> None:
        super().heal()
        self.is_paused = self.is_paused and not self.wakes

    def news(self) -> list[dict[str, Any]]:
        return []

    def probe(self) -> tuple[str, Outcome]:
        self.probes += 1
        if not self.is_paused:
            self.recovery.account_for([{"fault": "", "code": "01", "nik": "spare"}])
        return "spare", Outcome.DITERUSKAN

    def restart(self) -> bool:
        return False


def lied_to(stage: Pausing, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr("conformance.scenario.scene.AT_ONCE", 1)
    monkeypatch.setattr("conformance.scenario.recovery.PATIENCE_WITH_KEPT_S", 0.0)
    scene = Scene(cast(Stage, stage), make_evidence(submissions=[], exchanges=[], is_settled=False))
    submit_each_lied_to(scene, LIES)
    return scene


def reached(scene: Scene, stage: Pausing) -> list[bool]:
    asked = {one["nik"] for one in stage.session.journal}
    return [request.data["NIK"] in asked for request in sorted(stage.requests, key=lambda one: one.number)]


def test_who_does_not_pause_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Pausing(pauses=False)
    scene = lied_to(stage, monkeypatch)
    assert (len(stage.handed_in), stage.restored, stage.probes) == (3, 0, 0)
    assert reached(scene, stage) == [True] * 3


def test_who_pauses_gets_every_lie_after_he_has_recovered(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Pausing(pauses=True)
    scene = lied_to(stage, monkeypatch)
    assert len(stage.handed_in) == 5
    assert len(scene.evidence.submissions) == len(stage.requests) == 3
    assert reached(scene, stage) == [True] * 3
    assert stage.session.changes["fault"] == (
        "alter",
        {"nik": stage.handed_in[-1]["NIK"], "params": {"elemen": LIES[2][1]}},
    )
    assert len({one["unik"] for one in stage.handed_in}) == 5


def test_who_refuses_without_asking_has_held_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Pausing(pauses=True, outcome=Outcome.DITOLAK)
    lied_to(stage, monkeypatch)
    assert len(stage.handed_in) == 3


def test_who_never_calls_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Pausing(pauses=True, wakes=False)
    scene = lied_to(stage, monkeypatch)
    assert len(stage.handed_in) == 3
    assert reached(scene, stage) == [True, False, False]
