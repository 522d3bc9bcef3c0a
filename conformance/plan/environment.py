"""Which environment does a command beside the processes get: the application's, not that of whoever called gladi. Pure.

A `migrate:fresh` that is run with the caller's own environment finds the caller's own database.
"""

from posixpath import normpath
from typing import TypeVar

import msgspec

from conformance.plan.action import Action
from conformance.plan.tables import CommandRecipe, Petugas, Plan

Started = TypeVar("Started", Action, Petugas, CommandRecipe)


def with_environment(started: Started, plan: Plan) -> Started:
    """Return what is started with the environment of a process of `plan` under its own `env`.

    It is that of the process it names (`proses`), else of the first that starts in the same directory, else of the
    first there is.
    """
    return msgspec.structs.replace(started, env={**_inherited(started, plan), **started.env})


def _inherited(started: Action | Petugas | CommandRecipe, plan: Plan) -> dict[str, str]:
    processes = plan.aplikasi.proses
    named = getattr(started, "proses", None)
    if named in processes:
        return processes[named].env
    beside = [one for one in processes.values() if normpath(one.cwd) == normpath(started.cwd)]
    return next((one.env for one in [*beside, *processes.values()]), {})
