"""What does an agreement rule besides the grant: reports, readers, user ids, sanctions, what its service rests on?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SaluranLaporan(StrEnum):
    """By which way a report may be handed in (PBG-J V.B, BNA-J V.B, KRA-J 5.b)."""

    MANUAL = "manual"
    """On paper: "secara manual (hard copy)"."""
    EMAIL = "email"
    LAMAN = "laman"
    """On a page of the Ditjen (KRA-J 5.b)."""


@dataclass(frozen=True, slots=True)
class Laporan:
    """The report on the use of the data that is due each semester (PKS Pasal 8(1))."""

    bulan: tuple[int, ...]
    """Months in which it is due, 1 to 12: June and December (PKS Pasal 8(1))."""
    hari_kerja: int | None = None
    """Within how many working days; absent where the agreement names no number (PBG-J V.C, BNA-J V.C: 10)."""
    saluran: tuple[SaluranLaporan, ...] = ()
    """The ways open to this Pengguna; empty where the agreement names none."""


@dataclass(frozen=True, slots=True)
class Pembaca:
    """How many card readers the Pengguna must have, and by when (KRA-J 4.a)."""

    per_unit_kerja: int
    """Readers in each work unit, at least."""
    due: date | None = None
    """The day by which they are due, WIB; "dalam waktu 1 (satu) tahun" is read from the day of signing on (SIM)."""


class Sanksi(StrEnum):
    """What may be taken from a Pengguna that breaks its duties (PBK 36(2); PKS Pasal 9(1); Juknis)."""

    KUOTA = "kuota"
    """The kuota is cut: "pengurangan kuota Hak Akses" (PBK 36(2)a)."""
    USER_ID = "user_id"
    """The user id is switched off: "Penonaktifan User Identity" (PBK 36(2)b)."""
    JARINGAN = "jaringan"
    """The line is cut: "pemutusan jaringan" (PBK 36(2)c)."""
    CARD_READER = "card_reader"
    """The readers are switched off: "penonaktifan Card Reader" (PBK 36(2)d)."""
    IZIN_CARD_READER = "izin_card_reader"
    """The permit of the readers is withdrawn: "pencabutan surat persetujuan penggunaan Card Reader" (PBK 36(2)e)."""
    KERJA_SAMA = "kerja_sama"
    """The end of the agreement (PBK 36(2)f, PBG-P 9(1), BNA-P 9(1), KRA-P 9(1))."""
    PENCABUTAN = "pencabutan"
    """The access right is withdrawn: "mencabut hak akses data kependudukan" (PBG-J VI.I, BNA-J VI.I, KRA-J 6.g)."""


class LayananAtas(StrEnum):
    """On which identity the Pengguna's service may rest (PBG-P 2(2)e, BNA-P 2(2)e, KRA-P 2(2)e)."""

    KTP_EL = "ktp_el"
    IKD = "ikd"


class FormatUnggah(StrEnum):
    """In which form a file of data balikan may be uploaded (KRA-J 3.d, 3.e)."""

    EXCEL = "excel"
    CSV = "csv"
