"""Is a fault of this machine, while the tester sets a run up, told as one of the machine?"""

from pathlib import Path

import pytest

from conformance.fault import ExitCode, PreflightFault
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc
from conformance.rehearsal.rehearsal import preflight
from conformance.rehearsal.request import Progress, Request


def test_a_place_that_cannot_be_used_is_the_environments_and_named(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    plan = Plan(Poc("contoh-data-2026"), Aplikasi("Contoh", ["NIK"]), HttpRecipe())
    with pytest.raises(PreflightFault, match="penguji tidak dapat menyiapkan pengujian") as caught:
        preflight(Request(plan, tmp_path, tmp_path / "berkas" / "hasil"), Progress())
    assert caught.value.exit_code == ExitCode.ENVIRONMENT
    assert str(tmp_path / "berkas") in str(caught.value)
