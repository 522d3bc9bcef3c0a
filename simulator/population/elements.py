"""What does the register say of a resident, element by element?"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from simulator.domain.penduduk import Value
from simulator.population import official
from simulator.population.address import (
    Home,
    hamlet,
    has_postcode,
    postcode,
    rukun_tetangga,
    rukun_warga,
    street_address,
)
from simulator.population.calendar import DAYS, age_in_years, iso_day
from simulator.population.facets import facet, facet_factor
from simulator.population.household import Member
from simulator.population.names import MAN, WOMAN
from simulator.population.occupation import RURAL_JOBS, URBAN_JOBS, job, schooling
from simulator.population.portrait import portrait

_DEED, _MOMENT, _DISABILITY, _CARD = map(facet_factor, ("deed", "moment", "disability", "card"))
BLOOD_GROUPS = (*("TIDAK TAHU",) * 9, *("O",) * 3, *("A",) * 2, *("B",) * 2, "AB")
DISABILITIES = ("CACAT FISIK", "CACAT NETRA/BUTA", "CACAT RUNGU/WICARA", "CACAT MENTAL/JIWA", "CACAT LAINNYA")
SECONDS_OF_OFFICE = 8 * 3600


def has_trailing_blank(bits: int) -> bool:
    """Whether a blank ends the name of who has these random bits: one in a hundred, as in real data (contract 2.2)."""
    return bits % 101 == 0


def _name(one: Member) -> str:
    name = one.house.name(one.role, one.sex)
    return f"{name} " if has_trailing_blank(one.bits) else name


def _schooling(one: Member) -> int:
    return schooling(age_in_years(one.birth), one.bits >> 36)


def _job(one: Member) -> str:
    age = age_in_years(one.birth)
    is_single = one.house.married(one.role) == official.BELUM_KAWIN
    jobs = URBAN_JOBS if one.house.home().is_urban else RURAL_JOBS
    return job(age, schooling(age, one.bits >> 36), one.bits >> 12, one.sex, is_single, jobs)


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _iso(day: int | None) -> str | None:
    return None if day is None else iso_day(day)


def _moment(number: int, first: int) -> str:
    """A moment in office hours between the day `first` and the reference date; the real format is unknown (SIM)."""
    day = iso_day(first + (number >> 15) % (DAYS - first))
    second = number % SECONDS_OF_OFFICE
    return f"{day} {8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _has_card(one: Member) -> bool:
    age = age_in_years(one.birth)
    return age >= 18 or (age == 17 and facet(one.bits, _CARD) % 3 > 0)


def _card_created(one: Member) -> str | None:
    if not _has_card(one):
        return None
    first = max(DAYS - 12 * 365, one.birth + 17 * 366)
    return _moment(facet(one.bits, _CARD), min(first, DAYS - 1))


def is_birth_recorded(bits: int, age: int) -> bool:
    """Whether who has these random bits and `age` (years) has a birth deed: half of those over thirty have none."""
    return age <= 30 or facet(bits, _DEED) % 2 == 0


def _birth_deed(one: Member) -> str | None:
    if not is_birth_recorded(one.bits, age_in_years(one.birth)):
        return None
    return f"{one.nik.text[:4]}-LU-{iso_day(one.birth)[:4]}-{(facet(one.bits, _DEED) >> 8) % 10_000:04}"


def _deed(one: Member, day: int | None) -> str | None:
    """Both spouses have the same number."""
    if day is None:
        return None
    return f"{1 + facet(one.house.bits, _DEED) % 999:03}/{day % 99 + 1:02}/{iso_day(day)[:4]}"


def _disability(one: Member) -> str | None:
    number = facet(one.bits, _DISABILITY)
    return DISABILITIES[(number >> 8) % len(DISABILITIES)] if number % 80 == 0 else None


PERSONAL: dict[str, Callable[[Member], Value]] = {
    "NIK": lambda one: int(one.nik.text),
    "NO_KK": lambda one: int(one.house.nomor_kk()),
    "NAMA_LGKP": _name,
    "JENIS_KLMIN": lambda one: official.SEXES[one.sex],
    "TMPT_LHR": lambda one: one.house.registered_in(one.role).birth_place,
    "TGL_LHR": lambda one: iso_day(one.birth),
    "AGAMA": lambda one: one.house.religion,
    "STATUS_KAWIN": lambda one: one.house.married(one.role),
    "STAT_HBKEL": lambda one: one.house.relation(one.role),
    "PDDK_AKH": lambda one: official.PDDK_AKH[_schooling(one)],
    "JENIS_PKRJN": _job,
    "GOL_DARAH": lambda one: BLOOD_GROUPS[(one.bits >> 55) % len(BLOOD_GROUPS)],
    "NAMA_LGKP_IBU": lambda one: one.house.parent_name(one.role, WOMAN),
    "NAMA_LGKP_AYAH": lambda one: one.house.parent_name(one.role, MAN),
    "NIK_IBU": lambda one: _number(one.house.parent_nik(one.role, WOMAN)),
    "NIK_AYAH": lambda one: _number(one.house.parent_nik(one.role, MAN)),
    "EKTP_STATUS": lambda one: official.SUDAH_REKAM if _has_card(one) else official.BELUM_REKAM,
    "EKTP_CREATED": _card_created,
    "LAST_UPDATED": lambda one: _moment(facet(one.bits, _MOMENT), DAYS - 365),
    "NO_AKTA_LHR": _birth_deed,
    "NO_AKTA_KWN": lambda one: _deed(one, one.house.wedding(one.role)),
    "TGL_KWN": lambda one: _iso(one.house.wedding(one.role)),
    "NO_AKTA_CRAI": lambda one: _deed(one, one.house.divorce(one.role)),
    "TGL_CRAI": lambda one: _iso(one.house.divorce(one.role)),
    "PNYDNG_CCT": _disability,
    "FOTO": lambda one: portrait(one.bits),
}
"""How each element of a person is written, by wire name."""
OF_HOME: dict[str, Callable[[Home], Value]] = {
    "ALAMAT": street_address,
    "NO_RT": rukun_tetangga,
    "NO_RW": rukun_warga,
    "DUSUN": hamlet,
    "KODE_POS": lambda home: postcode(home.kecamatan, home.desa) if has_postcode(home.bits) else None,
    "NO_PROP": lambda home: home.kecamatan.province_number,
    "PROP_NAME": lambda home: home.kecamatan.province_name,
    "NO_KAB": lambda home: home.kecamatan.kabupaten_number,
    "KAB_NAME": lambda home: home.kecamatan.kabupaten_name,
    "NO_KEC": lambda home: home.kecamatan.number,
    "KEC_NAME": lambda home: home.kecamatan.name,
    "NO_KEL": lambda home: home.desa.number,
    "KEL_NAME": lambda home: home.desa.name,
}
"""How each element of an address is written: the same for all members of a household."""


class Plan(NamedTuple):
    """How the elements of certain names are written, in the order of the names."""

    blank: Mapping[str, Value]
    personal: tuple[tuple[str, Callable[[Member], Value]], ...]
    of_home: tuple[tuple[str, Callable[[Home], Value]], ...]


@lru_cache(1024)
def plan(names: tuple[str, ...]) -> Plan:
    """How the elements `names` are written; `KeyError` for an unknown name."""
    return Plan(
        dict.fromkeys(names),
        tuple((name, PERSONAL[name]) for name in names if name not in OF_HOME),
        tuple((name, OF_HOME[name]) for name in names if name in OF_HOME),
    )


def write_elemen(one: Member, names: tuple[str, ...]) -> dict[str, Value]:
    """What the register says of a resident, in the order of `names`."""
    blank, personal, of_home = plan(names)
    elemen = dict(blank)
    for name, write in personal:
        elemen[name] = write(one)
    if of_home:
        home = one.house.home()
        for name, write_home in of_home:
            elemen[name] = write_home(home)
    return elemen
