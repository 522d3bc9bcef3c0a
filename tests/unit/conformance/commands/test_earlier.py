"""Is the last run found, its failures named, and one that was interrupted gone on with only where it can be?"""

from pathlib import Path
from typing import Any

import pytest

from conformance.commands.earlier import (
    begun_in,
    completed_by,
    earlier_verdicts,
    failed_ids,
    interrupted_run,
    last_result,
)
from conformance.fault import PreflightFault
from conformance.files.record_file import RecordFile, read_record
from conformance.files.tester import describe_tester
from conformance.outcome import Outcome, Verdict
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc
from conformance.record.events import DialectHead, Finished, Head, KnownScenario
from conformance.record.evidence import Control
from conformance.report.write import point_latest, write_reports
from tests.helpers.results import make_evidence, make_result, make_scenario

PLAN = Plan(Poc("contoh"), Aplikasi("Contoh", ["NIK"]), HttpRecipe())
SEEN = Control(Outcome.DITERUSKAN, ("01",))


def head(**changes: Any) -> Head:
    about: dict[str, Any] = {
        "plan": PLAN.digest, "agreement": "contoh", "agreement_title": "", "pengguna": "", "dasar": (),
        "norms": (), "dialect": "juknis", "seed": 1, "session": "s", "aplikasi": "Contoh",
        "aplikasi_elemen": ("NIK",), "started": "2026-02-01T09:00:00+07:00", "control": SEEN,
        "tester": describe_tester(),
    }  # fmt: skip
    return Head(**{**about, **changes})


def begin(directory: Path, *events: tuple[str, Any]) -> Path:
    directory.mkdir(parents=True)
    record = RecordFile(directory / "bukti.jsonl")
    for kind, body in events:
        record.write(kind, body)
    return directory


def test_what_did_not_pass_is_named_in_order() -> None:
    scenarios = [make_scenario(verdict.value, verdict) for verdict in Verdict]
    assert failed_ids(make_result(*scenarios)) == ("galat_penguji", "tidak_lulus", "tinjau", "tidak_teruji")


def test_the_last_result_is_read_or_missed(tmp_path: Path) -> None:
    with pytest.raises(PreflightFault, match="belum ada hasil"):
        last_result(tmp_path)
    write_reports(make_result(), tmp_path / "20260101-000000")
    point_latest(tmp_path, tmp_path / "20260101-000000")
    assert last_result(tmp_path) == make_result()


class TestInterrupted:
    def test_the_last_run_counts_as_they_were_made(self, tmp_path: Path) -> None:
        for name in ("20260101-000000-10", "20260101-000000-9", "20251231-235959"):
            begin(tmp_path / name, ("run", head()))
        assert interrupted_run(tmp_path).name == "20260101-000000-10"

    def test_where_the_last_one_was_judged_there_is_none(self, tmp_path: Path) -> None:
        begin(tmp_path / "20260101-000000", ("run", head()))
        write_reports(make_result(), begin(tmp_path / "20260101-000001", ("run", head())))
        with pytest.raises(PreflightFault, match="tidak ada pengujian yang terputus"):
            interrupted_run(tmp_path)

    def test_a_copy_in_place_of_a_link_is_no_run(self, tmp_path: Path) -> None:
        begin(tmp_path / "20260101-000000", ("run", head()))
        write_reports(make_result(), begin(tmp_path / "latest", ("run", head())))
        assert interrupted_run(tmp_path).name == "20260101-000000"

    @pytest.mark.parametrize("name", ["tidak-ada", "berkas"])
    def test_without_a_directory_there_is_none(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "berkas").touch()
        with pytest.raises(PreflightFault, match="--resume"):
            interrupted_run(tmp_path / name)


class TestGoingOn:
    def test_what_is_done_is_kept_and_a_fault_of_the_tester_is_tried_again(self, tmp_path: Path) -> None:
        run = begin(
            tmp_path / "a",
            ("run", head(only=("a", "b"))),
            ("known", [KnownScenario("a", ("KOD-20",)), KnownScenario("b", ("KOD-20",))]),
            ("dialect", DialectHead("lama", SEEN)),
            ("scenario", make_evidence(id="a")),
            ("dialect", DialectHead("juknis", SEEN)),
            ("collected", ["a", "b"]),
            ("scenario", make_evidence(id="a")),
            ("scenario", make_evidence(id="b", error="simulator hilang")),
            ("finished", Finished("x")),
        )
        with (run / "bukti.jsonl").open("ab") as file:
            file.write(b'{"event":"scenario","bo')
        begun, found = begun_in(run, PLAN, None)
        assert found.only == ("a", "b")
        assert [kind for kind, _ in begun.events] == [
            "run", "known", "dialect", "scenario", "dialect", "collected", "scenario",
        ]  # fmt: skip
        assert len(list(read_record(run / "bukti.jsonl"))) == 9

    @pytest.mark.parametrize(
        ("changes", "dialect", "what"),
        [
            ({"plan": "lain"}, None, "rencana berubah"),
            ({}, "lama", "dialek berubah"),
            ({"dialect": "lama"}, "juknis", "dialek berubah"),
        ],
    )
    def test_what_changed_is_named(
        self, tmp_path: Path, changes: dict[str, Any], dialect: str | None, what: str
    ) -> None:
        run = begin(tmp_path / "a", ("run", head(**changes)))
        with pytest.raises(PreflightFault, match=what) as caught:
            begun_in(run, PLAN, dialect)
        assert caught.value.exit_code == 2

    def test_other_features_are_another_run(self, tmp_path: Path) -> None:
        tester = type(describe_tester())(**{**_as_dict(describe_tester()), "features": "00"})
        run = begin(tmp_path / "a", ("run", head(tester=tester)))
        with pytest.raises(PreflightFault, match="naskah uji atau norma berubah"):
            begun_in(run, PLAN, None)

    def test_the_dialect_that_it_had_is_no_change(self, tmp_path: Path) -> None:
        run = begin(tmp_path / "a", ("run", head(dialect="lama")))
        assert begun_in(run, PLAN, None)[1].dialect == begun_in(run, PLAN, "lama")[1].dialect == "lama"


