"""How does a whole rehearsal run, from the plan to the judged result?"""

import contextlib
import sys
from collections.abc import Iterator
from datetime import datetime
from secrets import token_hex
from typing import Any

import msgspec

from conformance.application.application import Application
from conformance.application.private import make_private
from conformance.application.process import StartFault, free_port
from conformance.application.watch import ENDED_WITHIN_S
from conformance.bilingual import Words, reason_of
from conformance.egress.watch import EgressWatch
from conformance.fault import ExitCode, PreflightFault, RemediedFault, refuse
from conformance.files.attached import take_over
from conformance.files.documents import read_documents
from conformance.files.layout import ATTACHED, LOG, WORK
from conformance.files.matrix_file import load_matrices
from conformance.files.norm_files import load_catalogue
from conformance.files.specimen import write_specimens
from conformance.files.tester import describe_tester
from conformance.judging.judgement import Judgement
from conformance.judging.matrix import MergedMatrix, merge_matrices
from conformance.norms.due import read_days
from conformance.norms.own_norms import read_own_norms
from conformance.observe.control_api import ControlClient, SessionControl
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.placeholder import session_values
from conformance.plan.tables import GuidedRecipe, Plan
from conformance.plan.twin import Doer
from conformance.plan.typed import is_at_portal, methods_in, used_methods
from conformance.preflight.probing import Probing
from conformance.preflight.stores import Stores, check_engine
from conformance.preflight.surroundings import check_packages
from conformance.record.entrance import EntranceDeclared
from conformance.record.events import Finished, Head
from conformance.record.evidence import Control
from conformance.record.result import Document, Result
from conformance.rehearsal.egress import proving, watch_for
from conformance.rehearsal.handing_over import HandedOver, hand_over, let_people_hand_over
from conformance.rehearsal.opening import open_session
from conformance.rehearsal.request import Progress, Ready, Request
from conformance.rehearsal.simulator_process import SimulatorProcess
from conformance.rehearsal.trial import Trial
from conformance.subject.context import RunContext
from conformance.wib import WIB

KENARI_BYTES = 8
"""Of the word from which a run's values are drawn, so that it is the same in no other run."""
NOT_TAKEN = Words("formulir user id tidak diterima", "the form for a user id was not taken")


def rehearse(request: Request, progress: Progress) -> Result:
    """Carry out and judge a rehearsal. Raises `PreflightFault`, `InnerFault`, `RecordFault` and `ControlFault`."""
    started = datetime.now(WIB)
    catalogue = load_catalogue()
    documents = read_documents(request.plan.bukti, request.plan_directory, catalogue)
    trial = Trial(request, progress, Judgement(catalogue))
    if request.begun.attached is not None:
        take_over(request.begun.attached, request.run_directory / ATTACHED)
    with _everything_up(request, progress) as ready:
        for kind, body in request.begun.events:
            trial.note(kind, body)
        trial.note("run", _head(request, ready, documents, started))
        if request.other_dialects and not request.only:
            trial.try_other_dialects(ready)
        trial.carry_out(ready)
        trial.try_again_where_the_norm_is_unclear(ready)
        trial.look_again_at_stores(ready)
    trial.note("finished", Finished(datetime.now(WIB).isoformat(timespec="seconds")))
    return trial.judgement.result()


def _head(request: Request, ready: Ready, documents: tuple[Document, ...], started: datetime) -> Head:
    session, plan, matrix = ready.session, request.plan, _shipped_matrix()
    return Head(
        plan=plan.digest,
        agreement=session["agreement"],
        agreement_title=session["title"],
        pengguna=session["pengguna"],
        dasar=tuple(session["dasar"]),
        norms=tuple(session["norms"]),
        today=datetime.fromisoformat(session["clock"]).astimezone(WIB).date(),
        days=read_days(session),
        pengguna_kind=session.get("pengguna_kind", ""),
        instansi=plan.instansi,
        entrances=_entrances(plan),
        own_norms=read_own_norms(session.get("norma") or {}),
        dialect=session["dialect"],
        seed=session["seed"],
        session=session["id"],
        aplikasi=plan.aplikasi.nama,
        aplikasi_elemen=tuple(plan.aplikasi.elemen),
        started=started.isoformat(timespec="seconds"),
        control=ready.control,
        tester=describe_tester(),
        only=request.only,
        soft_review=request.soft_review,
        strict=bool(session.get("strict")),
        celah=tuple(plan.celah),
        documents=documents,
        petugas=request.petugas,
        tantangan=request.tantangan,
        kenari=session.get("kenari", ""),
        unproven=None if matrix is None else (*matrix.unproven_checks, *matrix.unproven_scenarios),
        matrix={} if matrix is None else matrix.kills,
    )


def _entrances(plan: Plan) -> tuple[EntranceDeclared, ...] | None:
    """Return the other entrances that the plan names; None where it does not say."""
    named = plan.aplikasi.pintu
    if named is None:
        return None
    return tuple(EntranceDeclared(one.nama, one.jenis, has_recipe=one.resep is not None) for one in named)


def _shipped_matrix() -> MergedMatrix | None:
    """Return what each check was seen to catch in all reference applications; None where that was not computed."""
    try:
        matrices = load_matrices()
    except (OSError, msgspec.MsgspecError):
        return None
    return merge_matrices(matrices) if matrices else None


def preflight(request: Request, progress: Progress) -> Control:
    """Bring everything up, check it, and put it away again. Raises `PreflightFault` and `ControlFault`."""
    with _everything_up(request, progress) as ready:
        return ready.control


