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
from conformance.evidence import Control, Evidence, NotApplicable, mask_nik
from conformance.inner_pytest import InnerFault, carry_out_features
from conformance.norm_files import load_catalogue
from conformance.observe.control import ControlClient, ControlFault, SessionControl
from conformance.placeholder import UnknownPlaceholder, session_values
from conformance.plan import Plan
from conformance.preflight import (
    CONFIGURATION,
    ENVIRONMENT,
    PreflightFault,
    check_control,
    check_grant,
)
from conformance.result import RESULT_SCHEMA, Result, ScenarioResult, Tester
from conformance.simulator_process import SimulatorProcess
from conformance.stage import Workspace
from conformance.subject.http import HttpSubject
from conformance.subject.process import StartFault, free_port
from conformance.verdict import Bench, judge, judge_requirements, judge_run, left_out
from conformance.verdicts import Verdict

WIB = timezone(timedelta(hours=7), "WIB")
USAGE = 2


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
    on_stage: Callable[[str], None] = lambda text: None


def rehearse(request: Request, progress: Progress) -> Result:
    """Carry out and judge a rehearsal. Raises `PreflightFault`, `InnerFault` and `ControlFault`."""
    started = datetime.now(WIB)
    with contextlib.ExitStack() as stack:
        control_url = request.simulator or _start_simulator(request, stack)
        client = ControlClient(control_url, request.token)
        with open_session(client, request) as session:
            check_grant(request.plan, session)
            values = _values(request, session)
            progress.on_stage("menyiapkan aplikasi")
            log_directory = request.run_directory / "log"
            with Application(request.plan, values, request.plan_directory, log_directory):
                control = run_control(request, SessionControl(client, session["id"]), values)
                events = carry_out_features(
                    _workspace(request, session, values, control, control_url), request.run_directory / "kerja"
                )
                bench = bench_for(session)
                scenarios = list(_judge_events(events, control, bench, progress))
    return _result(request, session, scenarios, bench, started)


def preflight(request: Request, progress: Progress) -> Control:
    """Bring everything up, check it, and put it away again. Raises `PreflightFault` and `ControlFault`."""
    with contextlib.ExitStack() as stack:
        control_url = request.simulator or _start_simulator(request, stack)
        client = ControlClient(control_url, request.token)
        with open_session(client, request) as session:
            check_grant(request.plan, session)
            values = _values(request, session)
            progress.on_stage("menyiapkan aplikasi")
            with Application(request.plan, values, request.plan_directory, request.run_directory / "log"):
                return run_control(request, SessionControl(client, session["id"]), values)


def _start_simulator(request: Request, stack: contextlib.ExitStack) -> str:
    try:
        return stack.enter_context(
            SimulatorProcess("memory:", request.run_directory / "log" / "simulator.log")
        ).control_url
    except StartFault as error:
        raise PreflightFault(ENVIRONMENT, str(error), "jalankan `gladi serve` untuk melihat sebabnya") from error


@contextlib.contextmanager
def open_session(client: ControlClient, request: Request) -> Iterator[dict[str, Any]]:
    """Give the run a session of the plan's agreement and seed: the open one where there is one, else a new one.

    A new one is closed afterwards; an open one is left as it is found. Raises `PreflightFault`.
    """
    poc, aplikasi = request.plan.poc, request.plan.aplikasi
    body = {
        "agreement": poc.agreement,
        "seed": poc.seed,
        "aplikasi": {"nama": aplikasi.nama, "elemen": aplikasi.elemen},
        "dialect": request.dialect or poc.dialect,
    }
    try:
        session = client.call("POST", "/sessions", {key: value for key, value in body.items() if value is not None})
    except ControlFault as fault:
        if fault.code == "seed_taken":
            yield _find_session(client, poc.agreement, poc.seed)
            return
        if fault.code == "invalid_agreement":
            raise PreflightFault(USAGE, str(fault), "perbaiki poc.agreement pada rencana") from fault
        if fault.code == "invalid":
            raise PreflightFault(CONFIGURATION, str(fault), "perbaiki rencana") from fault
        raise
    try:
        yield session
    finally:
        with contextlib.suppress(ControlFault):
            client.call("DELETE", f"/sessions/{session['id']}")


def _find_session(client: ControlClient, agreement: str, seed: int) -> dict[str, Any]:
    for session in client.call("GET", "/sessions")["sessions"]:
        if (session["agreement"], session["seed"], session["state"]) == (agreement, seed, "open"):
            return dict(session)
    raise ControlFault(f"sesi {agreement} dengan seed {seed} tidak ditemukan lagi")


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
    subject = HttpSubject(request.plan.subject, values, request.plan.patience.answer)
    try:
        reading = subject.submit(applicant_data(persona, "kontrol"))
    except UnknownPlaceholder as error:
        raise PreflightFault(CONFIGURATION, str(error), "perbaiki [subject] pada rencana") from error
    own = mask_nik(persona["nik"])
    return check_control(reading, [exchange for exchange in session.exchanges(after) if exchange.nik == own])


def _workspace(
    request: Request, session: dict[str, Any], values: dict[str, str], control: Control, control_url: str
) -> Workspace:
    return Workspace(
        control_url=control_url,
        token=request.token,
        session_id=session["id"],
        plan=request.plan,
        plan_directory=str(request.plan_directory),
        values=values,
        methods=tuple(session["methods"]),
        dialect=session["dialect"],
        granted=tuple(session["elemen"]),
        control=control,
        evidence_path=str(request.run_directory / "bukti.jsonl"),
        only=request.only,
    )


def bench_for(session: dict[str, Any]) -> Bench:
    """Return what judgements under the session's agreement rest on."""
    return Bench(load_catalogue(), frozenset(session["dasar"]), frozenset(session["norms"]))


def _judge_events(
    events: Iterator[tuple[str, Any]], control: Control, bench: Bench, progress: Progress
) -> Iterator[ScenarioResult]:
    for kind, body in events:
        match kind:
            case "collected":
                progress.on_collected(len(body))
            case "left_out":
                yield left_out(msgspec.convert(body, NotApplicable))
            case "scenario":
                result = judge(msgspec.convert(body, Evidence), control, bench)
                progress.on_scenario(result)
                yield result
            case _:
                raise InnerFault(f"peristiwa {kind!r} tidak dikenal")


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
        reason=judged.reason,
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
