"""Does a scenario change the world as its words say, and note what was seen and demanded?"""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from conformance.applicant import WRONG_NAME
from conformance.bilingual import Words
from conformance.evidence import Control, Evidence, Exchange
from conformance.plan import Aplikasi, HttpRecipe, Patience, Plan, Poc
from conformance.scene import Scene
from conformance.stage import Stage
from conformance.subject.reading import Reading
from conformance.verdicts import Outcome
from tests.helpers.results import make_evidence, make_exchange

SITI = {"name": "warga-01", "nik": "3303015505909001", "elemen": {"NAMA_LGKP": "SITI RAHAYU"}}
BUDI = {"name": "warga-02", "nik": "3303021207859004", "elemen": {"NAMA_LGKP": "BUDI"}}


class FakeSession:
    """A session whose journal and clock are given; it remembers what was changed."""

    def __init__(self) -> None:
        self.clock = "2026-03-02T22:30:00+07:00"
        self.journal: list[Exchange] = []
        self.changes: dict[str, Any] = {}

    def last_seq(self) -> int:
        return 40

    def show(self) -> dict[str, Any]:
        return {"clock": self.clock, "kuota": {"used": 12, "limit": 200}}

    def change(self, **changes: Any) -> None:
        self.changes |= changes

    def set_clock(self, now: str) -> None:
        self.changes["clock"] = now

    def switch_fault(self, kind: str, **limits: Any) -> None:
        self.changes["fault"] = (kind, limits)

    def exchanges(self, after: int) -> list[Exchange]:
        return [exchange for exchange in self.journal if exchange.seq > after]


class FakeStage:
    """What scenes need of a stage."""

    def __init__(self, codes: tuple[str, ...] = ("01",)) -> None:
        self.session = FakeSession()
        self.workspace = SimpleNamespace(control=Control(Outcome.DITERUSKAN, codes))
        self.plan = Plan(Poc("x"), Aplikasi("x", ["NIK", "NAMA_LGKP"]), HttpRecipe(), Patience(settle=0))
        self.subject = self
        self.typed: list[dict[str, str]] = []
        self.resumed = self.restored = 0
        self.problem: Words | None = None
        self._unused = iter([SITI, BUDI])

    def submit(self, data: dict[str, str]) -> Reading:
        self.typed.append(data)
        return Reading(Outcome.DITOLAK, Words.same("HTTP 422, subject.hasil[1]"), 422, 7.0)

    def next_resident(self) -> dict[str, Any]:
        return next(self._unused)

    def resume_kept(self) -> Words | None:
        self.resumed += 1
        return self.problem

    def restore(self) -> None:
        self.restored += 1


@pytest.fixture
def stage() -> FakeStage:
    return FakeStage()


def scene_on(stage: FakeStage) -> Scene:
    evidence: Evidence = make_evidence(steps=[], submissions=[], exchanges=[], expectations=[], is_settled=False)
    return Scene(cast(Stage, stage), evidence)


@pytest.mark.parametrize(("codes", "submissions", "kuota"), [(("01",), 0, 12), (("01",), 1, 13), (("01", "01"), 1, 14)])
def test_kuota_is_left_for_so_many_submissions_as_the_application_makes_them(
    codes: tuple[str, ...], submissions: int, kuota: int
) -> None:
    stage = FakeStage(codes)
    scene_on(stage).leave_kuota(submissions)
    assert stage.session.changes == {"kuota": kuota}


def test_hours_open_later_even_across_midnight(stage: FakeStage) -> None:
    scene_on(stage).close_hours()
    assert stage.session.changes == {"hours": ["00:30", "01:30"]}


def test_the_pks_ended_yesterday_and_the_next_day_begins_in_the_morning(stage: FakeStage) -> None:
    scene_on(stage).end_pks()
    scene_on(stage).next_day()
    assert stage.session.changes == {"pks_until": "2026-03-01", "clock": "2026-03-03T08:00:00+07:00"}


def test_a_fault_strikes_the_scenarios_own_resident(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.strike("code", code="07")
    assert stage.session.changes["fault"] == ("code", {"nik": SITI["nik"], "params": {"code": "07"}})
    assert scene.fault == "code"


def test_a_submission_is_noted_masked_with_its_place_in_the_journal(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit()
    scene.submit_another()
    first, second = scene.evidence.submissions
    assert (first.persona, first.nik, first.outcome, first.after_seq) == ("warga-01", "330301******9001", "ditolak", 40)
    assert second.persona == "warga-02"
    assert [data["NAMA_LGKP"] for data in stage.typed] == ["SITI RAHAYU", "BUDI"]
    assert len({data["unik"] for data in stage.typed}) == 2


def test_another_persons_name_is_typed_instead_of_the_own(stage: FakeStage) -> None:
    scene_on(stage).submit(as_somebody_else=True)
    assert stage.typed[0]["NAMA_LGKP"] == WRONG_NAME
    assert stage.typed[0]["NIK"] == SITI["nik"]


def test_a_demand_speaks_of_the_last_submission_unless_it_names_one(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit()
    scene.submit_another()
    scene.step_text = "Maka sesuatu"
    scene.expect("no_calls")
    scene.expect("resumed", submission=0)
    assert [(e.kind, e.submission, e.text) for e in scene.evidence.expectations] == [
        ("no_calls", 1, "Maka sesuatu"),
        ("resumed", 0, "Maka sesuatu"),
    ]


@pytest.mark.parametrize("problem", [None, Words("rencana tanpa [aplikasi.lanjutkan]", "no [aplikasi.lanjutkan]")])
def test_that_the_application_was_woken_or_why_not_is_noted(stage: FakeStage, problem: Words | None) -> None:
    stage.problem = problem
    scene = scene_on(stage)
    scene.resume()
    assert scene.evidence.lanjutkan is (problem is None)
    assert (scene.evidence.lanjutkan_fault, scene.evidence.lanjutkan_fault_en) == (problem or ("", ""))


@pytest.mark.parametrize(("codes", "resumed"), [(["01"], 0), (["01", "05"], 1), ([], 0)])
def test_at_the_end_the_journal_is_read_the_world_put_back_and_who_waits_is_woken(
    stage: FakeStage, codes: list[str], resumed: int
) -> None:
    stage.session.journal = [make_exchange(seq=40, code="05")]
    scene = scene_on(stage)
    stage.session.journal += [make_exchange(seq=41 + n, code=code) for n, code in enumerate(codes)]
    scene.close()
    assert [exchange.code for exchange in scene.evidence.exchanges] == codes
    assert (stage.restored, stage.resumed) == (1, resumed)


def test_late_calls_are_waited_for_once(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.settle()
    assert scene.evidence.is_settled
    stage.plan = cast(Plan, None)
    scene.settle()
