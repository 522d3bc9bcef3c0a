"""How is the application under test brought up for a run, and put away again?"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from conformance.action import carry_out
from conformance.placeholder import UnknownPlaceholder, fill_in
from conformance.plan import Plan
from conformance.preflight import CONFIGURATION, ENVIRONMENT, PreflightFault
from conformance.subject.process import RunningProcess, StartFault, split_command


class Application:
    """The processes of a plan, running as long as the `with` block."""

    def __init__(self, plan: Plan, values: Mapping[str, str], directory: Path, log_directory: Path) -> None:
        """`values` fill in placeholders; `directory` is the plan's; output goes to `log_directory`/NAME.log."""
        self._plan = plan
        self._values = values
        self._directory = directory
        self._log_directory = log_directory
        self._running: list[RunningProcess] = []

    def __enter__(self) -> "Application":
        """Start every process and wait until each is healthy; raise `PreflightFault`."""
        try:
            for name in self._plan.aplikasi.proses:
                self._start(name)
            if self._plan.aplikasi.reset is not None:
                problem = carry_out(self._plan.aplikasi.reset, self._values, self._directory, self._plan.patience.start)
                if problem:
                    raise PreflightFault(CONFIGURATION, f"aplikasi.reset: {problem}", "perbaiki tindakan itu")
        except UnknownPlaceholder as error:
            self.stop()
            raise PreflightFault(CONFIGURATION, str(error), "perbaiki rencana") from error
        except StartFault as error:
            self.stop()
            remedy = "periksa command dan cwd" if error.is_missing else "periksa command, env, dan health pada rencana"
            raise PreflightFault(ENVIRONMENT if error.is_missing else CONFIGURATION, str(error), remedy) from error
        except PreflightFault:
            self.stop()
            raise
        return self

    def _start(self, name: str) -> None:
        proses = self._plan.aplikasi.proses[name]
        process = RunningProcess(
            name,
            split_command(fill_in(proses.command, self._values)),
            self._directory / str(fill_in(proses.cwd, self._values)),
            fill_in(proses.env, self._values),
            self._log_directory / f"{name}.log",
        )
        self._running.append(process)
        if proses.health:
            process.wait_until_healthy(str(fill_in(proses.health, self._values)), self._plan.patience.start)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop every process."""
        self.stop()

    def stop(self) -> None:
        """Stop every process, the last started first."""
        while self._running:
            self._running.pop().stop()
