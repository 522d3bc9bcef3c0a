"""What the clinic keeps: SQLite, session files, a spool of mail, logs."""

import json
import os
import re
import secrets
import sqlite3
import tempfile
import threading
import time
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

WIB = timezone(timedelta(hours=7))

SKEMA = """
CREATE TABLE IF NOT EXISTS permohonan (
  id TEXT PRIMARY KEY, tiket TEXT UNIQUE, nomor TEXT, keadaan TEXT NOT NULL, pesan TEXT DEFAULT '',
  nik TEXT, nama TEXT, lahir TEXT, surel TEXT, keperluan TEXT,
  dibuat REAL, selesai REAL, coba_lagi REAL DEFAULT 0, kali INTEGER DEFAULT 0, diambil REAL);
CREATE INDEX IF NOT EXISTS permohonan_keadaan ON permohonan (keadaan, coba_lagi);
CREATE TABLE IF NOT EXISTS keadaan (kunci TEXT PRIMARY KEY, nilai REAL);
CREATE TABLE IF NOT EXISTS ketikan (waktu REAL, asal TEXT, nik TEXT);
"""


def sekarang():
    return datetime.now(WIB)


class Simpan:
    def __init__(self, data, ragam):
        self.data, self.ragam = Path(data), ragam
        for nama in ("sesi", "cache", "spool", "log"):
            (self.data / nama).mkdir(parents=True, exist_ok=True)
        self.berkas_db = self.data / "klinik.sqlite"
        self._kunci = threading.RLock()
        with self.db() as c:
            c.execute(f"PRAGMA journal_mode={'WAL' if ragam == 'a' else 'DELETE'}")
            c.executescript(SKEMA)
        setelan = self.data / "setelan.ini"
        if not setelan.exists():
            setelan.write_text("[klinik]\nnama = Klinik Visum\nloket = 1\n", encoding="utf-8")

    @contextmanager
    def db(self, aman=True):
        c = sqlite3.connect(self.berkas_db, timeout=15, isolation_level=None)
        c.row_factory = sqlite3.Row
        try:
            c.execute(f"PRAGMA secure_delete={'ON' if aman else 'OFF'}")
            yield c
        finally:
            c.close()

    # -- requests

    def baru(self, tiket, ketik):
        """A new request, or None where its form was handed in before."""
        pid = secrets.token_urlsafe(18)
        with self.db() as c:
            try:
                c.execute("BEGIN IMMEDIATE")
                n = c.execute("SELECT count(*) FROM permohonan").fetchone()[0] + 1
                nomor = f"KV-{sekarang():%Y%m%d}-{n:05d}"
                c.execute(
                    "INSERT INTO permohonan (id, tiket, nomor, keadaan, nik, nama, lahir, surel, keperluan, dibuat)"
                    " VALUES (?,?,?,'diproses',?,?,?,?,?,?)",
                    (
                        pid,
                        tiket,
                        nomor,
                        ketik["nik"],
                        ketik["nama"],
                        ketik["lahir"],
                        ketik["surel"],
                        ketik["keperluan"],
                        time.time(),
                    ),
                )
                c.execute("COMMIT")
            except sqlite3.IntegrityError:
                c.execute("ROLLBACK")
                return None
        return self.ambil(pid)

    def ambil(self, pid):
        with self.db() as c:
            r = c.execute("SELECT * FROM permohonan WHERE id = ?", (pid,)).fetchone()
        return dict(r) if r else None

    def menurut_tiket(self, tiket):
        with self.db() as c:
            r = c.execute("SELECT * FROM permohonan WHERE tiket = ?", (tiket,)).fetchone()
        return dict(r) if r else None

    def tutup(self, pid, keadaan, pesan="", hapus=True):
        """The end of a request: what was typed goes, number, purpose and result stay."""
        with self.db() as c:
            if hapus:
                c.execute("UPDATE permohonan SET nik=NULL, nama=NULL, lahir=NULL, surel=NULL WHERE id=?", (pid,))
            c.execute(
                "UPDATE permohonan SET keadaan=?, pesan=?, selesai=?, diambil=NULL WHERE id=?",
                (keadaan, pesan, time.time(), pid),
            )

    def tunda(self, pid, kapan):
        with self.db() as c:
            c.execute(
                "UPDATE permohonan SET keadaan='disimpan', coba_lagi=?, kali=kali+1, diambil=NULL WHERE id=?",
                (kapan, pid),
            )

    def rebut(self, semua=False):
        """The oldest kept request that is due, taken so that nobody else takes it."""
        with self.db() as c:
            c.execute("BEGIN IMMEDIATE")
            r = c.execute(
                "SELECT id FROM permohonan WHERE keadaan='disimpan' AND coba_lagi <= ? ORDER BY dibuat LIMIT 1",
                (float("inf") if semua else time.time(),),
            ).fetchone()
            if r:
                c.execute("UPDATE permohonan SET keadaan='dikerjakan', diambil=? WHERE id=?", (time.time(), r["id"]))
            c.execute("COMMIT")
        return self.ambil(r["id"]) if r else None

    def pulihkan(self, mulai=False):
        """Takes back what was in somebody's hands when he died."""
        with self.db() as c:
            if mulai:
                c.execute(
                    "UPDATE permohonan SET keadaan='disimpan', coba_lagi=0, diambil=NULL"
                    " WHERE keadaan IN ('diproses', 'dikerjakan')"
                )
            else:
                c.execute(
                    "UPDATE permohonan SET keadaan='disimpan', diambil=NULL WHERE keadaan='dikerjakan' AND diambil < ?",
                    (time.time() - 30,),
                )

    # -- pauses

    def jeda(self, kunci):
        with self.db() as c:
            r = c.execute("SELECT nilai FROM keadaan WHERE kunci=?", (kunci,)).fetchone()
        return r["nilai"] if r else 0.0

    def atur_jeda(self, kunci, sampai):
        with self.db() as c:
            c.execute("INSERT OR REPLACE INTO keadaan VALUES (?,?)", (kunci, sampai))

    # -- series of NIK

    def boleh(self, asal, nik, sebanyak):
        """False where somebody tries many, or numbers that lie in a row."""
        kini = time.time()
        with self.db() as c:
            c.execute("BEGIN IMMEDIATE")
            c.execute("DELETE FROM ketikan WHERE waktu < ?", (kini - 600,))
            semenit = c.execute(
                "SELECT count(*) FROM ketikan WHERE asal=? AND waktu > ?", (asal, kini - 60)
            ).fetchone()[0]
            lalu = [int(r["nik"]) for r in c.execute("SELECT DISTINCT nik FROM ketikan WHERE nik <> ?", (nik,))]
            milik = [
                int(r["nik"])
                for r in c.execute(
                    "SELECT nik FROM ketikan WHERE asal=? AND nik <> ? ORDER BY waktu DESC LIMIT 2", (asal, nik)
                )
            ]
            c.execute("INSERT INTO ketikan VALUES (?,?,?)", (kini, asal, nik))
            c.execute("COMMIT")
        angka = int(nik)
        berdekatan = sum(1 for x in lalu if abs(x - angka) <= 5) >= 2
        berpola = len(milik) == 2 and angka - milik[0] == milik[0] - milik[1]
        return semenit < sebanyak and not berdekatan and not berpola

    # -- sessions

    def sesi(self, sid):
        if sid and re.fullmatch(r"[0-9a-f]{48}", sid):
            try:
                return json.loads((self.data / "sesi" / sid).read_text(encoding="utf-8"))
            except (OSError, ValueError):
                return None
        return None

    def simpan_sesi(self, sid, isi):
        self.tulis(self.data / "sesi" / sid, json.dumps(isi).encode())

    def sapu_sesi(self):
        for f in (self.data / "sesi").iterdir():
            try:
                if time.time() - f.stat().st_mtime > 8 * 3600:
                    f.unlink()
            except OSError:
                pass

    # -- files

    def tulis(self, berkas, isi):
        fd, sementara = tempfile.mkstemp(dir=berkas.parent, prefix=".baru-")
        with os.fdopen(fd, "wb") as f:
            f.write(isi)
        Path(sementara).replace(berkas)

    def log(self, nama, teks):
        with self._kunci, (self.data / "log" / f"{nama}.log").open("a", encoding="utf-8") as f:
            f.write(f"{sekarang():%Y-%m-%dT%H:%M:%S%z} {teks}\n")
