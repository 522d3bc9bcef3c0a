"""The web server: form, receipt, status by number, operator's page."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from .basis_data import BasisData, Permohonan
from .cacat import Cacat
from .halaman import Halaman
from .konfigurasi import Konfigurasi
from .pembatas import Pembatas
from .pemberitahuan import Petugas, Surat, waktu
from .pemeriksaan import Pemeriksa

SUREL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
NIK = re.compile(r"[0-9]{16}")
UKURAN_TERBESAR = 32_768


@dataclass(frozen=True)
class Ruang:
    """Everything a request may need."""

    konf: Konfigurasi
    cacat: Cacat
    basis: BasisData
    halaman: Halaman
    pembatas: Pembatas
    pemeriksa: Pemeriksa
    petugas: Petugas
    surat: Surat
    kunci: bytes

    def tanda(self, jam: int) -> str:
        """The token of the form for one hour."""
        return hmac.new(self.kunci, str(jam).encode(), hashlib.sha256).hexdigest()[:32]

    def tanda_sah(self, tanda: str) -> bool:
        """Whether a token is from this or the last hour."""
        jam = int(time.time() // 3600)
        return any(hmac.compare_digest(tanda.encode(), self.tanda(j).encode()) for j in (jam, jam - 1))


class Peladen(ThreadingHTTPServer):
    """Listens on 127.0.0.1 alone."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, ruang: Ruang) -> None:
        """Bind the port."""
        self.ruang = ruang
        super().__init__(("127.0.0.1", ruang.konf.port), Pelayan)


