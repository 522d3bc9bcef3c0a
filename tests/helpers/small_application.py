"""The smallest application that asks the DWH before it takes a request: sound, or with one fault of its surroundings.

Run as a script: PORT, then the name of a fault, if any. Everything else comes from the environment.
"""

import json
import os
import smtplib
import sys
import threading
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

FAULTS = (
    "tanpa-dwh", "alamat-lama", "kredensial-lama", "sandi-lama", "satu-permintaan", "jam-maju", "zona-utc", "mati",
    "menunggu-diri", "surat", "surat-diam", "surat-tanpa-nama", "pesan", "mati-saat-11", "surat-lambat", "antrean",
    "nik-lain", "bertanya-lalu-diam", "kode-galat", "garis-ganda", "dengan-get", "tls", "batas",
    "wilayah-sendiri", "umur-minimal",
)  # fmt: skip
"""never calls; another address; another user id; another password; one request at a time; its clock is an hour
ahead; it lives in UTC; it ends after the first request; it asks itself before it answers; no fault: it keeps the
request and tells the outcome by mail; it forgets to; it tells nobody in particular; no fault: it tells by a message
over HTTP; it ends where the DWH says that a resident has died; no fault: it asks 3 s later and tells by mail then; no
fault: it asks 2 s later and shows on a page of its own what came of it; it asks about another NIK; it asks and then
says nothing for long; it takes every RESPONSE_CODE for an error; a doubled slash in the address; GET; TLS to a port
without; it takes no more than no request; no fault: it serves the residents of its own region; no fault: it serves none
who are younger than 150."""
OWN_REGION = "3303"
LATE_S = {"surat-lambat": 3.0, "antrean": 2.0}
NEARLY = {"garis-ganda": [("/dukcapil", "//dukcapil")], "tls": [("http:", "https:")]}
"""By fault: what is written into the address of the DWH."""
OUTCOMES: dict[str, str] = {}
"""By number of the request: what its page says."""
FORM = '<h1>Aduan baru</h1><form method="post"><input name="nik"><input name="nama"></form>'


