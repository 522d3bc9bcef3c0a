"""Has the Dinas of a session its IP address and User Identity Administrator? Part of the durable record.

Each session has its own grant (SIM): it is a world of its own, with its own clock.
"""

from datetime import datetime

import msgspec

from simulator.domain.administrator import STEPS, AdministratorAct, AdministratorState, acts_in, once
from simulator.domain.formulir import LONGEST
from simulator.domain.pks import Pks
from simulator.poc.operators import MOST, ActRefused, Own


class AdministratorStep(msgspec.Struct, frozen=True):
    """One act between Dinas and Ditjen."""

    at: datetime
    act: str
    state: AdministratorState
    note: str = ""


class Administrator(msgspec.Struct, frozen=True):
    """What the Ditjen has given the Dinas."""

    state: AdministratorState = AdministratorState.BELUM
    user_id: str = ""
    ip: str = ""
    """The address that was given with it, loopback (SIM)."""
    changes: int = 0
    """How often it was changed on request."""
    steps: tuple[AdministratorStep, ...] = ()

    def act(self, pks: Pks, act: AdministratorAct, at: datetime, own: Own, note: str) -> "Administrator":
        """Return it after `act`, or raise `ActRefused`; a second grant is refused with the sentence of the norm.

        `note` says by which letter, or why.
        """
        state = STEPS.get((self.state, act))
        if state is None:
            raise ActRefused(*_refusal(pks, self.state, act))
        note = note.strip()
        if (act is not AdministratorAct.GRANT and not note) or len(note) > LONGEST or not note.isprintable():
            raise ActRefused(
                "invalid_reason",
                "alasan atau nomor surat kosong atau terlalu panjang / reason or letter is missing or too long",
                "tulis pada satu baris / write it on one line",
                "reason",
            )
        if act is AdministratorAct.REQUEST and len(self.steps) >= MOST:
            raise ActRefused("too_many", f"sudah {MOST} langkah / that many steps", "buka sesi baru / a new session")
        step = AdministratorStep(at, act.value, state, note)
        after = msgspec.structs.replace(self, state=state, steps=(*self.steps, step))
        if act is AdministratorAct.GRANT:
            return msgspec.structs.replace(after, user_id=f"{own.user_id}.admin", ip=own.ip)
        if act is AdministratorAct.APPROVE:
            changes = self.changes + 1
            return msgspec.structs.replace(after, user_id=f"{own.user_id}.admin{changes + 1}", changes=changes)
        return after


def _refusal(pks: Pks, state: AdministratorState, act: AdministratorAct) -> tuple[str, str, str]:
    if act is AdministratorAct.GRANT:
        return (
            "given_once",
            f"IP dan User Identity Administrator sudah diberikan / were given already; {once(pks)}",
            "penggantian diajukan sebagai perubahan (request) / a change is to be requested",
        )
    return (
        "not_allowed",
        f"User Identity Administrator berstatus {state}: {act} tidak dapat dilakukan / cannot be done now",
        f"yang dapat dilakukan sekarang / what can be done now: {', '.join(acts_in(state))}",
    )
