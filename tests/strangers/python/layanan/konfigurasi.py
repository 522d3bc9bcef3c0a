"""Configuration, read from environment variables alone."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class KesalahanKonfigurasi(ValueError):
    """A variable is missing or cannot be used."""


@dataclass(frozen=True)
class Konfigurasi:
    """Everything that is set from outside."""

    alamat_dwh: str
    user_id: str
    sandi: str
    ip_user: str
    dwh_ca: str
    nomor_pks: str
    nomor_juknis: str
    port: int
    dir_data: Path
    ragam: str
    ambang: int
    jeda_batch: float
    batas_waktu: float
    jeda_ulang: float
    kuota_harian: int
    batas_ajuan: int
    jangka_batas: float
    kunci_petugas: str
    surel_petugas: str
    surel_pengirim: str
    smtp_host: str
    smtp_port: int
    balikan_url: str
    balikan_token: str

    @property
    def berkas_log(self) -> Path:
        """The technical log: kinds of failures, nobody's data."""
        return self.dir_data / "aplikasi.log"

    @property
    def ragam_b(self) -> bool:
        """Whether the second conforming build is chosen."""
        return self.ragam == "b"

    @property
    def ambang_kirim(self) -> int:
        """The threshold that is sent: as configured, or stricter by 5 in build b."""
        return min(100, self.ambang + 5) if self.ragam_b else self.ambang


def baca_konfigurasi(lingkungan: Mapping[str, str] = os.environ) -> Konfigurasi:
    """Read and check all variables."""

    def wajib(nama: str) -> str:
        nilai = lingkungan.get(nama, "").strip()
        if not nilai:
            raise KesalahanKonfigurasi(f"variabel {nama} belum diisi")
        return nilai

    def angka(nama: str, bawaan: float) -> float:
        teks = lingkungan.get(nama, "").strip()
        try:
            nilai = float(teks) if teks else bawaan
        except ValueError:
            raise KesalahanKonfigurasi(f"variabel {nama} bukan angka: {teks!r}") from None
        if nilai < 0:
            raise KesalahanKonfigurasi(f"variabel {nama} kurang dari nol")
        return nilai

    alamat = wajib("DWH_ALAMAT")
    if urlsplit(alamat.lower()).scheme not in ("http", "https") or not urlsplit(alamat).hostname:
        raise KesalahanKonfigurasi("DWH_ALAMAT bukan alamat http atau https")
    ragam = lingkungan.get("RAGAM", "").strip() or "a"
    if ragam not in ("a", "b"):
        raise KesalahanKonfigurasi(f"RAGAM tidak dikenal: {ragam!r}; yang ada: a, b")
    smtp_host = lingkungan.get("SMTP_HOST", "").strip()
    if smtp_host and not _loopback(smtp_host):
        raise KesalahanKonfigurasi("SMTP_HOST harus alamat loopback")
    return Konfigurasi(
        alamat_dwh=alamat,
        user_id=wajib("DWH_USER"),
        sandi=wajib("DWH_SANDI"),
        ip_user=wajib("DWH_IP"),
        dwh_ca=lingkungan.get("DWH_CA", "").strip(),
        nomor_pks=lingkungan.get("PKS_NOMOR", "400.12/2425/2025"),
        nomor_juknis=lingkungan.get("JUKNIS_NOMOR", "400.12/2434"),
        port=int(angka("PORT", 8080)),
        dir_data=Path(lingkungan.get("DIR_DATA", "").strip() or "data"),
        ragam=ragam,
        ambang=int(angka("AMBANG", 90)),
        jeda_batch=angka("JEDA_BATCH", 3),
        batas_waktu=angka("BATAS_WAKTU", 5),
        jeda_ulang=angka("JEDA_ULANG", 900),
        kuota_harian=int(angka("KUOTA_HARIAN", 200)),
        batas_ajuan=int(angka("BATAS_AJUAN", 5)),
        jangka_batas=angka("JANGKA_BATAS", 600),
        kunci_petugas=lingkungan.get("PETUGAS_KUNCI", "").strip(),
        surel_petugas=lingkungan.get("PETUGAS_SUREL", "").strip() or "petugas@kantor.example",
        surel_pengirim=lingkungan.get("SUREL_PENGIRIM", "").strip() or "aduan@kantor.example",
        smtp_host=smtp_host,
        smtp_port=int(angka("SMTP_PORT", 25)),
        balikan_url=lingkungan.get("BALIKAN_URL", "").strip(),
        balikan_token=lingkungan.get("BALIKAN_TOKEN", "").strip(),
    )


def _loopback(nama: str) -> bool:
    """Whether a host name or address stays on this machine."""
    if nama == "localhost":
        return True
    try:
        return ipaddress.ip_address(nama).is_loopback
    except ValueError:
        return False
