"""Is every defect of Lapor caught exactly where it says, and has every scenario been seen to fail?"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

from conformance.commands.demo import DEFECT_CAUGHT, TESTER_FAULT, judge_defect, with_environment
from conformance.commands.shared import read_plan
from conformance.defect import compare_with_declared
from conformance.evidence import Evidence
from conformance.expectations import EXPECTATIONS
from conformance.rehearsal import Progress, Request, rehearse
from conformance.result import Result, ScenarioResult
from conformance.verdicts import Verdict
from fixtures.apps.lapor.defects import DEFECTS, Defect

AT_ONCE = 2
CORRECT = ""
"""Lapor without a defect."""
UNPROVEN: frozenset[str] = frozenset()
"""Scenarios that no defect of Lapor turns (`belum terbukti`): none may be added without a reason beside it."""
UNPROVEN_KINDS = frozenset({"fault_delivered", "mismatch_delivered"})
"""Kinds of expectation that decided no kill. Both prove that a scenario took place; they are red only for an
application that goes on without asking, and `code_delivered` and the demands after it see that one first."""

Matrix = Mapping[str, "Future[Result]"]


def rehearse_lapor(defect: str, directory: Path) -> Result:
    plan, plan_directory = read_plan(str(files("fixtures") / "apps" / "lapor" / "gladi.toml"))
    return rehearse(Request(with_environment(plan, {"LAPOR_CACAT": defect}), plan_directory, directory), Progress())


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        names = [CORRECT, *(defect.name for defect in DEFECTS)]
        yield {name: pool.submit(rehearse_lapor, name, tmp_path_factory.mktemp("gladi")) for name in names}
        pool.shutdown(cancel_futures=True)


def turned(result: Result) -> list[ScenarioResult]:
    return [s for s in result.scenarios if s.verdict not in (Verdict.LULUS, Verdict.TIDAK_BERLAKU)]


def deciding_kind(scenario: ScenarioResult) -> str:
    """Return the kind of the first expectation that was not met: the one that decided."""
    assert isinstance(scenario.evidence, Evidence)
    place = next(number for number, finding in enumerate(scenario.findings) if not finding.is_met)
    return scenario.evidence.expectations[place].kind


def test_the_correct_application_passes_every_scenario(matrix: Matrix) -> None:
    result = matrix[CORRECT].result()
    assert compare_with_declared({}, result.scenarios) == []
    assert (result.verdict, result.exit_code) == (Verdict.LULUS, 0)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_turns_exactly_the_scenarios_that_it_declares(
    defect: Defect, matrix: Matrix, capsys: pytest.CaptureFixture[str]
) -> None:
    result = matrix[defect.name].result()
    assert compare_with_declared(defect.expects, result.scenarios) == []
    assert result.exit_code == (1 if "tidak_lulus" in defect.expects.values() else 0)
    assert judge_defect(defect, result, "id", is_told=True) == DEFECT_CAUGHT
    assert f"Cacat {defect.name}: {defect.description}" in capsys.readouterr().out


def test_a_defect_that_is_not_caught_as_declared_is_a_fault_of_the_tester(
    matrix: Matrix, capsys: pytest.CaptureFixture[str]
) -> None:
    defect, survived = DEFECTS[0], matrix[CORRECT].result()
    assert judge_defect(defect, survived, "en", is_told=False) == TESTER_FAULT
    out, err = capsys.readouterr()
    assert out == ""
    assert all(
        f"{scenario}: dinyatakan {verdict}, ternyata lulus" in err for scenario, verdict in defect.expects.items()
    )


def test_every_scenario_has_been_seen_to_fail(matrix: Matrix) -> None:
    all_of_them = {scenario.id for scenario in matrix[CORRECT].result().scenarios}
    killed = {scenario.id for defect in DEFECTS for scenario in turned(matrix[defect.name].result())}
    assert all_of_them - killed == UNPROVEN


def test_every_kind_of_expectation_has_decided_a_kill(matrix: Matrix) -> None:
    decided = {deciding_kind(scenario) for defect in DEFECTS for scenario in turned(matrix[defect.name].result())}
    assert set(EXPECTATIONS) - decided == UNPROVEN_KINDS
