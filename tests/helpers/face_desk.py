"""The biometric door before an open session, for tests that need no network."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from simulator.door.arrival import Arrival
from simulator.face.service import FaceDoor
from simulator.network.delivery import Delivery
from simulator.poc.consent import Consent, consents
from simulator.poc.face_key import make_face_key
from simulator.population.template import template
from tests.helpers.face_client import encrypted, face_request, selfie
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

DATA = "contoh-data-2026"


class Face:
    """The door before the session of a rehearsal."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.session = rehearsal.session
        self.door = FaceDoor(rehearsal.desk)
        self.path = f"/api/face-recognition/dukcapil/{self.session.record.credentials.lembaga}/CALL_FR"

    def foto(self, persona: str) -> str:
        found = next(p for p in self.session.personas if p.name == persona)
        return str(found.penduduk.elemen["FOTO"]) if found.penduduk else self.foto("warga-01")

    def fields(self, persona: str = "warga-01", **changes: Any) -> dict[str, Any]:
        found = next(p for p in self.session.personas if p.name == persona)
        right = self.session.record.hak_akses
        identity = {"user_id": right.user_id, "password": right.password, "ip": "127.0.0.1", "nik": found.nik}
        return face_request(**(identity | {"image": selfie(self.foto(persona))} | changes))

    async def post(self, body: dict[str, Any] | bytes, path: str = "", unread: str = "") -> Delivery:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.door.answer(path or self.path, Arrival(raw, "application/json", "127.0.0.1", unread=unread))

    async def call(self, persona: str = "warga-01", **changes: Any) -> dict[str, Any]:
        """Send a right verification of `persona` with these changes in clear, encrypted; return the answer."""
        key = make_face_key(self.session.record.agreement.name, self.session.record.seed)
        delivery = await self.post(encrypted(key.public_pem, self.fields(persona, **changes)))
        answer: dict[str, Any] = json.loads(delivery.body)
        return answer

    async def code(self, persona: str = "warga-01", **changes: Any) -> int:
        return int((await self.call(persona, **changes))["error"]["errorCode"])

    async def consents(self) -> list[Consent]:
        return [consent async for consent in consents(self.rehearsal.desk.store, self.session)]

    def finger(self, persona: str, kind: str = "Finger", position: str = "2") -> bytes:
        nik = next(p.nik for p in self.session.personas if p.name == persona)
        return template(self.session.record.seed, nik, kind, position)


def verify(scene: Callable[[Face], Awaitable[None]], agreement: object = DATA) -> None:
    async def play(rehearsal: Rehearsal) -> None:
        await scene(Face(rehearsal))

    rehearse(play, agreement)
