"""Can every entrance that the plan names be driven: does something fill in each placeholder of its recipe?"""

from collections.abc import Mapping, Sequence

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.placeholder import UnknownPlaceholder, fill_in
from conformance.plan.tables import HttpRecipe, Pintu, Recipe


def check_entrances(entrances: Sequence[Pintu], values: Mapping[str, str]) -> None:
    """Raise `PreflightFault` for a placeholder that nothing fills in; `values` are the run's and an applicant's."""
    for pintu in entrances:
        if pintu.resep is None:
            continue
        filled = {name: value for name, value in msgspec.to_builtins(pintu.resep).items() if name != "hasil"}
        try:
            fill_in(filled, {**values, **_picked(pintu.resep)})
        except UnknownPlaceholder as error:
            remedy = Words("perbaiki [[aplikasi.pintu]] pada rencana", "fix [[aplikasi.pintu]] in the plan")
            told = Words(*(f"{pintu.nama}: {text}" for text in error.words))
            raise PreflightFault(ExitCode.CONFIGURATION, told, remedy) from error


def _picked(recipe: Recipe) -> dict[str, str]:
    steps = recipe.request if isinstance(recipe, HttpRecipe) else []
    return {f"pick.{name}": "" for step in steps for name in step.pick}
