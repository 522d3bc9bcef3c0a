"""Does what tries the defects see an undeclared red and a declared green, and does it go on only with what is due?

No rehearsal is carried out here: what one would show is made up.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.judging.matrix import Matrix
from conformance.outcome import Verdict
from conformance.record.evidence import Expectation
from conformance.record.result import Finding, Result, ScenarioResult
from fixtures.apps.reference import Defect, ReferenceApplication
from tests.defects import __main__ as command
from tests.defects import outcomes
from tests.defects.outcomes import (
    Outcome,
    Shelf,
    complaint,
    decided,
    decided_in,
    faults_of,
    is_current,
    misfits,
    outcome_of,
)
from tests.defects.runs import Run, run_of_defect, runs_of
from tests.defects.trying import try_all
from tests.helpers.features import all_pickles, sentinels
from tests.helpers.results import make_evidence, make_result, make_scenario

SCENARIOS = tuple(pickle.read_tags().id for pickle in all_pickles())
A, B, C = "kod-11-meninggal", "kod-12-ganda", "kod-13-tidak-ditemukan"
WARGA = ReferenceApplication(
    "warga",
    "WARGA_CACAT",
    (
        Defect("lanjut", "Lanjut.", ("KOD-11",), str, {A: "tidak_lulus"}),
        Defect("lanjut-semua", "Lanjut.", ("KOD-12",), str, {A: "tidak_lulus", B: "peringatan"}),
        Defect("cerewet", "Cerewet.", ("KOD-12",), str, {B: "peringatan"}, "lain.toml"),
        Defect("bentuk", "Bentuk.", ("KOD-01",), str, {C: "tinjau"}),
    ),
    variants=("lambat",),
    variant_switch="WARGA_RAGAM",
)
DIGEST = "0" * 64
Rehearse = Callable[[Run, Path], Result]


def scenario(name: str, verdict: str) -> ScenarioResult:
    if verdict == "lulus":
        return make_scenario(name)
    evidence = make_evidence(id=name, expectations=[Expectation("not_forwarded", {}, "", 0)])
    return make_scenario(
        name, Verdict(verdict), evidence=evidence, findings=(Finding("not_forwarded", False, "lanjut", "went on"),)
    )


def shown(run: Run, **other: str) -> Result:
    """What `run` shows: what it has to, but for the verdicts in `other`."""
    verdicts: Mapping[str, str] = {**run.expects, **{name.replace("_", "-"): text for name, text in other.items()}}
    return make_result(*(scenario(name, verdicts.get(name, "lulus")) for name in run.only or SCENARIOS))


def run_named(name: str, *, is_full: bool = False) -> Run:
    return next(run for run in runs_of(WARGA, is_full=is_full) if run.name == name)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf({"warga": DIGEST}, tmp_path / "rak")


class TestRuns:
    """What is tried of an application."""

    def test_a_defect_goes_through_its_declared_scenarios_and_one_of_each_feature(self) -> None:
        run = run_of_defect(WARGA, WARGA.defects[2], is_full=False)
        assert set(run.only) == {B, *sentinels()}
        assert (dict(run.env), run.plan) == ({"WARGA_CACAT": "cerewet"}, "lain.toml")

    def test_it_goes_through_all_where_that_is_asked_for(self) -> None:
        assert all(run.is_whole for run in runs_of(WARGA, is_full=True))

    def test_what_an_unclear_norm_owns_needs_all(self) -> None:
        whole = [run.name for run in runs_of(WARGA, is_full=False) if run.is_whole]
        assert whole == ["benar", "benar-lain", "ragam-lambat", "cacat-bentuk"]

    def test_the_right_application_is_tried_under_each_plan_of_a_defect(self) -> None:
        right = [run for run in runs_of(WARGA, is_full=False) if not run.defect and not run.variant]
        assert [(run.name, run.plan) for run in right] == [("benar", "gladi.toml"), ("benar-lain", "lain.toml")]

    def test_each_has_a_name_of_its_own(self) -> None:
        assert set(Counter(map(str, runs_of(WARGA, is_full=False))).values()) == {1}


class TestFaults:
    """Where a run is not what it had to show."""

    def faults(self, name: str, **other: str) -> list[str]:
        run = run_named(name)
        return faults_of(run, outcome_of(run, shown(run, **other)))

    def test_what_shows_what_it_has_to_has_none(self) -> None:
        assert [self.faults(run.name) for run in runs_of(WARGA, is_full=False)] == [[]] * 7

    def test_a_scenario_that_turns_red_without_being_declared(self) -> None:
        assert self.faults("cacat-lanjut", kod_01_sesuai="tidak_lulus") == [
            "kod-01-sesuai: dinyatakan lulus, ternyata tidak_lulus"
        ]
        assert "kod-12-ganda: dinyatakan lulus, ternyata peringatan" in self.faults("benar", kod_12_ganda="peringatan")

    def test_a_declared_scenario_that_stays_green(self) -> None:
        assert self.faults("cacat-lanjut-semua", kod_12_ganda="lulus") == [
            "kod-12-ganda: dinyatakan peringatan, ternyata lulus"
        ]

    def test_a_declared_scenario_that_was_not_gone_through(self) -> None:
        run = replace(run_named("cacat-cerewet"), only=("kod-01-sesuai",))
        assert faults_of(run, outcome_of(run, shown(run))) == [f"{B}: dinyatakan peringatan, ternyata tidak dijalankan"]

    def test_an_exit_code_that_does_not_follow(self) -> None:
        run = run_named("cacat-lanjut")
        outcome = Outcome(outcome_of(run, shown(run)).scenarios, 0, False)
        assert faults_of(run, outcome) == ["kode keluar: seharusnya 1, ternyata 0"]


class TestGoingOn:
    """What was ended is kept, and nothing else."""

    def tried_by(self, shelf: Shelf, rehearse: Rehearse, *, is_full: bool = False) -> list[str]:
        """The names of the runs that are carried out."""
        carried_out = []

        def noted(run: Run, directory: Path) -> Result:
            carried_out.append(run.name)
            return rehearse(run, directory)

        assert len(list(try_all(runs_of(WARGA, is_full=is_full), shelf, noted, at_once=2))) == 7
        return sorted(carried_out)

    def test_what_has_ended_is_not_tried_again(self, shelf: Shelf) -> None:
        assert len(self.tried_by(shelf, lambda run, _: shown(run))) == 7
        assert self.tried_by(shelf, lambda run, _: shown(run)) == []

    def test_what_did_not_show_what_it_had_to_is_tried_again(self, shelf: Shelf) -> None:
        def unlike(run: Run, directory: Path) -> Result:
            return shown(run, kod_12_ganda="lulus") if run.name == "cacat-cerewet" else shown(run)

        self.tried_by(shelf, unlike)
        assert self.tried_by(shelf, lambda run, _: shown(run)) == ["cacat-cerewet"]

    def test_what_could_not_be_carried_out_is_told_and_tried_again(self, shelf: Shelf) -> None:
        def broken(run: Run, directory: Path) -> Result:
            raise Fault(Words("porta terpakai", "port in use"))

        runs = [run_named("benar")]
        assert [(one.outcome, one.faults) for one in try_all(runs, shelf, broken)] == [(None, ("porta terpakai",))]
        assert [one.is_kept for one in try_all(runs, shelf, lambda run, _: shown(run))] == [False]

    def test_an_interruption_keeps_what_has_ended(self, shelf: Shelf) -> None:
        trying = try_all(runs_of(WARGA, is_full=False), shelf, lambda run, _: shown(run), at_once=1)
        next(trying)
        with pytest.raises(KeyboardInterrupt):
            trying.throw(KeyboardInterrupt)
        assert "benar" not in self.tried_by(shelf, lambda run, _: shown(run))

    def test_other_sources_are_tried_anew(self, shelf: Shelf, tmp_path: Path) -> None:
        self.tried_by(shelf, lambda run, _: shown(run))
        assert len(self.tried_by(Shelf({"warga": "1" * 64}, tmp_path / "rak"), lambda run, _: shown(run))) == 7

    def test_a_short_run_is_not_enough_for_a_full_one_but_the_other_way_round(self, shelf: Shelf) -> None:
        self.tried_by(shelf, lambda run, _: shown(run))
        assert self.tried_by(shelf, lambda run, _: shown(run), is_full=True) == [
            "cacat-cerewet", "cacat-lanjut", "cacat-lanjut-semua",
        ]  # fmt: skip
        assert self.tried_by(shelf, lambda run, _: shown(run)) == []

    def test_what_was_half_written_is_tried_again(self, shelf: Shelf, tmp_path: Path) -> None:
        self.tried_by(shelf, lambda run, _: shown(run))
        (kept,) = tmp_path.rglob("cacat-lanjut.json")
        kept.write_bytes(kept.read_bytes()[:40])
        assert self.tried_by(shelf, lambda run, _: shown(run)) == ["cacat-lanjut"]


def matrix(*, is_full: bool = False, digest: str = DIGEST) -> Matrix:
    runs = runs_of(WARGA, is_full=is_full)
    return outcomes.matrix_of(WARGA, digest, {run.name: outcome_of(run, shown(run)) for run in runs})


class TestStored:
    """Is a stored matrix of these sources?"""

    def test_it_is_current_where_digest_and_form_agree(self) -> None:
        assert is_current(WARGA, DIGEST, matrix(), is_full=False)
        assert complaint(WARGA, matrix(), DIGEST) == ""

    def test_it_is_full_only_where_every_defect_went_through_all(self) -> None:
        assert (matrix().full, matrix(is_full=True).full) == (False, True)
        assert not is_current(WARGA, DIGEST, matrix(), is_full=True)
        assert is_current(WARGA, DIGEST, matrix(is_full=True), is_full=True)
        assert is_current(WARGA, DIGEST, matrix(is_full=True), is_full=False)

    def test_a_stale_one_is_told_with_the_remedy(self) -> None:
        assert not is_current(WARGA, "1" * 64, matrix(), is_full=False)
        told = complaint(WARGA, matrix(), "1" * 64)
        assert told == "fixtures/matriks/warga.json: usang: dari sumber lain / stale: of other sources; " + (
            "jalankan / run `make matrix`"
        )

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            (replace(WARGA, defects=WARGA.defects[:3]), "defects tidak sama"),
            (replace(WARGA, variants=()), "variants tidak sama"),
            (replace(WARGA, name="lain"), "application tidak sama"),
        ],
    )
    def test_one_of_other_defects_or_variants_does_not_fit(self, changed: ReferenceApplication, told: str) -> None:
        assert misfits(changed, matrix()) == [told]
        assert told in complaint(changed, matrix(), DIGEST)
        assert not is_current(changed, DIGEST, matrix(), is_full=False)

    def test_one_of_other_checks_or_scenarios_does_not_fit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stored = matrix()
        monkeypatch.setattr(outcomes, "all_pickles", lambda: all_pickles()[1:])
        monkeypatch.setattr(outcomes, "EXPECTATIONS", {"not_forwarded": None})
        assert misfits(WARGA, stored) == ["checks tidak sama", "scenarios tidak sama"]

    def test_none_at_all_does_not_fit(self) -> None:
        assert complaint(WARGA, None, DIGEST).startswith("fixtures/matriks/warga.json: tidak ada")

    def test_it_knows_which_check_decided_for_each_defect(self) -> None:
        run = run_named("cacat-lanjut-semua")
        outcome = outcome_of(run, shown(run))
        assert decided(outcome) == decided_in(matrix(), run) == {A: "not_forwarded", B: "not_forwarded"}
        assert decided_in(matrix(), run_named("benar")) == {}


class TestCommand:
    """`python -m tests.defects` as a whole."""

    @pytest.fixture(autouse=True)
    def _without_rehearsals(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.saved: dict[str, Matrix] = {}
        self.other: dict[str, str] = {}
        self.carried_out = 0
        monkeypatch.setattr(command, "APPLICATIONS", (WARGA, replace(WARGA, name="arsip")))
        monkeypatch.setattr(command, "digest_of", lambda application: DIGEST)
        monkeypatch.setattr(command, "stored_matrix", lambda application: self.saved.get(application.name))
        monkeypatch.setattr(command, "save_matrix", lambda found: self.saved.__setitem__(found.application, found))
        monkeypatch.setattr(command, "Shelf", lambda digests: Shelf(digests, tmp_path / "rak"))
        monkeypatch.setattr(command, "try_all", self.try_all)

    def try_all(self, runs: list[Run], shelf: Shelf, *, at_once: int) -> object:
        def rehearse(run: Run, directory: Path) -> Result:
            self.carried_out += 1
            return shown(run, **self.other) if run.name == "cacat-cerewet" else shown(run)

        return try_all(runs, shelf, rehearse, at_once)

    def test_it_writes_the_matrix_of_each_and_is_done(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert command.main([]) == 0
        assert (list(self.saved), self.carried_out) == (["warga", "arsip"], 14)
        assert "14 gladi dalam 0 detik, 0 sudah tersimpan" in capsys.readouterr().out
        assert command.main([]) == 0
        assert self.carried_out == 14
        assert "warga: fixtures/matriks/warga.json sudah berlaku" in capsys.readouterr().out

    def test_it_takes_the_names_of_applications(self) -> None:
        assert command.main(["arsip"]) == 0
        assert list(self.saved) == ["arsip"]

    def test_one_that_is_full_stays_so(self) -> None:
        assert command.main(["warga", "--full"]) == 0
        assert command.main(["warga"]) == 0
        assert self.saved["warga"].full

    def test_what_did_not_show_what_it_had_to_writes_nothing_of_that_application(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.other = {"kod_01_sesuai": "peringatan"}
        assert command.main(["warga"]) == 1
        assert self.saved == {}
        out = capsys.readouterr().out
        assert "x warga cacat-cerewet" in out
        assert "kod-01-sesuai: dinyatakan lulus, ternyata peringatan" in out
        self.other = {}
        assert command.main(["warga"]) == 0
        assert self.carried_out == 7 + 1

    @pytest.mark.parametrize("words", [["lain"], ["--at-once", "0"]])
    def test_a_usage_fault_ends_with_2(self, words: list[str]) -> None:
        with pytest.raises(SystemExit, match="2"):
            command.main(words)
