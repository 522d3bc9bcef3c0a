"""Does a scenario change the world as its words say, and note what was seen and demanded?"""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest

from conformance.application.watch import ENDED_WITHIN_S
from conformance.bilingual import Words
from conformance.observe.notification import NOTHING, Told
from conformance.observe.operator_page import OperatorPageFault
from conformance.outcome import Outcome
from conformance.plan.tables import Aplikasi, HttpRecipe, Patience, Plan, Poc
from conformance.record.evidence import Control, Crash, Evidence
from conformance.scenario.operator_news import look_at_operator_page, look_for_operator_news
from conformance.scenario.recovery import Recovery
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Stage, hours_after
from conformance.scenario.told import Typed
from conformance.subject.applicant import WRONG_NAME, nik_series
from conformance.subject.reading import Reading
from tests.helpers.results import make_evidence, make_exchange

SITI = {"name": "warga-01", "code": "01", "nik": "3303015505909001", "elemen": {"NAMA_LGKP": "SITI RAHAYU"}}
BUDI = {"name": "warga-02", "code": "01", "nik": "3303021207859004", "elemen": {"NAMA_LGKP": "BUDI"}}


class FakeSession:
    """A session whose journal and clock are given; it remembers what was changed."""

    def __init__(self) -> None:
        self.clock = "2026-03-02T22:30:00+07:00"
        self.journal: list[dict[str, Any]] = []
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

    def entries(self, after: int) -> list[dict[str, Any]]:
        return [entry for entry in self.journal if entry["seq"] > after]


class FakeOperatorLooks:
    """The operator's page, whose lines are given."""

    counters: frozenset[str] = frozenset()

    def __init__(self, pages: list[str]) -> None:
        self.pages = pages

    def look(self) -> str:
        return self.read()

    def learn_counters(self) -> None:
        """Learn nothing."""

    def learn_what_passed(self) -> None:
        """Learn nothing."""

    def read(self) -> str:
        if not self.pages:
            raise OperatorPageFault(Words("HTTP 401 di sini", "HTTP 401 here"))
        return self.pages.pop(0)


