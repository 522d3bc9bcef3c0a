"""What does the register say of a persona and of the others on the same family card?

The persona's own typed data (name, birth, sex, region) come from the seed; names of parents and relatives,
street and dusun come from the run as well: the canaries, words that no list contains, to be searched for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Value
from simulator.population import official
from simulator.population.address import postcode
from simulator.population.calendar import age_in_years, date_to_day
from simulator.population.dice import coin_word, draw, pick
from simulator.population.names import Style, full_name
from simulator.population.occupation import URBAN_JOBS, job, schooling
from simulator.population.official import LAKI_LAKI, PEREMPUAN, REFERENCE_DATE
from simulator.population.portrait import portrait
from simulator.population.wilayah import Kecamatan

CANARY_ELEMEN = ("ALAMAT", "DUSUN", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH")
"""Elements whose value is unique to the run: what an applicant does not know by heart or does not type."""
CANARY_SYLLABLES = 6
STREETS = ("JL. {} NO. {}", "JL. {} RAYA NO. {}", "GG. {} NO. {}", "PERUM {} BLOK C NO. {}", "KP. {} NO. {}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a persona's draws: what is typed depends on the seed, a canary also on the run."""

    seed: int
    run: int
    persona: str
    religion: str
    style: Style
    """How the people of the persona's home and religion are named."""

    def of_run(self, what: str) -> tuple[str | int, ...]:
        """Labels of a value that is unique to the run."""
        return self.seed, "run", self.run, self.persona, what

    def of_seed(self, what: str) -> tuple[str | int, ...]:
        """Labels of a value that stays from run to run."""
        return self.seed, "seed", self.persona, what


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a persona's family card, before the elements are written down."""

    label: str
    """Unique within the card; the persona's own is empty."""
    nik: Nik
    name: str
    sex: str
    born: date
    relation: str
    married: str
    wed: date | None = None
    father: "Member | None" = None
    mother: "Member | None" = None

    @property
    def age(self) -> int:
        """Completed years on the reference date."""
        return age_in_years(date_to_day(self.born))


def typed_name(labels: Labels, sex: str) -> str:
    """A persona's name, the same in every run."""
    number, clan = draw(2**32, *labels.of_seed("name")), draw(2**32, *labels.of_seed("clan"))
    return full_name(labels.style, official.SEXES.index(sex), number, clan)


def canary_name(labels: Labels, sex: str, who: str) -> str:
    """A relative's name, of which the last word is unique to the run."""
    given = pick(labels.style.given[official.SEXES.index(sex)], *labels.of_seed(who))
    return f"{given} {coin_word(CANARY_SYLLABLES, *labels.of_run(who))}"


def shared_elemen(labels: Labels, kecamatan: Kecamatan) -> dict[str, Value]:
    """The elements that all members of a family card share: religion and address."""
    desa = pick(kecamatan.desa, *labels.of_seed("desa"))
    street = coin_word(CANARY_SYLLABLES, *labels.of_run("ALAMAT"))
    house = 1 + draw(180, *labels.of_seed("house"))
    return {
        "AGAMA": labels.religion,
        "ALAMAT": pick(STREETS, *labels.of_seed("street")).format(street, house),
        "NO_RT": 1 + draw(12, *labels.of_seed("NO_RT")),
        "NO_RW": 1 + draw(9, *labels.of_seed("NO_RW")),
        "DUSUN": coin_word(CANARY_SYLLABLES, *labels.of_run("DUSUN")),
        "KODE_POS": postcode(kecamatan, desa),
        "NO_PROP": kecamatan.province_number,
        "PROP_NAME": kecamatan.province_name,
        "NO_KAB": kecamatan.kabupaten_number,
        "KAB_NAME": kecamatan.kabupaten_name,
        "NO_KEC": kecamatan.number,
        "KEC_NAME": kecamatan.name,
        "NO_KEL": desa.number,
        "KEL_NAME": desa.name,
    }


def person_elemen(
    labels: Labels, member: Member, nomor_kk: NomorKk, birth_place: str, shared: Mapping[str, Value]
) -> dict[str, Value]:
    """Every element of one member of the card."""
    own = replace(labels, persona=f"{labels.persona}/{member.label}")
    recorded = member.age >= 17
    wed = member.wed
    level = schooling(member.age, draw(1000, *own.of_seed("PDDK_AKH")))
    number = draw(2**32, *own.of_seed("JENIS_PKRJN"))
    is_single = member.married == official.BELUM_KAWIN
    return {
        "NIK": int(member.nik.text),
        "NO_KK": int(nomor_kk.text),
        "NAMA_LGKP": member.name,
        "JENIS_KLMIN": member.sex,
        "TMPT_LHR": birth_place,
        "TGL_LHR": member.born.isoformat(),
        "STATUS_KAWIN": member.married,
        "STAT_HBKEL": member.relation,
        "PDDK_AKH": official.PDDK_AKH[level],
        "JENIS_PKRJN": job(member.age, level, number, official.SEXES.index(member.sex), is_single, URBAN_JOBS),
        "GOL_DARAH": pick(official.GOL_DARAH, *own.of_seed("GOL_DARAH")),
        "NAMA_LGKP_IBU": _parent_name(labels, member, member.mother, PEREMPUAN),
        "NAMA_LGKP_AYAH": _parent_name(labels, member, member.father, LAKI_LAKI),
        "NIK_IBU": int(member.mother.nik.text) if member.mother else None,
        "NIK_AYAH": int(member.father.nik.text) if member.father else None,
        **shared,
        "EKTP_STATUS": official.SUDAH_REKAM if recorded else official.BELUM_REKAM,
        "EKTP_CREATED": _moment(_first_card(member), own, "EKTP_CREATED") if recorded else None,
        "LAST_UPDATED": _moment(date(2024, 1, 1), own, "LAST_UPDATED"),
        "NO_AKTA_LHR": f"{member.nik.text[:4]}-LT-{member.born:%Y}-{draw(100_000, *own.of_seed('akta')):05}",
        "NO_AKTA_KWN": f"{draw(1_000, *labels.of_seed('kwn')):03}/{wed:%m/%Y}" if wed else None,
        "TGL_KWN": wed.isoformat() if wed else None,
        "NO_AKTA_CRAI": None,
        "TGL_CRAI": None,
        "PNYDNG_CCT": None,
        "FOTO": portrait(draw(2**48, *own.of_seed("FOTO"))),
    }


def _parent_name(labels: Labels, member: Member, parent: Member | None, sex: str) -> str:
    return parent.name if parent else canary_name(labels, sex, f"{sex} parent of {member.label}")


def _first_card(member: Member) -> date:
    """The first day on which a KTP-el can have been made: after the seventeenth birthday."""
    return max(date(2013, 1, 1), member.born + timedelta(days=17 * 365 + 5))


def _moment(first: date, own: Labels, what: str) -> str:
    """A moment in office hours from the day `first` to the reference date; the real format is unknown (SIM)."""
    days = max(1, (REFERENCE_DATE - first).days)
    day = first + timedelta(days=draw(days, *own.of_seed(what)))
    second = draw(8 * 3600, *own.of_seed(f"{what} second"))
    return f"{day.isoformat()} {8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
