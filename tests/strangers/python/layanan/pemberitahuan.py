"""Who is told what: mail to applicants (SMTP on loopback, or .eml files), and the notices for the operator."""

from __future__ import annotations

import html
import secrets
import smtplib
import time
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from .basis_data import WIB, BasisData, Permohonan
from .cacat import Cacat
from .kata import Kata
from .konfigurasi import Konfigurasi

PERIHAL = {
    "diteruskan": "Aduan diteruskan",
    "ditolak": "Data tidak sesuai",
    "tertunda": "Permohonan disimpan",
    "gangguan": "Gangguan di pihak kami",
    "dibatasi": "Pengajuan tidak dilanjutkan",
}
PERIHAL_LAIN = {
    "diteruskan": "Laporan berjalan",
    "ditolak": "Identitas belum cocok",
    "tertunda": "Lembar ditaruh dahulu",
    "gangguan": "Mesin bermasalah",
    "dibatasi": "Mohon bersabar",
}


class Surat:
    """Sends mail; what cannot be delivered by SMTP is left in the outbox, so nothing is lost."""

    def __init__(self, konf: Konfigurasi, cacat: Cacat, basis: BasisData, kata: Kata) -> None:
        """Make the outbox."""
        self._konf, self._cacat, self._basis, self._kata = konf, cacat, basis, kata
        self._kotak = konf.dir_data / "surat-keluar"
        self._kotak.mkdir(parents=True, exist_ok=True)

    def beri_tahu(self, mohon: Permohonan) -> None:
        """Tell the applicant the state of the request, once for each state."""
        if mohon.keadaan not in PERIHAL or mohon.surat_terakhir == mohon.keadaan:
            return
        if self._cacat.bila("surat-sekali", bool(mohon.surat_terakhir), "hasil sesudah menunggu tidak disurati"):
            return
        perihal = (PERIHAL_LAIN if self._cacat.ialah("kata-lain") else PERIHAL)[mohon.keadaan]
        kalimat = html.escape(self._kata.keadaan(mohon.keadaan, mohon.sebab))
        tambahan = f"<p>{html.escape(mohon.tambahan)}</p>" if mohon.tambahan else ""
        isi = (
            f'<!doctype html><html lang="id"><body><p>Nomor <b>{mohon.nomor}</b></p>'
            f'<p class="keadaan keadaan-{mohon.keadaan}">{kalimat}</p>{tambahan}</body></html>'
        )
        self._kata.tandai_halaman()
        self._kirim(mohon.surel, f"[{mohon.nomor}] {perihal}", isi, "html")
        self._basis.jalankan("UPDATE permohonan SET surat_terakhir=? WHERE id=?", (mohon.keadaan, mohon.id))

    def kepada_petugas(self, perihal: str, pesan: str) -> None:
        """Write to the operator."""
        self._kirim(self._konf.surel_petugas, perihal, pesan, "plain")

    def _kirim(self, kepada: str, perihal: str, isi: str, jenis: str) -> None:
        surat = EmailMessage()
        surat["From"], surat["To"], surat["Subject"] = self._konf.surel_pengirim, kepada, perihal
        surat["Date"], surat["Message-ID"] = formatdate(localtime=False), make_msgid(domain="kantor.example")
        surat.set_content(isi, subtype=jenis)
        if self._konf.smtp_host:
            try:
                with smtplib.SMTP(self._konf.smtp_host, self._konf.smtp_port, timeout=5) as peladen:
                    peladen.send_message(surat)
                return
            except (OSError, smtplib.SMTPException) as galat:
                self._basis.jalankan(
                    "INSERT INTO catatan (pada, jenis, pesan) VALUES (?, 'surat', ?)",
                    (time.time(), f"Surat tidak terkirim ({type(galat).__name__}), disimpan di kotak keluar"),
                )
        nama = f"{time.time_ns()}-{secrets.token_hex(3)}.eml"
        (self._kotak / nama).write_bytes(surat.as_bytes())


class Petugas:
    """Keeps the notices for the operator; build b also writes a log file and a mail."""

    def __init__(self, konf: Konfigurasi, cacat: Cacat, basis: BasisData, surat: Surat) -> None:
        """Keep what is needed."""
        self._konf, self._cacat, self._basis, self._surat = konf, cacat, basis, surat
        self._berturut: dict[str, int] = {}
        self._terakhir: dict[str, float] = {}
        self.berkas = konf.dir_data / "petugas.log"

    def lapor(self, jenis: str, pesan: str) -> None:
        """Tell the operator of one failure; the message holds nobody's data."""
        if not pesan:
            return
        if self._cacat.ialah("petugas-setelah-tiga"):
            self._berturut[jenis] = self._berturut.get(jenis, 0) + 1
            if self._cacat.bila("petugas-setelah-tiga", self._berturut[jenis] < 3, "kegagalan belum disampaikan"):
                return
        kini = time.time()
        self._basis.jalankan("INSERT INTO catatan (pada, jenis, pesan) VALUES (?, ?, ?)", (kini, jenis, pesan))
        if not self._konf.ragam_b:
            return
        with self.berkas.open("a", encoding="utf-8") as berkas:
            berkas.write(f"{waktu(kini)} {jenis}: {pesan}\n")
        if kini - self._terakhir.get(jenis, 0) > 300:
            self._terakhir[jenis] = kini
            self._surat.kepada_petugas(f"Perlu perhatian: {jenis}", pesan)

    def berhasil(self) -> None:
        """Note a success of the line."""
        self._berturut.clear()

    def daftar(self) -> list[tuple[str, str, str]]:
        """The last 100 notices, newest first: time, kind, message."""
        baris = self._basis.jalankan("SELECT pada, jenis, pesan FROM catatan ORDER BY id DESC LIMIT 100")
        return [(waktu(float(str(pada))), str(jenis), str(pesan)) for pada, jenis, pesan in baris]

    def ringkasan(self) -> dict[str, str]:
        """Figures for the head of the operator's page."""
        return {
            "PKS": self._konf.nomor_pks,
            "Juknis": self._konf.nomor_juknis,
            "Hit hari ini": f"{self._basis.hit_hari_ini()} dari {self._konf.kuota_harian or 'tanpa batas'}",
            "Permohonan tersimpan": str(len(self._basis.tertunda())),
            "Jam": waktu(time.time()),
        }


def waktu(detik: float) -> str:
    """A time at the office, with its zone."""
    return datetime.fromtimestamp(detik, WIB).isoformat(timespec="seconds")
