"""A desk with one open session, for tests that need no network."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from simulator.domain.dialect import Dialect
from simulator.door.arrival import Arrival
from simulator.network.delivery import Delivery
from simulator.poc.agreement_file import resolve_agreement
from simulator.poc.desk import SessionDesk
from simulator.poc.owned_desk import OwnedDesk
from simulator.poc.session import PocSession
from simulator.store.memory import MemoryStore
from simulator.store.store import Numbered, Store
from simulator.web_service.service import WebService
from tests.helpers.manual_clock import ManualClock

PURBALINGGA = "purbalingga-dinkominfo-2025"
MONDAY = datetime(2026, 6, 1, 3, tzinfo=UTC)
"""Ten o'clock WIB on a working day in the term of that agreement."""


class Rehearsal:
    """One open session, the web service before it, and the clock behind it."""

    def __init__(self, desk: SessionDesk, clock: ManualClock, session: PocSession) -> None:
        self.desk = desk
        self.clock = clock
        self.session = session
        self.service = WebService(desk)

    def fields(self, persona: str = "warga-01", **changes: object) -> dict[str, object]:
        """The body of a right match of `persona`; a change to None leaves a field out."""
        found = next(p for p in self.session.personas if p.name == persona)
        hak_akses = self.session.record.hak_akses
        body: dict[str, object] = {
            "user_id": hak_akses.user_id,
            "password": hak_akses.password,
            "ip_user": "127.0.0.1",
            "NIK": found.nik,
            "NAMA_LGKP": found.penduduk.elemen["NAMA_LGKP"] if found.penduduk else "CONTOH",
            "TRESHOLD": "100",
        }
        return {key: value for key, value in (body | changes).items() if value is not None}

    async def send(
        self, body: dict[str, object] | bytes, method: str = "CALL_VERIFY_BY_ELEMEN", lembaga: str | None = None
    ) -> Delivery:
        """Send one call and return what leaves."""
        path = f"/dukcapil/get_json/{lembaga or self.session.record.credentials.lembaga}/{method}"
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.service.answer(path, Arrival(raw, "application/json", "127.0.0.1"))

    async def match(self, persona: str = "warga-01", **changes: object) -> dict[str, Any]:
        """Send a right match of `persona` with these changes and return `content[0]`."""
        return content(await self.send(self.fields(persona, **changes)))

    async def entries(self) -> list[Numbered]:
        """The journal of the session."""
        return list(await self.desk.store.entries(self.session.record.id, 0, 1000))


def content(delivery: Delivery) -> dict[str, Any]:
    """`content[0]` of an answer."""
    answer: dict[str, Any] = json.loads(delivery.body)["content"][0]
    return answer


def rehearse(
    scene: Callable[[Rehearsal], Coroutine[Any, Any, None]],
    agreement: object = PURBALINGGA,
    *,
    dialect: Dialect | None = None,
    store: Store | None = None,
) -> None:
    """Play `scene` in a new session under `agreement` (a name or an object, as the control API takes it)."""

    async def play() -> None:
        clock = ManualClock(MONDAY)
        own = MemoryStore()
        try:
            desk = OwnedDesk(store or own, clock)
            session = await desk.open(resolve_agreement(agreement), 1, dialect=dialect)
            await scene(Rehearsal(desk, clock, session))
        finally:
            await own.close()

    asyncio.run(play())
