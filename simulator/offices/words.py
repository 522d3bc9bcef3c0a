"""What do the pages of the offices say of states, acts and days? Ours (SIM), but for the sentences of the Juknis."""

from collections.abc import Mapping
from datetime import date

from simulator.domain.administrator import AdministratorAct
from simulator.domain.pks import PenggunaKind, Pks
from simulator.domain.user_id import UserIdAct

OFFICES = "/kantor"
"""Where the pages begin, on the control port."""
ACTS: Mapping[str, tuple[str, str]] = {
    UserIdAct.CHECK: ("Tandai sudah diperiksa", "Mark as checked"),
    UserIdAct.APPROVE: ("Setujui", "Approve"),
    UserIdAct.REFUSE: ("Tolak", "Refuse"),
    UserIdAct.HANDOVER: ("Serahkan User ID dan kata sandi", "Hand over user id and password"),
    UserIdAct.REVOKE: ("Nonaktifkan User ID", "Switch the user id off"),
}
"""Act of the Dinas -> what its button says."""
DONE: Mapping[str, tuple[str, str]] = {
    "request": ("Pengguna mengajukan", "asked for by the Pengguna"),
    UserIdAct.CHECK: ("Dinas memeriksa", "checked by the Dinas"),
    UserIdAct.APPROVE: ("Dinas menyetujui", "approved by the Dinas"),
    UserIdAct.REFUSE: ("Dinas menolak", "refused by the Dinas"),
    UserIdAct.HANDOVER: ("Dinas menyerahkan", "handed over by the Dinas"),
    UserIdAct.USE: ("Operator masuk pertama kali", "first sign-in of the operator"),
    UserIdAct.CHANGE: ("Pengguna minta perubahan", "change asked for by the Pengguna"),
    UserIdAct.REVOKE: ("Dinas menonaktifkan", "switched off by the Dinas"),
}
"""Act -> what a history says of it."""
GRANTS: Mapping[str, tuple[str, str]] = {
    AdministratorAct.GRANT: ("Ditjen memberikan", "The Ditjen gives it"),
    AdministratorAct.REQUEST: ("Dinas mengajukan perubahan", "The Dinas asks for a change"),
    AdministratorAct.APPROVE: ("Ditjen menyetujui perubahan", "The Ditjen approves the change"),
    AdministratorAct.REFUSE: ("Ditjen menolak perubahan", "The Ditjen refuses the change"),
}
"""Act about the administrator -> what its button says."""
NEEDS_REASON = frozenset({UserIdAct.REFUSE.value, UserIdAct.REVOKE.value})
RESPONSIBLE: Mapping[str, tuple[str, str]] = {
    "PBG-J": (
        "II.A.2",
        "Penanggung jawab User ID adalah Kepala Dinas Komunikasi dan Informatika yang bertanggungjawab penuh terhadap"
        " penggunaan User ID tersebut",
    ),
    "BNA-J": (
        "II.A.2",
        "Penanggung jawab User ID adalah Kepala Dinas Kearsipan dan Perpustakaan Kabupaten Banjarnegara yang"
        " bertanggungjawab penuh terhadap penggunaan User ID tersebut",
    ),
    "KRA-J": (
        "2.h",
        "Penanggungjawab dan pemohon User ID adalah Kepala Baperlitbang, yang bertanggungjawab penuh terhadap"
        " penggunaan User ID tersebut",
    ),
}
"""Juknis -> where it says who answers for a user id, and its words."""
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def day_of(day: date) -> str:
    """Return the day of the week in Indonesian."""
    return _DAYS[day.weekday()]


def date_of(day: date | None) -> str:
    """Return a day as a letter writes it: 10 Mei 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "-"


def head_of(pks: Pks) -> str:
    """Return who answers for the Pengguna: "Kepala" of an office, "Pimpinan" of any other institution (SIM)."""
    title = "Kepala" if pks.pengguna_kind is PenggunaKind.PERANGKAT_DAERAH else "Pimpinan"
    return f"{title} {pks.pengguna}"


def responsible(pks: Pks) -> str:
    """Return the sentence by which the head of the institution answers, with its place; empty where there is none."""
    found = next(((norm, *RESPONSIBLE[norm]) for norm in pks.norms if norm in RESPONSIBLE), None)
    return f"{found[0]} {found[1]}: \u201c{found[2]}\u201d" if found else ""
