"""What happens to one biometric verification, from its body to the answer that the journal keeps?"""

import asyncio
from time import perf_counter

from simulator.domain.biometrik import parse_score_threshold
from simulator.domain.face_code import (
    AKUN_TIDAK_DITEMUKAN,
    BIOMETRIK_SESUAI,
    SAMBUNGAN_DIPUTUS,
    FaceCode,
    face_code_for,
)
from simulator.domain.face_decision import FaceSituation, decide_face
from simulator.domain.kuota import costs_hit, kuota_day, limiter
from simulator.domain.response_code import DITEMUKAN, JARINGAN_DIPUTUS
from simulator.face.answer import FaceAnswer, write_face_answer
from simulator.face.body import read_face_body
from simulator.face.paths import parse_path
from simulator.face.verification import Verification, comparison, decipher, read_sample
from simulator.network.arrival import Arrival
from simulator.network.delivery import Delivery, deliver
from simulator.network.fault import Fault, FaultKind
from simulator.poc.desk import SessionClosed, SessionDesk
from simulator.poc.face_key import make_face_key
from simulator.poc.session import PocSession
from simulator.store.entry import Entry

DOOR = "face"


class FaceDoor:
    """The biometric door: every answer is decided, charged and in the journal before it leaves."""

    def __init__(self, desk: SessionDesk) -> None:
        self.desk = desk

    def has(self, path: str) -> bool:
        """Whether `path` belongs to this door."""
        return parse_path(path) is not None

    async def show(self, path: str) -> str | None:
        """Return the public key of the session that the path names, in PEM."""
        target = parse_path(path)
        session = await self._find(target.credential) if target and target.is_key else None
        if session is None or not session.record.is_open:
            return None
        return (await asyncio.to_thread(make_face_key, session.record.agreement.name, session.record.seed)).public_pem

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        """Return what answers a verification; it is durable in the journal of its session."""
        started = perf_counter()
        target = parse_path(path)
        assert target is not None
        session = await self._find(target.credential)
        if session is None or not session.record.is_open:
            return Delivery(write_face_answer(FaceAnswer(AKUN_TIDAK_DITEMUKAN)))
        body = read_face_body(arrival)
        # What takes long is done beside the loop, and before the session is held.
        identity = await asyncio.to_thread(decipher, session, body)
        sample = await asyncio.to_thread(read_sample, body)

        def settle() -> tuple[Delivery, Entry]:
            is_understood = identity.fields is session.record.hak_akses.face_fields
            meant = identity if is_understood else decipher(session, body)
            asked = Verification(target, arrival, body, meant, sample, started)
            fault = session.faults.take(DOOR, target.method or target.name, asked.nik)
            return _decide(session, asked, fault)

        try:
            return await self.desk.settle(session, settle)
        except SessionClosed:
            # Another process has closed it a moment ago: its successor answers, or nobody.
            return await self.answer(path, arrival)

    async def _find(self, credential: str) -> PocSession | None:
        session = self.desk.by_lembaga(credential)
        if session is None or not session.record.is_open:
            session = await self.desk.look_up(credential)
        return session


def _decide(session: PocSession, asked: Verification, fault: Fault | None) -> tuple[Delivery, Entry]:
    at = session.now()
    day = kuota_day(at)
    situation = FaceSituation(
        base=session.situation(asked.call(), at, ("FOTO",)),
        is_deciphered=asked.identity.is_deciphered,
        threshold=parse_score_threshold(asked.body.fields.get("THRESHOLD")),
        place=asked.sample.place,
        sample=asked.sample.state,
        compare=comparison(session, asked.sample),
    )
    struck = fault is not None and fault.kind is FaultKind.CODE
    code = face_code_for(str(fault.params["code"])) if fault and struck else decide_face(situation)
    right = session.record.hak_akses
    is_charged = fault is None and costs_hit(code.charged_as, right.charged, right.kuota, situation.base.spent)
    if is_charged:
        session.spend_kuota(day)
    left = limiter(right.kuota, session.spent.get(day, 0))
    transaction = asked.body.text("TRANSACTIONID") or ""
    if code is SAMBUNGAN_DIPUTUS:
        delivery = Delivery(b"", is_cut=True, is_whole=False)
    else:
        line = session.faults.line(session.record.agreement.bandwidth_bps) if right.line_speed else None
        delivery = deliver(
            write_face_answer(FaceAnswer(code, transaction, asked.nik, situation.score, left)), fault, line
        )
    entry = Entry(
        session=session.record.id,
        at=at,
        day=day,
        door=DOOR,
        method=asked.target.method or asked.target.name,
        nik=asked.nik,
        code=_journal_code(code) if delivery.is_whole else "",
        source_ip=asked.arrival.source_ip,
        elemen_sent=_elemen_sent(asked),
        request=asked.body.kept,
        response=delivery.body,
        is_charged=is_charged,
        duration_ms=round((perf_counter() - asked.started) * 1000, 3),
        fault=fault.kind if fault else (JARINGAN_DIPUTUS.name.lower() if delivery.is_cut else ""),
        quirks=asked.body.quirks,
    )
    return delivery, entry


def _journal_code(code: FaceCode) -> str:
    """A success is 01 in the journal of every door."""
    return DITEMUKAN.code if code is BIOMETRIK_SESUAI else f"{code.number:02d}"


def _elemen_sent(asked: Verification) -> tuple[str, ...]:
    has_picture = bool((asked.body.text("IMAGE") or "").strip())
    return ("NIK",) * bool(asked.nik) + ("FOTO",) * has_picture
