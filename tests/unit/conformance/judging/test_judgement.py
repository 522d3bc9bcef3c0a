"""Does a record of events become the result that it stands for, whatever order its dialects come in?"""

from datetime import date
from typing import Any

import msgspec
import pytest

from conformance.files.norm_files import load_catalogue
from conformance.judging.certificate import is_certifiable
from conformance.judging.judgement import Judgement
from conformance.judging.run_verdict import judge_run
from conformance.norms.catalogue import Catalogue
from conformance.norms.due import Days
from conformance.outcome import Outcome, Owner, Verdict
from conformance.plan.notes import Celah, Instansi
from conformance.record.events import DialectHead, Finished, KnownScenario, RecordFault
from conformance.record.evidence import Control, Evidence, Expectation, NotApplicable
from conformance.record.result import Document, GapState, Result, StoreNotice
from tests.helpers.heads import SEEN, STARTED, make_head
from tests.helpers.results import make_evidence, make_exchange, make_submission

CATALOGUE: Catalogue = load_catalogue()
GOES_ON = Expectation("outcome_is", {"allowed": [Outcome.DITERUSKAN]}, "permohonan diteruskan", 0)
FINISHED = "2026-02-01T09:01:00+07:00"
Event = tuple[str, Any]


def head(**changes: Any) -> Event:
    return "run", make_head(**changes)


KNOWN: Event = ("known", [KnownScenario("a", ("KOD-20",)), KnownScenario("b", ("KOD-20:T", "KOD-11"))])


def collected(*ids: str) -> Event:
    return "collected", list(ids)


def seen(name: str, outcome: Outcome = Outcome.DITERUSKAN, code: str = "01", **changes: Any) -> Event:
    evidence: Evidence = make_evidence(
        id=name,
        submissions=[make_submission(outcome=outcome, persona=f"warga-{name}")],
        exchanges=[make_exchange(code=code)],
        expectations=[GOES_ON],
        **changes,
    )
    return "scenario", evidence


def in_dialect(name: str) -> Event:
    return "dialect", DialectHead(name, SEEN)


DONE: Event = ("finished", Finished(FINISHED))


def judged(*events: Event) -> Judgement:
    judgement = Judgement(CATALOGUE)
    for kind, body in events:
        judgement.take(kind, msgspec.to_builtins(body))
    return judgement


def result_of(*events: Event) -> Result:
    return judged(*events).result()


def verdicts(result: Result) -> dict[str, Verdict]:
    return {scenario.id: scenario.verdict for scenario in result.scenarios}


def test_a_whole_run_is_judged_from_its_events() -> None:
    left = NotApplicable("b", "nama", "Fitur", ("KOD-20:T", "KOD-11"), "dialek lama", "dialect lama")
    result = result_of(head(), KNOWN, ("left_out", left), collected("a"), seen("a"), DONE)
    assert (result.verdict, result.exit_code, result.executed) == (Verdict.LULUS, 0, 1)
    assert (result.started, result.finished) == (STARTED, FINISHED)
    assert result.counts == {"lulus": 1, "tidak_berlaku": 1}
    assert not result.is_certifiable
    assert "KOD-20" not in result.forbidding
    assert "SIM-01" in result.forbidding
    assert {"PBG-L", "PBG-J"} >= set(result.norms) > set()
    assert len(result.coverage) == len(CATALOGUE)


def test_what_was_told_of_stores_is_that_of_the_last_attempt() -> None:
    told = StoreNotice("penyimpanan.logs[0]", "a.log", "tidak ada", "was not there", "cari", "look for it")
    stores: Event = ("stores", [told])
    whole = (head(), KNOWN, collected("a"), seen("a"))
    assert judged(*whole, stores, DONE).result().stores == (told,)
    assert judged(*whole, stores, head(), KNOWN, collected(), DONE).result().stores == ()


def test_a_judgement_comes_with_its_scenario_only() -> None:
    judgement = judged(head(), KNOWN, collected("a"))
    kind, body = seen("a", Outcome.DITOLAK)
    shown = judgement.take(kind, msgspec.to_builtins(body))
    assert shown is not None
    assert (shown.id, shown.verdict) == ("a", Verdict.TIDAK_LULUS)
    assert judgement.take(*collected("a")) is None


