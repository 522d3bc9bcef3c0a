"""All state, in one SQLite file."""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

WIB = timezone(timedelta(hours=7), "WIB")
SKEMA = """
CREATE TABLE IF NOT EXISTS permohonan (
  id INTEGER PRIMARY KEY, nomor TEXT NOT NULL UNIQUE, nik TEXT NOT NULL, nama TEXT NOT NULL, surel TEXT NOT NULL,
  isi TEXT NOT NULL, klien TEXT NOT NULL, keadaan TEXT NOT NULL, sebab TEXT NOT NULL DEFAULT '',
  tambahan TEXT NOT NULL DEFAULT '', percobaan INTEGER NOT NULL DEFAULT 0, coba_lagi REAL,
  dibuat REAL NOT NULL, surat_terakhir TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS jejak (klien TEXT NOT NULL, nik TEXT NOT NULL, nomor TEXT NOT NULL, pada REAL NOT NULL);
CREATE TABLE IF NOT EXISTS catatan (
  id INTEGER PRIMARY KEY, pada REAL NOT NULL, jenis TEXT NOT NULL, pesan TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS balikan (nomor TEXT PRIMARY KEY, nik TEXT NOT NULL, coba_lagi REAL NOT NULL);
CREATE TABLE IF NOT EXISTS setelan (kunci TEXT PRIMARY KEY, nilai TEXT NOT NULL);
"""
KOLOM = (
    "id, nomor, nik, nama, surel, isi, klien, keadaan, sebab, tambahan, percobaan, coba_lagi, dibuat, surat_terakhir"
)


@dataclass(frozen=True)
class Permohonan:
    """One request as it stands in the file."""

    id: int
    nomor: str
    nik: str
    nama: str
    surel: str
    isi: str
    klien: str
    keadaan: str
    sebab: str
    tambahan: str
    percobaan: int
    coba_lagi: float | None
    dibuat: float
    surat_terakhir: str

    @property
    def terbuka(self) -> bool:
        """Whether the request still has to be checked."""
        return self.keadaan in ("antre", "tertunda")


def hari_ini() -> str:
    """The date at the office (WIB)."""
    return datetime.now(WIB).date().isoformat()


def awal_besok() -> float:
    """The first moment of the next day at the office (WIB), one minute added."""
    besok = datetime.now(WIB).replace(hour=0, minute=1, second=0, microsecond=0) + timedelta(days=1)
    return besok.timestamp()


class BasisData:
    """One connection behind a lock."""

    def __init__(self, berkas: Path) -> None:
        """Open the file and make what is missing."""
        self._kunci = threading.RLock()
        self._db = sqlite3.connect(berkas, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.executescript(SKEMA)

    def jalankan(self, sql: str, nilai: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Carry out one statement and give all its rows."""
        with self._kunci:
            return [tuple(baris) for baris in self._db.execute(sql, tuple(nilai)).fetchall()]

    def simpan(self, nik: str, nama: str, surel: str, isi: str, klien: str, keadaan: str, sebab: str) -> Permohonan:
        """Store a new request and give it a number nobody can guess."""
        nomor = f"AD-{datetime.now(WIB):%y%m%d}-{secrets.token_hex(5).upper()}"
        self.jalankan(
            "INSERT INTO permohonan (nomor, nik, nama, surel, isi, klien, keadaan, sebab, dibuat)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (nomor, nik, nama, surel, isi, klien, keadaan, sebab, time.time()),
        )
        hasil = self.cari(nomor)
        if hasil is None:
            raise RuntimeError("permohonan tidak tersimpan")
        return hasil

    def cari(self, nomor: str) -> Permohonan | None:
        """Find a request by its number."""
        hasil = self._pilih("WHERE nomor = ?", (nomor,))
        return hasil[0] if hasil else None

    def ambil(self, pengenal: int) -> Permohonan | None:
        """Read a request again."""
        hasil = self._pilih("WHERE id = ?", (pengenal,))
        return hasil[0] if hasil else None

    def waktunya(self, baru_dahulu: bool) -> list[Permohonan]:
        """All requests whose turn it is, oldest first (build b: new ones before kept ones)."""
        urutan = "(coba_lagi IS NOT NULL), id" if baru_dahulu else "id"
        syarat = "WHERE keadaan = 'antre' OR (keadaan = 'tertunda' AND coba_lagi <= ?)"
        return self._pilih(f"{syarat} ORDER BY {urutan}", (time.time(),))

    def tertunda(self) -> list[Permohonan]:
        """All kept requests, oldest first."""
        return self._pilih("WHERE keadaan = 'tertunda' ORDER BY id", ())

    def tandai(
        self, pengenal: int, keadaan: str, sebab: str, tambahan: str, coba_lagi: float | None, gagal: bool = False
    ) -> None:
        """Store an outcome; the applicant's NIK and name go as soon as they are no longer needed."""
        self.jalankan(
            "UPDATE permohonan SET keadaan=?, sebab=?, tambahan=?, coba_lagi=?, percobaan=percobaan+? WHERE id=?",
            (keadaan, sebab, tambahan, coba_lagi, int(gagal), pengenal),
        )
        if keadaan not in ("antre", "tertunda"):
            self.jalankan("UPDATE permohonan SET nik='', nama='' WHERE id=?", (pengenal,))

    def setelan(self, kunci: str, bawaan: str = "") -> str:
        """Read one setting."""
        hasil = self.jalankan("SELECT nilai FROM setelan WHERE kunci = ?", (kunci,))
        return str(hasil[0][0]) if hasil else bawaan

    def setel(self, kunci: str, nilai: str) -> None:
        """Store one setting."""
        self.jalankan("INSERT OR REPLACE INTO setelan VALUES (?, ?)", (kunci, nilai))

    def hit_hari_ini(self) -> int:
        """How many calls went to the DWH today (WIB)."""
        return int(self.setelan("hit:" + hari_ini(), "0"))

    def tambah_hit(self) -> None:
        """Count one call."""
        self.jalankan(
            "INSERT INTO setelan VALUES (?, '1') ON CONFLICT(kunci) DO UPDATE SET nilai = CAST(nilai AS INTEGER) + 1",
            ("hit:" + hari_ini(),),
        )

    def _pilih(self, syarat: str, nilai: Sequence[object]) -> list[Permohonan]:
        with self._kunci:
            baris = self._db.execute(f"SELECT {KOLOM} FROM permohonan {syarat}", tuple(nilai)).fetchall()
        return [Permohonan(*b) for b in baris]
