"""Which driver does a plan ask for? One table; a driver's code is imported only when it is used."""

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path

from conformance.application.watch import ProcessWatch
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.environment import with_environment
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import BrowserRecipe, CommandRecipe, GuidedRecipe, HttpRecipe, Plan, Recipe, base_of
from conformance.subject.coded import CodedSubject
from conformance.subject.reading import Subject
from conformance.subject.watched import WatchedSubject

_DRIVERS: dict[type[Recipe], str] = {
    HttpRecipe: "conformance.subject.http:HttpSubject",
    BrowserRecipe: "conformance.subject.browser:BrowserSubject",
    CommandRecipe: "conformance.subject.command:CommandSubject",
    GuidedRecipe: "conformance.subject.guided:GuidedSubject",
}


def open_subject(
    plan: Plan,
    values: Mapping[str, str],
    directory: Path,
    is_pending: Callable[[Mapping[str, str]], bool] = lambda _: True,
    recipe: Recipe | None = None,
    steps: GuidedSteps | None = None,
) -> Subject:
    """Return what drives the application of `plan`; `values` fill in placeholders, `directory` is the plan's.

    `is_pending`: see `conformance.subject.notified`. What became of processes, and notifications where the plan has
    them, is looked for in the directory `{kerja}`. `recipe`: another entrance than that of `[subject]`.
    `steps`: where a person is told what to do, for a guided subject.
    """
    recipe = recipe or plan.subject
    if isinstance(recipe, CommandRecipe):
        recipe = with_environment(recipe, plan)
    module, _, name = _DRIVERS[type(recipe)].partition(":")
    driver = getattr(importlib.import_module(module), name)
    self_signed = plan.aplikasi.self_signed
    guided = {"steps": steps} if isinstance(recipe, GuidedRecipe) else {}
    subject: Subject = driver(recipe, values, plan.patience.answer, directory, self_signed=self_signed, **guided)
    if recipe.kode:
        subject = CodedSubject(subject, recipe.kode)
    work = Path(values.get("kerja", "."))
    watched = WatchedSubject(subject, ProcessWatch(work), plan.patience.start, lambda: address_of(recipe, values))
    if plan.notifikasi is None:
        return watched
    from conformance.subject.notified import NotifiedSubject

    return NotifiedSubject(watched, plan.notifikasi.hasil, plan.patience.notification, work, is_pending)


def address_of(recipe: Recipe, values: Mapping[str, str]) -> str:
    """Return where the application answers HTTP; empty: it does not."""
    return str(fill_in(base_of(recipe), values))
