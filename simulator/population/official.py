"""How does the register spell its coded values, and which fixed day counts ages?

Spellings: wire contract 2.2; values that no public client shows follow the printed family card (form F-1.01).
"""

from datetime import date

REFERENCE_DATE = date(2025, 1, 1)
"""Ages are counted on this day, never on a session's clock (SIM). Residents are born in the hundred years
before it, so that the two-digit year of a NIK has one reading."""

LAKI_LAKI, PEREMPUAN = SEXES = "Laki-Laki", "Perempuan"

ISLAM, KRISTEN, KATHOLIK, HINDU, BUDHA, KHONGHUCU, KEPERCAYAAN = AGAMA = (
    "ISLAM",
    "KRISTEN",
    "KATHOLIK",
    "HINDU",
    "BUDHA",
    "KHONGHUCU",
    "KEPERCAYAAN TERHADAP TUHAN YME",
)
BELUM_KAWIN, KAWIN, CERAI_HIDUP, CERAI_MATI = STATUS_KAWIN = (
    "BELUM KAWIN",
    "KAWIN",
    "CERAI HIDUP",
    "CERAI MATI",
)
KEPALA_KELUARGA, SUAMI, ISTRI, ANAK, MENANTU, CUCU, ORANGTUA, MERTUA, FAMILI_LAIN = STAT_HBKEL = (
    "KEPALA KELUARGA",
    "SUAMI",
    "ISTRI",
    "ANAK",
    "MENANTU",
    "CUCU",
    "ORANGTUA",
    "MERTUA",
    "FAMILI LAIN",
)
PDDK_AKH = (
    "TIDAK/BELUM SEKOLAH",
    "BELUM TAMAT SD/SEDERAJAT",
    "TAMAT SD/SEDERAJAT",
    "SLTP/SEDERAJAT",
    "SLTA/SEDERAJAT",
    "DIPLOMA I/II",
    "AKADEMI/DIPLOMA III/S. MUDA",
    "DIPLOMA IV/STRATA I",
    "STRATA II",
    "STRATA III",
)
"""Ordered from the least to the most schooling."""
BELUM_BEKERJA, RUMAH_TANGGA, PELAJAR, PENSIUNAN = (
    "BELUM/TIDAK BEKERJA",
    "MENGURUS RUMAH TANGGA",
    "PELAJAR/MAHASISWA",
    "PENSIUNAN",
)
GOL_DARAH = ("TIDAK TAHU", "A", "B", "AB", "O")
SUDAH_REKAM, BELUM_REKAM = "SUDAH REKAM", "BELUM REKAM"
