"""Stops series and heaps of submissions from one client before they reach the DWH (Juknis II.F.1)."""

from __future__ import annotations

import time

from .basis_data import BasisData
from .cacat import Cacat
from .konfigurasi import Konfigurasi

TOLAK_BERTURUT = 3
JARAK_URUT = 3


class Pembatas:
    """Counts per client; the trace of a submission is kept only as long as it counts."""

    def __init__(self, konf: Konfigurasi, cacat: Cacat, basis: BasisData) -> None:
        """Keep what is needed."""
        self._konf, self._cacat, self._basis = konf, cacat, basis

    def alasan(self, klien: str, nik: str) -> str:
        """Why this submission must not go on (empty: it may)."""
        self.bersihkan()
        sebab = self._hitung(self._jejak(klien, ""), nik)
        if not self._cacat.ialah("batas-per-nik"):
            return sebab
        longgar = self._hitung(self._jejak(klien, nik), nik)
        self._cacat.bila("batas-per-nik", longgar != sebab, "rangkaian NIK yang berbeda tidak dihentikan")
        return longgar

    def catat(self, klien: str, nik: str, nomor: str) -> None:
        """Leave the trace of a submission."""
        self._basis.jalankan("INSERT INTO jejak VALUES (?, ?, ?, ?)", (klien, nik, nomor, time.time()))

    def bersihkan(self) -> None:
        """Delete traces that no longer count."""
        self._basis.jalankan("DELETE FROM jejak WHERE pada < ?", (time.time() - self._konf.jangka_batas,))

    def _jejak(self, klien: str, nik: str) -> list[tuple[str, str]]:
        baris = self._basis.jalankan(
            "SELECT j.nik, p.keadaan FROM jejak j JOIN permohonan p ON p.nomor = j.nomor"
            " WHERE j.klien = ? AND (? = '' OR j.nik = ?) ORDER BY j.pada DESC",
            (klien, nik, nik),
        )
        return [(str(a), str(b)) for a, b in baris]

    def _hitung(self, jejak: list[tuple[str, str]], nik: str) -> str:
        if len(jejak) >= self._konf.batas_ajuan:
            return "banyak"
        if jejak and 0 < abs(int(jejak[0][0]) - int(nik)) <= JARAK_URUT:
            return "urut"
        selesai = [keadaan for _, keadaan in jejak if keadaan in ("diteruskan", "ditolak")][:TOLAK_BERTURUT]
        if selesai == ["ditolak"] * TOLAK_BERTURUT:
            return "ditolak-berturut"
        return ""
