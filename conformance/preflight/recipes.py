"""Can what a recipe hands in be handed in: are its files there, has every value of the residents its code?"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from conformance.bilingual import Words, reason_of
from conformance.fault import refuse
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import BrowserRecipe, HttpRecipe, Plan, Recipe
from conformance.subject.coded import without_code


def recipes_of(plan: Plan) -> Iterator[tuple[str, Recipe]]:
    """Yield every recipe of a plan with its key."""
    yield "subject", plan.subject
    for number, pintu in enumerate(plan.aplikasi.pintu or []):
        if pintu.resep is not None:
            yield f"aplikasi.pintu[{number}].resep", pintu.resep


def check_files(plan: Plan, values: Mapping[str, str], directory: Path) -> None:
    """Raise `PreflightFault` for a file of a recipe that cannot be read; paths are relative to `directory`.

    Raises `UnknownPlaceholder`, too.
    """
    for at, recipe in recipes_of(plan):
        for field, place in _files_of(at, recipe):
            path = directory / str(fill_in(place, values))
            try:
                path.open("rb").close()
            except OSError as error:
                reason = reason_of(error)
                refuse(
                    Words(
                        f"{field}: {path} tidak dapat dibaca: {reason.indonesian}",
                        f"{field}: {path} cannot be read: {reason.english}",
                    ),
                    Words(
                        "letakkan berkas itu relatif terhadap rencana, atau pakai gambar contoh {ktp.jpg}, {ktp.png}",
                        "put that file where the plan says, relative to it, or use the specimen {ktp.jpg}, {ktp.png}",
                    ),
                )


def _files_of(at: str, recipe: Recipe) -> Iterator[tuple[str, str]]:
    if isinstance(recipe, HttpRecipe):
        for number, request in enumerate(recipe.request):
            yield from ((f"{at}.request[{number}].files.{name}", place) for name, place in request.files.items())
    if isinstance(recipe, BrowserRecipe):
        for number, step in enumerate(recipe.step):
            if step.upload is not None:
                yield f"{at}.step[{number}].value", step.value or ""


def check_codes(plan: Plan, residents: Sequence[Mapping[str, Any]]) -> None:
    """Raise `PreflightFault` for a value of a resident that a table of codes does not name."""
    for at, recipe in recipes_of(plan):
        for name in recipe.kode:
            values = {str(each["elemen"][name]).strip() for each in residents if each["elemen"].get(name)}
            missing = sorted(value for value in values if without_code(name, value, recipe.kode))
            if missing:
                listed = ", ".join(missing)
                refuse(
                    Words(
                        f"{at}.kode.{name}: tidak ada kode untuk {listed}", f"{at}.kode.{name}: no code for {listed}"
                    ),
                    Words('tambahkan, atau "*" untuk nilai lainnya', 'add it, or "*" for every other value'),
                )