def _as_dict(tester: Any) -> dict[str, Any]:
    return {name: getattr(tester, name) for name in tester.__struct_fields__}


def finished(directory: Path, verdict: Verdict = Verdict.TIDAK_LULUS, **changes: Any) -> Path:
    write_reports(make_result(make_scenario("a", verdict), **changes), directory)
    return directory


class TestEarlierVerdicts:
    """What a run is held against."""

    def test_the_latest_comes_first_and_only_what_was_before(self, tmp_path: Path) -> None:
        for name in ("20260101-000000", "20260101-000000-10", "20260101-000000-9", "20260103-000000"):
            finished(tmp_path / name)
        found = list(earlier_verdicts(tmp_path, make_result(), tmp_path / "20260102-000000"))
        assert [name for name, _ in found] == ["20260101-000000-10", "20260101-000000-9", "20260101-000000"]
        assert found[0][1] == {"a": Verdict.TIDAK_LULUS}

    @pytest.mark.parametrize("changes", [{"aplikasi": "Lain"}, {"agreement": "lain"}, {"dialect": "lama"}])
    def test_another_application_agreement_or_dialect_is_no_measure(
        self, tmp_path: Path, changes: dict[str, Any]
    ) -> None:
        finished(tmp_path / "20260101-000000", **changes)
        assert list(earlier_verdicts(tmp_path, make_result(), tmp_path / "20260102-000000")) == []

    def test_what_cannot_be_read_is_passed_over(self, tmp_path: Path) -> None:
        finished(tmp_path / "20260101-000000")
        for name, text in (("20260101-000001", "{"), ("20260101-000002", '{"schema": "lain"}')):
            (tmp_path / name).mkdir()
            (tmp_path / name / "hasil.json").write_text(text, encoding="utf-8")
        found = earlier_verdicts(tmp_path, make_result(), tmp_path / "20260102-000000")
        assert [name for name, _ in found] == ["20260101-000000"]


class TestCompleting:
    """What `--failed` carries over from the last result."""

    def last(self, tmp_path: Path, **changes: Any) -> Path:
        run = begin(
            tmp_path / "20260101-000000",
            ("run", head(**changes)),
            ("known", [KnownScenario("a", ("KOD-20",)), KnownScenario("b", ("KOD-20",))]),
            ("dialect", DialectHead("lama", SEEN)),
            ("collected", ["a", "b"]),
            ("scenario", make_evidence(id="a")),
            ("scenario", make_evidence(id="b")),
            ("dialect", DialectHead("juknis", SEEN)),
            ("collected", ["a", "b"]),
            ("scenario", make_evidence(id="a")),
            ("scenario", make_evidence(id="b")),
            ("finished", Finished("x")),
        )
        write_reports(make_result(), run)
        point_latest(tmp_path, run)
        return tmp_path

    def test_what_is_carried_out_again_is_left_out_in_every_dialect(self, tmp_path: Path) -> None:
        begun, found = completed_by(self.last(tmp_path), ("b",), PLAN, tmp_path, None)
        scenarios = [body["id"] for kind, body in begun.events if kind == "scenario"]
        assert scenarios == ["a", "a"]
        assert [body for kind, body in begun.events if kind == "collected"] == [["a"], ["a"]]
        assert found.aplikasi == "Contoh"

    def test_a_plan_that_was_mended_goes_on_with_it(self, tmp_path: Path) -> None:
        assert completed_by(self.last(tmp_path, plan="00"), ("b",), PLAN, tmp_path, "juknis")[0].events

    @pytest.mark.parametrize(
        ("changes", "dialect", "what"),
        [
            ({"aplikasi": "Lain"}, None, "aplikasi lain daripada"),
            ({"aplikasi_elemen": ("NIK", "NAMA_LGKP")}, None, "aplikasi lain daripada"),
            ({"agreement": "lain"}, None, "perjanjian lain daripada"),
            ({}, "lama", "dialek lain daripada"),
        ],
    )
    def test_what_makes_no_one_result_is_refused(
        self, tmp_path: Path, changes: dict[str, Any], dialect: str | None, what: str
    ) -> None:
        with pytest.raises(PreflightFault, match=what) as caught:
            completed_by(self.last(tmp_path, **changes), ("b",), PLAN, tmp_path, dialect)
        assert caught.value.exit_code == 2

    def test_without_its_evidence_it_is_refused(self, tmp_path: Path) -> None:
        (self.last(tmp_path) / "20260101-000000" / "bukti.jsonl").unlink()
        with pytest.raises(PreflightFault, match="bukti hasil terakhir tidak ada"):
            completed_by(tmp_path, ("b",), PLAN, tmp_path, None)