class FakeStage:
    """What scenes need of a stage."""

    def __init__(self, codes: tuple[str, ...] = ("01",)) -> None:
        self.session = FakeSession()
        self.workspace = SimpleNamespace(control=Control(Outcome.DITERUSKAN, codes))
        self.plan = Plan(Poc("x"), Aplikasi("x", ["NIK", "NAMA_LGKP"]), HttpRecipe(), Patience(settle=0))
        self.subject = self.processes = self
        self.entrances: tuple[Any, ...] = ()
        self.baseline = SimpleNamespace(kuota=200, pks_from="2025-09-16")
        self.personas = SimpleNamespace(others=[SITI, BUDI])
        self.typeable, self.typed_names = ["NAMA_LGKP", "NIK"], frozenset({"NIK", "NAMA_LGKP"})
        self.secrets: dict[str, str] = {}
        self.context = SimpleNamespace(values={"user_id": "uji", "ip_user": "127.0.0.1"})
        self.requests: list[Any] = []
        self.words_typed = Typed()
        self.looks = SimpleNamespace(keep_left=lambda _left: None)
        self.recorded, self.is_over = 40, False
        self.recovery = Recovery(cast(Stage, self), 1.0)
        self.typed = {SITI["nik"], BUDI["nik"]}
        self.handed_in: list[dict[str, str]] = []
        self.users: list[tuple[str, bool]] = []
        self.resumed = self.restored = self.through = 0
        self.problem: Words | None = None
        self._unused = iter([SITI, BUDI])
        self.spare: list[dict[str, Any]] = []
        self.operator_pages: list[str] = []
        self.operator = FakeOperatorLooks(self.operator_pages)
        self.heard: list[tuple[str, bool]] = []
        self.status = 422
        self.looked_for_crashes_s: list[float] = []
        self.is_watched = False

    def submit(self, data: dict[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        self.handed_in.append(data)
        self.users.append((user, twice))
        if len(self.handed_in) <= self.through:
            self.session.journal.append(entry(100 + len(self.handed_in), "01", data["NIK"]))
        page = f"{data['NAMA_LGKP']} dengan NIK {data['NIK']} tidak cocok"
        return Reading(Outcome.DITOLAK, Words.same("HTTP 422, subject.hasil[1]"), self.status, 7.0, page=page)

    def next_resident(self, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        found = next(self._unused, None) or self.spare.pop()
        return found if fits(found) else self.next_resident(fits)

    def hear(self, data: dict[str, str], *, is_awaited: bool) -> Told:
        self.heard.append((data["NIK"], is_awaited))
        return NOTHING if data["NIK"] == SITI["nik"] else Told(Outcome.DITERUSKAN, Words.same("notifikasi.hasil[0]"))

    def watch_patterns(self) -> None:
        self.is_watched = True

    def forget_users(self) -> None:
        self.users.clear()

    def resume_kept(self) -> Words | None:
        self.resumed += 1
        return self.problem

    def crashes(self, within_s: float = 0.0) -> list[Crash]:
        self.looked_for_crashes_s.append(within_s)
        return [Crash("web", 3, "habis memori")]

    def take_entries(self) -> list[dict[str, Any]]:
        return self.session.entries(self.recorded)

    def take_page_loads(self) -> int:
        return 0

    def heal(self) -> None:
        self.restored += 1
        if self.recovery.is_disturbed:
            self.resume_kept()


@pytest.fixture
def stage() -> FakeStage:
    return FakeStage()


def entry(seq: int, code: str, nik: str = str(SITI["nik"])) -> dict[str, Any]:
    return {**msgspec.to_builtins(make_exchange(seq=seq, code=code)), "nik": nik, "charged": True}


def test_a_series_is_measured_over_typed_nik_alone(stage: FakeStage) -> None:
    scene = scene_on(stage)
    following = [str(int(SITI["nik"]) + number) for number in range(4)]
    stage.typed |= set(following[:3])
    stage.session.journal = [entry(41 + n, "01", nik) for n, nik in enumerate(following)]
    scene.close()
    assert scene.evidence.series["berurutan"] == 3
    assert [exchange.is_typed for exchange in scene.evidence.exchanges] == [True, True, True, False]


def test_of_a_page_no_value_of_the_applicant_is_kept(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit(as_somebody_else=True)
    assert scene.evidence.submissions[0].page == "{NAMA_LGKP} dengan NIK {NIK} tidak cocok"


def scene_on(stage: FakeStage) -> Scene:
    evidence: Evidence = make_evidence(steps=[], submissions=[], exchanges=[], expectations=[], is_settled=False)
    return Scene(cast(Stage, stage), evidence)


@pytest.mark.parametrize(("is_over", "unready"), [(False, "detik tanpa panggilan baru"), (True, "")])
def test_once_the_run_is_over_nothing_is_waited_for(stage: FakeStage, is_over: bool, unready: str) -> None:
    stage.is_over = is_over
    unmet = Words("detik tanpa panggilan baru: 0 (1)", "seconds without a new call: 0 (1)")
    stage.recovery = cast(Recovery, SimpleNamespace(make_ready=lambda: unmet))
    scene = scene_on(stage)
    scene.prepare()
    assert scene.evidence.unready.startswith(unready)
    assert bool(scene.evidence.unready) is not is_over


@pytest.mark.parametrize(("codes", "submissions", "kuota"), [(("01",), 0, 12), (("01",), 1, 13), (("01", "01"), 1, 14)])
def test_kuota_is_left_for_so_many_submissions_as_the_application_makes_them(
    codes: tuple[str, ...], submissions: int, kuota: int
) -> None:
    stage = FakeStage(codes)
    scene_on(stage).leave_kuota(submissions)
    assert stage.session.changes == {"kuota": kuota}


def test_hours_open_later_even_across_midnight() -> None:
    assert hours_after(datetime.fromisoformat("2026-03-02T22:30:00+07:00")) == ["00:30", "01:30"]


def test_the_pks_ended_yesterday_and_the_next_day_begins_in_the_morning(stage: FakeStage) -> None:
    scene_on(stage).end_pks()
    scene_on(stage).next_day()
    assert stage.session.changes == {"pks_until": "2026-03-01", "clock": "2026-03-03T08:00:00+07:00", "kuota": 200}


def test_before_the_pks_it_is_the_day_before_its_first(stage: FakeStage) -> None:
    scene_on(stage).precede_pks()
    assert stage.session.changes == {"clock": "2025-09-15T09:00:00+07:00"}


def test_a_cut_line_is_named_as_the_journal_names_it(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.cut_network()
    assert stage.session.changes == {"network": False}
    assert scene.fault == "jaringan_diputus"


def test_every_declared_element_is_typed_wrong_by_a_resident_of_its_own(stage: FakeStage) -> None:
    scene = scene_on(stage)
    stage.spare = [{**SITI, "nik": "3174025505909077"}]
    scene.submit_each_wrong()
    assert [(one.wrong, one.nik) for one in scene.evidence.submissions] == [
        ("NAMA_LGKP", "330301******9001"),
        ("NIK", "317402******9077"),
    ]
    assert {data["NAMA_LGKP"] for data in stage.handed_in} == {WRONG_NAME, "BUDI"}


@pytest.mark.parametrize(("through", "entered"), [(3, 3), (1, 2), (0, 1)])
def test_one_user_enters_a_series_as_the_same_client_until_one_does_not_reach_the_dwh(
    stage: FakeStage, through: int, entered: int
) -> None:
    scene = scene_on(stage)
    stage.through = through
    scene.enter_series(nik_series(SITI["nik"], 7, 3))
    assert [data["NIK"][-4:] for data in stage.handed_in] == ["9001", "9008", "9015"][:entered]
    assert stage.users == [(scene.evidence.id, False)] * entered
    assert [one.user for one in scene.evidence.submissions] == [scene.evidence.id] * entered
    assert stage.is_watched


@pytest.mark.parametrize(("after", "told"), [("Gagal login 03", True), ("Tidak ada.", False)])
def test_what_is_new_on_the_operators_page_is_noted(stage: FakeStage, after: str, told: bool) -> None:
    scene = scene_on(stage)
    stage.operator_pages += ["Tidak ada.", after]
    look_at_operator_page(scene)
    look_for_operator_news(scene)
    assert scene.evidence.operator_told is told


def test_why_the_operators_page_cannot_be_read_is_noted(stage: FakeStage) -> None:
    scene = scene_on(stage)
    look_at_operator_page(scene)
    look_for_operator_news(scene)
    assert scene.evidence.operator_told is None
    assert (scene.evidence.operator_fault, scene.evidence.operator_fault_en) == ("HTTP 401 di sini", "HTTP 401 here")


def test_requests_at_the_same_moment_are_noted_in_their_order(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit_at_once(2)
    assert [one.persona for one in scene.evidence.submissions] == ["warga-01", "warga-02"]
    assert {one.after_seq for one in scene.evidence.submissions} == {40}


def test_a_double_click_is_one_submission(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit(twice=True)
    assert stage.users == [("", True)]
    assert len(scene.evidence.submissions) == 1


def test_a_fault_strikes_the_scenarios_own_resident(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.inject("code", code="07")
    assert stage.session.changes["fault"] == ("code", {"nik": SITI["nik"], "params": {"code": "07"}})
    assert scene.fault == "code"


def test_a_submission_is_noted_masked_with_its_place_in_the_journal(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit()
    scene.submit_another()
    first, second = scene.evidence.submissions
    assert (first.persona, first.nik, first.outcome, first.after_seq) == ("warga-01", "330301******9001", "ditolak", 40)
    assert second.persona == "warga-02"
    assert [data["NAMA_LGKP"] for data in stage.handed_in] == ["SITI RAHAYU", "BUDI"]
    assert len({data["unik"] for data in stage.handed_in}) == 2


def test_another_persons_name_is_typed_instead_of_the_own(stage: FakeStage) -> None:
    scene_on(stage).submit(as_somebody_else=True)
    assert stage.handed_in[0]["NAMA_LGKP"] == WRONG_NAME
    assert stage.handed_in[0]["NIK"] == SITI["nik"]


def test_a_demand_speaks_of_the_whole_scenario_unless_it_names_a_submission(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit()
    scene.submit_another()
    scene.step_text = "Maka sesuatu"
    scene.expect("no_calls")
    scene.expect("resumed", submission=0)
    assert [(e.kind, e.submission, e.text) for e in scene.evidence.expectations] == [
        ("no_calls", -1, "Maka sesuatu"),
        ("resumed", 0, "Maka sesuatu"),
    ]


@pytest.mark.parametrize("problem", [None, Words("rencana tanpa [aplikasi.lanjutkan]", "no [aplikasi.lanjutkan]")])
def test_that_the_application_was_woken_or_why_not_is_noted(stage: FakeStage, problem: Words | None) -> None:
    stage.problem = problem
    scene = scene_on(stage)
    scene.resume()
    assert scene.evidence.lanjutkan is (problem is None)
    assert (scene.evidence.lanjutkan_fault, scene.evidence.lanjutkan_fault_en) == (problem or ("", ""))


@pytest.mark.parametrize(("codes", "resumed"), [(["01"], 0), (["13"], 0), (["01", "05"], 1), (["16"], 1), ([], 0)])
def test_at_the_end_the_journal_is_read_the_world_put_back_and_who_waits_is_woken(
    stage: FakeStage, codes: list[str], resumed: int
) -> None:
    stage.session.journal = [entry(40, "05")]
    scene = scene_on(stage)
    stage.session.journal += [entry(41 + n, code) for n, code in enumerate(codes)]
    scene.close()
    assert [exchange.code for exchange in scene.evidence.exchanges] == codes
    assert (stage.restored, stage.resumed) == (1, resumed)
    assert all(exchange.is_typed for exchange in scene.evidence.exchanges)
    assert scene.evidence.series["berurutan"] == min(1, len(codes))


@pytest.mark.parametrize(("status", "waited"), [(422, 0.0), (0, ENDED_WITHIN_S)])
def test_where_nobody_answered_a_process_is_given_a_second_to_be_seen_ending(
    stage: FakeStage, status: int, waited: float
) -> None:
    stage.status = status
    scene = scene_on(stage)
    scene.submit()
    scene.close()
    assert stage.looked_for_crashes_s == [waited]
    assert scene.evidence.crashes == [Crash("web", 3, "habis memori")]


def test_what_applicants_are_told_later_is_noted_and_waited_for_where_it_is_demanded(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.submit()
    scene.submit_another()
    scene.look_for_notifications([1])
    assert stage.heard == [(BUDI["nik"], True), (SITI["nik"], False)]
    assert [each.later for each in scene.evidence.submissions] == [Outcome.TERTUNDA, Outcome.DITERUSKAN]
    assert scene.evidence.submissions[0].later_detail == NOTHING.detail.indonesian


def test_late_calls_are_waited_for_once(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.settle()
    assert scene.evidence.is_settled
    stage.plan = cast(Plan, None)
    scene.settle()


def test_a_demand_serves_those_of_its_parts_that_the_scenario_bears(stage: FakeStage) -> None:
    scene = scene_on(stage)
    scene.evidence.requirements = ("KOD-20", "KOD-20:T")
    scene.expect("not_forwarded", "KOD-20", "LAY-02")
    scene.expect("typed_only", "POL-04")
    assert [e.serves for e in scene.evidence.expectations] == [("KOD-20",), ()]
