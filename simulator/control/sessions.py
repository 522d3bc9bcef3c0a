"""What can be done to a session through the control API?"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec
from aiohttp import web
from msgspec import UNSET, UnsetType

from simulator.control import bodies
from simulator.control.errors import ControlError, decode_body, json_answer
from simulator.control.keys import BASE_URL, DESK
from simulator.control.views import session_view
from simulator.domain.call import Method
from simulator.domain.hak_akses import HakAkses, normalise_ips
from simulator.door.persona_view import persona_view
from simulator.poc.agreement_error import AgreementError
from simulator.poc.agreement_file import resolve_agreement
from simulator.poc.credentials import make_secret
from simulator.poc.desk import IdentityTaken, SeedTaken
from simulator.poc.face_key import make_face_key
from simulator.poc.session import PocSession

T = TypeVar("T")
_READ_CLOSER = frozenset({"dialect", "password", "registered_ips", "hours", "charged", "variants", "portal"})
_AS_SENT = tuple(name for name in bodies.PatchHakAkses.__struct_fields__ if name not in _READ_CLOSER)
"""The keys of a change that the right has under the same name and in the same form."""


async def find_session(request: web.Request) -> PocSession:
    """Return the session that the path names as it stands now, or raise a 404."""
    session_id = request.match_info["session"]
    await request.app[DESK].refresh(session_id)
    session = request.app[DESK].get(session_id)
    if session is None:
        raise ControlError(
            404,
            "unknown_session",
            f"sesi {session_id!r} tidak ada",
            field="session",
            hint="lihat GET /v1/sessions",
        )
    return session


async def find_open_session(request: web.Request) -> PocSession:
    """Return the session that the path names, or raise a 404, or a 409 where it is closed."""
    session = await find_session(request)
    _check_open(session)
    return session


async def change_open(request: web.Request, session: PocSession, mutate: Callable[[], T]) -> T:
    """Return what `mutate` returns, once its change is in force; raise a 409 where `session` was closed before."""

    def checked() -> T:
        _check_open(session)
        return mutate()

    return await request.app[DESK].change(session, checked)


def _check_open(session: PocSession) -> None:
    if not session.record.is_open:
        raise ControlError(
            409,
            "closed",
            f"sesi {session.record.id} sudah ditutup",
            field="session",
            hint="buka sesi baru: POST /v1/sessions",
        )


def _view(request: web.Request, session: PocSession, status: int = 200) -> web.Response:
    return json_answer(session_view(session, request.app[BASE_URL](request.host)), status)


async def open_session(request: web.Request) -> web.Response:
    """Open a session under a shipped agreement or an inline one.

    422 `invalid_agreement`: it cannot be used; `error.faults` lists all that is wrong with it. 409 `seed_taken`: its
    agreement and seed, `identity_taken`: its own lembaga, are those of an open session.
    """
    body = decode_body(await request.read(), bodies.OpenSession)
    try:
        agreement = resolve_agreement(body.agreement)
    except AgreementError as error:
        raise _invalid(error) from error
    if body.aplikasi:
        bodies.check_aplikasi(body.aplikasi)
    at: datetime | None = bodies.parse_moment(body.clock, "clock") if body.clock is not None else None
    try:
        session = await request.app[DESK].open(agreement, body.seed, body.aplikasi, body.dialect, at, body.kenari)
    except SeedTaken as taken:
        raise ControlError(
            409,
            "seed_taken",
            f"sesi {taken.session.record.id} dengan perjanjian dan seed yang sama masih terbuka",
            field="seed",
            hint="tutup sesi itu (DELETE), pakai seed lain, atau hilangkan seed",
        ) from taken
    except IdentityTaken as taken:
        raise ControlError(
            409,
            "identity_taken",
            str(taken),
            field="agreement.lembaga",
            hint=taken.hint,
        ) from taken
    except AgreementError as error:
        raise _invalid(error) from error
    return _view(request, session, 201)


def _invalid(error: AgreementError) -> ControlError:
    """Return the refusal of an agreement, with all its faults; their fields are those of the request."""
    faults = [
        {
            "field": "agreement" if fault.field in ("", "agreement") else f"agreement.{fault.field}",
            "message": fault.message,
            "hint": fault.hint,
        }
        for fault in error.faults
    ]
    first = faults[0]
    return ControlError(
        422, "invalid_agreement", first["message"], field=first["field"], hint=first["hint"], faults=faults
    )


async def list_sessions(request: web.Request) -> web.Response:
    """List all sessions, open and closed, in the order of opening."""
    await request.app[DESK].refresh()
    views = [session_view(session, request.app[BASE_URL](request.host)) for session in request.app[DESK].all()]
    return json_answer({"sessions": views})


async def show_session(request: web.Request) -> web.Response:
    """Show one session; where it grants CALL_FR, with the public key, which is made for the first who asks."""
    session = await find_session(request)
    record = session.record
    if record.agreement.grants(Method.CALL_FR):
        await asyncio.to_thread(make_face_key, record.agreement.name, record.seed)
    return _view(request, session)


async def close_session(request: web.Request) -> web.Response:
    """Close a session: nothing more is answered, its journal stays readable."""
    session = await find_session(request)
    await request.app[DESK].close(session)
    return _view(request, session)


async def purge_sessions(request: web.Request) -> web.Response:
    """Delete every closed session with its journal: `{"purged": [ids]}`; open ones stay."""
    return json_answer({"purged": await request.app[DESK].purge()})


async def list_personas(request: web.Request) -> web.Response:
    """List the test residents of a session, with what a correct call for each gets."""
    session = await find_session(request)
    elemen = session.record.agreement.elemen
    return json_answer(
        {"personas": [persona_view(persona, elemen, session.record.hak_akses.variants) for persona in session.personas]}
    )


async def set_clock(request: web.Request) -> web.Response:
    """Set the session's clock; it goes on from there."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.SetClock)
    await change_open(request, session, partial(session.set_clock, bodies.parse_moment(body.now, "now")))
    return _view(request, session)


