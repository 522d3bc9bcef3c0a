"""What is asked of a run, what is shown while it goes on, and what is in place when judging may begin?"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.bilingual import Words
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.tables import Plan
from conformance.plan.twin import driven_by
from conformance.preflight.stores import Stores
from conformance.record.evidence import Control
from conformance.record.result import ScenarioResult
from conformance.subject.context import RunContext


@dataclass(frozen=True, slots=True)
class Begun:
    """What an interrupted run has left to go on with."""

    events: tuple[tuple[str, Any], ...] = ()
    """Its record, without what has to be carried out again."""
    attached: Path | None = None
    """The directory of the files that the record names; None: it names none."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of one run."""

    plan: Plan
    plan_directory: Path
    run_directory: Path = Path()
    """Where logs, evidence and reports go."""
    simulator: str | None = None
    """Address of a running simulator's control API; None: one of its own."""
    token: str | None = None
    dialect: str | None = None
    only: tuple[str, ...] = ()
    soft_review: bool = False
    other_dialects: bool = False
    """Whether the scenarios marked for it are tried in the other dialects, too."""
    begun: Begun = Begun()
    tantangan: str = ""
    """What a certifier gave on the day, so that no result can have been prepared; empty: nothing."""
    petugas: str = ""
    """Who does the steps of a guided subject (`Doer`); empty: nobody is needed."""
    is_last: bool = False
    """Whether this process does nothing afterwards that needs this machine's network."""

    @property
    def driven(self) -> Plan:
        """The plan by which the application is driven: where the twin does it, with the twin's recipe."""
        return driven_by(self.plan, self.petugas)


@dataclass(slots=True)
class Progress:
    """What happens while a run goes on: override what is to be shown."""

    on_collected: Callable[[int], None] = lambda count: None
    on_scenario: Callable[[ScenarioResult], None] = lambda result: None
    on_stage: Callable[[Words], None] = lambda words: None
    on_notice: Callable[[Words], None] = lambda words: None
    guide: Callable[[GuidedSteps], contextlib.AbstractContextManager[None]] = lambda steps: contextlib.nullcontext()
    """Lets a person do the steps of a guided subject for as long as the block lasts."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What is in place when judging may begin."""

    context: RunContext
    session: dict[str, Any]
    """The session as it stands for what is judged next."""
    control: Control
    """The positive control in that session."""
    before: tuple[int, int] = (0, 0)
    """The journal's places between which the application was started and looked at."""
    typed: tuple[str, ...] = ()
    """The NIK that were typed in meanwhile."""
    stores: Stores | None = None
    """The declared stores; None: they were looked at already."""