class Page(BaseHTTPRequestHandler):
    """The pages of the application."""

    fault = ""

    def do_GET(self) -> None:
        now = datetime.now(UTC) + timedelta(hours=0 if self.fault == "zona-utc" else 7)
        body = now.strftime("<time>%d-%m-%Y %H:%M:%S</time>") if self.path == "/jam" else FORM
        if self.path.startswith("/hasil/"):
            body = f"<h1>{OUTCOMES[self.path.removeprefix('/hasil/')]}</h1>"
        self.answer(200, body)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.fault == "menunggu-diri":
            urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/", timeout=20).close()
        if self.fault.startswith(("surat", "pesan")):
            threading.Thread(target=self.tell, args=[{key: values[0] for key, values in sent.items()}]).start()
            self.answer(202, "<h1>Permohonan disimpan</h1>")
            return
        if self.fault == "antrean":
            number = str(len(OUTCOMES))
            OUTCOMES[number] = "Sedang diproses"
            threading.Thread(target=self.decide, args=[number, sent["nik"][0], sent["nama"][0]]).start()
            self.answer(303, "", {"Location": f"/hasil/{number}"})
            return
        if self.fault == "batas":
            self.answer(429, "<h1>Terlalu banyak</h1>")
            return
        if self.fault == "umur-minimal" or (self.fault == "wilayah-sendiri" and sent["nik"][0][:4] != OWN_REGION):
            self.answer(200, "<h1>Data tidak sesuai syarat layanan</h1><p>Hanya bagi yang berhak.</p>")
            return
        if self.fault == "tanpa-dwh":
            self.answer(200, "<h1>Aduan diterima</h1>")
            return
        fits = self.ask(sent["nik"][0], sent["nama"][0])
        if self.fault == "bertanya-lalu-diam":
            time.sleep(8)
        if fits:
            self.answer(200, f"<h1>Aduan diterima</h1><p>{sent['nama'][0]}: nomor 17</p>")
        else:
            self.answer(200, "<h1>Data tidak sesuai</h1><p>Mohon periksa kembali.</p>")
        if self.fault == "mati":
            self.wfile.flush()
            sys.stderr.write("habis memori\n")
            os._exit(3)

    def decide(self, number: str, nik: str, nama: str) -> None:
        """Ask the DWH after a while, and show what came of it."""
        time.sleep(LATE_S[self.fault])
        OUTCOMES[number] = "Aduan diterima" if self.ask(nik, nama) else "Data tidak sesuai"

    def tell(self, sent: dict[str, str]) -> None:
        """Ask the DWH, and tell the applicant what came of it."""
        time.sleep(LATE_S.get(self.fault, 0.0))
        words = "diterima" if self.ask(sent["nik"], sent["nama"]) else "tidak dapat diproses"
        if self.fault == "pesan":
            message = {"tujuan": "loket", "pesan": f"Aduan {sent['unik']} {words}"}
            urllib.request.urlopen(os.environ["PESAN"], json.dumps(message).encode(), timeout=5).close()
        elif self.fault != "surat-diam":
            mail = EmailMessage()
            mail["Subject"], mail["From"] = f"Aduan Anda {words}", "aduan@aplikasi.example"
            mail["To"] = sent["email"] if self.fault in ("surat", "surat-lambat") else "semua@aplikasi.example"
            mail.set_content("Salam,\nhasilnya ada pada judul surat ini.")
            with smtplib.SMTP(os.environ["SMTP_HOST"], int(os.environ["SMTP_PORT"]), timeout=5) as server:
                server.send_message(mail)

    def ask(self, nik: str, nama: str) -> bool:
        """Whether the DWH finds that the data match."""
        nik = "3303015505909001" if self.fault == "nik-lain" else nik
        body = {
            "user_id": "pengguna-lama" if self.fault == "kredensial-lama" else os.environ["DWH_USER"],
            "password": "sandi-lama" if self.fault == "sandi-lama" else os.environ["DWH_PASSWORD"],
            "ip_user": os.environ["DWH_IP"], "TRESHOLD": 90, "NIK": nik, "NAMA_LGKP": nama,
        }  # fmt: skip
        url = "http://127.0.0.1:9/lama" if self.fault == "alamat-lama" else os.environ["DWH_URL"]
        for old, new in NEARLY.get(self.fault, ()):
            url = url.replace(old, new)
        method = "GET" if self.fault == "dengan-get" else "POST"
        kind = {"Content-Type": "application/json"}
        asked = urllib.request.Request(url, json.dumps(body).encode(), kind, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=5) as answer:
                record = json.load(answer)["content"][0]
        except OSError:
            return False
        if self.fault == "mati-saat-11" and record.get("RESPONSE_CODE") == "11":
            sys.stderr.write("TypeError: undefined 3303015505909001\n")
            os._exit(3)
        if record.get("RESPONSE_CODE") == "12" and "CATATAN" in os.environ:
            Path(os.environ["CATATAN"]).write_text("kode 12\n", encoding="utf-8")
        if self.fault == "kode-galat" and "RESPONSE_CODE" in record:
            return False
        return str(record.get("NAMA_LGKP", "")).startswith("Sesuai")

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header."""
        ahead = timedelta(hours=1) if self.fault == "jam-maju" else timedelta(0)
        return format_datetime(datetime.now(UTC) + ahead, usegmt=True)

    def answer(self, status: int, page: str, headers: dict[str, str] | None = None) -> None:
        body = f"<!doctype html><title>Aduan</title>{page}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Be quiet."""


if __name__ == "__main__":
    Page.fault = sys.argv[2] if len(sys.argv) > 2 else ""
    assert Page.fault in ("", *FAULTS), Page.fault
    is_single = Page.fault in ("satu-permintaan", "menunggu-diri")
    (HTTPServer if is_single else ThreadingHTTPServer)(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
