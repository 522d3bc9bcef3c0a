"""Has the Dinas of a session its IP address and User Identity Administrator? Part of the durable record.

Each session has its own grant (SIM): it is a world of its own, with its own clock.
"""

from datetime import datetime

import msgspec

from simulator.domain.administrator import STEPS, AdministratorAct, AdministratorState, once
from simulator.domain.formulir import LONGEST
from simulator.domain.pks import Pks
from simulator.poc.acting import ActRefused, Step, next_state
from simulator.poc.operators import MOST, Own


class Administrator(msgspec.Struct, frozen=True):
    """What the Ditjen has given the Dinas."""

    state: AdministratorState = AdministratorState.BELUM
    user_id: str = ""
    ip: str = ""
    """The address that was given with it, loopback (SIM)."""
    changes: int = 0
    """How often it was changed on request."""
    steps: tuple[Step[AdministratorState], ...] = ()
    """Each act between Dinas and Ditjen, in order."""

    @property
    def acts(self) -> tuple[AdministratorAct, ...]:
        """What may be done about it now."""
        return STEPS.acts_in(self.state)

    def act(self, pks: Pks, act: AdministratorAct, at: datetime, own: Own, note: str) -> "Administrator":
        """Return it after `act`, or raise `ActRefused`; a second grant is refused with the sentence of the norm.

        `note` says by which letter, or why.
        """
        if act is AdministratorAct.GRANT and STEPS.after(self.state, act) is None:
            raise ActRefused(
                "given_once",
                f"IP dan User Identity Administrator sudah diberikan / were given already; {once(pks)}",
                "penggantian diajukan sebagai perubahan (request) / a change is to be requested",
            )
        state = next_state(STEPS, "User Identity Administrator", self.state, act)
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
        step = Step(at, act.value, state, note)
        after = msgspec.structs.replace(self, state=state, steps=(*self.steps, step))
        if act is AdministratorAct.GRANT:
            return msgspec.structs.replace(after, user_id=f"{own.user_id}.admin", ip=own.ip)
        if act is AdministratorAct.APPROVE:
            changes = self.changes + 1
            return msgspec.structs.replace(after, user_id=f"{own.user_id}.admin{changes + 1}", changes=changes)
        return after
