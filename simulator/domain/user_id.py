"""By which steps does a user id come to an operator of the Pengguna, and how does it end? One table.

The Pengguna asks by letter and form; the Dinas checks, approves or refuses, and hands user id and password over (KRA-J
2.d-g); a change is asked for and handed over in the same way (PBG-J II.A.3, BNA-J II.A.3). The names of the steps are
ours (SIM), as is that the first sign-in makes active what was handed over, and that until a change is handed over the
old user id goes on working.
"""

from datetime import date
from enum import StrEnum

from simulator.domain.pks import Pks
from simulator.domain.steps import Steps


class UserIdState(StrEnum):
    """Where a user id stands."""

    DIAJUKAN = "diajukan"
    """Asked for, by letter and form."""
    DIPERIKSA = "diperiksa"
    """Looked at by the Dinas."""
    DISETUJUI = "disetujui"
    DITOLAK = "ditolak"
    DISERAHKAN = "diserahkan"
    """Handed over with a Berita Acara Serah Terima; nobody has signed in with it."""
    AKTIF = "aktif"
    DIUBAH = "diubah"
    """A change was asked for, by letter and form (PBG-J II.A.3.a, BNA-J II.A.3.a)."""
    NONAKTIF = "nonaktif"
    """Switched off: code 17 (PBG-J II.C.2.b.3.h; "Penonaktifan User Identity", PBK 36(2)b)."""


class UserIdAct(StrEnum):
    """What may be done about a user id that was asked for."""

    CHECK = "check"
    APPROVE = "approve"
    REFUSE = "refuse"
    HANDOVER = "handover"
    USE = "use"
    """The first sign-in: no act of an office."""
    CHANGE = "change"
    REVOKE = "revoke"


_S, _A = UserIdState, UserIdAct
STEPS = Steps(
    {
        (_S.DIAJUKAN, _A.CHECK): _S.DIPERIKSA,
        (_S.DIPERIKSA, _A.APPROVE): _S.DISETUJUI,
        (_S.DIPERIKSA, _A.REFUSE): _S.DITOLAK,
        (_S.DISETUJUI, _A.HANDOVER): _S.DISERAHKAN,
        (_S.DISERAHKAN, _A.USE): _S.AKTIF,
        (_S.DISERAHKAN, _A.CHANGE): _S.DIUBAH,
        (_S.AKTIF, _A.CHANGE): _S.DIUBAH,
        (_S.DIUBAH, _A.HANDOVER): _S.DISERAHKAN,
        (_S.DIUBAH, _A.REFUSE): _S.AKTIF,
        (_S.DISERAHKAN, _A.REVOKE): _S.NONAKTIF,
        (_S.AKTIF, _A.REVOKE): _S.NONAKTIF,
        (_S.DIUBAH, _A.REVOKE): _S.NONAKTIF,
    },
    of_no_office=frozenset({_A.USE}),
)
"""What is not here is not allowed; every way can end, in a state of `OVER`."""

WORKING = frozenset({_S.DISERAHKAN, _S.AKTIF, _S.DIUBAH})
"""States in which an operator is let in."""
OVER = frozenset({_S.DITOLAK, _S.NONAKTIF})
"""States after which nothing comes: the person may ask anew."""
GRANTED = WORKING | {_S.DISETUJUI}
"""States that count towards the number of user ids that an agreement grants."""

ONE_USER_ID = 'KRA-J 2.e: "Selanjutnya Disdukcapil memberikan sebanyak 1 (satu) User ID"'
"""The sentence behind `user_ids` of an agreement."""
IN_TIME = (
    'KRA-J 2.i: "Disdukcapil menyerahkan User ID kepada Baperlitbang paling lambat 2 (dua) minggu setelah surat'
    ' permohonan User ID diterima"'
)
"""The sentence behind `user_id_hari` of an agreement."""


def is_full(pks: Pks, granted: int) -> bool:
    """Whether no further user id may be granted beside `granted` of them (KRA-J 2.e)."""
    return pks.user_ids is not None and granted >= pks.user_ids


def days_late(pks: Pks, asked: date, given: date) -> int:
    """Return by how many days a hand-over on `given` misses the limit after a request of `asked` (KRA-J 2.i); or 0."""
    if pks.user_id_hari is None:
        return 0
    return max(0, (given - asked).days - pks.user_id_hari)
