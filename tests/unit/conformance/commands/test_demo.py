"""Does `gladi demo --defect` say what its exit code is about?"""

import pytest

from conformance.commands.demo import DEFECT_CAUGHT, judge_defect, with_environment
from conformance.fault import ExitCode
from conformance.outcome import Verdict
from conformance.plan.action import Action
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc, Proses
from fixtures.apps.reference import Defect
from tests.helpers.results import make_result, make_scenario

DEFECT = Defect("lanjut", "Aplikasi lanjut.", ("KOD-11",), str, {"a": "tidak_lulus"})
WARNED = Defect("cerewet", "Aplikasi cerewet.", ("KOD-21",), str, {"a": "peringatan"})


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "Kode keluar 1 tentang cacat ini: tertangkap sebagaimana dinyatakan. Kode gladinya sendiri {}."),
        ("en", "Exit code 1 is about this defect: caught as declared. The run's own is {}."),
    ],
)
@pytest.mark.parametrize(("defect", "verdict", "own"), [(DEFECT, "tidak_lulus", 1), (WARNED, "peringatan", 0)])
def test_the_last_line_tells_the_code_of_the_run_beside_its_own(
    capsys: pytest.CaptureFixture[str], lang: str, told: str, defect: Defect, verdict: str, own: int
) -> None:
    result = make_result(make_scenario("a", Verdict(verdict)), make_scenario("b"))
    assert judge_defect(defect, result, lang, is_told=True) == DEFECT_CAUGHT
    lines = capsys.readouterr().out.splitlines()
    assert f"{defect.name}: {defect.description}" in lines[1]
    assert lines[-1] == told.format(own)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "kode keluar 6 tentang cacat ini, kode gladinya sendiri 0"),
        ("en", "exit code 6 is about this defect, the run's own is 0"),
    ],
)
def test_a_defect_that_is_not_caught_as_declared_is_a_fault_of_the_tester(
    capsys: pytest.CaptureFixture[str], lang: str, told: str
) -> None:
    result = make_result(make_scenario("a"), make_scenario("b"))
    assert judge_defect(DEFECT, result, lang, is_told=False) == ExitCode.TESTER_FAULT
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "  a: dinyatakan tidak_lulus, ternyata lulus"
    assert err.splitlines()[-1].endswith(told)


def test_nothing_is_said_where_the_output_is_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    result = make_result(make_scenario("a", Verdict.TIDAK_LULUS))
    assert judge_defect(DEFECT, result, "id", is_told=False) == DEFECT_CAUGHT
    assert capsys.readouterr() == ("", "")


def test_what_chooses_a_build_reaches_processes_and_commands_that_act_on_them() -> None:
    command, request = Action(command="x", env={"A": "1", "B": "1"}), Action(url="http://127.0.0.1/x")
    aplikasi = Aplikasi("x", ["NIK"], {"web": Proses("x", env={"A": "1"})}, reset=request, lanjutkan=command)
    chosen = with_environment(Plan(Poc("x"), aplikasi, HttpRecipe()), {"B": "2"}).aplikasi
    assert chosen.proses["web"].env == {"A": "1", "B": "2"}
    assert chosen.lanjutkan is not None
    assert chosen.lanjutkan.env == {"A": "1", "B": "2"}
    assert chosen.reset == request