class Pelayan(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Peladen
    timeout = 30
    server_version = "Aduan"
    sys_version = ""

    def do_GET(self) -> None:
        """Pages."""
        ruang, bagian = self.server.ruang, urlsplit(self.path)
        nomor = parse_qs(bagian.query).get("nomor", [""])[0].strip()
        if bagian.path == "/":
            self._html(HTTPStatus.OK, ruang.halaman.formulir(ruang.tanda(int(time.time() // 3600))))
        elif bagian.path == "/status" and not nomor:
            self._html(HTTPStatus.OK, ruang.halaman.cari())
        elif bagian.path in ("/status", "/diterima"):
            mohon = ruang.basis.cari(nomor)
            if mohon is None:
                self._html(self._status(HTTPStatus.NOT_FOUND, HTTPStatus.GONE), ruang.halaman.cari("tidak_ada"))
            elif bagian.path == "/diterima":
                self._html(HTTPStatus.OK, ruang.halaman.diterima(mohon))
            else:
                self._keadaan(mohon)
        elif bagian.path == "/petugas":
            if self._petugas_sah():
                self._html(HTTPStatus.OK, ruang.halaman.petugas())
        elif bagian.path == "/jam":
            self._kirim(HTTPStatus.OK, json.dumps({"jam": waktu(time.time())}), "application/json")
        else:
            self._html(self._status(HTTPStatus.NOT_FOUND, HTTPStatus.GONE), ruang.halaman.cari("tidak_ada"))

    def do_POST(self) -> None:
        """Submissions and the operator's button."""
        panjang = self.headers.get("Content-Length", "")
        if not panjang.isdigit() or int(panjang) > UKURAN_TERBESAR:
            self._kirim(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Terlalu besar", "text/plain")
            return
        tubuh = self.rfile.read(int(panjang)).decode("utf-8", "replace")
        isian = {k: v[0].strip() for k, v in parse_qs(tubuh, keep_blank_values=True).items()}
        jalur = urlsplit(self.path).path
        if jalur == "/aduan":
            self._ajukan(isian)
        elif jalur == "/petugas/lanjutkan":
            if self._petugas_sah():
                jumlah = self.server.ruang.pemeriksa.bangunkan()
                self._kirim(HTTPStatus.OK, f"{jumlah} permohonan dilanjutkan\n", "text/plain")
        else:
            self._kirim(HTTPStatus.NOT_FOUND, "Tidak ada", "text/plain")

    def _ajukan(self, isian: dict[str, str]) -> None:
        """Store a submission and tell its number; build b checks it first."""
        ruang, klien = self.server.ruang, str(self.client_address[0])
        if not ruang.tanda_sah(isian.get("tanda", "")):
            self._html(HTTPStatus.FORBIDDEN, ruang.halaman.formulir(ruang.tanda(int(time.time() // 3600))))
            return
        if not SUREL.fullmatch(isian.get("surel", "")):
            tanda = ruang.tanda(int(time.time() // 3600))
            status = self._status(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT)
            self._html(status, ruang.halaman.formulir(tanda, "surel_salah"))
            return
        nik, nama = isian.get("nik", ""), " ".join(isian.get("nama", "").split())
        lengkap = True
        if ruang.konf.ragam_b:
            nik = re.sub(r"[ .\-]", "", nik)
            lengkap = bool(isian.get("kategori")) and isian.get("setuju") == "ya"
        sebab = "" if NIK.fullmatch(nik) and nama and lengkap else "isian"
        sah = not sebab
        sebab = sebab or ruang.pembatas.alasan(klien, nik)
        keadaan = "dibatasi" if sebab else "antre"
        simpan = ("", "") if sebab else (nik, nama)
        mohon = ruang.basis.simpan(*simpan, isian["surel"], isian.get("isi", "")[:4000], klien, keadaan, sebab)
        if sah:
            ruang.pembatas.catat(klien, nik, mohon.nomor)
        if sebab:
            ruang.surat.beri_tahu(mohon)
            if sah:
                ruang.petugas.lapor("batas", f"Pengajuan {mohon.nomor} dihentikan: {sebab}")
        elif ruang.konf.ragam_b:
            ruang.pemeriksa.proses(mohon.id)
        if ruang.cacat.bila("status-lain", True, "201 tanpa pengalihan"):
            self._html(HTTPStatus.CREATED, ruang.halaman.diterima(mohon))
        else:
            self._kirim(HTTPStatus.SEE_OTHER, "", "text/html", f"/diterima?nomor={mohon.nomor}")

    def _keadaan(self, mohon: Permohonan) -> None:
        """The status page only reads (but for one defect)."""
        ruang = self.server.ruang
        if ruang.cacat.bila("status-memicu", mohon.keadaan == "tertunda", "halaman status memicu panggilan"):
            ruang.pemeriksa.proses(mohon.id)
            mohon = ruang.basis.ambil(mohon.id) or mohon
        self._html(HTTPStatus.OK, ruang.halaman.keadaan(mohon))

    def _petugas_sah(self) -> bool:
        """Whether the operator's key came along: as a bearer token, or as the password of a browser login."""
        kunci, kepala = self.server.ruang.konf.kunci_petugas, self.headers.get("Authorization", "")
        jenis, _, isi = kepala.partition(" ")
        if jenis.lower() == "basic":
            try:
                isi = base64.b64decode(isi).decode("utf-8", "replace").partition(":")[2]
            except ValueError:
                isi = ""
        if kunci and hmac.compare_digest(isi.encode(), kunci.encode()):
            return True
        self._kirim(HTTPStatus.UNAUTHORIZED, "Hanya untuk petugas", "text/plain")
        return False

    def _status(self, biasa: HTTPStatus, lain: HTTPStatus) -> HTTPStatus:
        karena = f"{lain.value} sebagai ganti {biasa.value}"
        return lain if self.server.ruang.cacat.bila("status-lain", True, karena) else biasa

    def _html(self, status: HTTPStatus, isi: str) -> None:
        self._kirim(status, isi, "text/html")

    def _kirim(self, status: HTTPStatus, isi: str, jenis: str, tujuan: str = "") -> None:
        if self.server.ruang.cacat.bila("lambat", True, "halaman ditahan 2 detik"):
            time.sleep(2)
        data = isi.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{jenis}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if tujuan:
            self.send_header("Location", tujuan)
        if status == HTTPStatus.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", 'Basic realm="petugas"')
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Write no access log: addresses hold numbers of requests."""
