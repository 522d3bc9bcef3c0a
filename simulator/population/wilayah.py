"""Which regions exist, and what are they called?

Codes are those of the Ministry of Home Affairs without dots: 2 digits province, 4 kabupaten or kota, 6
kecamatan, and 4 more for desa or kelurahan (1xxx kelurahan, 2xxx desa, 3xxx desa adat). Names are upper case,
as the data method answers PROP_NAME, KAB_NAME, KEC_NAME and KEL_NAME (wire contract 2.2).
"""

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Desa:
    """A desa or kelurahan: NO_KEL (four digits) and KEL_NAME."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan with the names of the regions above it and its desa, ordered by number (never empty)."""

    code: str
    name: str
    kabupaten_name: str
    """KAB_NAME: `PURBALINGGA` for a kabupaten, `KOTA SEMARANG` for a kota."""
    province_name: str
    desa: tuple[Desa, ...]
    province_number: int = field(init=False)
    """NO_PROP, 11-96."""
    kabupaten_number: int = field(init=False)
    """NO_KAB within the province; from 71 on it is a kota."""
    number: int = field(init=False)
    """NO_KEC within the kabupaten."""
    is_in_kota: bool = field(init=False)
    """Whether the kecamatan lies in a kota."""
    birth_place: str = field(init=False)
    """TMPT_LHR of who was born here: the kabupaten's name without `KOTA` (SIM)."""

    def __post_init__(self) -> None:
        place = self.kabupaten_name.removeprefix("KOTA ").removeprefix("ADM. ")
        object.__setattr__(self, "province_number", int(self.code[:2]))
        object.__setattr__(self, "kabupaten_number", int(self.code[2:4]))
        object.__setattr__(self, "number", int(self.code[4:]))
        object.__setattr__(self, "is_in_kota", self.kabupaten_number > 70)
        object.__setattr__(self, "birth_place", place)


@dataclass(frozen=True, slots=True, eq=False)
class Wilayah:
    """The region table. Lines are kept as they are and decoded when a kecamatan is asked for."""

    _upper: dict[str, str]
    _lower: dict[str, str]
    kecamatan_codes: tuple[str, ...]
    """All kecamatan (six digits), in order."""
    _decoded: dict[str, Kecamatan] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Wilayah":
        """Read the table of `fixtures/wilayah` (one region per line, ordered by code)."""
        upper: dict[str, str] = {}
        lower: dict[str, str] = {}
        for line in text.splitlines():
            code, _, rest = line.partition("\t")
            (lower if len(code) == 6 else upper)[code] = rest
        return cls(upper, lower, tuple(lower))

    @property
    def kabupaten_codes(self) -> tuple[str, ...]:
        """All kabupaten and kota (four digits), in order."""
        return tuple(code for code in self._upper if len(code) == 4)

    def kecamatan_exists(self, code: str) -> bool:
        """Whether `code` (six digits) is a kecamatan of the table."""
        return code in self._lower

    def exists(self, code: str) -> bool:
        """Whether `code` is a province, kabupaten, kecamatan or desa of the table (2, 4, 6 or 10 digits)."""
        if len(code) != 10:
            return code in self._upper or code in self._lower
        upper, number = code[:6], code[6:]
        return upper in self._lower and any(f"{desa.number:04}" == number for desa in self.kecamatan(upper).desa)

    def name(self, code: str) -> str:
        """Name of a province (two digits) or a kabupaten or kota (four digits), or `LookupError`."""
        try:
            return self._upper[code]
        except KeyError:
            raise LookupError(f"wilayah {code} tidak dikenal / unknown region {code}") from None

    def kabupaten_named(self, name: str) -> str | None:
        """Code (four digits) of the kabupaten or kota with this name in upper case; None when there is none."""
        if not self._by_name:
            self._by_name.update((self._upper[code], code) for code in self.kabupaten_codes)
        return self._by_name.get(name)

    def named_in(self, office: str) -> str:
        """Code of the kabupaten, kota or province that an office's name ends with (`... Kabupaten Purbalingga`).

        Two or four digits; empty when it ends with none that the table knows.
        """
        kind, _, name = office.upper().rpartition(" KABUPATEN ")
        if kind:
            return self.kabupaten_named(name) or ""
        kind, _, name = office.upper().rpartition(" KOTA ")
        if kind:
            return self.kabupaten_named(f"KOTA {name}") or ""
        kind, _, name = office.upper().rpartition(" PROVINSI ")
        return next((code for code in self.province_codes if kind and self._upper[code] == name), "")

    def kecamatan_in(self, code: str) -> tuple[str, ...]:
        """Kecamatan codes of a province or kabupaten (two or four digits), in order; empty when unknown."""
        first, after = bisect_left(self.kecamatan_codes, code), bisect_left(self.kecamatan_codes, f"{code}:")
        return self.kecamatan_codes[first:after]

    @property
    def province_codes(self) -> tuple[str, ...]:
        """All provinces (two digits), in order."""
        return tuple(code for code in self._upper if len(code) == 2)

    def kecamatan_name(self, code: str) -> str:
        """Name of a kecamatan (six digits); `KeyError` when unknown."""
        return self._lower[code].partition("\t")[0]

    def share_of_kelurahan(self, code: str) -> float:
        """Which part of the desa of a kecamatan (six digits) are kelurahan; read without keeping their names."""
        villages = "|" + self._lower[code].partition("\t")[2]
        return (villages.count("|0") + villages.count("|1")) / villages.count("|")

    def kecamatan(self, code: str) -> Kecamatan:
        """The kecamatan with this code (six digits), or `LookupError`."""
        found = self._decoded.get(code)
        if found is None:
            found = self._decoded[code] = self._decode(code)
        return found

    def _decode(self, code: str) -> Kecamatan:
        if code not in self._lower:
            raise LookupError(f"wilayah {code} tidak dikenal / unknown region {code}")
        name, _, villages = self._lower[code].partition("\t")
        pairs = (village.split(":", 1) for village in villages.split("|"))
        desa = tuple(Desa(int(number), desa_name) for number, desa_name in pairs)
        return Kecamatan(code, name, self._upper[code[:4]], self._upper[code[:2]], desa)
