"""Which response codes exist, what do they mean, and in which words does each dialect say so?

The `juknis` texts stand word for word in PBG-J II.C.2.b; those of `baru` and `lama` are read from public
clients of the real service (wire contract 4.1, 4.2). Where no source has a text, it is ours and marked SIM.
"""

from dataclasses import dataclass
from enum import Enum

from simulator.domain.clause import Clause
from simulator.domain.dialect import Dialect


class Family(Enum):
    """Whom a code is about, and so what a user application may conclude from it."""

    FOUND = "data"
    """Data shown, or the result of a match."""
    PERSON = "penduduk"
    """No data, a confirmation about the resident (PBG-J II.C.2.b.2)."""
    PENGGUNA = "pengguna"
    """No data, the Pengguna's own parameters or rights (PBG-J II.C.2.b.3)."""
    LINE = "jaringan"
    """Nothing is answered: the connection is cut."""


@dataclass(frozen=True, slots=True, eq=False)
class ResponseCode:
    """One row of the table of codes."""

    code: str
    """Two digits, as RESPONSE_CODE carries them."""
    name: str
    """The official Indonesian wording as an identifier, so that a log line can be found in the Juknis."""
    family: Family
    requirement: str
    """Id of the catalogue's requirement that this code serves."""
    clause: Clause
    juknis: str
    baru: str
    lama: str | None = None
    """One of the five texts that old clients know: they take every other one for a person found. Which of the five
    stands for a code that they do not know is ours (SIM). None: the code does not exist there, or is a success."""

    @property
    def charged_as(self) -> str:
        """The code under which a session says whether this costs a hit."""
        return self.code

    @property
    def is_cut(self) -> bool:
        """Whether nothing is answered and the connection is reset."""
        return self is JARINGAN_DIPUTUS

    @property
    def portal(self) -> str:
        """The words that the Web Portal shows, without a code: of 03, 05 and 11 to 17 those of the Juknis (BNA-J
        II.C.2.b, PBG-J II.C.3.b); the others are those of the Web Service, and stand there by our choice (SIM)."""
        return self.juknis

    def text(self, dialect: Dialect) -> str:
        """Return the words that accompany this code in `dialect`."""
        if dialect is Dialect.LAMA:
            return self.lama or self.juknis
        return self.juknis if dialect is Dialect.JUKNIS else self.baru


