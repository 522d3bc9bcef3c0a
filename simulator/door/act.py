"""What happens to a call, whatever the door? Its session is found; it is decided, charged, delivered and entered.

A door says what only it knows: which session is meant, what was asked (`Case`), and how it answers where no session is
open. Everything that must be alike at all doors is here: which calls get a fault, what is charged and when, what the
line does to the answer, what the journal keeps, and that a call is answered only once it is kept.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from time import perf_counter
from typing import ClassVar, Protocol, Self

import msgspec

from simulator.domain.kuota import costs_hit, kuota_day, limiter
from simulator.domain.response_code import JARINGAN_DIPUTUS
from simulator.network.delivery import Delivery, deliver
from simulator.network.fault import Fault, FaultKind
from simulator.poc.desk import SessionClosed, SessionDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from simulator.store.store import StoreError

_CUT = JARINGAN_DIPUTUS.name.lower()
"""Stands in the journal in place of a fault where the line was cut by a sanction (PBK 36(2)c)."""


class Code(Protocol):
    """What every table of codes says of one of its rows."""

    @property
    def code(self) -> str:
        """Two digits or more, as the journal has it: 01 on success, at every door."""
        ...

    @property
    def charged_as(self) -> str:
        """The code of the Web Service under which a session says whether this costs a hit; empty: it never does."""
        ...

    @property
    def is_cut(self) -> bool:
        """Whether nothing is answered and the connection is reset."""
        ...


class Case(msgspec.Struct, gc=False):
    """One call, as its door understood it."""

    door: ClassVar[str]
    source_ip: str
    method: str
    """Canonical name; the name as asked where there is none."""
    nik: str
    """As sent, without the blanks around it; empty where none was."""
    started: float
    """When it arrived, by `perf_counter`."""

    def under(self, session: PocSession) -> Self:
        """Return the call as `session` understands it now, while it is held: what was prepared may be outdated."""
        del session
        return self

    def decide(self, session: PocSession, at: datetime, forced: str) -> Code:
        """Return the code of the answer at `at`; `forced` is the number of the code that a fault wants, or empty."""
        raise NotImplementedError

    def write(self, session: PocSession, left: int) -> bytes:
        """Return the body that answers with the code that `decide` returned; `left` is its `quotaLimiter`."""
        raise NotImplementedError

    def user_id(self) -> str:
        """Return who asked, as sent; empty where nobody was named."""
        raise NotImplementedError

    def kept(self) -> bytes:
        """Return what the journal keeps of the request."""
        raise NotImplementedError

    def elemen_sent(self) -> tuple[str, ...]:
        """Return the wire names of the elements that were sent with a value, NIK included."""
        raise NotImplementedError

    def quirks(self) -> tuple[str, ...]:
        """Return what was tolerated, once the code is known."""
        raise NotImplementedError

    def stop(self) -> str:
        """Return what of the door's own kept the answer back, for the journal; empty: nothing did."""
        return ""

    def remember(self, session: PocSession, delivery: Delivery) -> None:
        """Note in `session`, while it is held, what the door needs to know of this answer later."""


async def find(desk: SessionDesk, lembaga: str) -> PocSession | None:
    """Return the open session of `lembaga`, else the latest closed one, else None."""
    session = desk.by_lembaga(lembaga)
    if session is None or not session.record.is_open:
        session = await desk.look_up(lembaga)
    return session


async def attend(
    desk: SessionDesk,
    lembaga: str,
    understand: Callable[[PocSession], Awaitable[Case]],
    refuse: Callable[[PocSession | None], Awaitable[Delivery]],
) -> Delivery:
    """Return what answers a call for `lembaga`; it is durable in the journal of its session.

    `understand` prepares the call for an open session, before the session is held; `refuse` answers where none is
    open, by the latest closed one if there is one. Raises `StoreError` where the answer cannot be kept.
    """
    while True:
        session = await find(desk, lembaga)
        if session is None or not session.record.is_open:
            return await refuse(session)
        try:
            return await _settle(desk, session, await understand(session))
        except SessionClosed:
            # Another process has closed it a moment ago: its successor answers, or nobody.
            continue


async def _settle(desk: SessionDesk, session: PocSession, case: Case) -> Delivery:
    fault: Fault | None = None

    def settle() -> tuple[Delivery, Entry]:
        nonlocal fault
        understood = case.under(session)
        fault = session.faults.take(case.door, understood.method, understood.nik)
        return conclude(session, understood, fault)

    try:
        return await desk.settle(session, settle)
    except StoreError:
        if fault is not None:
            session.faults.give_back(fault)
        raise


def conclude(session: PocSession, case: Case, fault: Fault | None) -> tuple[Delivery, Entry]:
    """Decide and charge `case` in `session` as it stands; return what leaves, and what the journal keeps of it.

    `fault` is the one injected into this call: it costs nothing then.
    """
    at = session.now()
    day = kuota_day(at)
    forced = str(fault.params["code"]) if fault is not None and fault.kind is FaultKind.CODE else ""
    code = case.decide(session, at, forced)
    right = session.record.hak_akses
    spent = session.spent.get(day, 0)
    is_charged = fault is None and costs_hit(code.charged_as, right.charged, right.kuota, spent)
    if is_charged:
        session.spend_kuota(day)
    if code.is_cut:
        delivery = Delivery(b"", is_cut=True, is_whole=False)
    else:
        line = session.faults.line(session.record.agreement.bandwidth_bps) if right.line_speed else None
        delivery = deliver(case.write(session, limiter(right.kuota, spent + is_charged)), fault, line)
    case.remember(session, delivery)
    return delivery, Entry(
        session=session.record.id,
        at=at,
        day=day,
        door=case.door,
        method=case.method,
        nik=case.nik,
        code=code.code if delivery.is_whole else "",
        source_ip=case.source_ip,
        elemen_sent=case.elemen_sent(),
        request=case.kept(),
        response=delivery.body,
        is_charged=is_charged,
        duration_ms=round((perf_counter() - case.started) * 1000, 3),
        fault=fault.kind if fault else (_CUT if delivery.is_cut else case.stop()),
        quirks=case.quirks(),
        user_id=case.user_id(),
    )
