"""What does Pendaftaran Pasien need around it to be tried for real: a data warehouse, MariaDB, PHP, and a patient."""

import base64
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from conformance.application.process import free_port
from tests.helpers.database_servers import PASSWORD as DB_PASSWORD
from tests.helpers.database_servers import USER as DB_USER
from tests.helpers.database_servers import Server, ask
from tests.helpers.source import ROOT

HOME = ROOT / "fixtures" / "apps" / "pasien"
USER_ID, PASSWORD, TOKEN = "pengguna-uji", "sandi-sangat-rahasia", "token-petugas-uji"
NIK, NAME, BORN = "3303015505909001", "SITI RAHAYU", "1990-05-15"
MOTHER, HOUSE, FAMILY, PLACE = (
    "SRI WAHYUNI MANGUNKARSA",
    "JL KEMBANG SETYALOKA NO 15",
    "3303051708909901",
    "MANGUNLOKASARI",
)
RECORD: dict[str, Any] = {
    "NIK": int(NIK),
    "NO_KK": int(FAMILY),
    "NAMA_LGKP": NAME,
    "TMPT_LHR": PLACE,
    "TGL_LHR": BORN,
    "NAMA_LGKP_IBU": MOTHER,
    "ALAMAT": HOUSE,
    "NO_RT": 3,
    "NO_RW": 4,
    "KEL_NAME": "WIRALOKA TENGAH",
}
PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 40).decode()
STARTING_S = 15.0
_KEY = rsa.generate_private_key(65537, 2048).public_key()
_PEM = _KEY.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Dwh(ThreadingHTTPServer):
    """Knows one resident; CALL_FR says what `face` says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.asked: list[dict[str, Any]] = []
        self.faces: list[dict[str, Any]] = []
        self.status = 200
        self.face = 6018

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/x"


class _Connection(BaseHTTPRequestHandler):
    server: Dwh

    def do_GET(self) -> None:
        self._answer(200, _PEM)

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("CALL_FR"):
            self.server.faces.append(said)
            is_alike = str(self.server.face == 6018).lower()
            answer: dict[str, Any] = {"error": {"errorCode": self.server.face}, "verificationResult": is_alike}
        else:
            self.server.asked.append(said)
            answer = {"content": [RECORD], "quotaLimiter": 9}
        self._answer(self.server.status, json.dumps(answer).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Be quiet."""


@dataclass
class Pasien:
    """A running counter; `data` is where it keeps files."""

    url: str
    data: Path
    database: Server
    environment: dict[str, str]
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, trust_env=False, timeout=20)

    def form(self, **said: str) -> dict[str, str]:
        page = self.client.get("/").text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        typed = {"nik": NIK, "nama": NAME, "lahir": BORN, "keluhan": "Demam (unik-0001)", "surel": ""}
        return {**hidden, **typed, **said}

    def submit(self, **said: str) -> httpx.Response:
        return self.client.post("/pendaftaran", data=self.form(**said), follow_redirects=True)

    def consent(self) -> httpx.Response:
        return self.submit(setuju="1", foto=PICTURE)

    def command(self, *words: str) -> dict[str, Any]:
        done = subprocess.run(
            ["php", "bin/pasien.php", *words],
            cwd=HOME,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return dict(json.loads(done.stdout))

    def rows(self, question: str) -> str:
        return ask(self.database, question)

    def dump(self, file: Path) -> None:
        """Write all tables to `file`."""
        with file.open("wb") as out:
            subprocess.run(
                [
                    *("mariadb-dump", "--no-defaults", "-h127.0.0.1", f"-P{self.database.port}"),
                    *(f"-u{DB_USER}", f"-p{DB_PASSWORD}", "--skip-extended-insert", DB_USER),
                ],
                stdout=out,
                check=True,
            )


@contextmanager
def started(dwh: Dwh, database: Server, folder: Path, **settings: str) -> Iterator[Pasien]:
    """Start it with an empty database."""
    if tables := ask(database, "SHOW TABLES").split():
        ask(database, f"DROP TABLE {', '.join(tables)}")
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PASIEN_")},
        "PASIEN_DB_DSN": f"mysql:host=127.0.0.1;port={database.port};dbname={DB_USER};charset=utf8mb4",
        "PASIEN_DB_PENGGUNA": DB_USER,
        "PASIEN_DB_SANDI": DB_PASSWORD,
        "PASIEN_DWH_URL": f"{dwh.url}/CALL_NIK",
        "PASIEN_DWH_WAJAH": f"{dwh.url}/CALL_FR",
        "PASIEN_DWH_PENGGUNA": USER_ID,
        "PASIEN_DWH_SANDI": PASSWORD,
        "PASIEN_DWH_IP": "192.0.2.7",
        "PASIEN_DATA": str(folder / "data"),
        "PASIEN_TOKEN": TOKEN,
        "PASIEN_PETUGAS": "loket",
        "PASIEN_SANDI_PETUGAS": "loket-uji",
        "PASIEN_MASA": "0",
        **settings,
    }
    command = ["php", "bin/pasien.php", "layani", str(port)]
    with (folder / "layani.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=HOME, env=environment, stderr=log, start_new_session=True)
    pasien = Pasien(f"http://127.0.0.1:{port}", folder / "data", database, environment)
    try:
        _wait_for(pasien)
        yield pasien
    finally:
        pasien.client.close()
        os.killpg(process.pid, 15)
        process.wait(10)


def _wait_for(pasien: Pasien) -> None:
    until = time.monotonic() + STARTING_S
    while time.monotonic() < until:
        try:
            if pasien.client.get("/sehat").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("it does not answer")
