"""Which data elements exist, what are they called, and how does the wire carry them?

Names and types: wire contract 2.2 (public clients). The Indonesian labels are those of the PKS and Juknis.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an element is compared and how the data method writes it."""

    NIK = "nik"
    """Sixteen digits: a JSON number in the data method."""
    NUMBER = "number"
    """A small number without padding: a JSON number in the data method, compared as a number."""
    DATE = "date"
    """YYYY-MM-DD in the data method; a match is asked with DD-MM-YYYY."""
    TEXT = "text"
    """Compared without regard to case and outer blanks."""


@dataclass(frozen=True, slots=True)
class Elemen:
    """One data element: its wire name, the label of the agreements, and its kind."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    is_scored: bool = False
    """Whether a match answers with a score, `Sesuai (n)` (wire contract 3.2)."""


ALL_ELEMEN: tuple[Elemen, ...] = (
    Elemen("NIK", "NIK", Kind.NIK),
    Elemen("NO_KK", "Nomor KK", Kind.NIK),
    Elemen("NAMA_LGKP", "Nama lengkap", is_scored=True),
    Elemen("JENIS_KLMIN", "Jenis kelamin"),
    Elemen("TMPT_LHR", "Tempat lahir", is_scored=True),
    Elemen("TGL_LHR", "Tanggal/bulan/tahun lahir", Kind.DATE),
    Elemen("AGAMA", "Agama"),
    Elemen("STATUS_KAWIN", "Status perkawinan"),
    Elemen("STAT_HBKEL", "Status hubungan dalam keluarga"),
    Elemen("PDDK_AKH", "Pendidikan terakhir"),
    Elemen("JENIS_PKRJN", "Jenis pekerjaan"),
    Elemen("GOL_DARAH", "Golongan darah"),
    Elemen("NAMA_LGKP_IBU", "Nama lengkap ibu", is_scored=True),
    Elemen("NAMA_LGKP_AYAH", "Nama lengkap ayah"),
    Elemen("NIK_IBU", "NIK ibu", Kind.NIK),
    Elemen("NIK_AYAH", "NIK ayah", Kind.NIK),
    Elemen("ALAMAT", "Alamat", is_scored=True),
    Elemen("NO_RT", "RT", Kind.NUMBER),
    Elemen("NO_RW", "RW", Kind.NUMBER),
    Elemen("DUSUN", "Dusun"),
    Elemen("KODE_POS", "Kode pos", Kind.NUMBER),
    Elemen("NO_PROP", "Kode provinsi", Kind.NUMBER),
    Elemen("PROP_NAME", "Nama provinsi"),
    Elemen("NO_KAB", "Kode kabupaten/kota", Kind.NUMBER),
    Elemen("KAB_NAME", "Nama kabupaten/kota"),
    Elemen("NO_KEC", "Kode kecamatan", Kind.NUMBER),
    Elemen("KEC_NAME", "Nama kecamatan"),
    Elemen("NO_KEL", "Kode desa/kelurahan", Kind.NUMBER),
    Elemen("KEL_NAME", "Nama desa/kelurahan"),
    Elemen("EKTP_STATUS", "Status perekaman KTP-el"),
    Elemen("EKTP_CREATED", "Waktu pencetakan KTP-el"),
    Elemen("LAST_UPDATED", "Waktu pemutakhiran terakhir"),
    Elemen("NO_AKTA_LHR", "Nomor akta kelahiran"),
    Elemen("NO_AKTA_KWN", "Nomor akta perkawinan"),
    Elemen("TGL_KWN", "Tanggal perkawinan", Kind.DATE),
    Elemen("NO_AKTA_CRAI", "Nomor akta perceraian"),
    Elemen("TGL_CRAI", "Tanggal perceraian", Kind.DATE),
    Elemen("PNYDNG_CCT", "Penyandang cacat"),
    Elemen("FOTO", "Foto"),
)

ELEMEN_BY_NAME: dict[str, Elemen] = {elemen.name: elemen for elemen in ALL_ELEMEN}
