"""The smallest application of the data method: only the NIK is typed, the name that the DWH tells is shown.

Run as a script: PORT, then how it is wrong, if it is. Everything else comes from the environment.
"""

import json
import os
import smtplib
import socket
import sys
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode

FAULTS = ("kata-kosong", "gagal", "semua")
"""shows `undefined` for what was not told; breaks where something is missing; shows whatever was told."""
SHARES = ("analitik", "nama-dns", "telemetri", "surat-nama", "surat-hasil")
"""tells a stranger the address over HTTP, or in a name; tells him only that somebody came; mails the name, or the
outcome alone."""
FORM = '<h1>Pendaftaran</h1><form method="post"><input name="nik"></form>'


class Page(BaseHTTPRequestHandler):
    """The pages of the application."""

    fault = ""

    def do_GET(self) -> None:
        self.answer(200, FORM)

    def do_POST(self) -> None:
        nik = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["nik"][0]
        record = self.ask(nik)
        if record:
            share(self.fault, nik, record)
        if str(record.get("NIK", "")) != nik:
            self.answer(200, "<h1>Tidak dapat dilayani</h1>")
        elif self.fault == "gagal" and not record.get("NAMA_LGKP"):
            self.answer(500, "<h1>Galat</h1>")
        elif self.fault == "semua":
            shown = "".join(f"<p>{value}</p>" for value in record.values())
            self.answer(200, f"<h1>Terdaftar</h1>{shown}")
        else:
            nothing = "undefined" if self.fault == "kata-kosong" else "belum ada"
            self.answer(200, f"<h1>Terdaftar</h1><p>Nama: {record.get('NAMA_LGKP') or nothing}</p>")

    def ask(self, nik: str) -> dict[str, Any]:
        """Return what the DWH says of `nik`; empty: nothing that could be read."""
        body = {
            "user_id": os.environ["DWH_USER"], "password": os.environ["DWH_PASSWORD"],
            "ip_user": os.environ["DWH_IP"], "NIK": nik,
        }  # fmt: skip
        asked = urllib.request.Request(
            os.environ["DWH_URL"], json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=5) as answer:
                return dict(json.load(answer)["content"][0])
        except (OSError, ValueError):
            return {}

    def answer(self, status: int, page: str) -> None:
        body = f"<!doctype html><title>Pendaftaran</title>{page}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Be quiet."""


def share(fault: str, nik: str, record: dict[str, Any]) -> None:
    """Give away what the DWH has told, or what it has not."""
    address = str(record.get("ALAMAT", ""))
    match fault:
        case "analitik" | "telemetri":
            said = {"alamat": address} if fault == "analitik" else {"kejadian": "terdaftar"}
            urllib.request.urlopen("http://analitik.example/v1?" + urlencode(said), timeout=5).close()
        case "nama-dns":
            hidden = address.encode().hex()
            parts = [hidden[at : at + 60] for at in range(0, len(hidden), 60)]
            socket.getaddrinfo(".".join([*parts, "kirim.example"]), 80)
        case "surat-nama" | "surat-hasil":
            name = record.get("NAMA_LGKP") if fault == "surat-nama" else "Bapak/Ibu"
            with smtplib.SMTP(os.environ["SMTP_HOST"], int(os.environ["SMTP_PORT"])) as line:
                mail = f"Subject: Terdaftar\r\n\r\n{name}, permohonan {nik} terdaftar"
                line.sendmail("layanan@contoh.example", ["pemohon@pemohon.example"], mail)


if __name__ == "__main__":
    Page.fault = sys.argv[2] if len(sys.argv) > 2 else ""
    assert Page.fault in ("", *FAULTS, *SHARES), Page.fault
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
