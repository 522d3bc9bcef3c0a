"""What does the register say of a persona and of the others on the same family card?

The persona's own typed data (name, birth, sex, region) come from the seed; names of parents and relatives,
street and dusun come from the run as well: the canaries, words that no list contains, to be searched for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Value
from simulator.population import official
from simulator.population.dice import coin_word, draw, pick
from simulator.population.official import LAKI_LAKI, PEREMPUAN, REFERENCE_DATE
from simulator.population.wilayah import Kecamatan

CANARY_ELEMEN = ("ALAMAT", "DUSUN", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH")
"""Elements whose value is unique to the run: what an applicant does not know by heart or does not type."""
CANARY_SYLLABLES = 6


def words(text: str) -> tuple[str, ...]:
    """The words of a list written as running text."""
    return tuple(text.split())


GIVEN = {
    LAKI_LAKI: words(
        "ADI AGUNG AGUS ALFIAN ANDIKA ARIF ASEP BAGUS BAMBANG BAYU BUDI CAHYO DADANG DEDI DIMAS EKO "
        "FAJAR FERDI GALIH GILANG HADI HENDRA IMAM INDRA IRFAN JAMALUDIN JOKO KOMANG KRISNA LUKMAN MADE "
        "MARKUS MULYADI NANANG NUGROHO PANJI PETRUS RAHMAT RIDWAN RIZKI RUDI SLAMET SUGENG SULAIMAN "
        "TAUFIK TEGUH WAHYU WAWAN YUDI YUSUF ZAENAL"
    ),
    PEREMPUAN: words(
        "ANI ANISA ASTUTI AYU CITRA DESI DEWI DIAN DINI EKA ELISABET ENDANG ERNA FATIMAH FITRI HALIMAH "
        "INDAH INTAN KADEK KARTIKA LASTRI LINA LULUK MARIA MARLINA MAYA MEGA MURNI NANI NINGSIH NOVITA "
        "NUR NURUL PUTRI RATNA RINA RINI ROHANI SARI SITI SRI SULASTRI TITIK TUTI UMI WATI WIDYA WULAN "
        "YANI YULIA YUNI ZUBAIDAH"
    ),
}
SECOND = {
    LAKI_LAKI: words(
        "PRASETYO SAPUTRA WIBOWO HIDAYAT KURNIAWAN SETIAWAN NUGRAHA SANTOSO HARAHAP SIREGAR GINTING "
        "TANJUNG MAULANA FIRMANSYAH PERMANA SUSANTO WIRAWAN HAKIM RAMADHAN UTOMO PURNOMO LESMANA "
        "GUNAWAN SIMANJUNTAK NASUTION LUMBANTORUAN MANDAGI RUMBIAK WENDA KOGOYA BOLENG NAHAK DAENG "
        "PALLAWA SUDARMA WIRYAWAN"
    ),
    PEREMPUAN: words(
        "LESTARI WAHYUNI RAHAYU HANDAYANI PUSPITASARI KUSUMAWATI ANGGRAINI HASANAH AMALIA SAFITRI "
        "PERTIWI UTAMI MAHARANI SETYOWATI HARTATI SUSANTI OKTAVIANI RAHMAWATI YULIANTI MULYANI SIREGAR "
        "GINTING NASUTION MANDAGI RUMBIAK WENDA KOGOYA NAHAK BOLENG LAKSMI PARWATI KOMALASARI PRATIWI "
        "NURJANAH MAIMUNAH"
    ),
}
STREETS = ("JL. {} NO. {}", "JL. {} RAYA NO. {}", "GG. {} NO. {}", "PERUM {} BLOK C NO. {}", "KP. {} NO. {}")
RELIGIONS = {
    "51": official.HINDU,
    "53": official.KATHOLIK,
    **dict.fromkeys(("71", "81", "91", "92", "93", "94", "95", "96"), official.KRISTEN),
}
JOBS = (
    "KARYAWAN SWASTA",
    "WIRASWASTA",
    "PETANI/PEKEBUN",
    "PEGAWAI NEGERI SIPIL",
    "BURUH HARIAN LEPAS",
    "PERDAGANGAN",
    "GURU",
    "NELAYAN/PERIKANAN",
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a persona's draws: what is typed depends on the seed, a canary also on the run."""

    seed: int
    run: int
    persona: str

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
        return age_on_reference_date(self.born)


def age_on_reference_date(born: date) -> int:
    """Completed years on the reference date."""
    return REFERENCE_DATE.year - born.year - ((REFERENCE_DATE.month, REFERENCE_DATE.day) < (born.month, born.day))


