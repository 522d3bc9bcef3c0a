"""Which residents does every rehearsal know by name, and what is each of them for?

One row is one persona; order and names are stable, because applications' test data refer to them. Every row
is our choice (SIM): the Juknis asks for test data without saying which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.domain.penduduk import Value
from simulator.population.official import LAKI_LAKI, PEREMPUAN
from simulator.population.provinces import PROVINCE_BY_CODE

RESIDENTS = 48
MORE_RESIDENTS = 144
"""Ordinary residents behind the others, so that a rehearsal of many scenarios needs nobody twice."""
PAPUA = ("91", "92", "93", "94", "95", "96")
"""The two-digit codes whose NIK is above 2**53, which a JavaScript number cannot hold exactly."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What is fixed about a persona; everything else is drawn from the session's seed."""

    name: str
    note: str
    """What the persona is for, in Indonesian."""
    code: str = "01"
    provinces: tuple[str, ...] = ()
    """Provinces of first registration to draw from; empty means that the ordinary turn decides."""
    ages: tuple[int, int] = (17, 80)
    """Youngest and oldest age in years on the reference date."""
    fixed: Mapping[str, Value] = field(default_factory=dict)
    """Elements that are not drawn."""
    leap_day: bool = False
    is_local: bool = False
    """Registered and living in the region of the agreement, where that lies in one of `provinces`."""
    moved: bool = False
    """Lives in another province than the one of first registration."""
    odd: bool = False
    """The serial is odd, so that a number rounded to the nearest even one is seen."""
    missing: str = ""
    """`kecamatan` or `kabupaten`: this level of the NIK's region does not exist."""


_REFUSED = (
    ("meninggal", "11", "Penduduk yang sudah meninggal dunia."),
    ("ganda", "12", "Penduduk dengan data ganda."),
    ("tidak-ada", "13", "NIK tersusun benar (wilayah dan tanggal sah), tetapi tidak terdaftar."),
    ("non-aktif", "14", "Penduduk dengan status non-aktif."),
    ("format-salah", "15", "NIK tampak benar (16 angka, tanggal sah), tetapi kode wilayahnya tidak ada."),
    ("tidak-dapat-diproses", "08", "NIK yang tidak dapat diproses."),
)
_EDGES = (
    Spec("nama-satu-kata", "Nama hanya satu kata.", fixed={"NAMA_LGKP": "SUKARMIN", "JENIS_KLMIN": LAKI_LAKI}),
    Spec(
        "nama-berapostrof",
        "Nama dengan tanda apostrof.",
        provinces=("31", "32", "33", "34", "35", "36"),
        is_local=True,
        fixed={"NAMA_LGKP": "MA'RUF NU'MAN", "JENIS_KLMIN": LAKI_LAKI},
    ),
    Spec(
        "nama-sangat-panjang",
        "Nama lebih dari 60 huruf.",
        fixed={
            "NAMA_LGKP": "RADEN AYU KUSUMANINGTYAS PRAMESWARI WIDYANINGRUM HADININGRAT SASTROKUSUMO",
            "JENIS_KLMIN": PEREMPUAN,
        },
    ),
    Spec("tanpa-rt-rw", "RT dan RW tidak terisi (null).", fixed={"NO_RT": None, "NO_RW": None}),
    Spec("lahir-29-februari", "Lahir pada 29 Februari.", leap_day=True),
    Spec(
        "papua-nik-besar",
        "Kode wilayah 91-96: NIK melebihi 2^53; angka terakhirnya berubah pada bilangan JavaScript.",
        provinces=PAPUA,
        odd=True,
    ),
    Spec("provinsi-lain", "Terdaftar dan tinggal jauh dari Jawa.", provinces=("53", "71", "73", "81")),
    Spec("pindah", "Pindah: wilayah pada NIK berbeda dari wilayah alamat sekarang.", moved=True),
    Spec(
        "orang-asing",
        "Orang asing bertempat tinggal tetap. Nama, tempat lahir di luar negeri, agama, dan tiadanya akta"
        " kelahiran adalah rekaan kami; tidak ada elemen kewarganegaraan.",
        ages=(25, 60),
        fixed={
            "NAMA_LGKP": "JOHANNES VAN DER CONTOH",
            "JENIS_KLMIN": LAKI_LAKI,
            "TMPT_LHR": "AMSTERDAM",
            "AGAMA": "KRISTEN",
            "NO_AKTA_LHR": None,
        },
    ),
    Spec(
        "spasi-di-belakang-nama",
        "Nama dengan spasi di belakang, seperti kadang pada data asli.",
        fixed={"NAMA_LGKP": "SRI LESTARI ", "JENIS_KLMIN": PEREMPUAN},
    ),
)

SPECS: tuple[Spec, ...] = (
    *(Spec(f"warga-{number:02}", "Penduduk biasa.") for number in range(1, RESIDENTS + 1)),
    *(Spec(name, note, code, missing="kecamatan" if code == "15" else "") for name, code, note in _REFUSED),
    *(Spec(f"{name}-2", note, code, missing="kabupaten" if code == "15" else "") for name, code, note in _REFUSED),
    *_EDGES,
    *(
        Spec(f"provinsi-{code}", f"Terdaftar dan tinggal di provinsi {code}.", provinces=(code,))
        for code in PROVINCE_BY_CODE
    ),
    *(Spec(f"warga-{RESIDENTS + number}", "Penduduk biasa.") for number in range(1, MORE_RESIDENTS + 1)),
    # Behind all others: who has which number and province follows from the place in this table.
    Spec(
        "tanpa-dusun-kode-pos",
        "Dusun dan kode pos tidak terisi (null).",
        fixed={"DUSUN": None, "KODE_POS": None},
    ),
)
