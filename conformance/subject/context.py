"""What do pre-flight and scenarios need in common? The plan, filled in, and the session that the application meets."""

from pathlib import Path

import msgspec

from conformance.application.watch import ProcessWatch
from conformance.observe.control_api import ControlClient, SessionControl
from conformance.plan.tables import Plan
from conformance.subject.drivers import open_subject
from conformance.subject.reading import Subject


class RunContext(msgspec.Struct, frozen=True):
    """One started application in one session; a JSON file carries it to the process of the scenarios."""

    plan: Plan
    plan_directory: str
    values: dict[str, str]
    """What fills in the plan's placeholders: it holds a password."""
    control_url: str
    token: str | None
    session_id: str

    @property
    def directory(self) -> Path:
        """Where relative paths of the plan begin."""
        return Path(self.plan_directory)

    @property
    def work(self) -> Path:
        """Where processes and the sink of notifications write down what became of them."""
        return Path(self.values.get("kerja", "."))

    @property
    def processes(self) -> ProcessWatch:
        """What is written down of the application's processes."""
        return ProcessWatch(self.work)

    def session(self) -> SessionControl:
        """Return a new client of the session."""
        return SessionControl(ControlClient(self.control_url, self.token), self.session_id)

    def open_subject(self) -> Subject:
        """Return what drives the application. Raises `UnknownPlaceholder` and `DriverFault`."""
        return open_subject(self.plan, self.values, self.directory)
