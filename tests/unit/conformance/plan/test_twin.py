"""Who does the steps of a guided subject, and by which recipe?"""

import msgspec
import pytest

from conformance.fault import ExitCode, PreflightFault
from conformance.plan.profile import profile_of
from conformance.plan.tables import Aplikasi, CommandRecipe, GuidedRecipe, HttpRecipe, Plan, Poc, base_of
from conformance.plan.twin import Doer, choose_doer, driven_by
from conformance.plan.typed import typed_elements

TWIN = CommandRecipe(command="loket {NIK}")
ALONE = Plan(
    Poc("x"), Aplikasi("Loket", ["NIK"]), GuidedRecipe(instruksi="Layani {NIK}, {NAMA_LGKP}, {TGL_LHR.DD/MM}.")
)
BOTH = msgspec.structs.replace(ALONE, subject=GuidedRecipe(instruksi="Layani {NIK}.", kembaran=TWIN))
SCRIPTED = msgspec.structs.replace(ALONE, subject=HttpRecipe())


@pytest.mark.parametrize(
    ("plan", "asked", "is_terminal", "doer"),
    [
        (BOTH, None, True, Doer.ORANG),
        (BOTH, None, False, Doer.KEMBARAN),
        (BOTH, "kembaran", True, Doer.KEMBARAN),
        (BOTH, "orang", False, Doer.ORANG),
        (ALONE, "orang", False, Doer.ORANG),
        (ALONE, None, True, Doer.ORANG),
        (SCRIPTED, None, True, None),
    ],
)
def test_a_person_at_a_terminal_else_the_twin(plan: Plan, asked: str | None, *, is_terminal: bool, doer: Doer) -> None:
    assert choose_doer(plan, asked, is_terminal=is_terminal) == doer


@pytest.mark.parametrize(
    ("plan", "asked", "code", "remedy"),
    [
        (ALONE, None, ExitCode.CONFIGURATION, "[subject.kembaran]"),
        (ALONE, "kembaran", ExitCode.CONFIGURATION, "--petugas orang"),
        (SCRIPTED, "orang", ExitCode.USAGE, "leave the option out"),
    ],
)
def test_nobody_there_is_told_with_the_remedy(plan: Plan, asked: str | None, code: ExitCode, remedy: str) -> None:
    with pytest.raises(PreflightFault) as caught:
        choose_doer(plan, asked, is_terminal=False)
    assert caught.value.exit_code == code
    assert remedy in caught.value.words.english


def test_the_twin_stands_in_the_place_of_the_person() -> None:
    assert driven_by(BOTH, Doer.KEMBARAN).subject is TWIN
    assert driven_by(BOTH, Doer.ORANG) is BOTH
    assert driven_by(SCRIPTED, "") is SCRIPTED


def test_what_the_instruction_names_is_typed_and_the_clerk_is_one_client() -> None:
    assert typed_elements(ALONE) == ("NIK", "NAMA_LGKP", "TGL_LHR")
    assert typed_elements(BOTH) == ("NIK",)
    assert base_of(BOTH.subject) == ""
    assert not profile_of(BOTH, (), "juknis").has_clients
