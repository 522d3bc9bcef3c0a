"""What does Lapor need around it to be tried for real: a tiny data warehouse, a process, and an applicant."""

import json
import os
import re
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from tests.helpers.serving import at_work

PASSWORD = "sandi-sangat-rahasia"
TOKEN = "token-petugas-uji"
SITI, BUDI = "3303015505909001", "3303021207859004"
ISI = "Lubang besar di depan pasar."


def answer(limiter: int = 41, **record: str | int) -> bytes:
    envelope = {"content": [record], "lastPage": True, "numberOfElements": 1, "sort": None, "quotaLimiter": limiter}
    return json.dumps(envelope).encode()


def refusal(code: str) -> bytes:
    return answer(RESPONSE_CODE=code, RESPONSE_DESC="-", RESPONSE="-", RESPON="-")


MATCH = answer(RESPONSE_CODE="01", NAMA_LGKP="Sesuai (100)", TGL_LHR="Tidak Sesuai", NIK="Sesuai")
NO_MATCH = answer(NAMA_LGKP="Tidak Sesuai (40)", NIK="Sesuai")


class Dwh(ThreadingHTTPServer):
    """Answers every POST as `behave` says and remembers the bodies."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _DwhConnection)
        self.asked: list[dict[str, Any]] = []
        self.stopping = threading.Event()
        self.answers_with(MATCH)

    def answers_with(self, body: bytes, status: int = 200, length: int | None = None) -> None:
        def behave(connection: BaseHTTPRequestHandler) -> None:
            connection.send_response(status)
            connection.send_header("Content-Type", "application/json;charset=UTF-8")
            connection.send_header("Content-Length", str(len(body) if length is None else length))
            connection.end_headers()
            connection.wfile.write(body)
            connection.close_connection = True

        self.behave: Callable[[BaseHTTPRequestHandler], None] = behave

    def resets(self) -> None:
        def behave(connection: BaseHTTPRequestHandler) -> None:
            connection.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh", 1, 0))
            connection.close_connection = True

        self.behave = behave

    def hangs(self) -> None:
        def behave(connection: BaseHTTPRequestHandler) -> None:
            self.stopping.wait(30)

        self.behave = behave

    def dribbles(self) -> None:
        def behave(connection: BaseHTTPRequestHandler) -> None:
            connection.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
            while not self.stopping.wait(0.05):
                try:
                    connection.wfile.write(b" ")
                except OSError:
                    return

        self.behave = behave

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what some tests are about."""


class _DwhConnection(BaseHTTPRequestHandler):
    server: Dwh

    def do_POST(self) -> None:
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.behave(self)

    def log_message(self, *args: Any) -> None:
        """Be quiet."""


def with_code(code: str) -> Callable[[Dwh], None]:
    return lambda dwh: dwh.answers_with(refusal(code))


def with_answer(body: bytes, status: int = 200) -> Callable[[Dwh], None]:
    return lambda dwh: dwh.answers_with(body, status)


@dataclass
class RunningLapor:
    url: str
    process: subprocess.Popen[str]
    log: list[str] = field(default_factory=list)

    def applicant(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, trust_env=False, timeout=20, verify=False)

    def submit(self, nik: str = SITI, nama: str = "Siti Rahayu") -> httpx.Response:
        with self.applicant() as client:
            return client.post("/aduan", data=fill(client.get("/").text, nik, nama))

    def operator(self, method: str, path: str, token: str = TOKEN) -> httpx.Response:
        with self.applicant() as client:
            return client.request(method, path, headers={"Authorization": f"Bearer {token}"})

    def page(self, link: str) -> httpx.Response:
        with self.applicant() as client:
            return client.get(link)


def fill(page: str, nik: str, nama: str) -> dict[str, str]:
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert set(hidden) == {"csrf", "kunci"}
    return {**hidden, "nik": nik, "nama": nama, "isi": ISI}


def heading(response: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.text)
    return found.group(1) if found else ""


def link_in(response: httpx.Response) -> str:
    found = re.search(r'href="(/aduan/[\w-]+)"', response.text)
    assert found
    return found.group(1)


@contextmanager
def dwh_at_work() -> Iterator[Dwh]:
    with at_work(Dwh()) as server:
        try:
            yield server
        finally:
            server.stopping.set()


def environment(dwh: Dwh, folder: Path, **settings: str) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("LAPOR_")},
        "LAPOR_DWH_URL": f"http://127.0.0.1:{dwh.server_address[1]}/dukcapil/get_json/x/CALL_VERIFY_BY_ELEMEN",
        "LAPOR_DWH_USER": "pengguna-uji",
        "LAPOR_DWH_PASSWORD": PASSWORD,
        "LAPOR_DWH_IP": "192.0.2.7",
        "LAPOR_DWH_TIMEOUT": "0.4",
        "LAPOR_DB": str(folder / "lapor.sqlite"),
        "LAPOR_TOKEN_PETUGAS": TOKEN,
        **settings,
    }


@contextmanager
def started(dwh: Dwh, folder: Path, **settings: str) -> Iterator[RunningLapor]:
    command = [sys.executable, "-P", "-m", "fixtures.apps.lapor", "--port", "0"]
    with subprocess.Popen(
        command, env=environment(dwh, folder, **settings), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout
        greeting = process.stdout.readline()
        ready = re.search(r"siap di (http://\S+)", greeting)
        assert ready, greeting
        lapor = RunningLapor(ready.group(1), process)
        try:
            yield lapor
        finally:
            process.terminate()
            lapor.log = [greeting, *process.stdout]
            assert os.name == "nt" or process.wait(5) == 0
