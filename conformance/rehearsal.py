"""How does a whole rehearsal run, from the plan to the judged result?"""

import contextlib
import platform
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.applicant import applicant_data, ordinary_residents
from conformance.application import Application
from conformance.bilingual import Words
from conformance.evidence import Control, Evidence, NotApplicable, mask_nik
from conformance.inner_pytest import InnerFault, carry_out_features
from conformance.norm_files import load_catalogue
from conformance.observe.control import ControlClient, SessionControl
from conformance.opening import open_session
from conformance.placeholder import UnknownPlaceholder, session_values
from conformance.plan import Plan
from conformance.preflight import CONFIGURATION, ENVIRONMENT, USAGE, PreflightFault, check_control, check_grant
from conformance.result import RESULT_SCHEMA, Result, ScenarioResult, Tester
from conformance.simulator_process import SimulatorProcess
from conformance.stage import Workspace
from conformance.subject.drivers import open_subject
from conformance.subject.process import DriverFault, StartFault, free_port
from conformance.verdict import Bench, judge, judge_requirements, judge_run, left_out
from conformance.verdicts import Verdict

WIB = timezone(timedelta(hours=7), "WIB")
LOG_DIRECTORY, EVIDENCE_NAME = "log", "bukti.jsonl"
"""What a run leaves behind even where it was never judged."""


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


@dataclass(slots=True)
class Progress:
    """What happens while a run goes on: override what is to be shown."""

    on_collected: Callable[[int], None] = lambda count: None
    on_scenario: Callable[[ScenarioResult], None] = lambda result: None
    on_stage: Callable[[Words], None] = lambda words: None


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is in place when judging may begin."""

    control_url: str
    session: dict[str, Any]
    values: dict[str, str]
    """What fills in the plan's placeholders."""
    control: Control


def rehearse(request: Request, progress: Progress) -> Result:
    """Carry out and judge a rehearsal. Raises `PreflightFault`, `InnerFault` and `ControlFault`."""
    started = datetime.now(WIB)
    with _everything_up(request, progress) as ready:
        bench = bench_for(ready.session)
        with contextlib.closing(carry_out_features(_workspace(request, ready), request.run_directory)) as events:
            scenarios = list(_judge_events(events, ready.control, bench, progress))
    return _result(request, ready.session, scenarios, bench, started)


def preflight(request: Request, progress: Progress) -> Control:
    """Bring everything up, check it, and put it away again. Raises `PreflightFault` and `ControlFault`."""
    with _everything_up(request, progress) as ready:
        return ready.control


@contextlib.contextmanager
def _everything_up(request: Request, progress: Progress) -> Iterator[_Ready]:
    """Bring simulator, session and application up, let the positive control through, and put all away afterwards."""
    with contextlib.ExitStack() as stack:
        control_url = request.simulator or _start_simulator(request, stack)
        client = ControlClient(control_url, request.token)
        session = stack.enter_context(open_session(client, request.plan, request.plan_directory, request.dialect))
        check_grant(request.plan, session)
        values = _values(request, session)
        progress.on_stage(Words("menyiapkan aplikasi", "bringing the application up"))
        application = Application(request.plan, values, request.plan_directory, request.run_directory / LOG_DIRECTORY)
        stack.enter_context(application)
        try:
            control = run_control(request, SessionControl(client, session["id"]), values)
        finally:
            application.check_running()  # that a process has ended says more than what came of it
        yield _Ready(control_url, session, values, control)


def _start_simulator(request: Request, stack: contextlib.ExitStack) -> str:
    log = request.run_directory / LOG_DIRECTORY / "simulator.log"
    try:
        return stack.enter_context(SimulatorProcess("memory:", log)).control_url
    except StartFault as error:
        remedy = Words("jalankan `gladi serve` untuk melihat sebabnya", "try `gladi serve` to see the cause")
        raise PreflightFault(ENVIRONMENT, error.words, remedy) from error


def _values(request: Request, session: dict[str, Any]) -> dict[str, str]:
    """Return what fills in the plan's placeholders: the session's, a free port per process, and the interpreter."""
    ports = {f"port.{name}": str(free_port()) for name in request.plan.aplikasi.proses}
    work = request.run_directory / "kerja"
    work.mkdir(parents=True, exist_ok=True)
    return session_values(session) | ports | {"python": sys.executable, "kerja": str(work)}


def run_control(request: Request, session: SessionControl, values: dict[str, str]) -> Control:
    """Let one resident who matches through: the positive control. Raises `PreflightFault`."""
    persona = ordinary_residents(session.personas())[-1]
    after = session.last_seq()
    try:
        with contextlib.closing(open_subject(request.plan, values, request.plan_directory)) as subject:
            reading = subject.submit(applicant_data(persona, "kontrol"))
    except UnknownPlaceholder as error:
        remedy = Words("perbaiki [subject] pada rencana", "mend [subject] in the plan")
        raise PreflightFault(CONFIGURATION, error.words, remedy) from error
    except DriverFault as error:
        raise PreflightFault(ENVIRONMENT, error.words, error.remedy) from error
    own = mask_nik(persona["nik"])
    return check_control(reading, [exchange for exchange in session.exchanges(after) if exchange.nik == own])


