"""From an answer of the DWH to the outcome of a request."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cacat import Cacat
from .dwh import Jawaban

KODE_ORANG = {"08", "11", "12", "13", "14", "15"}
KODE_PENGATURAN = {
    "03": "Gagal login ke DWH: periksa user id dan password",
    "04": "Alamat IP tidak sesuai dengan yang disepakati",
    "07": "Parameter permintaan tidak lengkap",
    "09": "User, password, atau IP kosong",
    "10": "Format IP tidak valid",
    "16": "SANKSI: instansi dinonaktifkan",
    "17": "SANKSI: User ID dinonaktifkan, hubungi Admin",
}
ALASAN = {"11": "tercatat meninggal dunia", "12": "tercatat ganda", "14": "tercatat tidak aktif"}
SKOR = re.compile(r"\((\d+)\)")


@dataclass(frozen=True)
class Putusan:
    """`golongan`: sesuai, tidak_sesuai, kuota, jam, pengaturan, saluran, or (defects only) hilang, berulang."""

    golongan: str
    sebab: str
    tambahan: str = ""
    untuk_petugas: str = ""


def nilai(jawaban: Jawaban, cacat: Cacat) -> Putusan:
    """Judge one answer."""
    if jawaban.gagal:
        return _nilai_gagal(jawaban, cacat)
    if jawaban.jenis == "kode":
        return _nilai_kode(jawaban, cacat)
    return _nilai_hasil(jawaban, cacat)


def _nilai_gagal(jawaban: Jawaban, cacat: Cacat) -> Putusan:
    """Nothing was found out, so nothing is said about the person."""
    jenis = jawaban.jenis
    if cacat.bila("batas-waktu-lanjut", jenis == "waktu", "lanjut tanpa jawaban"):
        return Putusan("sesuai", "sementara")
    if cacat.bila("galat-http-ditolak", jenis == "http", "galat HTTP disebut tidak sesuai"):
        return Putusan("tidak_sesuai", "http")
    if cacat.ialah("json-rusak-lanjut") and jenis == "rusak":
        kosong: dict[str, str] = {}
        if all(_kata_sesuai(v) for v in kosong.values()):
            cacat.menyimpang("hasil kosong dianggap sesuai")
            return Putusan("sesuai", "kosong")
    pesan = {
        "waktu": "DWH tidak menjawab dalam batas waktu",
        "sambungan": "Sambungan ke DWH putus atau ditolak",
        "http": f"DWH menjawab dengan status HTTP {jawaban.teks}",
        "rusak": "Jawaban DWH tidak dapat dibaca",
    }[jenis]
    return Putusan("saluran", jenis, untuk_petugas=pesan)


def _nilai_kode(jawaban: Jawaban, cacat: Cacat) -> Putusan:
    """Codes about the person, the quota, the hours, and the agreement's settings."""
    kode, teks = jawaban.kode, jawaban.teks.lower()
    if cacat.bila("ganda-lanjut", kode == "12", "kode 12 dilanjutkan"):
        return Putusan("sesuai", kode)
    if cacat.bila("teks-ditemukan", "data ditemukan" in teks and "tidak" not in teks, f"kode {kode} dilanjutkan"):
        return Putusan("sesuai", kode)
    if cacat.bila("kode-08-berulang", kode == "08", "kode 08 disimpan tanpa jeda"):
        return Putusan("berulang", kode, untuk_petugas="Kode 08 dari DWH")
    if cacat.bila("kode-15-gangguan", kode in ("13", "15"), f"kode {kode} disebut gangguan"):
        return Putusan("saluran", kode, untuk_petugas=f"Kode {kode} dari DWH")
    if cacat.bila("kode-05-ditolak", kode == "05", "kode 05 disebut tidak sesuai"):
        return Putusan("tidak_sesuai", kode)
    if cacat.bila("kode-06-hilang", kode == "06", "permohonan ditutup diam-diam"):
        return Putusan("hilang", kode)
    if kode in KODE_ORANG:
        tambahan = ""
        if cacat.bila("alasan-terbuka", kode in ALASAN, f"alasan kode {kode} disebut"):
            tambahan = f"Nama dan NIK ini {ALASAN[kode]}."
        return Putusan("tidak_sesuai", kode, tambahan)
    if kode == "05":
        pesan = "Kuota akses hari ini telah habis (05)"
        if cacat.bila("kode-05-putaran", True, "kode 05 dicoba lagi pada putaran berikut"):
            return Putusan("berulang", kode, untuk_petugas=pesan)
        return Putusan("kuota", kode, untuk_petugas=pesan)
    if kode == "06":
        return Putusan("jam", kode, untuk_petugas="Akses di luar jam yang diizinkan (06)")
    pesan = f"{KODE_PENGATURAN.get(kode, 'Kode yang tidak dikenal dari DWH')} ({kode})"
    tambahan = ""
    if cacat.bila("kode-polos", True, "kode tampil kepada pemohon"):
        tambahan = f"RESPONSE_CODE {kode}: {jawaban.teks}"
    if cacat.bila("kode-17-diam", kode in ("16", "17"), f"kode {kode} tidak disampaikan kepada petugas"):
        pesan = ""
    return Putusan("pengaturan", kode, tambahan, pesan)


def _nilai_hasil(jawaban: Jawaban, cacat: Cacat) -> Putusan:
    """NIK and name must both be `Sesuai`."""
    nik, nama = jawaban.elemen["NIK"], jawaban.elemen["NAMA_LGKP"]
    cocok = _kata_sesuai(nik) and _kata_sesuai(nama)
    if cacat.bila("atau-bukan-dan", not cocok and (_kata_sesuai(nik) or _kata_sesuai(nama)), "satu elemen cukup"):
        cocok = True
    skor = SKOR.search(nama)
    if skor and cacat.bila("skor-sendiri", not cocok and int(skor[1]) >= 60, "skor di bawah ambang diterima"):
        cocok = True
    if cocok:
        return Putusan("sesuai", "01")
    tambahan = ""
    if cacat.bila("tampil-skor", True, "kata dan skor tampil"):
        tambahan = f"NIK: {nik}; Nama: {nama}"
    return Putusan("tidak_sesuai", "beda", tambahan)


def _kata_sesuai(kata: str) -> bool:
    """`Sesuai` or `Sesuai (n)`, nothing else."""
    return kata.split("(")[0].strip().lower() == "sesuai"
