"""Where does a household live, below the kecamatan?"""

from typing import NamedTuple

from simulator.population.facets import facet, facet_factor
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.wilayah import Desa, Kecamatan
from simulator.population.word_lists import words

STREETS = words(
    "ANGGREK MAWAR MELATI KENANGA CEMPAKA DAHLIA FLAMBOYAN BOUGENVILLE TERATAI SERUNI KAMBOJA ASOKA NUSA_INDAH "
    "TULIP MANGGA RAMBUTAN JAMBU DURIAN NANGKA SAWO BELIMBING DELIMA MANGGIS SALAK KELAPA PINANG CEMARA BERINGIN "
    "MAHONI JATI MERPATI RAJAWALI ELANG GARUDA CENDRAWASIH KUTILANG NURI KENARI GELATIK KASUARI MERAK PIPIT WALET "
    "CAMAR MERDEKA PAHLAWAN PEMUDA VETERAN PROKLAMASI KARTINI DIPONEGORO SUDIRMAN GATOT_SUBROTO AHMAD_YANI "
    "HASANUDDIN IMAM_BONJOL TEUKU_UMAR PATTIMURA GAJAH_MADA HAYAM_WURUK MAJAPAHIT SRIWIJAYA SILIWANGI PAJAJARAN "
    "MATARAM DEWI_SARTIKA BRAWIJAYA SUPRAPTO MT_HARYONO YOS_SUDARSO COKROAMINOTO WAHID_HASYIM AGUS_SALIM "
    "SISINGAMANGARAJA KI_HAJAR_DEWANTARA MUSI KAPUAS MAHAKAM BENGAWAN SERAYU CITARUM BRANTAS BARITO BATANGHARI "
    "SEMERU MERAPI MERBABU RINJANI KERINCI SLAMET PASAR STASIUN PELABUHAN MASJID SEKOLAH BALAI_DESA LAPANGAN "
    "PUSKESMAS KANTOR_POS TERMINAL BENDUNGAN INDUSTRI PERINTIS"
)
HAMLETS = words(
    "KRAJAN SUKAMAJU SUKAMULYA SUKARAME KARANGANYAR KARANGSARI KARANGREJO SIDODADI SIDOMULYO SIDOREJO MARGOREJO "
    "MEKARSARI MEKARJAYA TANJUNGSARI TEGALSARI TEGALREJO WONOSARI WONOREJO SUMBEREJO SUMBERSARI BANJARSARI "
    "CEMPAKA KALIANYAR KEDUNGSARI PASIRJAYA BABAKAN CIKARANG BUKIT_INDAH LEMBAH_SARI PADANG_BARU KAMPUNG_BARU "
    "KAMPUNG_TENGAH KAMPUNG_LAMA PANTAI_INDAH MUARA_BARU SIMPANG_TIGA SIMPANG_EMPAT TANAH_MERAH AIR_JERNIH "
    "BATU_PUTIH SEI_RAYA BANUA_LAWAS"
)
ESTATES = words("GRIYA_ASRI BUMI_INDAH PURI_LESTARI TAMAN_SARI GRAHA_PERMAI BUKIT_PERMATA PESONA_ALAM VILLA_MUTIARA")
_POSTCODE = facet_factor("postcode")
STREET_SHIFT, HAMLET_SHIFT = 22, 38
"""From which of the household's random bits on a street and a hamlet are chosen."""


class Form(NamedTuple):
    """One way of writing a street: its possible beginnings, which bits choose one, and whether a number follows."""

    beginnings: tuple[str, ...]
    shift: int
    is_numbered: bool


def _form(before: str, names: tuple[str, ...], after: str = "") -> Form:
    beginnings = tuple(f"{before}{name}{after}" for name in names)
    return Form(beginnings, HAMLET_SHIFT if names is HAMLETS else STREET_SHIFT, is_numbered=after != "")


URBAN_FORMS = (
    *(_form("JL. ", STREETS, " NO. "),) * 9,
    *(_form("JL. ", STREETS, " RAYA NO. "),) * 2,
    *(_form("GG. ", STREETS, " NO. "),) * 3,
    _form("PERUM ", ESTATES, " BLOK A NO. "),
    _form("PERUM ", ESTATES, " BLOK C NO. "),
)
RURAL_FORMS = (
    *(_form("DUSUN ", HAMLETS),) * 5,
    *(_form("", HAMLETS),) * 4,
    *(_form("KP. ", HAMLETS),) * 2,
    *(_form("JL. ", STREETS),) * 2,
    *(_form("JL. ", STREETS, " NO. "),) * 2,
    _form("PERUM ", ESTATES, " BLOK B NO. "),
)


class Home:
    """Where a household lives; each answer about it takes other bits of the household's 64 random `bits`."""

    __slots__ = ("bits", "desa", "is_urban", "kecamatan")

    def __init__(self, bits: int, kecamatan: Kecamatan) -> None:
        self.bits = bits
        self.kecamatan = kecamatan
        self.desa: Desa = kecamatan.desa[(bits >> 10) % len(kecamatan.desa)]
        """The desa or kelurahan."""
        self.is_urban = kecamatan.is_in_kota or self.desa.number < 2000
        """Whether the household lives in a kota or a kelurahan."""


def street_address(home: Home) -> str:
    """ALAMAT: street and number in towns, mostly the hamlet elsewhere."""
    bits = home.bits
    beginnings, shift, is_numbered = (URBAN_FORMS if home.is_urban else RURAL_FORMS)[bits >> 18 & 15]
    beginning = beginnings[(bits >> shift) % len(beginnings)]
    return f"{beginning}{1 + (bits >> 30) % 96}" if is_numbered else beginning


def is_in_rukun(bits: int) -> bool:
    """Whether the household with these random bits has NO_RT and NO_RW; one in 64 has neither."""
    return bits >> 58 > 0


def rukun_tetangga(home: Home) -> int | None:
    """NO_RT: a small number, or None."""
    return 1 + (home.bits >> 45) % 11 if is_in_rukun(home.bits) else None


def rukun_warga(home: Home) -> int | None:
    """NO_RW: a small number, or None."""
    return 1 + (home.bits >> 50) % 8 if is_in_rukun(home.bits) else None


def hamlet(home: Home) -> str | None:
    """DUSUN: None in towns."""
    return None if home.is_urban else HAMLETS[(home.bits >> HAMLET_SHIFT) % len(HAMLETS)]


def has_postcode(bits: int) -> bool:
    """Whether the household with these random bits has a KODE_POS; one in 64 has none (SIM: the share)."""
    return facet(bits, _POSTCODE) >> 26 > 0


def postcode(kecamatan: Kecamatan, desa: Desa) -> int:
    """KODE_POS: five digits, the same for all in a desa who have one; only the first two mean something (SIM)."""
    first, last = PROVINCE_BY_CODE[kecamatan.code[:2]].postcodes
    zone = first + kecamatan.kabupaten_number % (last - first + 1)
    return zone * 1000 + 100 + (kecamatan.number * 16 + desa.number % 16) % 900