def test_a_scenario_that_left_no_evidence_is_never_passed_over() -> None:
    with pytest.raises(RecordFault, match="skenario tanpa bukti: b, c"):
        result_of(head(), KNOWN, collected("a", "b", "c"), seen("a"))


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (("lain", None), "'lain'"),
        (("scenario", {"id": 1}), "peristiwa scenario tidak sah"),
        (("scenario", make_evidence(expectations=[Expectation("tidak-ada", {}, "x", 0)])), "tidak-ada"),
        (("scenario", make_evidence(requirements=("XYZ-99",))), "XYZ-99"),
        (("run", {"schema": "gladi/bukti/1"}), "peristiwa run tidak sah"),
    ],
)
def test_what_cannot_be_judged_is_named(event: Event, message: str) -> None:
    with pytest.raises(RecordFault, match=message):
        judged(head(), KNOWN, event)


def test_a_record_begins_with_a_head_of_a_known_schema() -> None:
    with pytest.raises(RecordFault, match="kepalanya"):
        judged(seen("a"))
    with pytest.raises(RecordFault, match="gladi/bukti/9"):
        judged(head(schema="gladi/bukti/9"))


class TestDialects:
    def test_what_breaks_in_another_dialect_is_a_warning_of_the_run_and_of_no_scenario(self) -> None:
        result = result_of(
            head(), in_dialect("lama"), KNOWN, collected("a"), seen("a", Outcome.GANGGUAN), in_dialect("juknis"),
            KNOWN, collected("a"), seen("a"), DONE,
        )  # fmt: skip
        assert (result.verdict, result.exit_code, verdicts(result)) == (Verdict.PERINGATAN, 0, {"a": Verdict.LULUS})
        (other,) = result.other_dialects
        assert (other.dialect, other.executed) == ("lama", 1)
        assert [(s.id, s.verdict) for s in other.scenarios] == [("a", Verdict.PERINGATAN)]
        assert "Pada dialek lama 1 dari 1 skenario gagal (peringatan)." in result.reason
        assert "In the dialect lama 1 of 1 scenarios break (a warning)." in result.reason_en

    def test_a_dialect_that_the_application_stands_is_told_without_a_word(self) -> None:
        result = result_of(
            head(),
            in_dialect("baru"),
            KNOWN,
            collected("a"),
            seen("a"),
            in_dialect("juknis"),
            collected("a"),
            seen("a"),
        )
        assert [s.verdict for s in result.other_dialects[0].scenarios] == [Verdict.LULUS]
        assert "baru" not in result.reason

    def red_in_juknis(self, *then: Event, code: str = "01", dialect: str = "juknis") -> Judgement:
        own = (head(dialect=dialect), KNOWN, collected("a"), seen("a", Outcome.GANGGUAN, code))
        return judged(*own, *then)

    def test_red_in_juknis_and_green_in_baru_is_an_unclear_norm(self) -> None:
        judgement = self.red_in_juknis(in_dialect("baru"), KNOWN, collected("a"), seen("a"), DONE)
        assert judgement.doubtful == ("a",)
        result = judgement.result()
        (scenario,) = result.scenarios
        assert (scenario.verdict, scenario.owner) == (Verdict.TINJAU, Owner.NORMA)
        assert (result.verdict, result.exit_code) == (Verdict.TINJAU, 3)
        assert "lulus pada dialek baru" in scenario.reason
        assert "passes in the dialect baru" in scenario.reason_en

    def test_red_in_both_stays_red(self) -> None:
        judgement = self.red_in_juknis(in_dialect("baru"), collected("a"), seen("a", Outcome.GANGGUAN))
        assert verdicts(judgement.result()) == {"a": Verdict.TIDAK_LULUS}

    def test_where_no_success_was_answered_the_dialects_do_not_differ(self) -> None:
        judgement = self.red_in_juknis(in_dialect("baru"), collected("a"), seen("a"), code="11")
        assert judgement.doubtful == ()
        assert verdicts(judgement.result()) == {"a": Verdict.TIDAK_LULUS}

    def test_only_juknis_is_doubted(self) -> None:
        assert self.red_in_juknis(dialect="lama").doubtful == ()


