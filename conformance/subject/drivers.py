"""Which driver does a plan ask for? One table; a driver's code is imported only when it is used."""

import importlib
from collections.abc import Mapping
from pathlib import Path

from conformance.application.watch import ProcessWatch
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import BrowserRecipe, CommandRecipe, HttpRecipe, Plan, Recipe, base_of
from conformance.subject.reading import Subject
from conformance.subject.watched import WatchedSubject

_DRIVERS: dict[type[Recipe], str] = {
    HttpRecipe: "conformance.subject.http:HttpSubject",
    BrowserRecipe: "conformance.subject.browser:BrowserSubject",
    CommandRecipe: "conformance.subject.command:CommandSubject",
}


def open_subject(plan: Plan, values: Mapping[str, str], directory: Path) -> Subject:
    """Return what drives the application of `plan`; `values` fill in placeholders, `directory` is the plan's.

    What became of processes, and notifications where the plan has them, is looked for in the directory `{kerja}`.
    """
    module, _, name = _DRIVERS[type(plan.subject)].partition(":")
    driver = getattr(importlib.import_module(module), name)
    subject: Subject = driver(plan.subject, values, plan.patience.answer, directory)
    work = Path(values.get("kerja", "."))
    watched = WatchedSubject(subject, ProcessWatch(work), plan.patience.start, lambda: address_of(plan.subject, values))
    if plan.notifikasi is None:
        return watched
    from conformance.subject.notified import NotifiedSubject

    return NotifiedSubject(watched, plan.notifikasi.hasil, plan.patience.notification, work)


def address_of(recipe: Recipe, values: Mapping[str, str]) -> str:
    """Return where the application answers HTTP; empty: it does not."""
    return str(fill_in(base_of(recipe), values))
