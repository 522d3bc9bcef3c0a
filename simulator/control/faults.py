"""How are the faults of a session's line switched on and off?"""

from functools import partial
from typing import Any

from aiohttp import web

from simulator.control import bodies
from simulator.control.errors import ControlError, decode_body, json_answer
from simulator.control.keys import DESK
from simulator.control.sessions import change_open, find_open_session, find_session
from simulator.network.fault import Fault

SHOWN = ("id", "kind", "params", "door", "method", "nik", "count", "probability")


async def switch_fault(request: web.Request) -> web.Response:
    """Switch a fault on; without `count` it stays until it is deleted."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.SwitchFault)
    params = bodies.check_fault(body)
    switch = partial(
        session.faults.add,
        body.kind,
        params,
        door=body.door,
        method=body.method,
        nik=body.nik,
        count=body.count,
        probability=body.probability,
    )
    fault = await change_open(request, session, switch)
    return json_answer({"id": fault.id}, 201)


async def list_faults(request: web.Request) -> web.Response:
    """List the faults that are on."""
    return _view((await find_session(request)).faults.faults)


async def remove_faults(request: web.Request) -> web.Response:
    """Switch off one fault, or all of them."""
    session = await find_session(request)
    fault = request.match_info.get("fault")
    if not await request.app[DESK].change(session, partial(session.faults.remove, fault)):
        raise ControlError(
            404, "unknown_fault", f"gangguan {fault!r} tidak ada", field="fault", hint="lihat GET .../faults"
        )
    return _view(session.faults.faults)


def _view(faults: list[Fault]) -> web.Response:
    views: list[dict[str, Any]] = [{name: getattr(fault, name) for name in SHOWN} for fault in faults]
    return json_answer({"faults": views})
