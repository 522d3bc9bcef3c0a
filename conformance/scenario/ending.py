"""How does a run end? Healed, past the last pause, started again once, and every kept request read again.

So all that an application owes has come by then, and what it does by itself at a start is seen.
"""

from collections.abc import Sequence
from time import monotonic, sleep

from conformance.outcome import Outcome
from conformance.record.evidence import Reread
from conformance.scenario.reopening import is_readable, kept_requests
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Request, Stage

AFTER_RESTART_S = 2.0
"""So long an application that was started again is watched for calls that nobody asked for."""
READ_AGAIN_S = 1.0


def end_run(scene: Scene) -> None:
    """Bring the run to its end, once: the scenario that comes first does it for all that judge the whole run."""
    stage = scene.stage
    if stage.is_over:
        return
    stage.is_over = True
    scene.next_day()
    scene.resume()
    kept = kept_requests(stage)
    read = _read_all(stage, kept)  # before the start: an application may forget who was signed in
    if stage.plan.aplikasi.proses:
        scene.restart(is_forced=False)
        stage.resume_kept()
    sleep(AFTER_RESTART_S)
    deadline = monotonic() + stage.plan.patience.notification
    readable = [one for one in kept if is_readable(stage, one)]
    while waiting := [one for one in readable if _is_open(read.get((one.scenario, one.number)))]:
        read |= _read_all(stage, waiting)
        if monotonic() > deadline:
            break
        sleep(READ_AGAIN_S)
    scene.evidence.rereads = list(read.values())


def _is_open(reread: Reread | None) -> bool:
    return reread is None or reread.outcome is Outcome.TERTUNDA


def _read_all(stage: Stage, requests: Sequence[Request]) -> dict[tuple[str, int], Reread]:
    """Return what can be read of these requests now, by scenario and number."""
    read = {(one.scenario, one.number): read_again(stage, one) for one in requests}
    return {key: reread for key, reread in read.items() if reread is not None}


def read_again(stage: Stage, one: Request) -> Reread | None:
    """Return what a notification says of a request by now, or its page; None: neither can be read."""
    told = stage.hear(one.data, is_awaited=False) if stage.plan.notifikasi is not None else None
    if told is not None and told.outcome is not Outcome.TERTUNDA:
        return Reread(one.scenario, one.number, told.outcome, *told.detail, is_page=False)
    if one.reading.again is not None:
        reading = one.reading.again()
        stage.page_loads += reading.page_loads
        if reading.outcome is not Outcome.TAK_DIKENAL:
            return Reread(one.scenario, one.number, reading.outcome, *reading.detail)
    if told is None or not one.is_notified:
        return None
    return Reread(one.scenario, one.number, told.outcome, *told.detail, is_page=False)
