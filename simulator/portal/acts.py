"""What happens when an operator signs in, searches, or signs out?"""

import asyncio
from collections import deque
from time import perf_counter

from msgspec import DecodeError, json
from msgspec.structs import replace

from simulator.domain.call import Method
from simulator.domain.response_code import DITEMUKAN, GAGAL_LOGIN
from simulator.door.act import Case, attend
from simulator.network.delivery import Delivery
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS
from simulator.poc.desk import SessionDesk
from simulator.poc.portal_state import PortalState, new_key
from simulator.poc.sandi import is_password
from simulator.poc.session import PocSession
from simulator.poc.user_id_acts import sign_in_first
from simulator.portal.asking import Asked, Entrance, Search, Shown, decode_shown
from simulator.portal.showing import cookie_of, go_to, show_entrance, show_history, show_search
from simulator.portal.visit import Visit
from simulator.store.entry import Entry

LONGEST = 200
"""Characters that are taken up of what is typed (SIM)."""
MOST_SHOWN = 50
"""Searches in an operator's history (SIM)."""
PAGE = 1_000
"""Entries of the journal that are read at a time for it."""


async def enter(visit: Visit) -> PageAnswer:
    """Sign in: the table decides; what the browser was known by before is worth nothing afterwards."""
    asked, session = visit.asked, visit.session
    user_id, password = asked.form.get("user_id", "").strip(), asked.form.get("password", "")
    if not visit.is_own_form:
        return show_entrance(visit, "formulir", status=403)
    if not user_id or not password:
        return show_entrance(visit, "kosong")
    if max(len(user_id), len(password)) > LONGEST:
        return show_entrance(visit, "panjang")
    rules, now = session.record.hak_akses.portal, session.now()
    is_locked = await _count(visit, user_id)
    sandi = "" if is_locked else await _fitting(session, user_id, password)
    entrance = Entrance(
        asked.source_ip,
        Method.PORTAL,
        "",
        perf_counter(),
        operator=user_id,
        password=password,
        sandi=sandi,
        is_locked=is_locked,
    )
    delivery = await _ask(visit.desk, session, entrance)
    shown = _read(delivery, entrance)
    if not is_locked and (shown is None or shown.code not in (DITEMUKAN.code, GAGAL_LOGIN.code)):
        await visit.change(lambda state: state.forgive(user_id))  # he has not failed: the line has, or his right
    if shown is None:
        return _as_it_is(delivery)
    if shown.code == DITEMUKAN.code:
        key = new_key()

        def let_in(state: PortalState) -> PortalState:
            sign_in_first(session, user_id, now)
            return state.enter(key, user_id, sandi or password, rules, now)

        await visit.change(let_in)
        page = go_to("./", asked, cookie_of(visit, key))
    else:
        page = show_entrance(visit, "terkunci" if is_locked else "", shown.message)
    return _carried(page, delivery)


async def _fitting(session: PocSession, user_id: str, password: str) -> str:
    """Return what is kept of the password of an operator, where `password` fits it; else nothing.

    It takes as long for a user id that nobody has, and for the session's own.
    """
    one = session.record.operators.named(user_id)
    kept = one.sandi if one is not None else ""
    return kept if await asyncio.to_thread(is_password, password, kept) else ""


async def search(visit: Visit) -> PageAnswer:
    """Search by NIK; the same form sent twice is answered once, and costs one hit."""
    asked, operator = visit.asked, visit.operator
    nik, form = asked.form.get("nik", "").strip(), asked.form.get("pencarian", "")
    assert operator is not None
    if not visit.is_own_form:
        return show_search(visit, "formulir", status=403)
    if not nik or max(len(nik), len(form)) > LONGEST:
        return show_search(visit, "panjang" if nik else "nik-kosong")
    if not form:
        return show_search(visit, "formulir", status=403)
    case = Search(asked.source_ip, Method.PORTAL, nik, perf_counter(), operator=operator.user_id, form=form)
    case.is_browser = operator.is_browser
    delivery = await _ask(visit.desk, visit.session, case)
    shown = _read(delivery, case)
    if shown is None:
        return _as_it_is(delivery)
    page = show_search(visit, shown=shown, nik=nik)
    return _carried(page, delivery)


async def leave(visit: Visit) -> PageAnswer:
    """Sign out."""
    if not visit.is_own_form:
        return show_entrance(visit, "formulir", status=403)
    await visit.change(lambda state: state.leave(visit.key))
    return show_entrance(replace(visit, key=new_key(), operator=None), "keluar")


async def recall(visit: Visit) -> PageAnswer:
    """Show the operator's last searches, the latest first."""
    assert visit.operator is not None
    after, found = 0, deque[tuple[Entry, str]](maxlen=MOST_SHOWN)
    while batch := await visit.desk.store.entries(visit.session.record.id, after, PAGE):
        after = batch[-1].seq
        for numbered in batch:
            entry = numbered.entry
            if entry.door == Search.door and entry.user_id == visit.operator.user_id and entry.nik:
                shown = _shown_in(entry.response)
                found.append((entry, shown.message if shown else ""))
    return show_history(visit, tuple(reversed(found)))


async def _count(visit: Visit, user_id: str) -> bool:
    """Count a sign-in as failed until it succeeds, so that many at once count, too; return whether it is locked."""
    session = visit.session
    rules, now = session.record.hak_akses.portal, session.now()

    def count(state: PortalState) -> PortalState:
        return state if state.is_locked(user_id, rules, now) else state.fail(user_id, rules, now)

    return not await visit.change(count)


async def meet_cut(desk: SessionDesk, asked: PageRequest, session: PocSession) -> PageAnswer:
    """Let a browser find the line cut, whatever it asks for; the journal keeps that it tried (PBK 36(2)c)."""
    delivery = await _ask(desk, session, Entrance(asked.source_ip, Method.PORTAL, "", perf_counter()))
    return PageAnswer(200, HTML, b"", delivery=delivery)


async def _ask(desk: SessionDesk, session: PocSession, case: Case) -> Delivery:
    async def understand(found: PocSession) -> Case:
        del found
        return case

    async def refuse(latest: PocSession | None) -> Delivery:
        del latest
        return Delivery(json.encode(Shown(GAGAL_LOGIN.code, GAGAL_LOGIN.portal)))

    return await attend(desk, session.record.credentials.lembaga, understand, refuse)


def _read(delivery: Delivery, case: Asked) -> Shown | None:
    """Return what there is to show; None where the line left nothing of it. Of an answer cut short it cuts the page."""
    if delivery.is_cut or delivery.status != 200:
        return None
    return _shown_in(delivery.body if delivery.length is None else case.whole)


def _shown_in(body: bytes) -> Shown | None:
    """Return what an answer shows; None where it cannot be read."""
    try:
        return decode_shown(body)
    except (DecodeError, UnicodeDecodeError):
        return None


def _as_it_is(delivery: Delivery) -> PageAnswer:
    """Return what the line made of an answer, as an operator's browser gets it."""
    return PageAnswer(delivery.status, HTML, delivery.body, PAGE_HEADERS, delivery)


def _carried(page: PageAnswer, delivery: Delivery) -> PageAnswer:
    """Return `page` as slow as the delivery of the answer in it, and cut short where that is."""
    if delivery.is_plain:
        return page
    body, length = page.body, delivery.length
    if length is not None:
        body, length = page.body[: len(delivery.body)], len(page.body)
    carried = replace(delivery, body=body, status=page.status, length=length)
    return replace(page, delivery=carried)
