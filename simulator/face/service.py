"""What does a biometric verification ask, and how is it answered? What happens in between is every door's (`door`)."""

import asyncio
from datetime import datetime
from time import perf_counter
from typing import ClassVar, Self

import msgspec

from simulator.domain.biometrik import parse_score_threshold
from simulator.domain.face_code import AKUN_TIDAK_DITEMUKAN, FaceCode, face_code_for
from simulator.domain.face_decision import FaceSituation, decide_face
from simulator.door.act import Case, attend, find
from simulator.door.arrival import Arrival, DoorName
from simulator.face.answer import FaceAnswer, write_face_answer
from simulator.face.body import read_face_body
from simulator.face.paths import parse_path
from simulator.face.verification import Verification, comparison, decipher, read_sample
from simulator.network.delivery import Delivery
from simulator.poc.desk import SessionDesk
from simulator.poc.face_key import make_face_key
from simulator.poc.session import PocSession


class Asked(Case):
    """One verification."""

    door: ClassVar[str] = DoorName.FACE.value
    verification: Verification
    code: FaceCode = AKUN_TIDAK_DITEMUKAN
    score: float = 0.0

    def under(self, session: PocSession) -> Self:
        """Decipher again where the session expects the fields in another form by now."""
        asked = self.verification
        if asked.identity.fields is session.record.hak_akses.face_fields:
            return self
        meant = msgspec.structs.replace(asked, identity=decipher(session, asked.body))
        return msgspec.structs.replace(self, verification=meant, nik=meant.nik)

    def decide(self, session: PocSession, at: datetime, forced: str) -> FaceCode:
        """Ask the table, or take the code that a fault wants."""
        asked = self.verification
        situation = FaceSituation(
            base=session.situation(asked.call(), at, ("FOTO",)),
            is_deciphered=asked.identity.is_deciphered,
            threshold=parse_score_threshold(asked.body.fields.get("THRESHOLD")),
            place=asked.sample.place,
            sample=asked.sample.state,
            compare=comparison(session, asked.sample),
        )
        self.code = face_code_for(forced) if forced else decide_face(situation)
        self.score = situation.score
        return self.code

    def write(self, session: PocSession, left: int) -> bytes:
        """Return the answer, which is the same in every dialect."""
        del session
        transaction = self.verification.body.text("TRANSACTIONID") or ""
        return write_face_answer(FaceAnswer(self.code, transaction, self.nik, self.score, left))

    def user_id(self) -> str:
        """Return the user id as it was meant."""
        return (self.verification.call().user_id or "").strip()

    def kept(self) -> bytes:
        """Return the fields, without what is long: no picture stays in the journal."""
        return self.verification.body.kept

    def elemen_sent(self) -> tuple[str, ...]:
        """Return NIK and FOTO, where they were sent."""
        has_picture = bool((self.verification.body.text("IMAGE") or "").strip())
        return ("NIK",) * bool(self.nik) + ("FOTO",) * has_picture

    def quirks(self) -> tuple[str, ...]:
        """Return what was tolerated in the body."""
        return self.verification.body.quirks


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
        session = await find(self.desk, target.credential) if target and target.is_key else None
        if session is None or not session.record.is_open:
            return None
        return (await asyncio.to_thread(make_face_key, session.record.agreement.name, session.record.seed)).public_pem

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        """Return what answers a verification; it is durable in the journal of its session."""
        started = perf_counter()
        target = parse_path(path)
        assert target is not None

        async def understand(session: PocSession) -> Asked:
            body = read_face_body(arrival)
            # What takes long is done beside the loop, and before the session is held.
            identity = await asyncio.to_thread(decipher, session, body)
            sample = await asyncio.to_thread(read_sample, body)
            meant = Verification(target, arrival, body, identity, sample)
            return Asked(arrival.source_ip, target.method or target.name, meant.nik, started, meant)

        return await attend(self.desk, target.credential, understand, _refuse)


async def _refuse(session: PocSession | None) -> Delivery:
    """Refuse a call that is in no journal: there is no open session that it could belong to."""
    del session
    return Delivery(write_face_answer(FaceAnswer(AKUN_TIDAK_DITEMUKAN)))
