"""What does the register say of a role of a household, element by element?"""

from collections.abc import Callable

from simulator.domain.penduduk import Value
from simulator.population import official
from simulator.population.address import (
    desa_of,
    hamlet,
    is_urban,
    postcode,
    rukun_tetangga,
    rukun_warga,
    street_address,
)
from simulator.population.calendar import DAYS, age_in_years, iso_day
from simulator.population.facets import facet, facet_factor
from simulator.population.household import Household
from simulator.population.names import MAN, WOMAN
from simulator.population.occupation import RURAL_JOBS, URBAN_JOBS, job, schooling
from simulator.population.portrait import portrait

Write = Callable[[Household, int], Value]
"""Says one element of a role that is in the household."""

_DEED, _MOMENT, _DISABILITY, _CARD = map(facet_factor, ("deed", "moment", "disability", "card"))
BLOOD_GROUPS = (*("TIDAK TAHU",) * 9, *("O",) * 3, *("A",) * 2, *("B",) * 2, "AB")
DISABILITIES = ("CACAT FISIK", "CACAT NETRA/BUTA", "CACAT RUNGU/WICARA", "CACAT MENTAL/JIWA", "CACAT LAINNYA")
SECONDS_OF_OFFICE = 8 * 3600


def _name(house: Household, role: int) -> str:
    """One in a hundred has a trailing blank, as real data has (wire contract 2.2)."""
    name = house.name(role)
    return name if house.bits_of[role] % 101 else name + " "


def _birth_place(house: Household, role: int) -> str:
    return house.registered_in(role).birth_place


def _schooling(house: Household, role: int) -> int:
    return schooling(age_in_years(house.birth(role)), house.bits_of[role] >> 36)


def _job(house: Household, role: int) -> str:
    age = age_in_years(house.birth(role))
    bits = house.bits_of[role]
    is_single = house.married(role) == official.BELUM_KAWIN
    jobs = URBAN_JOBS if is_urban(house.bits, house.region) else RURAL_JOBS
    return job(age, schooling(age, bits >> 36), bits >> 12, house.sex(role), is_single, jobs)


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _iso(day: int | None) -> str | None:
    return None if day is None else iso_day(day)


def _moment(number: int, first: int) -> str:
    """A moment in office hours between the day `first` and the reference date; the real format is unknown (SIM)."""
    day = iso_day(first + (number >> 15) % (DAYS - first))
    second = number % SECONDS_OF_OFFICE
    return f"{day} {8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _has_card(house: Household, role: int) -> bool:
    age = age_in_years(house.birth(role))
    return age >= 18 or (age == 17 and facet(house.bits_of[role], _CARD) % 3 > 0)


def _card_created(house: Household, role: int) -> str | None:
    if not _has_card(house, role):
        return None
    first = max(DAYS - 12 * 365, house.birth(role) + 17 * 366)
    return _moment(facet(house.bits_of[role], _CARD), min(first, DAYS - 1))


def _birth_deed(house: Household, role: int) -> str | None:
    number = facet(house.bits_of[role], _DEED)
    born = house.birth(role)
    if age_in_years(born) > 30 and number % 2:
        return None
    return f"{house.registered_in(role).code[:4]}-LU-{iso_day(born)[:4]}-{(number >> 8) % 10_000:04}"


def _deed(house: Household, day: int | None) -> str | None:
    """Both spouses have the same number."""
    return None if day is None else f"{1 + facet(house.bits, _DEED) % 999:03}/{day % 99 + 1:02}/{iso_day(day)[:4]}"


def _disability(house: Household, role: int) -> str | None:
    number = facet(house.bits_of[role], _DISABILITY)
    return DISABILITIES[(number >> 8) % len(DISABILITIES)] if number % 80 == 0 else None


WRITERS: dict[str, Write] = {
    "NIK": lambda house, _: int(house.written_nik),
    "NO_KK": lambda house, _: int(house.written_kk),
    "NAMA_LGKP": _name,
    "JENIS_KLMIN": lambda house, role: official.SEXES[house.sex(role)],
    "TMPT_LHR": _birth_place,
    "TGL_LHR": lambda house, role: iso_day(house.birth(role)),
    "AGAMA": lambda house, _: house.religion,
    "STATUS_KAWIN": Household.married,
    "STAT_HBKEL": Household.relation,
    "PDDK_AKH": lambda house, role: official.PDDK_AKH[_schooling(house, role)],
    "JENIS_PKRJN": _job,
    "GOL_DARAH": lambda house, role: BLOOD_GROUPS[(house.bits_of[role] >> 55) % len(BLOOD_GROUPS)],
    "NAMA_LGKP_IBU": lambda house, role: house.parent_name(role, WOMAN),
    "NAMA_LGKP_AYAH": lambda house, role: house.parent_name(role, MAN),
    "NIK_IBU": lambda house, role: _number(house.parent_nik(role, WOMAN)),
    "NIK_AYAH": lambda house, role: _number(house.parent_nik(role, MAN)),
    "ALAMAT": lambda house, _: street_address(house.bits, house.region),
    "NO_RT": lambda house, _: rukun_tetangga(house.bits),
    "NO_RW": lambda house, _: rukun_warga(house.bits),
    "DUSUN": lambda house, _: hamlet(house.bits, house.region),
    "KODE_POS": lambda house, _: postcode(house.region, desa_of(house.bits, house.region)),
    "NO_PROP": lambda house, _: house.region.province_number,
    "PROP_NAME": lambda house, _: house.region.province_name,
    "NO_KAB": lambda house, _: house.region.kabupaten_number,
    "KAB_NAME": lambda house, _: house.region.kabupaten_name,
    "NO_KEC": lambda house, _: house.region.number,
    "KEC_NAME": lambda house, _: house.region.name,
    "NO_KEL": lambda house, _: desa_of(house.bits, house.region).number,
    "KEL_NAME": lambda house, _: desa_of(house.bits, house.region).name,
    "EKTP_STATUS": lambda house, role: official.SUDAH_REKAM if _has_card(house, role) else official.BELUM_REKAM,
    "EKTP_CREATED": _card_created,
    "LAST_UPDATED": lambda house, role: _moment(facet(house.bits_of[role], _MOMENT), DAYS - 365),
    "NO_AKTA_LHR": _birth_deed,
    "NO_AKTA_KWN": lambda house, role: _deed(house, house.wedding(role)),
    "TGL_KWN": lambda house, role: _iso(house.wedding(role)),
    "NO_AKTA_CRAI": lambda house, role: _deed(house, house.divorce(role)),
    "TGL_CRAI": lambda house, role: _iso(house.divorce(role)),
    "PNYDNG_CCT": _disability,
    "FOTO": lambda house, role: portrait(house.bits_of[role]),
}
"""How each element is written, by wire name."""
