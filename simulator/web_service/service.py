"""What happens to one call of the web service, from its body to the answer that the journal keeps?"""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import msgspec

from simulator.domain.call import FULL_THRESHOLD, Call, Method, parse_threshold
from simulator.domain.decision import decide
from simulator.domain.dialect import Dialect
from simulator.domain.kesesuaian import compare
from simulator.domain.kuota import costs_hit, kuota_day, limiter
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.response_code import (
    DITEMUKAN,
    GAGAL_LOGIN,
    IDENTITAS_KOSONG,
    JARINGAN_DIPUTUS,
    ResponseCode,
    code_for,
)
from simulator.network.delivery import Delivery, deliver
from simulator.network.fault import Fault, FaultKind
from simulator.network.quirk import Quirk
from simulator.poc.desk import SessionClosed, SessionDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from simulator.web_service.answer import Answer, vary, write_answer
from simulator.web_service.body import Body, elemen_sent, read_body, to_call, unreadable
from simulator.web_service.key_order import hash_map_order, match_order
from simulator.web_service.paths import Target

DOOR = "web_service"

Answered = Callable[[bytes | None], None]
"""Takes the body of an answer that is durable, or None where it could not be made so."""


class Request(msgspec.Struct, frozen=True):
    """What arrived, free of any HTTP library."""

    target: Target
    raw: bytes
    content_type: str
    query: str
    source_ip: str
    content_encoding: str = ""
    unread: str = ""
    """Why the body was not read to its end: the name of a quirk; empty where it was."""
    quirks: tuple[str, ...] = ()
    """What is odd about the head."""

    def body(self) -> Body:
        """Return what was sent, or that it cannot be read."""
        if self.unread:
            return unreadable(self.unread)
        return read_body(self.raw, self.content_type, self.query, self.content_encoding)


