"""Whom has the Dinas given user ids beside the session's own, and how far is each? Part of the durable record.

Every act makes a new book, so that one that cannot be kept is undone with the record. The number of a request, the form
of a user id (the session's own, a dot, a number), and that one person has one request under way are ours (SIM).
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from simulator.domain.formulir import LONGEST, Formulir, Surat, faults_of
from simulator.domain.kuota import in_wib
from simulator.domain.pks import Pks
from simulator.domain.situation import OperatorStanding
from simulator.domain.user_id import (
    GRANTED,
    IN_TIME,
    ONE_USER_ID,
    OVER,
    STEPS,
    WORKING,
    UserIdAct,
    UserIdState,
    days_late,
    is_full,
)
from simulator.poc.acting import ActRefused, Step, next_state
from simulator.poc.wilayah_file import load_wilayah

MOST = 500
"""Requests that one session takes, steps of one request, letters of a reason (SIM)."""


class Bast(msgspec.Struct, frozen=True):
    """Berita Acara Serah Terima of user id and password: what was handed over, never the password."""

    nomor: str
    at: datetime
    user_id: str
    ip: str
    """The address that goes with it: IP LAN (PBG-J I.A.1, BNA-J I.A.1, KRA-J 1.d; PBK 26(6), BTN 13(4))."""
    is_change: bool
    """Whether it closes a change (PBG-J II.A.3.b, BNA-J II.A.3.b)."""
    days_late: int
    """Days beyond the limit of the agreement (KRA-J 2.i); 0: in time, or there is none."""
    form: Formulir
    surat: Surat
    """What was asked for, and by which letter: a later change does not change it here."""


class Operator(msgspec.Struct, frozen=True):
    """One request for a user id, and what became of it."""

    number: int
    form: Formulir
    surat: Surat
    asked: datetime
    """When this request, or the last one for a change, was received."""
    state: UserIdState = UserIdState.DIAJUKAN
    user_id: str = ""
    """Empty until it is handed over."""
    sandi: str = ""
    """What is kept of the password."""
    beside: str = ""
    """The password of the session's own user id then: a new one of it replaces those of all operators (SIM)."""
    changed_form: Formulir | None = None
    """The form of the change that is under way."""
    bast: tuple[Bast, ...] = ()
    """Of each hand-over, in order."""
    steps: tuple[Step[UserIdState], ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The NIK of who has this user id, and of who is to have it."""
        return tuple(form.nik for form in (self.form, self.changed_form) if form is not None)

    @property
    def acts(self) -> tuple[UserIdAct, ...]:
        """What an office may do about it now."""
        return STEPS.acts_in(self.state)

    def after(self, act: UserIdAct) -> UserIdState:
        """Return the state after `act`, or raise `ActRefused` where the table does not allow it."""
        return next_state(STEPS, f"permohonan nomor {self.number}", self.state, act)

    def step(self, act: UserIdAct, at: datetime, note: str = "", **changes: object) -> "Operator":
        """Return the request after `act`; raise as `after` does."""
        state = self.after(act)
        done = (*self.steps, Step(at, act.value, state, note))
        return msgspec.structs.replace(self, state=state, steps=done, **changes)


@dataclass(frozen=True, slots=True)
class Own:
    """The session's own user id, its first registered address (empty: it has none), and its password."""

    user_id: str
    ip: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class Secret:
    """A password that was just made, and what may be kept of it: making that takes long, and a thread."""

    password: str
    kept: str


class OperatorBook(msgspec.Struct, frozen=True):
    """All requests of one session."""

    operators: tuple[Operator, ...] = ()
    given: int = 0
    """How many user ids were handed over so far: the number of the last one."""

    def find(self, number: int) -> Operator | None:
        """Return the request with this number, from 1 on."""
        return self.operators[number - 1] if 1 <= number <= len(self.operators) else None

    def named(self, user_id: str) -> Operator | None:
        """Return who has this user id now, whether it still works or not."""
        return next((each for each in self.operators if each.user_id == user_id), None) if user_id else None

    def standing(self, user_id: str, sandi: str, beside: str = "") -> OperatorStanding | None:
        """Return what a decision must know of `user_id`; None: nobody was given it.

        `sandi` is what the password of the call was found to fit; empty: none. `beside` is the password that the
        session's own user id has now.
        """
        one = self.named(user_id)
        if one is None:
            return None
        is_proven = bool(sandi) and sandi == one.sandi and one.beside in ("", beside)
        return OperatorStanding(is_proven, is_active=one.state in WORKING)

    def request(self, pks: Pks, form: Formulir, surat: Surat, at: datetime) -> "OperatorBook":
        """Return the book with a new request of the Pengguna; raise `ActRefused` with all faults of form and letter."""
        form = self._checked(pks, form, surat, at)
        if len(self.operators) >= MOST:
            raise ActRefused(
                "too_many", f"sesi ini memuat {MOST} permohonan / is full", "buka sesi baru / a new session"
            )
        step = Step(at, "request", UserIdState.DIAJUKAN, f"surat {surat.nomor.strip()}")
        one = Operator(len(self.operators) + 1, form, surat, at, steps=(step,))
        return msgspec.structs.replace(self, operators=(*self.operators, one))

    def check(self, one: Operator, at: datetime) -> "OperatorBook":
        """Return the book after the Dinas has looked at the request."""
        return self._with(one.step(UserIdAct.CHECK, at))

    def approve(self, pks: Pks, one: Operator, at: datetime) -> "OperatorBook":
        """Return the book after the Dinas has approved; raise `ActRefused` where no more is granted (KRA-J 2.e)."""
        approved = one.step(UserIdAct.APPROVE, at)
        if is_full(pks, sum(each.state in GRANTED for each in self.operators)):
            raise ActRefused(
                "full",
                f"perjanjian memberi {pks.user_ids} User ID, sudah terpakai / that many are granted; {ONE_USER_ID}",
                "cabut yang lama dulu (revoke), atau ubah user_ids perjanjian / revoke the old one first",
            )
        return self._with(approved)

    def refuse(self, one: Operator, at: datetime, reason: str) -> "OperatorBook":
        """Return the book after the Dinas has refused the request, or the change that was asked for."""
        one.after(UserIdAct.REFUSE)
        return self._with(one.step(UserIdAct.REFUSE, at, _reason(reason), changed_form=None))

    def handover(self, pks: Pks, one: Operator, at: datetime, own: Own, secret: Secret, nomor: str) -> "OperatorBook":
        """Return the book after user id and password were handed over with the Berita Acara `nomor` (empty: made)."""
        one.after(UserIdAct.HANDOVER)
        nomor = nomor.strip()
        if len(nomor) > LONGEST or not nomor.isprintable():
            raise ActRefused(
                "invalid_bast",
                f"nomor BAST lebih dari {LONGEST} huruf, atau memuat tanda kendali / is too long or no plain text",
                "tulis pada satu baris, atau kosongkan / write it on one line, or leave it empty",
                "bast",
            )
        given = self.given + 1
        user_id = f"{own.user_id}.{given:02}"
        late = days_late(pks, in_wib(one.asked).date(), in_wib(at).date())
        bast = Bast(
            nomor=nomor or f"SIM/BAST-UID/{given:03}/{at.year}",
            at=at,
            user_id=user_id,
            ip=own.ip,
            is_change=one.state is UserIdState.DIUBAH,
            days_late=late,
            form=one.changed_form or one.form,
            surat=one.surat,
        )
        handed = one.step(
            UserIdAct.HANDOVER,
            at,
            f"BAST {bast.nomor}" + (f"; {late_words(late)}" if late else ""),
            form=bast.form,
            changed_form=None,
            user_id=user_id,
            sandi=secret.kept,
            beside=own.password,
            bast=(*one.bast, bast),
        )
        return msgspec.structs.replace(self._with(handed), given=given)

    def use(self, user_id: str, at: datetime) -> "OperatorBook":
        """Return the book after a sign-in with `user_id`: the first one makes it active; else the same book."""
        one = self.named(user_id)
        if one is None or one.state is not UserIdState.DISERAHKAN:
            return self
        return self._with(one.step(UserIdAct.USE, at))

    def change(self, pks: Pks, one: Operator, form: Formulir, surat: Surat, at: datetime) -> "OperatorBook":
        """Return the book after the Pengguna has asked for a change, by letter and form (PBG-J II.A.3.a)."""
        asked = one.step(UserIdAct.CHANGE, at, f"surat {surat.nomor.strip()}", asked=at, surat=surat)
        if len(asked.steps) > MOST:
            raise ActRefused("too_many", f"sudah {MOST} langkah / that many steps", "ajukan yang baru / ask anew")
        return self._with(msgspec.structs.replace(asked, changed_form=self._checked(pks, form, surat, at, one.number)))

    def revoke(self, one: Operator, at: datetime, reason: str) -> "OperatorBook":
        """Return the book after the user id was switched off: from now on it is answered with code 17."""
        one.after(UserIdAct.REVOKE)
        return self._with(one.step(UserIdAct.REVOKE, at, _reason(reason), changed_form=None))

    def _checked(self, pks: Pks, form: Formulir, surat: Surat, at: datetime, number: int = 0) -> Formulir:
        """Return the form of the request `number` (0: a new one), trimmed; raise `ActRefused` where it is not taken."""
        form = form.trimmed()
        faults = faults_of(form, surat, pks, in_wib(at).date(), load_wilayah().exists)
        if faults:
            first = faults[0]
            raise ActRefused("invalid_form", first.message, first.hint, first.field, faults)
        others = (each for each in self.operators if each.number != number and each.state not in OVER)
        same = next((each for each in others if form.nik in each.people), None)
        if same is not None:
            raise ActRefused(
                "already_asked",
                f"orang ini sudah punya permohonan nomor {same.number} ({same.state}) / this person has one already",
                "lanjutkan yang itu, atau minta perubahan (change) / go on with that one, or ask for a change",
                "form.nik",
            )
        return form

    def _with(self, one: Operator) -> "OperatorBook":
        others = tuple(one if each.number == one.number else each for each in self.operators)
        return msgspec.structs.replace(self, operators=others)


def late_words(late: int) -> str:
    """Return how a hand-over that missed its limit is spoken of."""
    return f"terlambat {late} hari / {late} days late; {IN_TIME}"


def _reason(reason: str) -> str:
    text = reason.strip()
    if not text or len(text) > MOST or not text.isprintable():
        raise ActRefused(
            "invalid_reason",
            f"alasan belum ditulis, atau lebih dari {MOST} huruf / no reason is given, or it is too long",
            "tulis alasan pada satu baris / write the reason on one line",
            "reason",
        )
    return text
