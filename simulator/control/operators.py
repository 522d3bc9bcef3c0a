"""How are user ids of operators, and the administrator of the Dinas, asked for, given and ended?"""

from collections.abc import Awaitable
from typing import TypeVar

from aiohttp import web

from simulator.control import bodies
from simulator.control.errors import ControlError, decode_body, json_answer
from simulator.control.keys import DESK
from simulator.control.operator_views import administrator_view, operator_view
from simulator.control.sessions import find_open_session, find_session
from simulator.domain.administrator import AdministratorAct
from simulator.domain.formulir import labels_of
from simulator.domain.user_id import UserIdAct
from simulator.poc.acting import ActRefused
from simulator.poc.user_id_acts import act_on_administrator, act_on_user_id, request_user_id

T = TypeVar("T")
UNPROCESSABLE = frozenset({"invalid_form", "invalid_reason", "invalid_bast"})
"""Refusals of what was sent; any other is of the moment."""
_OF_OFFICES = tuple(act for act in UserIdAct if act is not UserIdAct.USE)
"""Acts that can be asked for: the first sign-in is none."""


async def list_operators(request: web.Request) -> web.Response:
    """List the requests for user ids of operators, in their order, with what the agreement rules about them."""
    session = await find_session(request)
    agreement = session.record.agreement
    return json_answer(
        {
            "operators": [operator_view(one) for one in session.record.operators.operators],
            "fields": tuple(labels_of(agreement)),
            "user_ids": agreement.user_ids,
            "user_id_hari": agreement.user_id_hari,
        }
    )


async def request_operator(request: web.Request) -> web.Response:
    """Ask for a user id, for the Pengguna, by letter and form; every fault of them is told at once (422)."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.RequestOperator)
    done = await _served(request_user_id(request.app[DESK], session, body.form, body.surat))
    return json_answer(operator_view(done.operator), 201)


async def show_operator(request: web.Request) -> web.Response:
    """Show one request, by its number."""
    session = await find_session(request)
    one = session.record.operators.find(_number(request))
    if one is None:
        raise _unknown(request)
    return json_answer(operator_view(one))


async def act_on_operator(request: web.Request) -> web.Response:
    """Do `act` about a request; what it needs stands behind it.

    `check`, `approve`, `refuse` (reason), `handover` (bast), `change` (form, surat), `revoke` (reason). A hand-over
    answers with `password`, which is kept nowhere and never shown again.
    """
    session = await find_open_session(request)
    act = _act(request, _OF_OFFICES)
    body = decode_body(await request.read(), bodies.ActOnOperator)
    done = await _served(act_on_user_id(request.app[DESK], session, _number(request), act, body))
    if done is None:
        raise _unknown(request)
    return json_answer(operator_view(done.operator) | ({"password": done.password} if done.password else {}))


async def show_administrator(request: web.Request) -> web.Response:
    """Show whether the Ditjen has given the Dinas its IP and User Identity Administrator."""
    return json_answer(administrator_view((await find_session(request)).record.administrator))


async def act_on_administrator_of(request: web.Request) -> web.Response:
    """Do `act`: `grant` (once: PBK 26(4), BTN 13(2)), `request` a change, `approve` or `refuse` it (with a reason)."""
    session = await find_open_session(request)
    act = _act(request, tuple(AdministratorAct))
    body = decode_body(await request.read(), bodies.ActOnAdministrator)
    given = await _served(act_on_administrator(request.app[DESK], session, act, body.reason))
    return json_answer(administrator_view(given))


async def _served(done: Awaitable[T]) -> T:
    """Return what was done, or raise what stands against it as a `ControlError`."""
    try:
        return await done
    except ActRefused as error:
        faults = [{"field": fault.field, "message": fault.message, "hint": fault.hint} for fault in error.faults]
        status = 422 if error.code in UNPROCESSABLE else 409
        raise ControlError(
            status, error.code, error.message, field=error.field, hint=error.hint, faults=faults
        ) from error


_Act = TypeVar("_Act", UserIdAct, AdministratorAct)


def _act(request: web.Request, known: tuple[_Act, ...]) -> _Act:
    text = request.match_info["act"]
    found = next((act for act in known if act.value == text), None)
    if found is None:
        hint = f"pilih / choose: {', '.join(known)}"
        raise ControlError(404, "unknown_act", f"{text!r} tidak dikenal / unknown", field="act", hint=hint)
    return found


def _number(request: web.Request) -> int:
    text = request.match_info["operator"]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _unknown(request: web.Request) -> ControlError:
    return ControlError(
        404,
        "unknown_operator",
        f"permohonan nomor {request.match_info['operator']!r} tidak ada / there is no such request",
        field="operator",
        hint="lihat GET .../operators",
    )
