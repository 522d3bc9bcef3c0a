"""Where does a household live, below the kecamatan?"""

from typing import NamedTuple

from simulator.population.facets import facet, facet_factor
from simulator.population.provinces import PROVINCE_BY_CODE
from simulator.population.wilayah import Desa, Kecamatan
from simulator.population.word_lists import words

STREETS = words(
    "ANGGREK MAWAR MELATI KENANGA CEMPAKA DAHLIA FLAMBOYAN BOUGENVILLE TERATAI SERUNI KAMBOJA ASOKA NUSA_INDAH TULIP "
    "MANGGA RAMBUTAN JAMBU DURIAN NANGKA SAWO BELIMBING DELIMA MANGGIS SALAK KELAPA PINANG CEMARA BERINGIN MAHONI JATI "
    "MERPATI RAJAWALI ELANG GARUDA CENDRAWASIH KUTILANG NURI KENARI GELATIK KASUARI MERAK PIPIT WALET CAMAR "
    "MERDEKA PAHLAWAN PEMUDA VETERAN PROKLAMASI KARTINI DIPONEGORO SUDIRMAN GATOT_SUBROTO AHMAD_YANI HASANUDDIN "
    "IMAM_BONJOL TEUKU_UMAR PATTIMURA GAJAH_MADA HAYAM_WURUK MAJAPAHIT SRIWIJAYA SILIWANGI PAJAJARAN MATARAM DEWI_SARTIKA "
    "BRAWIJAYA SUPRAPTO MT_HARYONO YOS_SUDARSO COKROAMINOTO WAHID_HASYIM AGUS_SALIM SISINGAMANGARAJA KI_HAJAR_DEWANTARA "
    "MUSI KAPUAS MAHAKAM BENGAWAN SERAYU CITARUM BRANTAS BARITO BATANGHARI SEMERU MERAPI MERBABU RINJANI KERINCI SLAMET "
    "PASAR STASIUN PELABUHAN MASJID SEKOLAH BALAI_DESA LAPANGAN PUSKESMAS KANTOR_POS TERMINAL BENDUNGAN INDUSTRI PERINTIS"
)
HAMLETS = words(
    "KRAJAN SUKAMAJU SUKAMULYA SUKARAME KARANGANYAR KARANGSARI KARANGREJO SIDODADI SIDOMULYO SIDOREJO MARGOREJO MEKARSARI "
    "MEKARJAYA TANJUNGSARI TEGALSARI TEGALREJO WONOSARI WONOREJO SUMBEREJO SUMBERSARI BANJARSARI CEMPAKA KALIANYAR "
    "KEDUNGSARI PASIRJAYA BABAKAN CIKARANG BUKIT_INDAH LEMBAH_SARI PADANG_BARU KAMPUNG_BARU KAMPUNG_TENGAH KAMPUNG_LAMA "
    "PANTAI_INDAH MUARA_BARU SIMPANG_TIGA SIMPANG_EMPAT TANAH_MERAH AIR_JERNIH BATU_PUTIH SEI_RAYA BANUA_LAWAS"
)
ESTATES = words("GRIYA_ASRI BUMI_INDAH PURI_LESTARI TAMAN_SARI GRAHA_PERMAI BUKIT_PERMATA PESONA_ALAM VILLA_MUTIARA")
URBAN_FORMS = (
    *("JL. {street} NO. {house}",) * 8,
    *("JL. {street} GG. {lane} NO. {house}",) * 4,
    *("JL. {street} {roman} NO. {house}",) * 2,
    *("PERUM {estate} BLOK {block} NO. {house}",) * 2,
)
RURAL_FORMS = (
    *("DUSUN {hamlet}",) * 5,
    *("{hamlet}",) * 4,
    *("KP. {hamlet}",) * 2,
    *("JL. {street}",) * 2,
    *("JL. {street} NO. {house}",) * 2,
    "PERUM {estate} BLOK {block} NO. {house}",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_DESA, _FORM, _STREET, _HAMLET, _HOUSE, _NEIGHBOURS = map(
    facet_factor, ("desa", "form", "street", "hamlet", "house", "neighbours")
)


class Neighbours(NamedTuple):
    """NO_RT and NO_RW; both None where the register has none."""

    rt: int | None
    rw: int | None


def desa_of(bits: int, kecamatan: Kecamatan) -> Desa:
    """The desa or kelurahan of a household with these random bits."""
    return kecamatan.desa[facet(bits, _DESA) % len(kecamatan.desa)]


def is_urban(bits: int, kecamatan: Kecamatan) -> bool:
    """Whether the household lives in a kota or a kelurahan."""
    return kecamatan.is_in_kota or desa_of(bits, kecamatan).number < 2000


def street_address(bits: int, kecamatan: Kecamatan) -> str:
    """ALAMAT: street and number in towns, mostly the hamlet elsewhere."""
    forms = URBAN_FORMS if is_urban(bits, kecamatan) else RURAL_FORMS
    number = facet(bits, _HOUSE)
    street = facet(bits, _STREET)
    return forms[facet(bits, _FORM) % len(forms)].format(
        street=STREETS[street % len(STREETS)],
        lane=STREETS[(street >> 9) % len(STREETS)],
        estate=ESTATES[street % len(ESTATES)],
        hamlet=HAMLETS[facet(bits, _HAMLET) % len(HAMLETS)],
        roman=ROMAN[street % 7],
        block="ABCDEFGH"[street >> 4 & 7],
        house=1 + number % (240 if number & 0x300 else 30),
    )


def neighbours(bits: int) -> Neighbours:
    """RT and RW: small numbers, and one household in sixty has none."""
    number = facet(bits, _NEIGHBOURS)
    if number % 60 == 0:
        return Neighbours(None, None)
    return Neighbours(1 + (number >> 6) % (4 + (number >> 12) % 9), 1 + (number >> 16) % (2 + (number >> 22) % 9))


def hamlet(bits: int, kecamatan: Kecamatan) -> str | None:
    """DUSUN: None in towns."""
    return None if is_urban(bits, kecamatan) else HAMLETS[facet(bits, _HAMLET) % len(HAMLETS)]


def postcode(bits: int, kecamatan: Kecamatan) -> int:
    """KODE_POS: five digits, the same for all who live in a desa; only the first two mean something (SIM)."""
    first, last = PROVINCE_BY_CODE[kecamatan.code[:2]].postcodes
    zone = first + kecamatan.kabupaten_number % (last - first + 1)
    return zone * 1000 + 100 + (kecamatan.number * 16 + desa_of(bits, kecamatan).number % 16) % 900