async def advance_clock(request: web.Request) -> web.Response:
    """Move the session's clock forward."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.AdvanceClock)
    by = bodies.parse_duration(body.by, "by")

    def advance() -> None:
        try:
            moment = session.now() + by
        except OverflowError as error:
            raise ControlError(400, "invalid", "lama waktu terlalu besar", field="by", hint="contoh: P1D") from error
        session.set_clock(bodies.check_year(moment, "by"))

    await change_open(request, session, advance)
    return _view(request, session)


async def change_hak_akses(request: web.Request) -> web.Response:
    """Change the access right of a session: only what is named changes."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.PatchHakAkses)
    await change_open(request, session, partial(_change, session, body))
    return _view(request, session)


def _change(session: PocSession, body: bodies.PatchHakAkses) -> None:
    changed = _changed(session, body)
    if body.password == "rotate":
        session.record.rotations += 1
    session.change(changed, _or(body.dialect, session.record.dialect))


def _named(body: msgspec.Struct) -> dict[str, Any]:
    """Return what a body of a change names."""
    return {name: value for name, value in msgspec.structs.asdict(body).items() if value is not UNSET}


def _changed(session: PocSession, body: bodies.PatchHakAkses) -> HakAkses:
    """Return the session's right with the changes of `body`, or raise; nothing is changed then."""
    old = session.record.hak_akses
    changes: dict[str, Any] = {
        name: value for name in _AS_SENT if not isinstance(value := getattr(body, name), UnsetType)
    }
    if body.portal is not UNSET:
        named = _named(body.portal)
        if body.portal.pattern is not UNSET:
            named["pattern"] = replace(old.portal.pattern, **_named(body.portal.pattern))
        changes["portal"] = replace(old.portal, **named)
    if body.hours is not UNSET:
        changes["hours"] = bodies.parse_hours(body.hours) if body.hours else None
    if body.charged is not UNSET:
        changes["charged"] = bodies.check_charged(body.charged)
    if body.variants is not UNSET:
        changes["variants"] = bodies.check_variants(body.variants)
    if body.registered_ips is not UNSET:
        try:
            changes["registered_ips"] = normalise_ips(body.registered_ips)
        except ValueError as error:
            raise ControlError(
                400,
                "invalid",
                f"{error.args[0]!r} bukan alamat IP",
                field="registered_ips",
                hint='contoh: ["127.0.0.1"]',
            ) from error
    if body.password is not UNSET:
        record = session.record
        rotated = make_secret(record.agreement.name, record.seed, f"password {record.rotations + 1}")
        changes["password"] = rotated if body.password == "rotate" else body.password
    return replace(old, **changes)


def _or(value: Any, old: Any) -> Any:
    return old if value is UNSET else value