class TestGoingOn:
    """A record that goes on after an interruption."""

    def test_it_ends_as_a_run_in_one_go(self) -> None:
        whole = result_of(head(), KNOWN, collected("a", "b"), seen("a"), seen("b"), DONE)
        later = "2026-02-01T10:00:00+07:00"
        again = result_of(
            head(), KNOWN, collected("a", "b"), seen("a"), head(started=later), KNOWN, collected("b"), seen("b"), DONE
        )
        first, second = again.scenarios
        assert (first.carried, second.carried) == (STARTED, "")
        in_one_go = (msgspec.structs.replace(first, carried=""), second)
        assert msgspec.structs.replace(again, scenarios=in_one_go) == whole

    def test_what_an_earlier_attempt_saw_is_no_ground_for_a_certificate(self) -> None:
        whole = judged(head(), KNOWN, collected("a"), seen("a"), DONE)
        again = judged(head(), KNOWN, collected("a"), seen("a"), head(), KNOWN, collected(), DONE)
        for judgement, is_carried in ((whole, False), (again, True)):
            result = judgement.result()
            scenarios, coverage = result.scenarios, [row for row in result.coverage if row.id == "KOD-20"]
            head_ = msgspec.structs.replace(judgement.head, days=Days(date(2025, 1, 1), date(2027, 1, 1)))
            assert [bool(each.carried) for each in scenarios] == [is_carried]
            assert is_certifiable(scenarios, judge_run(scenarios), coverage, head_) is not is_carried

    def test_what_is_done_is_known(self) -> None:
        judgement = judged(head(), KNOWN, collected("a", "b"), seen("a"), in_dialect("lama"), collected("b"), seen("b"))
        assert (judgement.done("juknis"), judgement.done("lama"), judgement.done("baru")) == (["a"], ["b"], [])

    def test_each_scenario_is_held_against_the_control_of_its_own_attempt(self) -> None:
        unseen = Control(Outcome.DITOLAK, ("01",))
        stopped = Expectation("not_forwarded", {}, "permohonan tidak diteruskan", 0)
        evidence = make_evidence(id="a", submissions=[make_submission(outcome=Outcome.DITOLAK)], expectations=[stopped])
        first = ("scenario", evidence)
        second = ("scenario", msgspec.structs.replace(evidence, id="b"))
        result = result_of(head(), KNOWN, first, head(control=unseen), collected("b"), second)
        assert verdicts(result) == {"a": Verdict.LULUS, "b": Verdict.TIDAK_TERUJI}


@pytest.mark.parametrize(
    "changes",
    [{"only": ("a",)}, {"celah": (Celah("a", "x", date(2026, 3, 1)),)}, {"soft_review": True}],
    ids=["partial", "gap", "soft"],
)
def test_a_run_that_leaves_something_out_is_no_ground_for_a_certificate(changes: dict[str, Any]) -> None:
    outcome = Outcome.GANGGUAN if "celah" in changes else Outcome.DITERUSKAN
    result = result_of(head(**changes), KNOWN, collected("a"), seen("a", outcome), DONE)
    assert result.exit_code == 0
    assert not result.is_certifiable
    assert result.partial is ("only" in changes)
    assert [gap.state for gap in result.gaps] == ([GapState.BERLAKU] if "celah" in changes else [])


def test_documents_stand_beside_their_requirement() -> None:
    paper = Document("SEC-02", "iso.pdf", "2026-01-02", "lembaga sertifikasi", "cd" * 32, 17)
    result = result_of(head(documents=(paper,)), KNOWN, collected("a"), seen("a"))
    rows = {row.id: row for row in result.coverage}
    assert (rows["SEC-02"].documents, rows["SEC-02"].is_open) == ((paper,), False)
    assert rows["SEC-03"].is_open


def test_only_a_strict_run_tells_quirks_and_none_is_worth_a_verdict() -> None:
    odd: Event = ("scenario", msgspec.structs.replace(seen("a")[1], exchanges=[make_exchange(quirks=("form",))]))
    plain, strict = (result_of(head(strict=is_strict), KNOWN, collected("a"), odd, DONE) for is_strict in (False, True))
    assert (plain.strict, plain.notices) == (False, ())
    assert strict.strict
    assert [(notice.scenario, notice.quirk, notice.calls) for notice in strict.notices] == [("a", "form", 1)]
    assert (strict.verdict, strict.exit_code, verdicts(strict)) == (plain.verdict, plain.exit_code, verdicts(plain))


def test_what_each_check_was_seen_to_catch_is_told_as_the_run_had_it() -> None:
    matrix = {"no_calls": ("panggil-saat-kuota-habis",)}
    assert result_of(head(matrix=matrix), KNOWN, collected("a"), seen("a")).matrix == matrix


@pytest.mark.parametrize("unproven", [None, (), ("fault_delivered",)])
def test_what_is_not_proven_is_told_as_the_run_had_it(unproven: tuple[str, ...] | None) -> None:
    assert result_of(head(unproven=unproven), KNOWN, collected("a"), seen("a")).unproven == unproven


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"documents": (Document("SEC-02", "a.pdf", "kemarin", "petugas", "00" * 32, 1),)}, "'kemarin' bukan tanggal"),
        ({"instansi": Instansi(operator=0)}, "instansi di bawah 1"),
    ],
)
def test_evidence_whose_papers_cannot_be_is_not_judged(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(RecordFault, match=said):
        Judgement(CATALOGUE).take("run", msgspec.to_builtins(make_head(**changes)))
