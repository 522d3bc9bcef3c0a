"""Which pages have the offices, and what is done by their forms?"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date

from simulator.domain.administrator import AdministratorAct
from simulator.domain.formulir import Formulir, Surat
from simulator.domain.user_id import UserIdAct
from simulator.offices.showing import (
    go_to,
    show_bast,
    show_form,
    show_nothing,
    show_overview,
    show_register,
    show_request,
    show_sessions,
)
from simulator.offices.words import ACTS, OFFICES
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.acting import ActRefused
from simulator.poc.desk import SessionDesk
from simulator.poc.operators import Operator
from simulator.poc.session import PocSession
from simulator.poc.user_id_acts import Details, act_on_administrator, act_on_user_id, request_user_id

PENGGUNA, DINAS, BAST = "pengguna", "dinas", "bast"


async def answer_office(asked: PageRequest, desk: SessionDesk) -> PageAnswer:
    """Return the page; 404 where there is none."""
    parts = [part for part in asked.path.removeprefix(OFFICES).split("/") if part]
    if not parts:
        await desk.refresh()
        return show_sessions(asked, [session for session in desk.all() if session.record.is_open])
    await desk.refresh(parts[0])
    session = desk.get(parts[0])
    if session is None:
        return show_nothing(asked)
    if len(parts) == 1:
        return show_overview(asked, session)
    if len(parts) == 2 and parts[1] in _SIDES:
        return await _SIDES[parts[1]](asked, desk, session)
    one = session.record.operators.find(_number(parts[2])) if len(parts) > 2 else None
    return show_nothing(asked) if one is None else await _answer_about(one, parts[1], parts[3:], asked, desk, session)


async def _answer_about(
    one: Operator, side: str, rest: list[str], asked: PageRequest, desk: SessionDesk, session: PocSession
) -> PageAnswer:
    """Return a page about the request `one`: of the Pengguna, of the Dinas, or one of its papers."""
    if not rest and side in _ABOUT:
        return await _ABOUT[side](asked, desk, session, one)
    place = _number(rest[0]) - 1 if len(rest) == 1 and side == BAST else -1
    return show_bast(asked, session, one.bast[place]) if 0 <= place < len(one.bast) else show_nothing(asked)


async def _ask(asked: PageRequest, desk: SessionDesk, session: PocSession) -> PageAnswer:
    """Show the empty form of the Pengguna, or take it filled in."""
    if asked.method != "POST":
        return show_form(asked, session, Formulir(), Surat())
    form, surat = _read(asked.form)
    try:
        done = await request_user_id(desk, session, form, surat)
    except ActRefused as refused:
        return show_form(asked, session, form, surat, refused=refused)
    return go_to(asked, session.record.id, PENGGUNA, done.operator.number)


async def _change(asked: PageRequest, desk: SessionDesk, session: PocSession, one: Operator) -> PageAnswer:
    """Show the Pengguna its request, or take the form of a change."""
    if asked.method != "POST":
        return show_form(asked, session, one.changed_form or one.form, Surat(), one)
    form, surat = _read(asked.form)
    try:
        await act_on_user_id(desk, session, one.number, UserIdAct.CHANGE, Details(form=form, surat=surat))
    except ActRefused as refused:
        return show_form(asked, session, form, surat, one, refused)
    return go_to(asked, session.record.id, PENGGUNA, one.number)


async def _administer(asked: PageRequest, desk: SessionDesk, session: PocSession) -> PageAnswer:
    """Show the register of the Dinas, or do something about its administrator."""
    act = asked.form.get("act", "")
    if asked.method != "POST":
        return show_register(asked, session)
    if act not in set(AdministratorAct):
        return show_nothing(asked)
    try:
        await act_on_administrator(desk, session, AdministratorAct(act), asked.form.get("reason", ""))
    except ActRefused as refused:
        return show_register(asked, session, refused)
    return go_to(asked, session.record.id, DINAS)


async def _act(asked: PageRequest, desk: SessionDesk, session: PocSession, one: Operator) -> PageAnswer:
    """Show a request to the Dinas, or do something about it; a password is shown in this answer and never again."""
    act = asked.form.get("act", "")
    if asked.method != "POST":
        return show_request(asked, session, one)
    if act not in ACTS:
        return show_nothing(asked)
    details = Details(reason=asked.form.get("reason", ""), bast=asked.form.get("bast", ""))
    try:
        done = await act_on_user_id(desk, session, one.number, UserIdAct(act), details)
    except ActRefused as refused:
        return show_request(asked, session, one, refused)
    if done is not None and done.password:
        return show_request(asked, session, done.operator, password=done.password)
    return go_to(asked, session.record.id, DINAS, one.number)


def _read(fields: Mapping[str, str]) -> tuple[Formulir, Surat]:
    """Return form and letter as they were typed; a day that is none counts as not typed."""
    form = Formulir(**{name: fields.get(name, "") for name in Formulir.__struct_fields__})
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(fields.get("surat_tanggal", ""))
    return form, Surat(fields.get("surat_nomor", ""), day)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


_SIDES: Mapping[str, Callable[[PageRequest, SessionDesk, PocSession], Awaitable[PageAnswer]]] = {
    PENGGUNA: _ask,
    DINAS: _administer,
}
_ABOUT: Mapping[str, Callable[[PageRequest, SessionDesk, PocSession, Operator], Awaitable[PageAnswer]]] = {
    PENGGUNA: _change,
    DINAS: _act,
}
