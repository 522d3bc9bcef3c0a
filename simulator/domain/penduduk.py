"""What does the register say of one resident?"""

from collections.abc import Mapping
from enum import Enum

import msgspec

from simulator.domain.nik import Nik

Value = str | int | None
"""An element as the data method answers it: text, number (NIK, codes, RT, RW), or null."""


class StatusPenduduk(Enum):
    """Why a resident who is in the register may not be answered with data."""

    AKTIF = "aktif"
    MENINGGAL = "meninggal"
    """PBG-J II.C.2.b.2.a."""
    GANDA = "ganda"
    """PBG-J II.C.2.b.2.b."""
    NON_AKTIF = "non aktif"
    """PBG-J II.C.2.b.2.d."""
    TIDAK_DAPAT_DIPROSES = "tidak dapat diproses"
    """Known to public clients only (code 08), not to the Juknis."""


class Penduduk(msgspec.Struct, frozen=True, gc=False):
    """One resident: number, status, and the elements asked for by their wire names."""

    nik: Nik
    status: StatusPenduduk
    elemen: Mapping[str, Value]
