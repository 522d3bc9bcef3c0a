"""How is the application under test brought up for a run, and put away again?"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

import msgspec

from conformance.application.action import carry_out
from conformance.application.answer import probe
from conformance.application.cleaning import secrets_in
from conformance.application.family import end_left
from conformance.application.process import POLL_S, RunningProcess, StartFault, is_taken, split_command
from conformance.application.supervisor import Supervisor
from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.environment import with_environment
from conformance.plan.placeholder import UnknownPlaceholder, fill_in
from conformance.plan.tables import Plan, base_of

_STRANGER = Words(
    "hentikan program itu, atau pakai {port.NAMA}; bila aplikasi memang sudah berjalan dan proses ini tidak menjawab "
    'HTTP, tulis health = "" padanya',
    "stop that program, or use {port.NAME}; where the application runs already and this process answers no HTTP, "
    'write health = "" for it',
)


class Application:
    """The processes of a plan, running as long as the `with` block."""

    def __init__(
        self,
        plan: Plan,
        values: Mapping[str, str],
        directory: Path,
        log_directory: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`values` fill in placeholders; `directory` is the plan's; output goes to `log_directory`/NAME.log.

        `environment`: what each process finds in its environment where the plan does not say otherwise.
        """
        self._environment = dict(environment or {})
        self._plan = plan
        self._values = dict(values)
        self._directory = directory
        self._log_directory = log_directory
        self._running: list[RunningProcess] = []
        self._supervisor: Supervisor | None = None

    def __enter__(self) -> "Application":
        """Start every process and wait until each is healthy; raise `PreflightFault`."""
        try:
            started = msgspec.structs.replace(self._plan.aplikasi, pintu=None)  # applicants fill in their own recipes
            fill_in(msgspec.to_builtins(started), self._values)
            fill_in(msgspec.to_builtins(self._plan.penyimpanan), {**self._values, "NIK": ""})  # of whoever withdraws
            self._refuse_strangers()
            for name in self._plan.aplikasi.proses:
                self._start(name)
            self._wait_for_base()
            self._reset()
        except UnknownPlaceholder as error:
            self.stop()
            raise PreflightFault(
                ExitCode.CONFIGURATION, error.words, Words("perbaiki rencana", "fix the plan")
            ) from error
        except StartFault as error:
            self.stop()
            raise _as_preflight_fault(error) from error
        except BaseException:
            self.stop()
            raise
        return self

    def _refuse_strangers(self) -> None:
        """Raise `PreflightFault` where somebody answers already where a process is to answer that is not started yet.

        Whoever it is, a server that was left behind or another application: it would be judged in place of ours.
        """
        for where, address in self._addresses():
            url = str(fill_in(address, self._values))
            if is_taken(url):
                message = Words(
                    f"{where}: {url} sudah dijawab program lain sebelum prosesnya dijalankan",
                    f"{where}: {url} is answered by another program before the process is started",
                )
                raise PreflightFault(ExitCode.ENVIRONMENT, message, _STRANGER)

    def _addresses(self) -> Iterator[tuple[str, str]]:
        """Yield where processes of the plan answer once they are started, each with its key."""
        proses = self._plan.aplikasi.proses
        for name, one in proses.items():
            if one.health:
                yield f"aplikasi.proses.{name}.health", one.health
        if any(one.health is None for one in proses.values()) and not any(one.health for one in proses.values()):
            yield "subject.base", base_of(self._plan.subject)

    def _start(self, name: str) -> None:
        process = self._launch(name)
        self._running.append(process)
        self._wait_until_ready(process)

    def _launch(self, name: str) -> RunningProcess:
        proses = self._plan.aplikasi.proses[name]
        return RunningProcess(
            name,
            fill_in(split_command(proses.command), self._values),
            self._directory / str(fill_in(proses.cwd, self._values)),
            {**self._environment, **fill_in(proses.env, self._values)},
            self._log_directory / f"{name}.log",
            secrets_in(self._values),
        )

    def _wait_until_ready(self, process: RunningProcess) -> None:
        health = self._plan.aplikasi.proses[process.name].health
        if health:
            process.wait_until_healthy(str(fill_in(health, self._values)), self._plan.patience.start)

    def supervise(self, directory: Path, on_event: Callable[[Words], None]) -> None:
        """From now on start again what ends by itself, and write that down in `directory`."""
        lasting = frozenset(name for name, proses in self._plan.aplikasi.proses.items() if proses.health)
        self._supervisor = Supervisor(
            self._launch, self._wait_until_ready, directory, on_event, lasting, self._values.update, self._answers
        )
        self._supervisor.watch(self._running)
        self._running = []

    def _answers(self, name: str) -> bool:
        health = self._plan.aplikasi.proses[name].health
        return bool(health) and isinstance(probe(str(fill_in(health, self._values)), 2.0), int)

    def _wait_for_base(self) -> None:
        """Where no process says when it is healthy, wait until something answers at `subject.base`."""
        proses = self._plan.aplikasi.proses.values()
        if any(one.health for one in proses) or all(one.health is not None for one in proses):
            return
        base = str(fill_in(base_of(self._plan.subject), self._values))
        if not base:
            return
        deadline = monotonic() + self._plan.patience.start
        while isinstance(probe(base, 1.0), str) and monotonic() < deadline:
            self.check_running()
            sleep(POLL_S)

    def check_running(self, within_s: float = 0.0) -> None:
        """Raise `PreflightFault` where a process has ended with a fault, or does within a while; others may end."""
        deadline = monotonic() + within_s
        for process in self._running:
            if code := process.end_within(max(0.0, deadline - monotonic())):
                said = process.last_words()
                words = Words(
                    f"proses {process.name} berhenti dengan kode {code}: {said}",
                    f"the process {process.name} ended with code {code}: {said}",
                )
                raise _as_preflight_fault(StartFault(words))

    def _reset(self) -> None:
        reset = self._plan.aplikasi.reset
        patience, self_signed = self._plan.patience.start, self._plan.aplikasi.self_signed
        problem = reset and carry_out(
            with_environment(reset, self._plan), self._values, self._directory, patience, self_signed=self_signed
        )
        if problem:
            message = Words(*(f"aplikasi.reset: {text}" for text in problem))
            raise PreflightFault(ExitCode.CONFIGURATION, message, Words("perbaiki tindakan itu", "fix that action"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop every process."""
        self.stop()

    def stop(self) -> None:
        """Stop every process, the last started first."""
        if self._supervisor is not None:
            self._supervisor.stop()
        while self._running:
            self._running.pop().stop()
        end_left()


def _as_preflight_fault(fault: StartFault) -> PreflightFault:
    if fault.is_missing:
        remedy = Words("pasang program itu, atau periksa command dan cwd", "install it, or check command and cwd")
        return PreflightFault(ExitCode.ENVIRONMENT, fault.words, remedy)
    remedy = Words("periksa command, env, dan health pada rencana", "check command, env and health in the plan")
    return PreflightFault(ExitCode.CONFIGURATION, fault.words, remedy)
