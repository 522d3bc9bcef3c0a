"""What does the register say of a role of a household, element by element?"""

from collections.abc import Callable

from simulator.domain.penduduk import Value
from simulator.population import official
from simulator.population.address import desa_of, hamlet, is_urban, neighbours, postcode, street_address
from simulator.population.calendar import DAYS, age_in_years, day_to_date
from simulator.population.facets import facet, facet_factor
from simulator.population.household import Household
from simulator.population.occupation import job, schooling
from simulator.population.portrait import portrait
from simulator.population.wilayah import Kecamatan

Write = Callable[[Household, int], Value]
"""Says one element of a role that is in the household."""

_BLOOD, _SCHOOL, _JOB, _DEED, _MOMENT, _DISABILITY, _CARD = map(
    facet_factor, ("blood", "school", "job", "deed", "moment", "disability", "card")
)
BLOOD_GROUPS = (*("TIDAK TAHU",) * 9, *("O",) * 3, *("A",) * 2, *("B",) * 2, "AB")
DISABILITIES = ("CACAT FISIK", "CACAT NETRA/BUTA", "CACAT RUNGU/WICARA", "CACAT MENTAL/JIWA", "CACAT LAINNYA")
SECONDS_OF_OFFICE = 8 * 3600


def kecamatan_of(house: Household) -> Kecamatan:
    """Where the household lives."""
    return house.country.wilayah.kecamatan(house.code)


def _name(house: Household, role: int) -> str:
    """One in a hundred has a trailing blank, as real data has (wire contract 2.2)."""
    return house.name(role) + " " * (house.bits_of(role) % 101 == 0)


def _birth_place(house: Household, role: int) -> str:
    code = house.country.scheme.registered_in(house.kecamatan, house.column, role)
    return house.country.wilayah.name(code[:4]).removeprefix("KOTA ").removeprefix("ADM. ")


def _schooling(house: Household, role: int) -> int:
    return schooling(age_in_years(house.birth(role)), facet(house.bits_of(role), _SCHOOL))


def _job(house: Household, role: int) -> str:
    return job(
        age_in_years(house.birth(role)),
        _schooling(house, role),
        facet(house.bits_of(role), _JOB),
        is_woman=house.is_woman(role),
        is_single=house.married(role) == official.BELUM_KAWIN,
        is_urban=is_urban(house.bits, kecamatan_of(house)),
    )


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _iso(day: int | None) -> str | None:
    return None if day is None else day_to_date(day).isoformat()


def _moment(number: int, first: int) -> str:
    """A moment in office hours between the day `first` and the reference date; the real format is unknown (SIM)."""
    day = day_to_date(first + (number >> 15) % (DAYS - first))
    second = number % SECONDS_OF_OFFICE
    return f"{day.isoformat()} {8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _has_card(house: Household, role: int) -> bool:
    age = age_in_years(house.birth(role))
    return age >= 18 or (age == 17 and facet(house.bits_of(role), _CARD) % 3 > 0)


def _card_created(house: Household, role: int) -> str | None:
    if not _has_card(house, role):
        return None
    first = max(DAYS - 12 * 365, house.birth(role) + 17 * 366)
    return _moment(facet(house.bits_of(role), _CARD), min(first, DAYS - 1))


def _birth_deed(house: Household, role: int) -> str | None:
    number = facet(house.bits_of(role), _DEED)
    born = house.birth(role)
    if age_in_years(born) > 30 and number % 2:
        return None
    code = house.country.scheme.registered_in(house.kecamatan, house.column, role)
    return f"{code[:4]}-LU-{day_to_date(born):%d%m%Y}-{(number >> 8) % 10_000:04}"


def _wedding(house: Household, role: int) -> int | None:
    days = house.wedding(role)
    return None if days is None else days[0]


def _divorce(house: Household, role: int) -> int | None:
    days = house.wedding(role)
    return None if days is None else days[1]


def _deed(house: Household, day: int | None) -> str | None:
    """Both spouses have the same number."""
    return (
        None if day is None else f"{1 + facet(house.bits, _DEED) % 999:03}/{day % 99 + 1:02}/{day_to_date(day):%m/%Y}"
    )


def _disability(house: Household, role: int) -> str | None:
    number = facet(house.bits_of(role), _DISABILITY)
    return DISABILITIES[(number >> 8) % len(DISABILITIES)] if number % 80 == 0 else None


WRITERS: dict[str, Write] = {
    "NIK": lambda house, role: int(house.nik(role)),
    "NO_KK": lambda house, _: int(house.nomor_kk()),
    "NAMA_LGKP": _name,
    "JENIS_KLMIN": lambda house, role: official.PEREMPUAN if house.is_woman(role) else official.LAKI_LAKI,
    "TMPT_LHR": _birth_place,
    "TGL_LHR": lambda house, role: day_to_date(house.birth(role)).isoformat(),
    "AGAMA": lambda house, _: house.religion,
    "STATUS_KAWIN": Household.married,
    "STAT_HBKEL": Household.relation,
    "PDDK_AKH": lambda house, role: official.PDDK_AKH[_schooling(house, role)],
    "JENIS_PKRJN": _job,
    "GOL_DARAH": lambda house, role: BLOOD_GROUPS[facet(house.bits_of(role), _BLOOD) % len(BLOOD_GROUPS)],
    "NAMA_LGKP_IBU": lambda house, role: house.parent_name(role, is_woman=True),
    "NAMA_LGKP_AYAH": lambda house, role: house.parent_name(role, is_woman=False),
    "NIK_IBU": lambda house, role: _number(house.parent_nik(role, is_woman=True)),
    "NIK_AYAH": lambda house, role: _number(house.parent_nik(role, is_woman=False)),
    "ALAMAT": lambda house, _: street_address(house.bits, kecamatan_of(house)),
    "NO_RT": lambda house, _: neighbours(house.bits).rt,
    "NO_RW": lambda house, _: neighbours(house.bits).rw,
    "DUSUN": lambda house, _: hamlet(house.bits, kecamatan_of(house)),
    "KODE_POS": lambda house, _: postcode(house.bits, kecamatan_of(house)),
    "NO_PROP": lambda house, _: int(house.code[:2]),
    "PROP_NAME": lambda house, _: kecamatan_of(house).province_name,
    "NO_KAB": lambda house, _: int(house.code[2:4]),
    "KAB_NAME": lambda house, _: kecamatan_of(house).kabupaten_name,
    "NO_KEC": lambda house, _: int(house.code[4:]),
    "KEC_NAME": lambda house, _: kecamatan_of(house).name,
    "NO_KEL": lambda house, _: desa_of(house.bits, kecamatan_of(house)).number,
    "KEL_NAME": lambda house, _: desa_of(house.bits, kecamatan_of(house)).name,
    "EKTP_STATUS": lambda house, role: official.SUDAH_REKAM if _has_card(house, role) else official.BELUM_REKAM,
    "EKTP_CREATED": _card_created,
    "LAST_UPDATED": lambda house, role: _moment(facet(house.bits_of(role), _MOMENT), DAYS - 365),
    "NO_AKTA_LHR": _birth_deed,
    "NO_AKTA_KWN": lambda house, role: _deed(house, _wedding(house, role)),
    "TGL_KWN": lambda house, role: _iso(_wedding(house, role)),
    "NO_AKTA_CRAI": lambda house, role: _deed(house, _divorce(house, role)),
    "TGL_CRAI": lambda house, role: _iso(_divorce(house, role)),
    "PNYDNG_CCT": _disability,
    "FOTO": lambda house, role: portrait(house.bits_of(role)),
}
"""How each element is written, by wire name."""
