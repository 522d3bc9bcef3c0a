"""Is it told before a run that a file of a form is missing, or that a resident's value has no code?"""

from pathlib import Path
from typing import Any

import pytest

from conformance.fault import PreflightFault
from conformance.files.specimen import write_specimens
from conformance.plan.tables import (
    Aplikasi,
    BrowserRecipe,
    BrowserStep,
    HttpRecipe,
    Pintu,
    Plan,
    Poc,
    Recipe,
    RequestStep,
)
from conformance.preflight.recipes import check_codes, check_files


def plan(recipe: Recipe, *entrances: Recipe) -> Plan:
    pintu = [Pintu(nama=f"p{n}", jenis="api", resep=each) for n, each in enumerate(entrances)]
    return Plan(Poc("x"), Aplikasi("X", ["NIK"], pintu=pintu), recipe)


FORM = HttpRecipe(request=[RequestStep(), RequestStep("POST", files={"foto": "ktp.png"})])
UPLOAD = BrowserRecipe(step=[BrowserStep(upload="#foto", value="{ktp.jpg}")])


@pytest.mark.parametrize(
    ("checked", "field"),
    [
        (plan(FORM), "subject.request[1].files.foto"),
        (plan(UPLOAD), "subject.step[0].value"),
        (plan(HttpRecipe(), FORM), "aplikasi.pintu[0].resep.request[1].files.foto"),
    ],
)
def test_a_file_that_is_missing_is_named_with_its_key(tmp_path: Path, checked: Plan, field: str) -> None:
    with pytest.raises(PreflightFault, match=r"tidak dapat dibaca: tidak ada.*\{ktp.jpg\}") as caught:
        check_files(checked, {"ktp.jpg": str(tmp_path / "tidak.jpg")}, tmp_path)
    assert caught.value.message.indonesian.startswith(f"{field}: ")


def test_the_picture_that_gladi_draws_is_there_where_the_plan_names_it(tmp_path: Path) -> None:
    assert write_specimens('{"path": "/"}', tmp_path) == {}
    values = write_specimens('{"value": "{ktp.jpg}", "b": "{ktp.png}"}', tmp_path)
    check_files(plan(UPLOAD), values, tmp_path)
    assert (tmp_path / "ktp.jpg").read_bytes().startswith(b"\xff\xd8")
    assert (tmp_path / "ktp.png").read_bytes().startswith(b"\x89PNG")


def residents(*values: str | None) -> list[Any]:
    return [{"elemen": {"AGAMA": value}} for value in values]


def test_a_value_without_a_code_is_named_and_one_for_all_others_is_enough() -> None:
    with pytest.raises(PreflightFault, match=r"subject\.kode\.AGAMA: tidak ada kode untuk BUDHA, HINDU"):
        check_codes(plan(HttpRecipe(kode={"AGAMA": {"ISLAM": "1"}})), residents("ISLAM", "HINDU", "BUDHA", None))
    check_codes(plan(HttpRecipe(kode={"AGAMA": {"ISLAM": "1", "*": "9"}})), residents("HINDU"))
