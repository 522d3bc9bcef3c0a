"""The server: a form, a page for each request, and little else."""

import re
import secrets
import sqlite3
import time
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from . import cacat, halaman
from .dwh import tanggal

STATUS_B = {
    "terdaftar": 201,
    "ditolak": 422,
    "disimpan": 202,
    "dikerjakan": 202,
    "gangguan": 503,
    "dibatasi": 429,
    "diproses": 202,
}
AMAN = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'self'",
}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, alamat, layanan):
        self.layanan = layanan
        super().__init__(alamat, Tangan)


class Tangan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Klinik"
    sys_version = ""
    timeout = 30

    @property
    def lay(self):
        return self.server.layanan

    def log_message(self, *_):
        pass

    def balas(self, status, isi, jenis="text/html; charset=utf-8", **kepala):
        badan = isi.encode() if isinstance(isi, str) else isi
        self.send_response(status)
        semua = {**AMAN, "Content-Type": jenis, "Content-Length": str(len(badan))}
        semua.update({k.replace("_", "-"): v for k, v in kepala.items()})
        semua.update(getattr(self, "kepala_lain", {}))
        for k, v in semua.items():
            if v is not None:
                self.send_header(k, v)
        for kuki in getattr(self, "kuki", []):
            self.send_header("Set-Cookie", kuki)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(badan)
        catat = cacat.titik("akses", self.lay, self) or urlsplit(self.path).path
        self.lay.s.log("akses", f"{self.command} {catat} {status}")

    def mulai(self):
        self.kuki, self.kepala_lain, self.sid, self.data_sesi = [], {}, "", None
        try:
            k = SimpleCookie(self.headers.get("Cookie", ""))
            self.sid = k["klinik_sesi"].value if "klinik_sesi" in k else ""
        except CookieError:
            pass
        self.data_sesi = self.lay.s.sesi(self.sid)

    def sesi_baru(self):
        self.sid = secrets.token_hex(24)
        self.data_sesi = {"csrf": secrets.token_urlsafe(24), "riwayat": [], "mulai": int(time.time())}
        self.lay.s.simpan_sesi(self.sid, self.data_sesi)
        self.kuki.append(f"klinik_sesi={self.sid}; Path=/; HttpOnly; SameSite=Lax")

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):  # noqa: PLR0911
        self.mulai()
        jalur = urlsplit(self.path).path
        lain = cacat.titik("rute", self.lay, jalur)
        if lain:
            return self.balas(*lain)
        if jalur == "/":
            if self.data_sesi is None:
                self.sesi_baru()
            return self.balas(
                200,
                halaman.formulir(
                    self.data_sesi["csrf"], secrets.token_urlsafe(18), tambahan=cacat.titik("formulir", self.lay) or ""
                ),
            )
        if jalur == "/sehat":
            return self.balas(200, "ok", "text/plain")
        if jalur == "/klinik.css":
            return self.balas(200, halaman.GAYA, "text/css")
        if jalur == "/klinik.js":
            return self.balas(200, halaman.SKRIP, "text/javascript")
        if m := re.fullmatch(r"/permohonan/([\w-]{24})", jalur):
            p = self.lay.s.ambil(m[1])
            if p and self.data_sesi and m[1] in self.data_sesi["riwayat"]:
                return self.tampil(p, 200)
        return self.balas(404, halaman.polos("Tidak ada", "Halaman ini tidak ada."))

    def tampil(self, p, status):
        tambahan = cacat.titik("hasil", self.lay, self, p) or ""
        kepala = cacat.titik("kepala", self.lay, self, p) or ""
        if p["keadaan"] in ("disimpan", "gangguan", "dikerjakan"):
            tambahan += cacat.titik("galat", self.lay, p) or ""
        return self.balas(status, halaman.hasil(p["keadaan"], p["nomor"], p["pesan"], tambahan, kepala))

    def do_POST(self):  # noqa: PLR0911, PLR0912
        self.mulai()
        try:
            panjang = int(self.headers.get("Content-Length", "0"))
        except ValueError:
            panjang = -1
        if not 0 <= panjang <= 65536:
            self.close_connection = True
            return self.balas(413, halaman.polos("Terlalu besar", "Isian terlalu besar."))
        isian = parse_qs(self.rfile.read(panjang).decode("utf-8", "replace"), keep_blank_values=True)
        isian = {k: v[-1].strip() for k, v in isian.items()}
        if urlsplit(self.path).path != "/permohonan":
            return self.balas(404, halaman.polos("Tidak ada", "Halaman ini tidak ada."))
        if self.data_sesi is None or not secrets.compare_digest(
            isian.get("csrf", "").encode(), self.data_sesi["csrf"].encode()
        ):
            return self.balas(403, halaman.polos("Kedaluwarsa", "Formulir sudah kedaluwarsa. Buka lagi halaman awal."))
        ketik = {k: isian.get(k, "")[:300] for k in ("nik", "nama", "lahir", "surel", "keperluan")}
        ketik["nik"] = re.sub(r"[\s.]", "", ketik["nik"])
        galat = self.periksa(ketik)
        if galat:
            return self.balas(422, halaman.formulir(self.data_sesi["csrf"], secrets.token_urlsafe(18), galat))
        tiket = isian.get("tiket", "")
        if not re.fullmatch(r"[\w-]{24}", tiket):
            return self.balas(403, halaman.polos("Kedaluwarsa", "Formulir sudah kedaluwarsa. Buka lagi halaman awal."))
        p = self.lay.s.menurut_tiket(tiket)
        if p is None:
            if not self.lay.s.boleh(self.client_address[0], ketik["nik"], self.lay.setelan["batas"]):
                self.lay.s.log("aplikasi", "dibatasi")
                return self.balas(429, halaman.hasil("dibatasi"), Retry_After="60")
            p = self.lay.s.baru(tiket, ketik)
            if p is not None:
                self.data_sesi["riwayat"] = [*self.data_sesi["riwayat"][-20:], p["id"]]
                self.lay.s.simpan_sesi(self.sid, self.data_sesi)
                cacat.titik("diterima", self.lay, self, p)
                try:
                    self.lay.terima(p)
                except sqlite3.Error:
                    raise
                except Exception as e:
                    self.lay.operator(p, f"stumbled: {type(e).__name__}")
                    self.lay.s.tunda(p["id"], time.time() + 5)
            else:
                p = self.lay.s.menurut_tiket(tiket)
        # The second click of a double click waits for the first.
        sampai = time.monotonic() + 8
        while (p := self.lay.s.ambil(p["id"]))["keadaan"] == "diproses" and time.monotonic() < sampai:
            time.sleep(0.1)
        if p["id"] not in self.data_sesi["riwayat"]:
            self.data_sesi = self.lay.s.sesi(self.sid) or self.data_sesi
            if p["id"] not in self.data_sesi["riwayat"]:
                return self.balas(403, halaman.polos("Kedaluwarsa", "Formulir ini sudah dipakai."))
        cacat.titik("sesi", self.lay, self, p)
        ekor = cacat.titik("ekor", self.lay, self, p) or ""
        if self.lay.ragam == "a" or ekor:
            return self.balas(303, "", Location=f"/permohonan/{p['id']}{ekor}")
        return self.tampil(p, STATUS_B[p["keadaan"]])

    @staticmethod
    def periksa(k):
        if not re.fullmatch(r"[1-9]\d{15}", k["nik"], re.ASCII):
            return "NIK terdiri atas 16 angka."
        if not k["nama"]:
            return "Nama lengkap harus diisi."
        if tanggal(k["lahir"]) is None:
            return "Tanggal lahir ditulis HH-BB-TTTT."
        if k["surel"] and not re.fullmatch(r"[^@\s]+@[^@\s]+", k["surel"]):
            return "Alamat surel tidak benar."
        return ""
