"""What does Pencarian Identitas need around it to be tried for real: two servers, a tiny data warehouse, a stranger."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from tests.helpers.database_servers import Server, ask
from tests.helpers.lapor import Dwh, answer, refusal
from tests.helpers.source import ROOT

FOLDER = ROOT / "fixtures" / "apps" / "identitas"
NIK, NAMA, LAHIR = "3303015505909001", "SITI RAHAYU", "1990-05-15"
IBU, ALAMAT, KK = "SRIWULAN KINANTI", "JL. KEMUNING PERAK 17", 3303011505129003
RESIDENT = answer(NIK=int(NIK), NAMA_LGKP=NAMA, TGL_LHR=LAHIR, NAMA_LGKP_IBU=IBU, ALAMAT=ALAMAT, NO_KK=KK)
DECEASED = refusal("11")
USER, PASSWORD, TOKEN = "pengguna-dwh-uji", "sandi-dwh-sangat-rahasia", "token-petugas-uji"


class Stranger(ThreadingHTTPServer):
    """Somebody whom the plan does not name: remembers what reaches him."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _StrangerConnection)
        self.heard: list[str] = []


class _StrangerConnection(BaseHTTPRequestHandler):
    server: Stranger

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.heard.append(f"{self.path} {body}")
        self.send_response(204)
        self.end_headers()

    do_POST = do_GET  # noqa: N815

    def log_message(self, *args: Any) -> None:
        """Be quiet."""


@dataclass(frozen=True)
class Around:
    """What stays the same from one start of the application to the next."""

    postgresql: Server
    redis: Server
    data: Path
    """Where both servers keep their files."""
    dwh: Dwh
    stranger: Stranger

    def clear(self) -> None:
        ask(self.postgresql, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        ask(self.redis, "FLUSHALL")
        self.dwh.asked.clear()
        self.stranger.heard.clear()

    def sql(self, request: str) -> str:
        """Return what PostgreSQL tells; nothing where a table is not there."""
        try:
            return ask(self.postgresql, request)
        except subprocess.CalledProcessError:
            return ""


@dataclass(frozen=True)
class RunningIdentitas:
    """The application at work, and where it may leave something."""

    url: str
    directory: Path
    around: Around

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.url + path, headers=headers, trust_env=False)

    def post(self, path: str, fields: dict[str, str] | bytes, **headers: str) -> httpx.Response:
        content = fields if isinstance(fields, bytes) else json.dumps(fields).encode()
        return httpx.post(
            self.url + path,
            content=content,
            headers={"Content-Type": "application/json", **headers},
            trust_env=False,
            timeout=20,
        )

    def log_in(self, nama: str = "penyidik", sandi: str = "sandi-penyidik") -> httpx.Response:
        return self.post("/api/masuk", {"nama": nama, "sandi": sandi})

    def submit(self, nama: str = NAMA, berkas: str = "B-1", nik: str = NIK, cookie: str = "") -> httpx.Response:
        cookie = cookie or self.log_in().headers["Set-Cookie"].partition(";")[0]
        typed = {"nik": nik, "nama": nama, "tanggal_lahir": LAHIR, "berkas": berkas}
        return self.post("/api/permohonan", typed, Cookie=cookie)

    def operate(self, act: str) -> httpx.Response:
        return self.post(f"/api/petugas/{act}", {}, Authorization=f"Bearer {TOKEN}")

    def notes(self) -> list[dict[str, str]]:
        return list(self.get("/api/petugas/catatan", Authorization=f"Bearer {TOKEN}").json()["catatan"])


def environment(around: Around, directory: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "IDENTITAS_DWH_URL": f"http://127.0.0.1:{around.dwh.server_port}/dukcapil/get_json/contoh/CALL_NIK",
        "IDENTITAS_DWH_USER": USER,
        "IDENTITAS_DWH_PASSWORD": PASSWORD,
        "IDENTITAS_DWH_IP": "127.0.0.1",
        "IDENTITAS_DWH_TIMEOUT": "0.5",
        "IDENTITAS_PG": around.postgresql.url,
        "IDENTITAS_REDIS": around.redis.url,
        "IDENTITAS_TOKEN_PETUGAS": TOKEN,
        "IDENTITAS_PENYIDIK": "penyidik",
        "IDENTITAS_SANDI": "sandi-penyidik",
        "IDENTITAS_DATA": str(directory),
        "IDENTITAS_LOG": str(directory / "log"),
        "IDENTITAS_PIHAK_KETIGA": f"http://127.0.0.1:{around.stranger.server_port}",
        "IDENTITAS_TELEMETRI": f"http://127.0.0.1:{around.stranger.server_port}/ukuran",
        "TMPDIR": str(directory / "sementara"),
    }


@contextmanager
def started(around: Around, directory: Path, *, is_empty: bool = True, **others: str) -> Iterator[RunningIdentitas]:
    """Start the application, with empty stores unless told otherwise, wait until it serves, and end it."""
    if is_empty:
        around.clear()
    directory = directory / "data"
    process = subprocess.Popen(
        ["node", str(FOLDER / "main.mjs"), "--port", "0"],
        env={**environment(around, directory), **others},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        ready = next((line for line in process.stdout if " siap di " in line), "")
        assert ready, "it does not serve"
        yield RunningIdentitas(ready.split()[-1].rstrip("/"), directory, around)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
