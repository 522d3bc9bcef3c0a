"""What does an operator of the Web Portal ask? To be let in, or for a resident by NIK; every door's act answers it.

"call NIK" is all that a portal grants by any agreement at hand (PBG-J II.C.3.b, BNA-J II.C.2.b, KRA-J 2.c).
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote_plus, urlencode

import msgspec

from simulator.domain.call import Call, Method
from simulator.domain.decision import admit, decide
from simulator.domain.entry_pattern import Pattern, take
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.portal_rules import PortalRules
from simulator.domain.response_code import (
    DITEMUKAN,
    GAGAL_LOGIN,
    POLA_DIHENTIKAN,
    Family,
    ResponseCode,
    code_for,
)
from simulator.domain.situation import Situation
from simulator.door.act import Case
from simulator.door.arrival import DoorName
from simulator.network.delivery import Delivery
from simulator.network.quirk import Quirk
from simulator.poc.searching import NOTHING, Searching
from simulator.poc.session import PocSession


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the portal shows of an answer; in this form it stands in the journal, too."""

    code: str
    message: str
    warning: str = ""
    """The pattern that the portal warns of (`Pattern`); empty: none."""
    content: tuple[dict[str, Value], ...] = ()
    """Wire name -> value of the one resident, in the order of the agreement; of a success alone."""


decode_shown = msgspec.json.Decoder(Shown).decode


class Asked(Case, kw_only=True):
    """One question of an operator."""

    door: ClassVar[str] = DoorName.PORTAL.value
    operator: str = ""
    """His user id, as typed; empty: nobody said who he is."""
    code: ResponseCode = GAGAL_LOGIN
    """The row of the table that answers."""
    whole: bytes = b""
    """The right answer, before the line makes anything of it."""

    def user_id(self) -> str:
        """Return the operator's user id."""
        return self.operator

    def elemen_sent(self) -> tuple[str, ...]:
        """Return NIK, where one was typed."""
        return ("NIK",) * bool(self.nik)

    def quirks(self) -> tuple[str, ...]:
        """Return nothing: a form of our own is never odd."""
        return ()


class Received(msgspec.Struct, frozen=True):
    """How a sign-in ended: no NIK was asked for, so that it never costs a hit."""

    code: str
    is_cut: bool
    charged_as: str = ""


class Entrance(Asked, kw_only=True):
    """A sign-in, or a page that was asked for while nothing gets through."""

    password: str = ""
    sandi: str = ""
    """What is kept of the password of an operator, where the one that was typed fits it; else empty."""
    is_locked: bool = False
    """Whether the user id has failed too often: then no password helps."""

    def decide(self, session: PocSession, at: datetime, forced: str) -> Received:
        """Ask the table for what stands before any question."""
        situation = _situation(self, session, at, self.password, self.sandi, ())
        self.code = code_for(forced) if forced else GAGAL_LOGIN if self.is_locked else admit(situation)
        return Received(self.code.code, self.code.is_cut)

    def write(self, session: PocSession, left: int) -> bytes:
        """Return the words without anything about a resident."""
        del session, left
        self.whole = msgspec.json.encode(Shown(self.code.code, self.code.portal))
        return self.whole

    def kept(self) -> bytes:
        """Return the form without the password."""
        return urlencode({"user_id": self.operator}).encode()