def _workspace(request: Request, ready: _Ready) -> Workspace:
    session = ready.session
    return Workspace(
        control_url=ready.control_url,
        token=request.token,
        session_id=session["id"],
        plan=request.plan,
        plan_directory=str(request.plan_directory),
        values=ready.values,
        methods=tuple(session["methods"]),
        dialect=session["dialect"],
        granted=tuple(session["elemen"]),
        control=ready.control,
        evidence_path=str(request.run_directory / EVIDENCE_NAME),
        only=request.only,
    )


def bench_for(session: dict[str, Any]) -> Bench:
    """Return what judgements under the session's agreement rest on."""
    return Bench(load_catalogue(), frozenset(session["dasar"]), frozenset(session["norms"]))


def _judge_events(
    events: Iterator[tuple[str, Any]], control: Control, bench: Bench, progress: Progress
) -> Iterator[ScenarioResult]:
    """Judge scenario by scenario; raise where one that was asked for does not exist, or where one was lost."""
    left: list[str] = []
    for kind, body in events:
        match kind:
            case "unknown":
                raise _no_such_scenario(body)
            case "collected":
                left = list(body)
                progress.on_collected(len(body))
            case "left_out":
                yield left_out(msgspec.convert(body, NotApplicable))
            case "scenario":
                result = judge(msgspec.convert(body, Evidence), control, bench)
                left.remove(result.id)
                progress.on_scenario(result)
                yield result
            case _:
                raise InnerFault(Words(f"peristiwa {kind!r} tidak dikenal", f"unknown event {kind!r}"))
    if left:
        ids = ", ".join(left)
        raise InnerFault(Words(f"skenario tanpa bukti: {ids}", f"scenarios that left no evidence: {ids}"))


def _no_such_scenario(nearest: dict[str, list[str]]) -> PreflightFault:
    """Return the fault for ids that no scenario bears; `nearest` has what each may have meant."""
    ids, meant = ", ".join(nearest), ", ".join(near for found in nearest.values() for near in found)
    message = Words(f"--only: tidak ada skenario {ids}", f"--only: no scenario {ids}")
    if not meant:
        remedy = Words("id ada pada junit.xml sebuah hasil", "the ids stand in the junit.xml of a result")
    else:
        remedy = Words(f"maksudnya {meant}?", f"did you mean {meant}?")
    return PreflightFault(USAGE, message, remedy)


def _result(
    request: Request, session: dict[str, Any], scenarios: list[ScenarioResult], bench: Bench, started: datetime
) -> Result:
    ordered = sorted(scenarios, key=lambda scenario: scenario.feature)
    judged = judge_run(ordered, bench, soft_review=request.soft_review)
    requirements = judge_requirements(ordered, bench)
    cited = {requirement.source.split(" ")[0] for requirement in requirements}
    counts = Counter(str(scenario.verdict) for scenario in ordered)
    return Result(
        schema=RESULT_SCHEMA,
        verdict=judged.verdict,
        exit_code=judged.exit_code,
        agreement=session["agreement"],
        agreement_title=session["title"],
        pengguna=session["pengguna"],
        dialect=session["dialect"],
        seed=session["seed"],
        session=session["id"],
        aplikasi=request.plan.aplikasi.nama,
        aplikasi_elemen=tuple(request.plan.aplikasi.elemen),
        started=started.isoformat(timespec="seconds"),
        finished=datetime.now(WIB).isoformat(timespec="seconds"),
        counts={str(verdict): counts[verdict] for verdict in Verdict if counts[verdict]},
        executed=sum(scenario.verdict is not Verdict.TIDAK_BERLAKU for scenario in ordered),
        reason=judged.reason.indonesian,
        reason_en=judged.reason.english,
        scenarios=tuple(ordered),
        requirements=requirements,
        tester=_tester(),
        partial=bool(request.only),
        norms={name: norm.title for name, norm in bench.catalogue.norms.items() if name in cited},
    )


def _tester() -> Tester:
    try:
        own = version("gladi")
    except PackageNotFoundError:
        own = "tidak terpasang"
    return Tester(
        version=own,
        simulator=own,
        python=platform.python_version(),
        platform=platform.platform(),
        features=digest_of_norms(),
    )


def digest_of_norms() -> str:
    """Return the SHA-256 over the names and bytes of all features and norms, in order of their names."""
    digest = sha256()
    for package, suffix in (("features", ".feature"), ("fixtures", ".toml")):
        root = Path(str(files(package)))
        for path in sorted((root if package == "features" else root / "norms").rglob(f"*{suffix}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