DITEMUKAN = ResponseCode(
    "01",
    "DITEMUKAN",
    Family.FOUND,
    "KOD-01",
    Clause("PBG-J", "II.C.2.b.1"),
    "Data Ditemukan",
    "Data Ditemukan",
)
GAGAL_LOGIN = ResponseCode(
    "03",
    "GAGAL_LOGIN",
    Family.PENGGUNA,
    "KOD-03",
    Clause("PBG-J", "II.C.2.b.3.a"),
    "Gagal Login",
    "Login Gagal",
    "Login Gagal",
)
IP_TIDAK_SESUAI = ResponseCode(
    "04",
    "IP_TIDAK_SESUAI",
    Family.PENGGUNA,
    "KOD-04",
    Clause("PBG-J", "II.C.2.b.3.b"),
    "IP address tidak sesuai",
    "IP Tidak Sesuai",
    "IP Address Tidak Sesuai",
)
KUOTA_HABIS = ResponseCode(
    "05",
    "KUOTA_HABIS",
    Family.PENGGUNA,
    "KOD-05",
    Clause("PBG-J", "II.C.2.b.3.c"),
    "Kuota akses hari ini telah habis",
    "Kuota Akses Hari Ini Telah Habis",
    "Kuota Akses Hari ini telah Habis",
)
DI_LUAR_WAKTU = ResponseCode(
    "06",
    "DI_LUAR_WAKTU",
    Family.PENGGUNA,
    "AKS-08",
    Clause("SIM", "teks kode 06"),
    "Akses di luar waktu yang diizinkan",
    "Akses di luar waktu yang diizinkan",
    "Kuota Akses Hari ini telah Habis",
)
PARAMETER_TIDAK_LENGKAP = ResponseCode(
    "07",
    "PARAMETER_TIDAK_LENGKAP",
    Family.PENGGUNA,
    "KOD-07",
    Clause("PBG-J", "II.C.2.b.3.d"),
    "Parameter tidak lengkap",
    "Parameter Tidak Lengkap / Tidak Valid",
    "Data Tidak Ditemukan",
)
TIDAK_DAPAT_DIPROSES = ResponseCode(
    "08",
    "TIDAK_DAPAT_DIPROSES",
    Family.PERSON,
    "KOD-08",
    Clause("SIM", "teks kode 08"),
    "NIK tidak dapat diproses",
    "NIK tidak dapat diproses",
    "Data Tidak Ditemukan",
)
IDENTITAS_KOSONG = ResponseCode(
    "09",
    "IDENTITAS_KOSONG",
    Family.PENGGUNA,
    "KOD-09",
    Clause("PBG-J", "II.C.2.b.3.e"),
    "Username, password dan IP tidak boleh kosong",
    "User, password dan IP tidak boleh kosong",
    "Login Gagal",
)
FORMAT_IP_TIDAK_VALID = ResponseCode(
    "10",
    "FORMAT_IP_TIDAK_VALID",
    Family.PENGGUNA,
    "KOD-10",
    Clause("PBG-J", "II.C.2.b.3.f"),
    "Format IP tidak valid",
    "Format IP tidak valid",
)
MENINGGAL_DUNIA = ResponseCode(
    "11",
    "MENINGGAL_DUNIA",
    Family.PERSON,
    "KOD-11",
    Clause("PBG-J", "II.C.2.b.2.a"),
    "Data Ditemukan, Meninggal Dunia",
    "Data Ditemukan, Meninggal Dunia",
    "Data Tidak Ditemukan",
)
DATA_GANDA = ResponseCode(
    "12",
    "DATA_GANDA",
    Family.PERSON,
    "KOD-12",
    Clause("PBG-J", "II.C.2.b.2.b"),
    "Data Ditemukan, Data Ganda",
    "Data Ditemukan, Data Ganda",
    "Data Tidak Ditemukan",
)
TIDAK_DITEMUKAN = ResponseCode(
    "13",
    "TIDAK_DITEMUKAN",
    Family.PERSON,
    "KOD-13",
    Clause("PBG-J", "II.C.2.b.2.c"),
    "Data tidak ditemukan, NIK tidak terdapat di database kependudukan",
    "Data Tidak Ditemukan, NIK tidak terdapat di database Kependudukan",
    "Data Tidak Ditemukan",
)
NON_AKTIF = ResponseCode(
    "14",
    "NON_AKTIF",
    Family.PERSON,
    "KOD-14",
    Clause("PBG-J", "II.C.2.b.2.d"),
    "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
    "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
    "Data Tidak Ditemukan",
)
NIK_TIDAK_SESUAI_FORMAT = ResponseCode(
    "15",
    "NIK_TIDAK_SESUAI_FORMAT",
    Family.PERSON,
    "KOD-15",
    Clause("PBG-J", "II.C.2.b.2.e"),
    "Data tidak ditemukan, NIK tidak sesuai format Dukcapil",
    "Data Tidak Ditemukan, NIK tidak sesuai format Dukcapil",
    "Data Tidak Ditemukan",
)
INSTANSI_TIDAK_AKTIF = ResponseCode(
    "16",
    "INSTANSI_TIDAK_AKTIF",
    Family.PENGGUNA,
    "KOD-16",
    Clause("PBG-J", "II.C.2.b.3.g"),
    "Instansi tidak aktif",
    "Instansi Tidak Aktif",
    "Login Gagal",
)
USER_ID_NON_AKTIF = ResponseCode(
    "17",
    "USER_ID_NON_AKTIF",
    Family.PENGGUNA,
    "KOD-17",
    Clause("PBG-J", "II.C.2.b.3.h"),
    "User ID non aktif, silahkan menghubungi Admin",
    "User ID Tidak Aktif",
    "Login Gagal",
)

ALL_CODES: tuple[ResponseCode, ...] = (
    DITEMUKAN,
    GAGAL_LOGIN,
    IP_TIDAK_SESUAI,
    KUOTA_HABIS,
    DI_LUAR_WAKTU,
    PARAMETER_TIDAK_LENGKAP,
    TIDAK_DAPAT_DIPROSES,
    IDENTITAS_KOSONG,
    FORMAT_IP_TIDAK_VALID,
    MENINGGAL_DUNIA,
    DATA_GANDA,
    TIDAK_DITEMUKAN,
    NON_AKTIF,
    NIK_TIDAK_SESUAI_FORMAT,
    INSTANSI_TIDAK_AKTIF,
    USER_ID_NON_AKTIF,
)

CODE_BY_NUMBER: dict[str, ResponseCode] = {row.code: row for row in ALL_CODES}

JARINGAN_DIPUTUS = ResponseCode(
    "--",
    "JARINGAN_DIPUTUS",
    Family.LINE,
    "SNK-03",
    Clause("PBK", "36(2)c"),
    "(sambungan diputus)",
    "(sambungan diputus)",
)
"""Not a code of the wire: the sanction "pemutusan jaringan" resets the connection, and nothing is answered."""

POLA_DIHENTIKAN = ResponseCode(
    "",
    "POLA_DIHENTIKAN",
    Family.PENGGUNA,
    "POL-01",
    Clause("PBG-J", "II.F.1"),
    "Pencarian dihentikan: NIK tidak boleh dimasukkan secara berurutan, berpola, dan dalam waktu yang berdekatan",
    "Pencarian dihentikan",
)
"""No code of the wire: the Web Portal stops an operator who goes on with a series. That it does, and these words, are
ours (SIM); the Juknis alone forbids the series."""


def code_for(number: str) -> ResponseCode:
    """Return the code with this `number` (two digits); one that no source knows carries words of ours (SIM)."""
    known = CODE_BY_NUMBER.get(number)
    if known is not None:
        return known
    text = f"Kode {number} (tidak dikenal)"
    return ResponseCode(number, "TIDAK_DIKENAL", Family.LINE, "KOD-21", Clause("SIM", "kode tak dikenal"), text, text)
