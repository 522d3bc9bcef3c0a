"""Where does the application answer a browser, and where does its recipe hand something in? With placeholders."""

import re

from conformance.plan.tables import GuidedRecipe, HttpRecipe, Plan, Recipe, RequestStep, base_of

_ORIGIN = re.compile(r"(https?://[^/]+)")


def application_address(plan: Plan) -> str:
    """Return where the application's pages begin: what a recipe names, else where a process is healthy; empty: none."""
    recipes = [plan.subject, *(one.resep for one in plan.aplikasi.pintu or () if one.resep is not None)]
    named = [base for recipe in recipes if (base := base_of(_scripted(recipe)))]
    healthy = [found[1] + "/" for one in plan.aplikasi.proses.values() if (found := _ORIGIN.match(one.health or ""))]
    return next(iter((*named, *healthy)), "")


def pages_of(plan: Plan) -> list[str]:
    """Return the paths that the recipe opens before anything is typed or picked."""
    steps = _steps(plan)
    return list(dict.fromkeys(step.path for step in steps if step.method.upper() == "GET" and "{" not in step.path))


def forms_of(plan: Plan) -> list[str]:
    """Return the paths at which the recipe hands something in."""
    steps = _steps(plan)
    return list(dict.fromkeys(step.path for step in steps if step.method.upper() != "GET" and "{" not in step.path))


def signs_in(plan: Plan) -> bool:
    """Whether whoever hands requests in is let in first: he then is no stranger."""
    named = {name.lower() for step in _steps(plan) for name in step.headers}
    return bool(named & {"authorization", "cookie"}) or any(step.once for step in _steps(plan))


def names_typed(plan: Plan) -> set[str]:
    """Return the fixed texts that the recipe types into forms: names of the plan's own clerks are among them."""
    return {text for step in _steps(plan) for text in (step.form or {}).values() if "{" not in text}


def _steps(plan: Plan) -> list[RequestStep]:
    recipe = _scripted(plan.subject)
    return recipe.request if isinstance(recipe, HttpRecipe) else []


def _scripted(recipe: Recipe) -> Recipe:
    return recipe.kembaran or recipe if isinstance(recipe, GuidedRecipe) else recipe
