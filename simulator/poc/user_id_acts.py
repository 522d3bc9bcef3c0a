"""How do Pengguna, Dinas and Ditjen act on the user ids of a session? By one set of acts, whoever sends them.

What is decided stands in `operators` and `administrator`; here the session is held, and what takes long is done before.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from simulator.domain.administrator import AdministratorAct, AdministratorState, needs_administrator, once
from simulator.domain.formulir import Formulir, Surat
from simulator.domain.user_id import UserIdAct
from simulator.poc.acting import ActRefused
from simulator.poc.administrator import Administrator
from simulator.poc.desk import SessionDesk, T
from simulator.poc.operators import Operator, OperatorBook, Own, Secret
from simulator.poc.sandi import digest_password, make_password
from simulator.poc.session import PocSession


class Details(msgspec.Struct, frozen=True):
    """What an act may need."""

    reason: str = ""
    """Of refuse and revoke."""
    bast: str = ""
    """Of handover: the number of the Berita Acara; empty: made (SIM)."""
    form: Formulir = Formulir()
    surat: Surat = Surat()
    """Of change: the whole form as it is to be, and the letter."""


@dataclass(frozen=True, slots=True)
class Done:
    """What has become of a request, and the password where one was handed over: it is told here and never again."""

    operator: Operator
    password: str = ""


async def request_user_id(desk: SessionDesk, session: PocSession, form: Formulir, surat: Surat) -> Done:
    """Take a request of the Pengguna; raise `ActRefused`."""

    def mutate() -> Done:
        record = session.record
        record.operators = record.operators.request(record.agreement, form, surat, session.now())
        return Done(record.operators.operators[-1])

    return await _change(desk, session, mutate)


async def act_on_user_id(
    desk: SessionDesk, session: PocSession, number: int, act: UserIdAct, details: Details
) -> Done | None:
    """Do `act` about the request `number`; None where there is none. Raises `ActRefused`."""
    secret = await asyncio.to_thread(_make_secret) if act is UserIdAct.HANDOVER else Secret("", "")

    def mutate() -> Done | None:
        book = session.record.operators
        one = book.find(number)
        if one is None:
            return None
        session.record.operators = after = _after(book, one, session, act, details, secret)
        return Done(after.operators[number - 1], secret.password)

    return await _change(desk, session, mutate)


async def act_on_administrator(
    desk: SessionDesk, session: PocSession, act: AdministratorAct, note: str
) -> Administrator:
    """Do `act` about the User Identity Administrator of the Dinas; raise `ActRefused`."""

    def mutate() -> Administrator:
        record = session.record
        record.administrator = record.administrator.act(record.agreement, act, session.now(), _own_of(session), note)
        return record.administrator

    return await _change(desk, session, mutate)


def _after(
    book: OperatorBook, one: Operator, session: PocSession, act: UserIdAct, details: Details, secret: Secret
) -> OperatorBook:
    pks, at = session.record.agreement, session.now()
    match act:
        case UserIdAct.CHECK:
            return book.check(one, at)
        case UserIdAct.APPROVE:
            return book.approve(pks, one, at)
        case UserIdAct.REFUSE:
            return book.refuse(one, at, details.reason)
        case UserIdAct.HANDOVER:
            _check_administrator(session)
            return book.handover(pks, one, at, _own_of(session), secret, details.bast)
        case UserIdAct.CHANGE:
            return book.change(pks, one, details.form, details.surat, at)
        case UserIdAct.REVOKE:
            return book.revoke(one, at, details.reason)
        case UserIdAct.USE:
            raise ActRefused(
                "not_allowed", "dilakukan oleh masuk yang pertama / done by the first sign-in", "masuk di Web Portal"
            )


def _check_administrator(session: PocSession) -> None:
    record = session.record
    if needs_administrator(record.agreement) and record.administrator.state is AdministratorState.BELUM:
        raise ActRefused(
            "no_administrator",
            f"Dinas belum diberi IP dan User Identity Administrator oleh Ditjen / the Ditjen has given none;"
            f" {once(record.agreement)}",
            "gladi user grant, halaman Dinas di /kantor, atau / or POST .../administrator/grant",
        )


def _own_of(session: PocSession) -> Own:
    """Return what user ids of `session` begin with, and the address that goes with them."""
    record = session.record
    return Own(record.credentials.user_id, min(record.hak_akses.registered_ips, default=""), record.hak_akses.password)


def _make_secret() -> Secret:
    password = make_password()
    return Secret(password, digest_password(password))


async def _change(desk: SessionDesk, session: PocSession, mutate: Callable[[], T]) -> T:
    def checked() -> T:
        if not session.record.is_open:
            raise ActRefused(
                "closed", f"sesi {session.record.id} sudah ditutup / is closed", "buka sesi baru / open a new session"
            )
        return mutate()

    return await desk.change(session, checked)


def sign_in_first(session: PocSession, user_id: str, at: datetime) -> None:
    """Note that `user_id` was signed in with, while the session is held."""
    session.record.operators = session.record.operators.use(user_id, at)
