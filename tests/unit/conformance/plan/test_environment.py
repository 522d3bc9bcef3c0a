"""Does a command beside the processes get the application's environment?"""

from conformance.plan.action import Action
from conformance.plan.environment import with_environment
from conformance.plan.tables import Aplikasi, HttpRecipe, Petugas, Plan, Poc, Proses


def plan() -> Plan:
    processes = {
        "web": Proses("web", env={"DB": "uji", "A": "1"}),
        "antrean": Proses("kerja", cwd="./antrean/", env={"DB": "antrean"}),
    }
    return Plan(Poc("x"), Aplikasi("X", ["NIK"], proses=processes), HttpRecipe())


def test_it_is_that_of_the_first_process_and_its_own_lies_on_top() -> None:
    assert with_environment(Action(["x"], env={"A": "2"}), plan()).env == {"DB": "uji", "A": "2"}
    assert with_environment(Petugas(command=["x"]), plan()).env == {"DB": "uji", "A": "1"}


def test_it_is_that_of_a_process_in_the_same_directory_or_of_the_one_that_is_named() -> None:
    assert with_environment(Action(["x"], cwd="antrean"), plan()).env == {"DB": "antrean"}
    assert with_environment(Action(["x"], cwd="antrean", proses="web"), plan()).env == {"DB": "uji", "A": "1"}
