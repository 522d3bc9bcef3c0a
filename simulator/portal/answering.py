"""Which pages has a portal, and who answers them?"""

from collections.abc import Awaitable, Callable, Mapping

from simulator.domain.call import Method
from simulator.door.act import find
from simulator.door.addresses import PORTAL
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession
from simulator.portal.acts import enter, leave, meet_cut, recall, search
from simulator.portal.showing import go_to, show_absent, show_entrance, show_guide, show_mark, show_search
from simulator.portal.visit import Visit, open_visit


async def answer_portal(asked: PageRequest, desk: SessionDesk) -> PageAnswer:
    """Return the page; 404 where the session is not open, or its agreement grants no portal."""
    lembaga, slash, name = asked.path.removeprefix(PORTAL).partition("/")
    session = await _session_of(desk, lembaga)
    if session is None:
        return show_absent(asked)
    if not session.record.hak_akses.network:
        return await meet_cut(desk, asked, session)
    if not slash:
        return go_to(f"{lembaga}/", asked)
    if asked.method != "POST" and name in _SENT:
        return go_to("./", asked)
    answered = (_SENT if asked.method == "POST" else _SHOWN).get(name, _show_nothing)
    return await answered(await open_visit(desk, asked, session))


async def _session_of(desk: SessionDesk, lembaga: str) -> PocSession | None:
    """Return the open session whose portal lies below `lembaga`, as it stands now."""
    session = await find(desk, lembaga) if lembaga else None
    if session is None:
        return None
    await desk.refresh(session.record.id)
    return session if session.record.is_open and session.record.agreement.grants(Method.PORTAL) else None


def _inside(show: Callable[[Visit], Awaitable[PageAnswer]]) -> Callable[[Visit], Awaitable[PageAnswer]]:
    """Return `show` for an operator who is signed in, and the way in for everybody else."""

    async def answer(visit: Visit) -> PageAnswer:
        if visit.operator is None:
            return show_entrance(visit, "diam" if visit.was_signed_in else "")
        return await show(visit)

    return answer


async def _show_search(visit: Visit) -> PageAnswer:
    return show_search(visit)


async def _show_guide(visit: Visit) -> PageAnswer:
    return show_guide(visit)


async def _mark(visit: Visit) -> PageAnswer:
    if visit.operator is not None and not visit.operator.is_browser:
        await visit.change(lambda state: state.fetch(visit.key))
    return show_mark()


async def _show_nothing(visit: Visit) -> PageAnswer:
    return show_absent(visit.asked)


_SENT: Mapping[str, Callable[[Visit], Awaitable[PageAnswer]]] = {
    "masuk": enter,
    "cari": _inside(search),
    "keluar": leave,
}
_SHOWN: Mapping[str, Callable[[Visit], Awaitable[PageAnswer]]] = {
    "": _inside(_show_search),
    "riwayat": _inside(recall),
    "panduan": _inside(_show_guide),
    "tanda.css": _mark,
}
