"""How is what leaves the application watched in a rehearsal: from where, and proven by which processes?"""

import contextlib
import threading
from collections.abc import Iterator, Mapping

from conformance.application.process import split_command
from conformance.bilingual import Words
from conformance.egress.obstacles import find_obstacle, servers_outside
from conformance.egress.watch import EgressWatch, Started
from conformance.files.layout import WORK
from conformance.plan.placeholder import UnknownPlaceholder, fill_in
from conformance.plan.tables import Plan
from conformance.plan.twin import Doer
from conformance.rehearsal.request import Request


def watch_for(request: Request) -> EgressWatch:
    """Return the watch of a rehearsal; entered before the simulator is started, so that both share one network."""
    outside = [*([request.simulator] if request.simulator else []), *servers_outside(request.driven)]
    return EgressWatch(
        request.run_directory / WORK, obstacle=_obstacle(request), outside=outside, may_stay=request.is_last
    )


def _obstacle(request: Request) -> Words | None:
    if request.petugas == Doer.ORANG:
        return Words("orang di peramban menjangkau aplikasi dari luar", "a person reaches the application from outside")
    if not request.plan.aplikasi.proses:
        return Words("rencana tidak menjalankan aplikasi", "the plan does not start the application")
    return find_obstacle(request.driven)


@contextlib.contextmanager
def proving(watch: EgressWatch, plan: Plan, values: Mapping[str, str]) -> Iterator[None]:
    """Let the runtime of each process show whether what leaves is seen, while the application is started."""
    thread = threading.Thread(target=_prove, args=(watch, plan, values))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _prove(watch: EgressWatch, plan: Plan, values: Mapping[str, str]) -> None:
    with contextlib.suppress(UnknownPlaceholder):  # the application is not started then, and says so
        started = [
            Started(name, fill_in(split_command(one.command), values), fill_in(one.env, values))
            for name, one in plan.aplikasi.proses.items()
        ]
        watch.prove(started, plan.jaringan.hosts)