@contextlib.contextmanager
def _everything_up(request: Request, progress: Progress) -> Iterator[Ready]:
    """Bring simulator, session and application up, let the positive control through, and put all away afterwards."""
    check_packages()
    check_engine(request.plan.penyimpanan)
    with contextlib.ExitStack() as stack:
        with _own_setup():
            watch = stack.enter_context(watch_for(request))
            ready = _bring_up(request, progress, stack, watch)
        yield ready


@contextlib.contextmanager
def _own_setup() -> Iterator[None]:
    """Say of a fault of this machine (no space, no permission) that it is one, and in whose work it came up."""
    try:
        yield
    except OSError as error:
        reason = reason_of(error)
        where = f"{error.filename}: " if error.filename else ""
        raise PreflightFault(
            ExitCode.ENVIRONMENT,
            Words(
                f"penguji tidak dapat menyiapkan pengujian: {where}{reason.indonesian}",
                f"the tester cannot set the run up: {where}{reason.english}",
            ),
            Words("periksa tempat, izin dan batas mesin ini", "check this machine's space, permissions and limits"),
        ) from error


def _bring_up(request: Request, progress: Progress, stack: contextlib.ExitStack, watch: EgressWatch) -> Ready:
    """Bring up what `_everything_up` names; `stack` puts each away."""
    control_url = request.simulator or _start_simulator(request, stack)
    client = ControlClient(control_url, request.token)
    opening = open_session(
        client,
        request.plan,
        request.plan_directory,
        request.dialect,
        kenari=f"{request.tantangan}/{token_hex(KENARI_BYTES)}".lstrip("/"),
        is_shared=request.simulator is not None,
    )
    session = stack.enter_context(opening)
    journal = SessionControl(client, session["id"])
    begun = journal.last_seq()
    values = _values(request, session)
    steps = GuidedSteps(client, session["id"], journal.last_seq)
    if request.petugas == Doer.ORANG:
        stack.enter_context(progress.guide(steps))
    handed = _ask_user_id(request, client, session["id"], steps, values)
    if handed is not None and handed.asked.faults:
        progress.on_notice(Words(*(f"{what}: {'; '.join(handed.asked.faults)}" for what in NOT_TAKEN)))
    if handed is not None and is_at_portal(used_methods(request.driven), methods_in(values)):
        values |= handed.credentials
    if request.simulator is not None:
        watch.let_through([url for name, url in values.items() if name.startswith("endpoint.")])
    values |= _open_sink(request, stack)
    progress.on_stage(Words("menyiapkan aplikasi", "bringing the application up"))
    plan = request.driven
    application = Application(plan, values, request.plan_directory, request.run_directory / LOG, watch.environment)
    with proving(watch, plan, values):
        stack.enter_context(application)
    context = RunContext(
        plan,
        str(request.plan_directory),
        values,
        control_url,
        request.token,
        session["id"],
        handed.asked if handed is not None else None,
        wilayah=plan.aplikasi.wilayah,
    )
    try:
        probing = Probing(context, progress.on_notice, begun)
        control = probing.run()
        checked = journal.last_seq()
    except PreflightFault:
        application.check_running(ENDED_WITHIN_S)  # that a process has ended says more than what came of it
        raise
    application.check_running()
    application.supervise(request.run_directory / WORK, progress.on_notice)
    stores = Stores(request.plan.penyimpanan, values, request.plan_directory)
    for notice in stores.open():
        progress.on_notice(notice)
    context = msgspec.structs.replace(context, wilayah=probing.wilayah)
    return Ready(context, session, control, (begun, checked), tuple(probing.typed), stores)


def _start_simulator(request: Request, stack: contextlib.ExitStack) -> str:
    log = request.run_directory / LOG / "simulator.log"
    try:
        return stack.enter_context(SimulatorProcess("memory:", log)).control_url
    except StartFault as error:
        remedy = Words("jalankan `gladi serve` untuk melihat sebabnya", "try `gladi serve` to see the cause")
        raise PreflightFault(ExitCode.ENVIRONMENT, error.words, remedy) from error


def _ask_user_id(
    request: Request, client: ControlClient, session_id: str, steps: GuidedSteps, values: dict[str, str]
) -> HandedOver | None:
    """Ask for the user id of the operator, where the plan has its form; None: it has none."""
    table, recipe = request.plan.user_id, request.plan.subject
    if table is None:
        return None
    if request.petugas == Doer.ORANG and isinstance(recipe, GuidedRecipe):
        return let_people_hand_over(client, session_id, steps, values.get("endpoint.portal", ""), recipe.waktu)
    try:
        return hand_over(client, session_id, table, request.plan_directory)
    except RemediedFault as fault:
        refuse(fault.message, fault.remedy)


def _open_sink(request: Request, stack: contextlib.ExitStack) -> dict[str, str]:
    """Begin to take in notifications, where the plan has them; return the placeholders that name the sink."""
    if request.plan.notifikasi is None:
        return {}
    from conformance.observe.sink import NotificationSink

    try:
        return stack.enter_context(NotificationSink(request.plan.notifikasi, request.run_directory / WORK)).values
    except StartFault as error:
        remedy = Words("periksa jaringan loopback mesin ini", "check this machine's loopback network")
        raise PreflightFault(ExitCode.ENVIRONMENT, error.words, remedy) from error


def _values(request: Request, session: dict[str, Any]) -> dict[str, str]:
    """Return what fills in the plan's placeholders: the session's, a free port per process, and the interpreter."""
    ports = {f"port.{name}": str(free_port()) for name in request.plan.aplikasi.proses}
    work = make_private(request.run_directory / WORK)
    drawn = write_specimens(msgspec.json.encode(request.plan).decode(), work)
    unasked = request.plan.penyimpanan.without_consent
    return session_values(session) | ports | drawn | unasked | {"python": sys.executable, "kerja": str(work)}
