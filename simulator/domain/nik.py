"""Is this text a NIK or a nomor KK, and what do its digits say?

Form of the NIK: 6 digits kecamatan of first registration, 6 digits birth date DDMMYY (a woman's day plus 40),
4 digits serial (public fact; the Juknis calls a breach "NIK tidak sesuai format Dukcapil", PBG-J II.C.2.b.2.e).
"""

from calendar import monthrange
from collections.abc import Callable

import msgspec

WOMAN_DAY_OFFSET = 40
SERIAL_FIRST, SERIAL_LAST = 9001, 9899
"""Serials of synthetic residents: well formed for every client, never issued to a person (SIM)."""
KK_SERIAL_FIRST, KK_SERIAL_LAST = 9900, 9999
"""Serials of synthetic family cards (SIM)."""

_LAST_DAY = {
    f"{month:02}{year:02}": monthrange(2004 if year % 4 == 0 else 2001, month)[1]
    for year in range(100)
    for month in range(1, 13)
}
"""The last day of each month MMYY, in whichever century it is longer: 00 was a leap year in 2000."""


class MalformedNik(ValueError):
    """The text is not sixteen digits with a possible date and a serial above 0000."""


class Nik(msgspec.Struct, frozen=True, gc=False):
    """A well-formed NIK: sixteen ASCII digits. Whether its region exists is asked with `is_registered_in`."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Nik":
        """Return the NIK that `text` (16 digits, no blanks) spells, or raise `MalformedNik`."""
        if len(text) != 16 or not (text.isascii() and text.isdigit()):
            raise MalformedNik("NIK harus 16 angka / a NIK has 16 digits")
        day = int(text[6:8])
        if not 1 <= (day - WOMAN_DAY_OFFSET if day > WOMAN_DAY_OFFSET else day) <= _LAST_DAY.get(text[8:12], 0):
            raise MalformedNik("tanggal lahir dalam NIK tidak mungkin / impossible birth date in the NIK")
        if text[12:] == "0000":
            raise MalformedNik("nomor urut NIK tidak mungkin / impossible serial in the NIK")
        return cls(text)

    @property
    def kecamatan(self) -> str:
        """Six digits: the kecamatan of first registration."""
        return self.text[:6]

    @property
    def is_woman(self) -> bool:
        """Whether the day is written plus 40."""
        return int(self.text[6:8]) > WOMAN_DAY_OFFSET

    @property
    def birth_digits(self) -> tuple[int, int, int]:
        """Day 1-31, month 1-12 and two-digit year of birth."""
        return int(self.text[6:8]) % WOMAN_DAY_OFFSET, int(self.text[8:10]), int(self.text[10:12])

    @property
    def serial(self) -> int:
        """The last four digits, 1-9999."""
        return int(self.text[12:])

    def is_registered_in(self, region_exists: Callable[[str], bool]) -> bool:
        """Whether the kecamatan of the NIK is one that `region_exists` (six digits -> bool) knows."""
        return region_exists(self.kecamatan)

    def __str__(self) -> str:
        return self.text


class NomorKk(msgspec.Struct, frozen=True, gc=False):
    """A well-formed nomor KK: kecamatan, day of issue DDMMYY, serial."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "NomorKk":
        """Return the nomor KK that `text` (16 digits) spells, or raise `MalformedNik`."""
        if len(text) != 16 or not (text.isascii() and text.isdigit()):
            raise MalformedNik("nomor KK harus 16 angka / a nomor KK has 16 digits")
        if not 1 <= int(text[6:8]) <= _LAST_DAY.get(text[8:12], 0) or text[12:] == "0000":
            raise MalformedNik("tanggal atau nomor urut KK tidak mungkin / impossible date or serial in the nomor KK")
        return cls(text)

    def __str__(self) -> str:
        return self.text
