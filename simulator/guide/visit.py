"""What may the guide say of the simulator's sessions? Addresses, grants and residents; never a password or a token."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.elemen import ELEMEN_BY_NAME, Elemen
from simulator.domain.kuota import kuota_day, remaining
from simulator.door.addresses import aggregates_address, portal_address, web_service_address
from simulator.pages.exchange import PageRequest
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession
from simulator.web_service.answer import Voice
from simulator.web_service.service import voice_of

METHODS = (Method.CALL_VERIFY_BY_ELEMEN, Method.CALL_NIK, Method.CALL_KK, Method.CALL_COMBINATION)
"""The methods that this door serves, in the order in which they are explained."""
FALLBACK_URL = "http://127.0.0.1:8100"
"""Stands in examples where the client named itself an address that is none."""
_SAFE_URL = re.compile(
    r"https?://(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?(?:/[A-Za-z0-9_.-]+)*"
)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What anybody may read of an open session: templates get this, so that they cannot spill a secret."""

    id: str
    agreement: str
    title: str
    pengguna: str
    is_sim: bool
    lembaga: str
    user_id: str
    ip_user: str
    checks_source: bool
    dialect: Dialect
    methods: tuple[Method, ...]
    """Those of `METHODS` that the agreement grants."""
    other_methods: tuple[str, ...]
    """Granted, but not at this door or not built yet."""
    endpoints: Mapping[Method, str]
    portal: str
    """Address of the Web Portal; empty where it is not granted."""
    aggregates: str
    """Address of the aggregates of the session's population."""
    elemen: tuple[Elemen, ...]
    clock: datetime
    pks: tuple[date, date]
    kuota: int | None
    left: int | None
    """Hits left today; None: without kuota."""
    charged: frozenset[str]
    """Codes that cost a hit."""
    voice: Voice
    """How the session speaks."""
    aliases: Mapping[str, Method]
    """Names that the agreement gives to methods."""

    @property
    def elemen_names(self) -> tuple[str, ...]:
        """Wire names of the grant, in the order of the agreement."""
        return tuple(elemen.name for elemen in self.elemen)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to the guide: who is asked for, in which language, by which address."""

    asked: PageRequest
    base_url: str
    """What the examples repeat: it is copied into programs."""
    sessions: tuple[PocSession, ...]
    """The open ones, the latest first."""
    session: PocSession | None
    """The one that the examples speak of."""
    unknown: str
    """The id asked for where no open session has it; else empty."""

    @property
    def lang(self) -> str:
        """`id` or `en`."""
        return self.asked.lang

    def facts(self, session: PocSession) -> SessionFacts:
        """Return what may be said of `session`."""
        record = session.record
        agreement, hak_akses = record.agreement, record.hak_akses
        lembaga = record.credentials.lembaga
        methods = tuple(method for method in METHODS if agreement.grants(method))
        return SessionFacts(
            id=record.id,
            agreement=agreement.name,
            title=agreement.title,
            pengguna=agreement.pengguna,
            is_sim=agreement.sim,
            lembaga=lembaga,
            user_id=hak_akses.user_id,
            ip_user=min(hak_akses.registered_ips, default=""),
            checks_source=hak_akses.check_source,
            dialect=record.dialect,
            methods=methods,
            other_methods=tuple(method for method in agreement.methods if method not in METHODS),
            endpoints={method: f"{web_service_address(self.base_url, lembaga)}/{method}" for method in methods},
            portal=portal_address(self.base_url, lembaga) if agreement.grants(Method.PORTAL) else "",
            aggregates=aggregates_address(self.base_url, lembaga),
            elemen=tuple(ELEMEN_BY_NAME[name] for name in agreement.elemen),
            clock=session.now(),
            pks=(hak_akses.pks_from, hak_akses.pks_until),
            kuota=hak_akses.kuota,
            charged=hak_akses.charged,
            voice=voice_of(session),
            aliases=agreement.aliases,
            left=remaining(hak_akses.kuota, session.spent.get(kuota_day(session.now()), 0)),
        )


def make_visit(asked: PageRequest, desk: SessionDesk) -> Visit:
    """Return the visit that the query (`sesi`, `lang`) asks for; without `sesi` the latest session is chosen."""
    sessions = tuple(session for session in reversed(desk.all()) if session.record.is_open)
    wanted = asked.query.get("sesi", "").strip()
    session = next((s for s in sessions if not wanted or s.record.id == wanted), None)
    return Visit(
        asked=asked,
        base_url=_safe(asked.base_url.rstrip("/")),
        sessions=sessions,
        session=session,
        unknown=wanted if wanted and session is None else "",
    )


def _safe(url: str) -> str:
    """Return `url` where it is scheme, host, port and plain path and nothing else: it is copied into programs."""
    found = _SAFE_URL.fullmatch(url)
    return url if found and int(found["port"] or 0) < 2**16 else FALLBACK_URL
