"""What do pre-flight and scenarios need in common? The plan, filled in, and the session that the application meets."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from conformance.application.action import carry_out
from conformance.application.watch import ProcessWatch
from conformance.bilingual import Words
from conformance.observe.control_api import ControlClient, SessionControl
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.action import Action
from conformance.plan.environment import with_environment
from conformance.plan.tables import Dialect, Plan, Recipe
from conformance.plan.typed import is_at_portal, methods_in, used_methods
from conformance.record.user_id_asked import UserIdAsked
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
    user_id_asked: UserIdAsked | None = None
    """What came of the request for a user id; None: the plan has none."""
    wilayah: str = ""
    """Code of the region from which ordinary residents come; empty: from all the country."""

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

    @property
    def secrets(self) -> dict[str, str]:
        """What no page may show, by the placeholder that stands for it in an excerpt."""
        values = self.values
        address = next((urlsplit(url).netloc for name, url in values.items() if name.startswith("endpoint.")), "")
        return {"user_id": values["user_id"], "password": values["password"], "alamat_dwh": address}

    @property
    def is_at_portal(self) -> bool:
        """Whether the application looks residents up at the Web Portal alone."""
        return is_at_portal(used_methods(self.plan), methods_in(self.values))

    @property
    def dialects(self) -> tuple[Dialect, ...]:
        """The dialects in which the application can be spoken to: none at the Web Portal, whose pages speak none."""
        return () if self.is_at_portal else tuple(Dialect)

    def session(self) -> SessionControl:
        """Return a new client of the session; faults that it switches on meet the door that the application uses."""
        client = ControlClient(self.control_url, self.token)
        return SessionControl(client, self.session_id, "portal" if self.is_at_portal else "web_service")

    def guided_steps(self) -> GuidedSteps:
        """Return the steps that a person does in the session."""
        session = self.session()
        return GuidedSteps(ControlClient(self.control_url, self.token), self.session_id, session.last_seq)

    def wake(self) -> Words | None:
        """Carry out the plan's `lanjutkan`; return why it failed, or that there is none, or None."""
        return self.carry_out("aplikasi.lanjutkan", self.plan.aplikasi.lanjutkan)

    def carry_out(self, name: str, action: Action | None, **more: str) -> Words | None:
        """Carry out an action of the plan, `more` filled in as well; return why it failed, or is not there, or None."""
        if action is None:
            return Words(f"rencana tidak punya [{name}]", f"the plan has no [{name}]")
        action = with_environment(action, self.plan)
        patience, self_signed = self.plan.patience.answer, self.plan.aplikasi.self_signed
        problem = carry_out(action, {**self.values, **more}, self.directory, patience, self_signed=self_signed)
        return problem and Words(*(f"{name}: {text}" for text in problem))

    def open_subject(
        self, is_pending: Callable[[Mapping[str, str]], bool] = lambda _: True, recipe: Recipe | None = None
    ) -> Subject:
        """Return what drives the application, by the recipe of another entrance where one is given.

        Raises `UnknownPlaceholder` and `DriverFault`.
        """
        return open_subject(self.plan, self.values, self.directory, is_pending, recipe, self.guided_steps())
