"""What is asked of a run, what is shown while it goes on, and what is in place when judging may begin?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.bilingual import Words
from conformance.plan.tables import Plan
from conformance.record.evidence import Control
from conformance.record.result import ScenarioResult
from conformance.subject.context import RunContext


@dataclass(frozen=True, slots=True)
class Begun:
    """What an interrupted run has left to go on with."""

    events: tuple[tuple[str, Any], ...] = ()
    """Its record, without what has to be carried out again."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of one run."""

    plan: Plan
    plan_directory: Path
    run_directory: Path
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


@dataclass(slots=True)
class Progress:
    """What happens while a run goes on: override what is to be shown."""

    on_collected: Callable[[int], None] = lambda count: None
    on_scenario: Callable[[ScenarioResult], None] = lambda result: None
    on_stage: Callable[[Words], None] = lambda words: None
    on_notice: Callable[[Words], None] = lambda words: None


@dataclass(frozen=True, slots=True)
class Ready:
    """What is in place when judging may begin."""

    context: RunContext
    session: dict[str, Any]
    """The session as it stands for what is judged next."""
    control: Control
    """The positive control in that session."""
