"""Which driver does a plan ask for? One table; a driver's code is imported only when it is used."""

import importlib
from collections.abc import Mapping
from pathlib import Path

from conformance.plan import BrowserRecipe, CommandRecipe, HttpRecipe, Plan, Recipe
from conformance.subject.reading import Subject

_DRIVERS: dict[type[Recipe], str] = {
    HttpRecipe: "conformance.subject.http:HttpSubject",
    BrowserRecipe: "conformance.subject.browser:BrowserSubject",
    CommandRecipe: "conformance.subject.command:CommandSubject",
}


def open_subject(plan: Plan, values: Mapping[str, str], directory: Path) -> Subject:
    """Return what drives the application of `plan`; `values` fill in placeholders, `directory` is the plan's.

    Notifications, where the plan has them, are looked for in the directory `{kerja}`.
    """
    module, _, name = _DRIVERS[type(plan.subject)].partition(":")
    driver = getattr(importlib.import_module(module), name)
    subject: Subject = driver(plan.subject, values, plan.patience.answer, directory)
    if plan.notifikasi is None:
        return subject
    from conformance.subject.notified import NotifiedSubject

    return NotifiedSubject(subject, plan.notifikasi.hasil, plan.patience.notification, Path(values["kerja"]))