class WebService:
    """The Web Service door: every answer is decided, charged and in the journal before it leaves."""

    def __init__(self, desk: SessionDesk) -> None:
        self.desk = desk

    async def answer(self, request: Request) -> Delivery:
        """Return what answers `request`; it is durable in the journal of its session."""
        started = perf_counter()
        lembaga = request.target.lembaga
        session = self.desk.by_lembaga(lembaga)
        if session is None or not session.record.is_open:
            session = await self.desk.look_up(lembaga)
        if session is None:
            return Delivery(write_answer(Answer(GAGAL_LOGIN, Dialect.JUKNIS)))
        if not session.record.is_open:
            return Delivery(write_answer(Answer(GAGAL_LOGIN, session.record.dialect)))
        if request.target.method is None:
            request = _by_own_name(request, session)
        body = request.body()
        call = to_call(body, request.target.method, request.source_ip)

        def settle() -> tuple[Delivery, Entry]:
            fault = session.faults.take(DOOR, request.target.method or request.target.name, (call.nik or "").strip())
            return self._decide(session, request, body, call, fault, started)

        try:
            return await self.desk.settle(session, settle)
        except SessionClosed:
            # Another process has closed it a moment ago: its successor answers, or nobody.
            return await self.answer(request)

    def answer_at_once(self, request: Request, answered: Answered) -> bool:
        """Decide `request` now, and hand the body over once it is durable; None: it could not be made so.

        False: nothing was done, since the session's line is not sound, its state is not known without asking, or the
        name of the method may be the agreement's own.
        """
        session = self.desk.by_lembaga(request.target.lembaga)
        if session is None or request.target.method is None or not session.is_sound:
            return False
        started = perf_counter()

        def decide() -> tuple[bytes, Entry]:
            body = request.body()
            call = to_call(body, request.target.method, request.source_ip)
            delivery, entry = self._decide(session, request, body, call, None, started)
            return delivery.body, entry

        return self.desk.settle_at_once(session, decide, answered)

    def _decide(
        self,
        session: PocSession,
        request: Request,
        body: Body,
        call: Call,
        fault: Fault | None,
        started: float,
    ) -> tuple[Delivery, Entry]:
        at = session.now()
        day = kuota_day(at)
        is_match = call.method is Method.CALL_VERIFY_BY_ELEMEN
        order = _wire_order(session.record.agreement.elemen, request.target)
        # Of a match only what was sent is looked up: the rest is `Tidak Sesuai` whatever the register says.
        names = tuple(filter(body.fields.__contains__, order)) if is_match else order
        situation = session.situation(call, at, names)
        code = code_for(str(fault.params["code"])) if fault and fault.kind is FaultKind.CODE else decide(situation)
        hak_akses = session.record.hak_akses
        is_charged = fault is None and costs_hit(code.code, hak_akses.charged, hak_akses.kuota, situation.spent)
        if is_charged:
            session.spend_kuota(day)
        found = situation.found
        elemen = _elemen(session, call, found[0], order) if code is DITEMUKAN else None
        left = limiter(hak_akses.kuota, session.spent.get(day, 0))
        answer = Answer(code, session.record.dialect, elemen, left)
        if elemen is not None and len(found) > 1:
            others = tuple(_elemen(session, call, one, order) for one in found[1:])
            answer = Answer(code, session.record.dialect, elemen, left, others, total=situation.total)
        if hak_akses.variants:
            answer = vary(answer, hak_akses.variants)
        if code is JARINGAN_DIPUTUS:
            delivery = Delivery(b"", is_cut=True, is_whole=False)
        else:
            is_slow = hak_akses.line_speed
            line = session.faults.line(session.record.agreement.bandwidth_bps) if is_slow else None
            delivery = deliver(write_answer(answer), fault, line)
        nik = (call.nik or "").strip()
        quirks = body.quirks
        if request.quirks or call.ip_user is None or nik != call.nik:
            quirks = _all_quirks(request, body, call, code)
        entry = Entry(
            session=session.record.id,
            at=at,
            day=day,
            door=DOOR,
            method=request.target.method or request.target.name,
            nik=nik,
            code=code.code if delivery.is_whole else "",
            source_ip=request.source_ip,
            elemen_sent=elemen_sent(body),
            request=request.raw or request.query.encode(),
            response=delivery.body,
            is_charged=is_charged,
            duration_ms=round((perf_counter() - started) * 1000, 3),
            fault=fault.kind if fault else (code.name.lower() if delivery.is_cut else ""),
            quirks=quirks,
        )
        return delivery, entry


def _all_quirks(request: Request, body: Body, call: Call, code: ResponseCode) -> tuple[str, ...]:
    """Return what was tolerated in head and body, a missing IP and blanks around the NIK among it."""
    quirks = [*request.quirks, *body.quirks]
    if body.is_readable and call.ip_user is None and code is not IDENTITAS_KOSONG:
        quirks.append(Quirk.TANPA_IP)
    if call.nik is not None and call.nik.strip() != call.nik:
        quirks.append(Quirk.NIK_SPASI)
    return tuple(quirks)


def _by_own_name(request: Request, session: PocSession) -> Request:
    """Return `request` with the method that the agreement of `session` gives its name to, if it does."""
    method = session.record.agreement.aliases.get(request.target.name)
    return msgspec.structs.replace(request, target=replace(request.target, method=method))


def _wire_order(names: tuple[str, ...], target: Target) -> tuple[str, ...]:
    if target.method is Method.CALL_VERIFY_BY_ELEMEN and not target.is_older_match:
        return match_order(names)
    return hash_map_order(names)


def _elemen(session: PocSession, call: Call, penduduk: Penduduk, order: tuple[str, ...]) -> dict[str, Value]:
    """Return the elements of a success: what the register says, or how the submitted ones match it."""
    register = penduduk.elemen
    if call.method is not Method.CALL_VERIFY_BY_ELEMEN:
        return {name: register.get(name) for name in order}
    submitted = {**call.elemen, "NIK": (call.nik or "").strip()}
    threshold = parse_threshold(call.threshold) or FULL_THRESHOLD
    return compare(submitted, register, order, threshold, lenient=session.record.hak_akses.lenient)
