"""Where does a household live, below the kecamatan?"""

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
Form = tuple[str, tuple[str, ...], str]
"""What stands before a word, the words, and what stands between the word and a number; empty where none follows."""
URBAN_FORMS: tuple[Form, ...] = (
    *(("JL. ", STREETS, " NO. "),) * 9,
    *(("JL. ", STREETS, " RAYA NO. "),) * 2,
    *(("GG. ", STREETS, " NO. "),) * 3,
    ("PERUM ", ESTATES, " BLOK A NO. "),
    ("PERUM ", ESTATES, " BLOK C NO. "),
)
RURAL_FORMS: tuple[Form, ...] = (
    *(("DUSUN ", HAMLETS, ""),) * 5,
    *(("", HAMLETS, ""),) * 4,
    *(("KP. ", HAMLETS, ""),) * 2,
    *(("JL. ", STREETS, ""),) * 2,
    *(("JL. ", STREETS, " NO. "),) * 2,
    ("PERUM ", ESTATES, " BLOK B NO. "),
)


def desa_of(bits: int, kecamatan: Kecamatan) -> Desa:
    """The desa or kelurahan of a household with these 64 random bits; each answer takes other bits of them."""
    desa = kecamatan.desa
    return desa[(bits >> 10) % len(desa)]


def is_urban(bits: int, kecamatan: Kecamatan) -> bool:
    """Whether the household lives in a kota or a kelurahan."""
    return kecamatan.is_in_kota or desa_of(bits, kecamatan).number < 2000


def street_address(bits: int, kecamatan: Kecamatan) -> str:
    """ALAMAT: street and number in towns, mostly the hamlet elsewhere."""
    before, names, between = (URBAN_FORMS if is_urban(bits, kecamatan) else RURAL_FORMS)[bits >> 18 & 15]
    if names is HAMLETS:
        return before + HAMLETS[(bits >> 38) % len(HAMLETS)]
    name = names[(bits >> 22) % len(names)]
    return f"{before}{name}{between}{1 + (bits >> 30) % 96}" if between else before + name


def rukun_tetangga(bits: int) -> int | None:
    """NO_RT: a small number; one household in 64 has none, and no NO_RW either."""
    return 1 + (bits >> 45) % 11 if bits >> 58 else None


def rukun_warga(bits: int) -> int | None:
    """NO_RW: a small number, or None."""
    return 1 + (bits >> 50) % 8 if bits >> 58 else None


def hamlet(bits: int, kecamatan: Kecamatan) -> str | None:
    """DUSUN: None in towns."""
    return None if is_urban(bits, kecamatan) else HAMLETS[(bits >> 38) % len(HAMLETS)]


def postcode(kecamatan: Kecamatan, desa: Desa) -> int:
    """KODE_POS: five digits, the same for all who live in a desa; only the first two mean something (SIM)."""
    first, last = PROVINCE_BY_CODE[kecamatan.code[:2]].postcodes
    zone = first + kecamatan.kabupaten_number % (last - first + 1)
    return zone * 1000 + 100 + (kecamatan.number * 16 + desa.number % 16) % 900
