"""Is every defect of Lapor caught exactly where it says, and has every check been seen to fail?

Where features, norms, conformance and applications are as they were at the last full run (`fixtures/matrix.json`
keeps their digest), each defect goes through its declared scenarios and one sentinel per feature; else through all.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec
import pytest

from conformance.commands.demo import DEFECT_CAUGHT, judge_defect
from conformance.fault import ExitCode
from conformance.files.digests import digest_of_sources
from conformance.files.matrix_file import load_matrix
from conformance.judging.defect import compare_with_declared
from conformance.judging.expectations import EXPECTATIONS
from conformance.judging.matrix import Matrix, compute_matrix
from conformance.outcome import Verdict
from conformance.record.result import Result
from fixtures.apps.lapor.defects import DEFECTS, Defect
from tests.defects.lapor_runs import AT_ONCE, CORRECT, Run, run_of_defects, run_of_variants, start_all
from tests.helpers.features import sentinels

Results = Mapping[str, "Future[Result]"]
UNPROVEN_CHECKS: dict[str, str] = {}
"""Checks that decided no kill, each with the reason; none may be added without one."""
STORED = load_matrix()
VARIANTS = run_of_variants()
ASKED_FOR = os.environ.get("GLADI_MATRIX", "")
IS_FULL = ASKED_FOR == "full" or (ASKED_FOR != "short" and digest_of_sources() != STORED.digest)
MODE = (
    f"matriks penuh / full matrix: {len(DEFECTS)} cacat x semua skenario"
    if IS_FULL
    else f"matriks ringkas / short matrix: {len(DEFECTS)} cacat x skenario yang dinyatakan + {len(sentinels())} penjaga"
)


@pytest.fixture(scope="module", autouse=True)
def _say_which(request: pytest.FixtureRequest) -> None:
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        sys.stdout.write(f"\n{MODE}\n")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Results]:
    # What is owned by an unclear norm shows only in a whole run, which tries red scenarios again in another dialect.
    short = [defect for defect in DEFECTS if not IS_FULL and "tinjau" not in defect.expects.values()]
    only = {defect.name: sorted({*defect.expects, *sentinels()}) for defect in short}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield start_all([CORRECT, *VARIANTS, *run_of_defects(only)], tmp_path_factory.mktemp("gladi"), pool)
        pool.shutdown(cancel_futures=True)


def test_the_correct_application_passes_every_scenario(results: Results) -> None:
    result = results[CORRECT.name].result()
    assert compare_with_declared({}, result.scenarios) == []
    assert (result.verdict, result.exit_code) == (Verdict.LULUS, 0)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_variant_that_is_right_stays_green_however_it_looks(variant: Run, results: Results) -> None:
    result = results[variant.name].result()
    assert compare_with_declared({}, result.scenarios) == []
    assert (result.verdict, result.exit_code) == (Verdict.LULUS, 0)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_turns_exactly_the_scenarios_that_it_declares(
    defect: Defect, results: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    result = results[defect.name].result()
    assert compare_with_declared(defect.expects, result.scenarios) == []
    worst = set(defect.expects.values())
    assert result.exit_code == (1 if "tidak_lulus" in worst else 3 if "tinjau" in worst else 0)
    assert judge_defect(defect, result, "id", is_told=True) == DEFECT_CAUGHT
    assert f"Cacat {defect.name}: {defect.description}" in capsys.readouterr().out


def test_a_defect_that_is_not_caught_as_declared_is_a_fault_of_the_tester(
    results: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    defect, survived = DEFECTS[0], results[CORRECT.name].result()
    assert judge_defect(defect, survived, "en", is_told=False) == ExitCode.TESTER_FAULT
    out, err = capsys.readouterr()
    assert out == ""
    assert all(
        f"{scenario}: dinyatakan {verdict}, ternyata lulus" in err for scenario, verdict in defect.expects.items()
    )


@pytest.mark.skipif(not IS_FULL, reason="the stored matrix is of these sources")
def test_the_stored_matrix_is_what_the_defects_show(results: Results) -> None:
    broken = {defect.name: results[defect.name].result().scenarios for defect in DEFECTS}
    correct = results[CORRECT.name].result().scenarios
    computed = compute_matrix("Lapor", STORED.digest, tuple(EXPECTATIONS), correct, broken, STORED.variants)
    again = msgspec.json.decode(msgspec.json.encode(computed), type=Matrix)
    assert again == STORED, "python -m tests.defects writes fixtures/matrix.json again"


def test_every_scenario_and_every_check_has_been_seen_to_fail() -> None:
    assert STORED.unproven_scenarios == ()
    assert set(STORED.unproven_checks) == set(UNPROVEN_CHECKS)
