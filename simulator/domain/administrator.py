"""How does the Dinas come to its IP address and its User Identity Administrator? From the Ditjen, once.

PBK 26(2)-(5), BTN 13(1)-(3): asked for, given "hanya 1 (satu) kali", and changed on request. The names of the steps are
ours (SIM).
"""

from enum import StrEnum

from simulator.domain.pks import Pks
from simulator.domain.steps import Steps


class AdministratorState(StrEnum):
    """Where the User Identity Administrator of the Dinas stands."""

    BELUM = "belum"
    """Not given so far."""
    DIBERIKAN = "diberikan"
    PERUBAHAN_DIAJUKAN = "perubahan_diajukan"
    """The Dinas has asked for a change; the one that was given goes on working."""


class AdministratorAct(StrEnum):
    """What may be done about it."""

    GRANT = "grant"
    """The Ditjen gives it."""
    REQUEST = "request"
    """The Dinas asks for a change."""
    APPROVE = "approve"
    REFUSE = "refuse"
    """What the Ditjen answers to that."""


_S, _A = AdministratorState, AdministratorAct
STEPS = Steps(
    {
        (_S.BELUM, _A.GRANT): _S.DIBERIKAN,
        (_S.DIBERIKAN, _A.REQUEST): _S.PERUBAHAN_DIAJUKAN,
        (_S.PERUBAHAN_DIAJUKAN, _A.APPROVE): _S.DIBERIKAN,
        (_S.PERUBAHAN_DIAJUKAN, _A.REFUSE): _S.DIBERIKAN,
    }
)
"""What is not here is not allowed: a second grant least of all."""

ONCE = {
    "PBK": (
        'PBK 26(4): "Pemberian Internet Protocol Address dan User Identity Administrator sebagaimana dimaksud pada ayat'
        ' (3) dilakukan hanya 1 (satu) kali."'
    ),
    "BTN": (
        'BTN 13(2): "Pemberian Internet Protocol Address dan User Identity Administrator sebagaimana dimaksud pada ayat'
        ' (1) hanya dilakukan 1 (satu) kali."'
    ),
}
"""Regional regulation -> its sentence on the one grant."""


def once(pks: Pks) -> str:
    """Return the sentence on the one grant: of the regulation that binds `pks`, else that of Karanganyar."""
    return next((ONCE[dasar] for dasar in pks.dasar if dasar in ONCE), ONCE["PBK"])


def needs_administrator(pks: Pks) -> bool:
    """Whether the Dinas must have its administrator before it hands over user ids: where PBK 26 or BTN 13 binds."""
    return any(dasar in ONCE for dasar in pks.dasar)