def typed_name(labels: Labels, sex: str) -> str:
    """A persona's name of two words, the same in every run."""
    return f"{pick(GIVEN[sex], *labels.of_seed('given'))} {pick(SECOND[sex], *labels.of_seed('second'))}"


def canary_name(labels: Labels, sex: str, who: str) -> str:
    """A relative's name, of which the last word is unique to the run."""
    return f"{pick(GIVEN[sex], *labels.of_seed(who))} {coin_word(CANARY_SYLLABLES, *labels.of_run(who))}"


def shared_elemen(labels: Labels, kecamatan: Kecamatan) -> dict[str, Value]:
    """The elements that all members of a family card share: religion and address."""
    desa = pick(kecamatan.desa, *labels.of_seed("desa"))
    street = coin_word(CANARY_SYLLABLES, *labels.of_run("ALAMAT"))
    house = 1 + draw(180, *labels.of_seed("house"))
    return {
        "AGAMA": RELIGIONS.get(kecamatan.code[:2], official.ISLAM),
        "ALAMAT": pick(STREETS, *labels.of_seed("street")).format(street, house),
        "NO_RT": 1 + draw(12, *labels.of_seed("NO_RT")),
        "NO_RW": 1 + draw(9, *labels.of_seed("NO_RW")),
        "DUSUN": coin_word(CANARY_SYLLABLES, *labels.of_run("DUSUN")),
        "KODE_POS": 10_110 + draw(89_000, *labels.of_seed("KODE_POS")),
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
    own = Labels(labels.seed, labels.run, f"{labels.persona}/{member.label}")
    recorded = member.age >= 17
    wed = member.wed
    return {
        "NIK": int(member.nik.text),
        "NO_KK": int(nomor_kk.text),
        "NAMA_LGKP": member.name,
        "JENIS_KLMIN": member.sex,
        "TMPT_LHR": birth_place,
        "TGL_LHR": member.born.isoformat(),
        "STATUS_KAWIN": member.married,
        "STAT_HBKEL": member.relation,
        "PDDK_AKH": _education(member.age, own),
        "JENIS_PKRJN": _job(member, own),
        "GOL_DARAH": pick(official.GOL_DARAH, *own.of_seed("GOL_DARAH")),
        "NAMA_LGKP_IBU": _parent_name(labels, member, member.mother, PEREMPUAN),
        "NAMA_LGKP_AYAH": _parent_name(labels, member, member.father, LAKI_LAKI),
        "NIK_IBU": int(member.mother.nik.text) if member.mother else None,
        "NIK_AYAH": int(member.father.nik.text) if member.father else None,
        **shared,
        "EKTP_STATUS": official.SUDAH_REKAM if recorded else official.BELUM_REKAM,
        "EKTP_CREATED": _moment(date(2017, 1, 1), 2_500, own, "EKTP_CREATED") if recorded else None,
        "LAST_UPDATED": _moment(date(2024, 1, 1), 365, own, "LAST_UPDATED"),
        "NO_AKTA_LHR": f"{member.nik.text[:4]}-LT-{member.born:%Y}-{draw(100_000, *own.of_seed('akta')):05}",
        "NO_AKTA_KWN": f"{draw(1_000, *labels.of_seed('kwn')):03}/{wed:%m/%Y}" if wed else None,
        "TGL_KWN": wed.isoformat() if wed else None,
        "NO_AKTA_CRAI": None,
        "TGL_CRAI": None,
        "PNYDNG_CCT": None,
        "FOTO": None,
    }


def _parent_name(labels: Labels, member: Member, parent: Member | None, sex: str) -> str:
    return parent.name if parent else canary_name(labels, sex, f"{sex} parent of {member.label}")


def _education(age: int, own: Labels) -> str:
    if age < 7:
        return official.PDDK_AKH[0]
    if age < 18:
        return official.PDDK_AKH[min(4, 1 + (age - 7) // 6 + (age >= 16))]
    return official.PDDK_AKH[2 + draw(6, *own.of_seed("PDDK_AKH"))]


def _job(member: Member, own: Labels) -> str:
    if member.age < 7:
        return official.BELUM_BEKERJA
    if member.age < 22 and member.married == official.BELUM_KAWIN:
        return official.PELAJAR
    if member.sex == PEREMPUAN and draw(2, *own.of_seed("housewife")):
        return official.RUMAH_TANGGA
    if member.age > 62:
        return official.PENSIUNAN
    return pick(JOBS, *own.of_seed("JENIS_PKRJN"))


def _moment(first: date, days: int, own: Labels, what: str) -> str:
    day = first + timedelta(days=draw(days, *own.of_seed(what)))
    second = draw(8 * 3600, *own.of_seed(f"{what} second"))
    return f"{day.isoformat()} {8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
