"""What changed since each scenario was last judged?"""

import msgspec

from conformance.outcome import Verdict


class Change(msgspec.Struct, frozen=True):
    """One scenario, held against its last verdict that says something of the application."""

    id: str
    before: Verdict
    now: Verdict
    run: str
    """The directory of the result that it was held against, without its path: `20261129-070310`."""


class Since(msgspec.Struct, frozen=True):
    """What became of the scenarios that were judged before, in the order of the result."""

    runs: tuple[str, ...]
    """The results that were needed for it, the latest first."""
    fixed: tuple[Change, ...] = msgspec.field(default=(), name="mended")
    """Better than before."""
    broken: tuple[Change, ...] = ()
    """Worse than before: newly red, above all."""
    unchanged: tuple[Change, ...] = ()
    first: tuple[str, ...] = ()
    """Scenarios that say something of the application for the first time."""
    silent: tuple[str, ...] = ()
    """Scenarios that say nothing of it this time (`tidak_teruji`, `galat_penguji`), so that nothing can be compared."""
