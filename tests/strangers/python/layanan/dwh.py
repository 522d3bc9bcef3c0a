"""The two services of Dukcapil: the verification method with the reading of its answer, and data balikan."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from .basis_data import WIB, BasisData
from .cacat import Cacat
from .konfigurasi import Konfigurasi

JEDA_BALIKAN = 300.0
TEKS_LAMA = {
    "data tidak ditemukan": "13",
    "login gagal": "03",
    "ip address tidak sesuai": "04",
    "ip client tidak terdaftar": "04",
    "kuota akses hari ini telah habis": "05",
}


@dataclass(frozen=True)
class Jawaban:
    """What came back: `hasil`, `kode`, or a failure: `waktu`, `sambungan`, `http`, `rusak`."""

    jenis: str
    kode: str = ""
    teks: str = ""
    elemen: dict[str, str] = field(default_factory=dict)

    @property
    def gagal(self) -> bool:
        """Whether the line failed, so that nothing was found out."""
        return self.jenis in ("waktu", "sambungan", "http", "rusak")


class KlienDwh:
    """Speaks to the DWH; never repeats a call by itself."""

    def __init__(self, konf: Konfigurasi, cacat: Cacat, basis: BasisData) -> None:
        """Keep what is needed for each call."""
        self._konf, self._cacat, self._basis = konf, cacat, basis

    def periksa(
        self, nik: str, nama: str, klien: str, ambang: int | None = None, akun: tuple[str, str] | None = None
    ) -> Jawaban:
        """Ask whether NIK and name belong together."""
        isi = self._dasar(klien, akun)
        isi |= {"TRESHOLD": ambang or self._konf.ambang_kirim, "NIK": nik, "NAMA_LGKP": nama}
        if self._cacat.ialah("elemen-turunan"):
            isi |= self._turunan(nik)
        jawaban = self._panggil(self._konf.alamat_dwh, isi)
        if self._cacat.ialah("ulang-pustaka"):
            for _ in range(2):
                if not self._cacat.bila("ulang-pustaka", jawaban.jenis in ("waktu", "sambungan"), "panggilan diulang"):
                    break
                jawaban = self._panggil(self._konf.alamat_dwh, isi)
        if jawaban.gagal:
            baris = f"{datetime.now(WIB).isoformat(timespec='seconds')} panggilan gagal: {jawaban.jenis} {jawaban.teks}"
            if self._cacat.bila("catat-saat-gagal", True, "permintaan ditulis ke berkas"):
                baris += " " + json.dumps(isi)
            with self._konf.berkas_log.open("a", encoding="utf-8") as berkas:
                berkas.write(baris + "\n")
        return jawaban

    def lihat_data(self, nik: str, klien: str) -> None:
        """Ask for the data of a NIK (used by one defect only)."""
        pangkal = self._konf.alamat_dwh.rsplit("/", 1)[0]
        self._panggil(pangkal + "/CALL_NIK", self._dasar(klien, None) | {"NIK": nik})

    def _dasar(self, klien: str, akun: tuple[str, str] | None) -> dict[str, str | int]:
        user, sandi = akun or (self._konf.user_id, self._konf.sandi)
        alamat = self._konf.ip_user
        if self._cacat.bila("ip-pemohon", bool(klien) and klien != alamat, "ip_user dari alamat pemohon"):
            alamat = klien
        return {"user_id": user, "password": sandi, "ip_user": alamat}

    def _turunan(self, nik: str) -> dict[str, str]:
        hari, bulan, tahun = int(nik[6:8]), nik[8:10], int(nik[10:12])
        kelamin = "Perempuan" if hari > 40 else "Laki-Laki"
        self._cacat.menyimpang("TGL_LHR dan JENIS_KLMIN ikut dikirim")
        abad = 1900 if tahun > 26 else 2000
        return {"TGL_LHR": f"{hari - 40 if hari > 40 else hari:02d}-{bulan}-{abad + tahun}", "JENIS_KLMIN": kelamin}

    def _panggil(self, alamat: str, isi: dict[str, str | int]) -> Jawaban:
        """Send one POST; the whole exchange must end within the time limit."""
        bagian = urlsplit(alamat)
        batas = time.monotonic() + self._konf.batas_waktu
        host, waktu = bagian.hostname or "", self._konf.batas_waktu
        sambungan: http.client.HTTPConnection
        if bagian.scheme.lower() == "https":
            konteks = ssl.create_default_context(cafile=self._konf.dwh_ca or None)
            sambungan = http.client.HTTPSConnection(host, bagian.port, timeout=waktu, context=konteks)
        else:
            sambungan = http.client.HTTPConnection(host, bagian.port, timeout=waktu)
        self._basis.tambah_hit()
        pengawas: threading.Timer | None = None
        try:
            sambungan.connect()
            pengawas = threading.Timer(max(0.05, batas - time.monotonic()), _putus, (sambungan.sock,))
            pengawas.start()
            jalur = bagian.path + (f"?{bagian.query}" if bagian.query else "")
            sambungan.request("POST", jalur, json.dumps(isi).encode(), {"Content-Type": "application/json"})
            balasan = sambungan.getresponse()
            tubuh = bytearray()
            while potong := balasan.read1(65536):
                tubuh += potong
                if len(tubuh) > 1_000_000:
                    return Jawaban("rusak", teks="terlalu panjang")
            if time.monotonic() > batas:
                return Jawaban("waktu")
            if balasan.status != 200:
                return Jawaban("http", teks=str(balasan.status))
            if balasan.length:
                return Jawaban("rusak", teks="terpotong")
        except TimeoutError:
            return Jawaban("waktu")
        except (OSError, http.client.HTTPException) as galat:
            return Jawaban("waktu") if time.monotonic() > batas else Jawaban("sambungan", teks=type(galat).__name__)
        finally:
            if pengawas is not None:
                pengawas.cancel()
            sambungan.close()
        return baca_jawaban(bytes(tubuh))


def _putus(soket: socket.socket) -> None:
    """End an exchange whose time is over."""
    with contextlib.suppress(OSError):
        soket.shutdown(socket.SHUT_RDWR)


def baca_jawaban(tubuh: bytes) -> Jawaban:
    """Read the envelope: the element words, or a code with its text (old form: the text alone)."""
    try:
        luar = json.loads(tubuh.decode("utf-8", "replace"))
        isi = luar["content"][0]
        if not isinstance(isi, dict):
            raise TypeError("content")
        elemen = {str(k).upper(): str(v).strip() for k, v in isi.items() if v is not None}
    except (ValueError, KeyError, IndexError, TypeError):
        return Jawaban("rusak")
    kode = elemen.pop("RESPONSE_CODE", "")
    teks = [elemen.pop(k) for k in ("RESPONSE_DESC", "RESPONSE", "RESPON") if k in elemen]
    if not kode and teks:
        kode = TEKS_LAMA.get(" ".join(teks[0].lower().split()), "??")
    if kode and kode.zfill(2) not in ("00", "01"):
        return Jawaban("kode", kode.zfill(2), teks[0] if teks else "", elemen)
    if "NIK" in elemen and "NAMA_LGKP" in elemen:
        return Jawaban("hasil", "01", "", elemen)
    return Jawaban("rusak", teks="elemen tidak ada")


class Balikan:
    """NIK and number go back when a complaint goes on (Juknis III); kept until the other side has them."""

    def __init__(self, konf: Konfigurasi, basis: BasisData) -> None:
        """Keep what is needed."""
        self._konf, self._basis = konf, basis

    def catat(self, nomor: str, nik: str) -> None:
        """Put one entry in the queue."""
        if self._konf.balikan_url:
            self._basis.jalankan("INSERT OR IGNORE INTO balikan VALUES (?, ?, 0)", (nomor, nik))

    def kirim(self) -> None:
        """Send what is due, oldest first; stop at the first failure."""
        if not self._konf.balikan_url:
            return
        for nomor, nik in self._basis.jalankan(
            "SELECT nomor, nik FROM balikan WHERE coba_lagi <= ? ORDER BY rowid", (time.time(),)
        ):
            if not self._kirim_satu(str(nomor), str(nik)):
                self._basis.jalankan("UPDATE balikan SET coba_lagi = ?", (time.time() + JEDA_BALIKAN,))
                self._basis.jalankan(
                    "INSERT INTO catatan (pada, jenis, pesan) VALUES (?, 'balikan', 'Data balikan belum diterima')",
                    (time.time(),),
                )
                return
            self._basis.jalankan("DELETE FROM balikan WHERE nomor = ?", (nomor,))

    def _kirim_satu(self, nomor: str, nik: str) -> bool:
        """Send one entry; `already sent` counts as sent."""
        bagian = urlsplit(self._konf.balikan_url)
        jenis = http.client.HTTPSConnection if bagian.scheme == "https" else http.client.HTTPConnection
        sambungan = jenis(bagian.hostname or "", bagian.port, timeout=self._konf.batas_waktu)
        isi = [
            {
                "id_lembaga": self._konf.user_id,
                "nama_lembaga": "Dinas Komunikasi dan Informatika",
                "data": [{"NIK": nik, "param": [{"NOMOR_REGISTRASI": nomor}]}],
            }
        ]
        kepala = {"Content-Type": "application/json", "Authorization": f"Bearer {self._konf.balikan_token}"}
        try:
            sambungan.request("POST", bagian.path or "/", json.dumps(isi).encode(), kepala)
            balasan = sambungan.getresponse()
            teks = balasan.read(10_000).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return False
        finally:
            sambungan.close()
        return balasan.status == 200 or (balasan.status == 400 and "sudah pernah" in teks)