class Search(Asked, kw_only=True):
    """A search by NIK of an operator who is signed in."""

    form: str
    """The number of the form: sent twice (a double click, the way back), it is answered once and costs one hit."""
    situation: Situation | None = None
    before: bytes = b""
    """What the same form was answered already."""
    is_browser: bool = True
    """Whether what belongs to a page is fetched by what he searches with."""
    pattern: Pattern | None = None
    """The series that this NIK goes on with."""
    searching: Searching = NOTHING
    """His searches, this one included."""
    is_scraped: bool = False
    """Whether a program enters the NIK, as it seems."""

    def decide(self, session: PocSession, at: datetime, forced: str) -> ResponseCode | Received:
        """Ask the same table as the Web Service, or take the code that a fault wants."""
        before = session.searches.get(self.operator, NOTHING)
        # What he signed in with, else he is signed in no more.
        password, one = session.record.hak_akses.password, session.record.operators.named(self.operator)
        sandi = one.sandi if one is not None else ""
        self.situation = _situation(self, session, at, password, sandi, session.record.agreement.elemen)
        if before.form == self.form and admit(self.situation) is DITEMUKAN:
            self.before = before.answer
            return Received(decode_shown(before.answer).code, is_cut=False)
        self.code = code_for(forced) if forced else decide(self.situation)
        if not forced and self.code.family is not Family.PENGGUNA:
            self._look_at_pattern(before, session.record.hak_akses.portal, at)
        return self.code

    def _look_at_pattern(self, before: Searching, rules: PortalRules, at: datetime) -> None:
        """Warn of a series of NIK, stop it, and see whether a program enters them."""
        entered, is_stopped = take(before.entered, self.nik, at, rules.remembered), False
        if entered != before.entered:
            self.pattern, is_stopped = rules.pattern.judge(entered)
        stopped = before.stopped if before.is_stopped(rules.pattern, at) else at if is_stopped else None
        self.searching = Searching(entered=entered, stopped=stopped)
        self.is_scraped = not self.is_browser and self.searching.is_haste(rules.scrape_count, rules.scrape_seconds)
        if stopped is not None:
            self.code = POLA_DIHENTIKAN

    def write(self, session: PocSession, left: int) -> bytes:
        """Return the words and, of a success, exactly the elements of the agreement."""
        del left
        found = self.situation.found if self.situation is not None and self.code is DITEMUKAN else ()
        content = tuple(_granted(one, session) for one in found[:1])
        warning = self.pattern.value if self.pattern is not None and self.code is not POLA_DIHENTIKAN else ""
        self.whole = self.before or msgspec.json.encode(Shown(self.code.code, self.code.portal, warning, content))
        return self.whole

    def quirks(self) -> tuple[str, ...]:
        """Return the pattern that the portal warned of or stopped, and that a program seems to search."""
        pattern = (Quirk(f"pola_{self.pattern.value}"),) if self.pattern is not None else ()
        return (*pattern, *(Quirk.DIKERUK,) * self.is_scraped)

    def stop(self) -> str:
        """Return that a series was stopped."""
        return POLA_DIHENTIKAN.name.lower() if self.code is POLA_DIHENTIKAN else ""

    def kept(self) -> bytes:
        """Return the form as it was typed."""
        return f"nik={quote_plus(self.nik)}&pencarian={quote_plus(self.form)}".encode()

    def remember(self, session: PocSession, delivery: Delivery) -> None:
        """Note what this form was answered, so that sending it twice neither asks nor costs again."""
        last = session.searches.get(self.operator, NOTHING)
        entered = self.searching if self.searching is not NOTHING else last
        form, answer = (self.form, delivery.body) if delivery.is_whole else (last.form, last.answer)
        session.searches = {
            **session.searches,
            self.operator: msgspec.structs.replace(entered, form=form, answer=answer),
        }


def _granted(penduduk: Penduduk, session: PocSession) -> dict[str, Value]:
    return {name: penduduk.elemen.get(name) for name in session.record.agreement.elemen}


def _situation(
    asked: Asked, session: PocSession, at: datetime, password: str, sandi: str, names: tuple[str, ...]
) -> Situation:
    """Return the situation; a portal has no IP field, so a registered IP stands there and the source is looked at."""
    registered = min(session.record.hak_akses.registered_ips, default=asked.source_ip)
    call = Call(
        method=Method.PORTAL,
        user_id=asked.operator,
        password=password,
        ip_user=registered,
        nik=asked.nik,
        source_ip=asked.source_ip,
    )
    standing = session.record.operators.standing(asked.operator, sandi, session.record.hak_akses.password)
    return session.situation(call, at, names, standing)
