"""What does a call of the web service ask, and how is it answered? What happens in between is every door's (`door`)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import ClassVar

from simulator.domain.call import FULL_THRESHOLD, Call, Method, parse_threshold
from simulator.domain.decision import decide
from simulator.domain.dialect import Dialect
from simulator.domain.kesesuaian import compare
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.response_code import DITEMUKAN, GAGAL_LOGIN, IDENTITAS_KOSONG, ResponseCode, code_for
from simulator.domain.situation import Situation
from simulator.domain.variant import Variant
from simulator.door.act import Case, attend, conclude
from simulator.door.arrival import Arrival, DoorName
from simulator.network.delivery import Delivery
from simulator.network.quirk import Quirk
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from simulator.web_service.answer import Answer, Voice, vary, write_answer
from simulator.web_service.body import Body, elemen_sent, read_body, to_call, unreadable
from simulator.web_service.key_order import hash_map_order, match_order, older_match_order
from simulator.web_service.paths import Target, parse_path

Answered = Callable[[bytes | None], None]
"""Takes the body of an answer that is durable, or None where it could not be made so."""


class Asked(Case, gc=False):
    """One call of the web service."""

    door: ClassVar[str] = DoorName.WEB_SERVICE.value
    target: Target
    arrival: Arrival
    body: Body
    call: Call
    code: ResponseCode = DITEMUKAN
    order: tuple[str, ...] = ()
    """The elements of the grant as the answer has them."""
    situation: Situation | None = None

    def decide(self, session: PocSession, at: datetime, forced: str) -> ResponseCode:
        """Ask the table, or take the code that a fault wants."""
        call = self.call
        is_match = call.method is Method.CALL_VERIFY_BY_ELEMEN
        is_older = Variant.PADANAN_LAMA in session.record.hak_akses.variants
        self.order = order = _wire_order(session.record.agreement.elemen, self.target, is_older=is_older)
        # Of a match only what was sent is looked up: the rest is `Tidak Sesuai` whatever the register says.
        names = tuple(filter(self.body.fields.__contains__, order)) if is_match else order
        self.situation = situation = session.situation(call, at, names)
        self.code = code = code_for(forced) if forced else decide(situation)
        return code

    def write(self, session: PocSession, left: int) -> bytes:
        """Return the answer in the dialect of the session."""
        situation, code, order = self.situation, self.code, self.order
        assert situation is not None
        found = situation.found
        hak_akses = session.record.hak_akses
        elemen = _elemen(session, self.call, found[0], order) if code is DITEMUKAN else None
        answer = Answer(code, session.record.dialect, elemen, left)
        if elemen is not None and len(found) > 1:
            others = tuple(_elemen(session, self.call, one, order) for one in found[1:])
            answer = Answer(code, session.record.dialect, elemen, left, others, total=situation.total)
        if hak_akses.variants or hak_akses.success_code is not None:
            answer = vary(answer, voice_of(session), self.call.method)
        return write_answer(answer)

    def user_id(self) -> str:
        """Return the field `user_id`."""
        return (self.call.user_id or "").strip()

    def kept(self) -> bytes:
        """Return the body, or the query string of a request without one."""
        return self.arrival.raw or self.arrival.query.encode()

    def elemen_sent(self) -> tuple[str, ...]:
        """Return the names of the elements in the body that are not blank."""
        return elemen_sent(self.body)

    def quirks(self) -> tuple[str, ...]:
        """Return what was tolerated in head and body, a missing IP and blanks around the NIK among it."""
        arrival, body, call = self.arrival, self.body, self.call
        if not (arrival.quirks or call.ip_user is None or self.nik != call.nik):
            return body.quirks
        quirks = [*arrival.quirks, *body.quirks]
        if body.is_readable and call.ip_user is None and self.code is not IDENTITAS_KOSONG:
            quirks.append(Quirk.TANPA_IP)
        if call.nik is not None and call.nik.strip() != call.nik:
            quirks.append(Quirk.NIK_SPASI)
        return tuple(quirks)


class WebService:
    """The Web Service door: every answer is decided, charged and in the journal before it leaves."""

    def __init__(self, desk: SessionDesk, dialect: Dialect | None = None) -> None:
        """`dialect` is that of answers that belong to no session; None: see `_voice_to_strangers`."""
        self.desk = desk
        self.dialect = dialect

    def has(self, path: str) -> bool:
        """Whether `path` belongs to this door."""
        return parse_path(path) is not None

    async def show(self, path: str) -> str | None:
        """Return None: a call is a POST, and there is nothing to be seen."""
        del path
        return None

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        """Return what answers a call; it is durable in the journal of its session."""
        started = perf_counter()
        target = parse_path(path)
        assert target is not None

        async def understand(session: PocSession) -> Asked:
            own = target if target.method is not None else _by_own_name(target, session)
            return _understand(own, arrival, started)

        async def refuse(session: PocSession | None) -> Delivery:
            return _refuse(await self._voice_to_strangers() if session is None else voice_of(session), target)

        return await attend(self.desk, target.lembaga, understand, refuse)

    async def _voice_to_strangers(self) -> Voice:
        """Return how an unknown lembaga is answered: as the server speaks, else its only open session, else juknis."""
        if self.dialect is not None:
            return Voice(self.dialect)
        await self.desk.refresh()
        is_open = [session for session in self.desk.all() if session.record.is_open]
        return voice_of(is_open[0]) if len(is_open) == 1 else Voice(Dialect.JUKNIS)

    def answer_at_once(self, target: Target, arrival: Arrival, answered: Answered) -> bool:
        """Decide a call now, and hand the body over once it is durable; None: it could not be made so.

        False: nothing was done, since the session's line is not sound, its state is not known without asking, or the
        name of the method may be the agreement's own.
        """
        session = self.desk.by_lembaga(target.lembaga)
        if session is None or target.method is None or not session.is_sound:
            return False
        started = perf_counter()

        def settle() -> tuple[bytes, Entry]:
            delivery, entry = conclude(session, _understand(target, arrival, started), None)
            return delivery.body, entry

        return self.desk.settle_at_once(session, settle, answered)


def _understand(target: Target, arrival: Arrival, started: float) -> Asked:
    if arrival.unread:
        body = unreadable(arrival.unread)
    else:
        body = read_body(arrival.raw, arrival.content_type, arrival.query, arrival.content_encoding)
    call = to_call(body, target.method, arrival.source_ip)
    nik = (call.nik or "").strip()
    return Asked(arrival.source_ip, target.method or target.name, nik, started, target, arrival, body, call)


def _by_own_name(target: Target, session: PocSession) -> Target:
    """Return `target` with the method that the agreement of `session` gives its name to, if it does."""
    return replace(target, method=session.record.agreement.aliases.get(target.name))


def voice_of(session: PocSession) -> Voice:
    """Return how `session` speaks."""
    right = session.record.hak_akses
    return Voice(session.record.dialect, right.variants, right.success_code)


def _refuse(voice: Voice, target: Target) -> Delivery:
    """Return the refusal of a call that is in no journal: there is no open session that it could belong to."""
    return Delivery(write_answer(vary(Answer(GAGAL_LOGIN, voice.dialect), voice, target.method)))


def _wire_order(names: tuple[str, ...], target: Target, *, is_older: bool) -> tuple[str, ...]:
    if target.method is not Method.CALL_VERIFY_BY_ELEMEN:
        return hash_map_order(names)
    if is_older:
        return older_match_order(names)
    return hash_map_order(names) if target.is_older_match else match_order(names)


def _elemen(session: PocSession, call: Call, penduduk: Penduduk, order: tuple[str, ...]) -> dict[str, Value]:
    """Return the elements of a success: what the register says, or how the submitted ones match it."""
    register = penduduk.elemen
    if call.method is not Method.CALL_VERIFY_BY_ELEMEN:
        return {name: register.get(name) for name in order}
    submitted = {**call.elemen, "NIK": (call.nik or "").strip()}
    threshold = parse_threshold(call.threshold) or FULL_THRESHOLD
    right = session.record.hak_akses
    elemen: dict[str, Value] = compare(submitted, register, order, threshold, lenient=right.lenient)
    if Variant.PADANAN_LAMA in right.variants and "NIK" in elemen:
        elemen["NIK"] = int(penduduk.nik.text)
    return elemen
