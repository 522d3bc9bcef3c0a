"""Which codes does biometric verification (CALL_FR) answer with, and in which words?

Codes and meanings are those of public clients, with the texts of two of them (wire contract 6.1); a text that no
source has is ours and marked SIM.
"""

from dataclasses import dataclass

from simulator.domain.clause import Clause
from simulator.domain.response_code import DITEMUKAN, TIDAK_DITEMUKAN

_WIRE = Clause("WIRE", "6.1")


@dataclass(frozen=True, slots=True)
class FaceCode:
    """One row of the table: `errorCode` and `errorMessage`."""

    number: int
    """A JSON integer on the wire."""
    name: str
    text: str
    clause: Clause = _WIRE
    """Where the text comes from."""
    charged_as: str = ""
    """The Web Service's code under which a session says whether this costs a hit; empty: it never does (SIM)."""

    @property
    def code(self) -> str:
        """The code as the journal has it: a success is 01 at every door."""
        return DITEMUKAN.code if self is BIOMETRIK_SESUAI else f"{self.number:02d}"

    @property
    def is_cut(self) -> bool:
        """Whether nothing is answered and the connection is reset."""
        return self is SAMBUNGAN_DIPUTUS


SISTEM_SIBUK = FaceCode(5000, "SISTEM_SIBUK", "Sistem Sibuk.")
AKUN_TIDAK_DITEMUKAN = FaceCode(5001, "AKUN_TIDAK_DITEMUKAN", "Akun Tidak Ditemukan.")
KUOTA_WAJAH_HABIS = FaceCode(5002, "KUOTA_WAJAH_HABIS", "Kuota Hari Ini Habis, Silahkan Dicoba Esok Hari.")
IP_WAJAH_TIDAK_SESUAI = FaceCode(5003, "IP_WAJAH_TIDAK_SESUAI", "IP Tidak Sesuai.")
PARAMETER_TIDAK_SESUAI = FaceCode(5004, "PARAMETER_TIDAK_SESUAI", "Parameter tidak sesuai.")
THRESHOLD_TIDAK_SESUAI = FaceCode(5005, "THRESHOLD_TIDAK_SESUAI", "Threshold tidak sesuai.")
GAGAL_DEKRIPSI = FaceCode(5006, "GAGAL_DEKRIPSI", "Data gagal didecrypt.")
FORMAT_TIDAK_SESUAI = FaceCode(6006, "FORMAT_TIDAK_SESUAI", "Format data tidak sesuai", Clause("SIM", "teks kode 6006"))
MESIN_SIBUK = FaceCode(6012, "MESIN_SIBUK", "Mesin pencocokan sibuk", Clause("SIM", "teks kode 6012"))
MESIN_SIBUK_LAGI = FaceCode(6014, "MESIN_SIBUK_LAGI", "Mesin pencocokan sibuk", Clause("SIM", "teks kode 6014"))
FOTO_TIDAK_DAPAT_DIPROSES = FaceCode(6015, "FOTO_TIDAK_DAPAT_DIPROSES", "Foto tidak dapat diproses")
BIOMETRIK_SESUAI = FaceCode(6018, "BIOMETRIK_SESUAI", "Foto Sesuai", Clause("SIM", "teks kode 6018"), DITEMUKAN.code)
BIOMETRIK_TIDAK_SESUAI = FaceCode(6019, "BIOMETRIK_TIDAK_SESUAI", "Foto Tidak Sesuai", _WIRE, DITEMUKAN.code)
NIK_TIDAK_DITEMUKAN = FaceCode(6020, "NIK_TIDAK_DITEMUKAN", "NIK Tidak ditemukan", _WIRE, TIDAK_DITEMUKAN.code)
PASSWORD_SALAH = FaceCode(9002, "PASSWORD_SALAH", "Password salah", Clause("SIM", "teks kode 9002"))

FACE_CODES: tuple[FaceCode, ...] = (
    SISTEM_SIBUK,
    AKUN_TIDAK_DITEMUKAN,
    KUOTA_WAJAH_HABIS,
    IP_WAJAH_TIDAK_SESUAI,
    PARAMETER_TIDAK_SESUAI,
    THRESHOLD_TIDAK_SESUAI,
    GAGAL_DEKRIPSI,
    FORMAT_TIDAK_SESUAI,
    MESIN_SIBUK,
    MESIN_SIBUK_LAGI,
    FOTO_TIDAK_DAPAT_DIPROSES,
    BIOMETRIK_SESUAI,
    BIOMETRIK_TIDAK_SESUAI,
    NIK_TIDAK_DITEMUKAN,
    PASSWORD_SALAH,
)

SAMBUNGAN_DIPUTUS = FaceCode(0, "SAMBUNGAN_DIPUTUS", "(sambungan diputus)", Clause("PBK", "36(2)c"))
"""Not a code of the wire: the connection is reset, and nothing is answered."""

_BY_NUMBER = {code.number: code for code in FACE_CODES}


def face_code_for(text: str) -> FaceCode:
    """Return the code with the number in `text` (digits); one that no source knows carries words of ours (SIM)."""
    number = int(text)
    unknown = FaceCode(number, "TIDAK_DIKENAL", f"Kode {text} (tidak dikenal)", Clause("SIM", "kode tak dikenal"))
    return _BY_NUMBER.get(number, unknown)
