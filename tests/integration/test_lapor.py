"""Does Lapor, started for real against a tiny data warehouse, bring each applicant to the right end?"""

import json
import os
import re
import signal
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
import pytest

from fixtures.apps.lapor.defects import CALLS_WITHOUT_END, DEFECTS

PASSWORD = "sandi-sangat-rahasia"
TOKEN = "token-petugas-uji"
SITI, BUDI = "3303015505909001", "3303021207859004"
ISI = "Lubang besar di depan pasar."


def answer(**record: str) -> bytes:
    return json.dumps({"content": [record], "lastPage": True, "numberOfElements": 1, "sort": None}).encode()


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


@pytest.fixture(scope="module")
def dwh() -> Iterator[Dwh]:
    server = Dwh()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.stopping.set()
    server.shutdown()
    server.server_close()
    thread.join()


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


@pytest.fixture(scope="module")
def running(dwh: Dwh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningLapor]:
    with started(dwh, tmp_path_factory.mktemp("lapor")) as lapor:
        yield lapor
    log = "".join(lapor.log)
    assert "POST /aduan 303" in log
    assert not re.search(r"[0-9]{16}", log)
    assert PASSWORD not in log
    assert TOKEN not in log


@pytest.fixture
def lapor(running: RunningLapor, dwh: Dwh) -> RunningLapor:
    """The running application, with nothing kept from the test before."""
    dwh.answers_with(MATCH)
    running.operator("POST", "/petugas/lanjutkan")
    dwh.asked.clear()
    return running


def test_a_match_leads_to_a_page_with_the_registration_number(lapor: RunningLapor, dwh: Dwh) -> None:
    response = lapor.submit(nama=" Siti  Rahayu ")
    assert response.status_code == 303
    page = lapor.page(response.headers["Location"])
    assert (page.status_code, heading(page)) == (200, "Aduan diterima")
    assert re.search(r"LPR-\d{4}-\d{6}", page.text)
    assert SITI in page.text
    credentials = {"user_id": "pengguna-uji", "password": PASSWORD, "ip_user": "192.0.2.7"}
    assert dwh.asked == [{**credentials, "TRESHOLD": 90, "NIK": SITI, "NAMA_LGKP": "SITI RAHAYU"}]


@pytest.mark.parametrize("code", ["08", "11", "12", "13", "14", "15"])
def test_what_is_known_of_the_resident_is_never_told(lapor: RunningLapor, dwh: Dwh, code: str) -> None:
    dwh.answers_with(NO_MATCH)
    without_code = lapor.submit()
    dwh.answers_with(refusal(code))
    response = lapor.submit()
    assert (response.status_code, heading(response)) == (422, "Data tidak sesuai")
    assert "tidak sesuai dengan data kependudukan" in response.text
    assert response.text == without_code.text


def with_code(code: str) -> Callable[[Dwh], None]:
    return lambda dwh: dwh.answers_with(refusal(code))


FAULTS: dict[str, tuple[Callable[[Dwh], None], int]] = {
    # how the service fails, and how many calls one submission makes of it
    **{f"code {code}": (with_code(code), 1) for code in ("03", "04", "07", "09", "10", "16", "17", "99", "00")},
    "old text": (lambda dwh: dwh.answers_with(answer(RESPON="Login Gagal")), 1),
    "malformed": (lambda dwh: dwh.answers_with(b"<html>"), 1),
    "empty": (lambda dwh: dwh.answers_with(b""), 1),
    "truncated": (lambda dwh: dwh.answers_with(MATCH[:-5], length=len(MATCH)), 1),
    "truncated after the object": (lambda dwh: dwh.answers_with(MATCH, length=len(MATCH) + 5), 1),
    "status 500": (lambda dwh: dwh.answers_with(MATCH, 500), 1),
    "status 404": (lambda dwh: dwh.answers_with(MATCH, 404), 1),
    "hang": (Dwh.hangs, 1),
    "dribble": (Dwh.dribbles, 1),
    "reset": (Dwh.resets, 2),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_disturbance_is_nobodys_fault_and_the_request_is_kept(lapor: RunningLapor, dwh: Dwh, fault: str) -> None:
    break_it, calls = FAULTS[fault]
    break_it(dwh)
    response = lapor.submit()
    assert (response.status_code, heading(response)) == (503, "Layanan sedang terganggu")
    assert "bukan kesalahan Anda" in response.text
    assert len(dwh.asked) == calls
    note = lapor.operator("GET", "/petugas/catatan").json()["catatan"][0]
    assert note["nik"] == "************9001"
    assert fault.removeprefix("code ") == note["kode"] or not fault.startswith("code ")
    dwh.answers_with(MATCH)
    counts = lapor.operator("POST", "/petugas/lanjutkan").json()
    assert (counts["diperiksa"], counts["diteruskan"], counts["sisa"]) == (1, 1, 0)
    assert heading(lapor.page(link_in(response))) == "Aduan diterima"


def test_a_used_up_kuota_keeps_everyone_without_calling_again(lapor: RunningLapor, dwh: Dwh) -> None:
    dwh.answers_with(answer(RESPON="Kuota Akses Hari ini telah Habis"))
    responses = [lapor.submit(), lapor.submit(BUDI, "Budi"), lapor.submit(BUDI, "Budi")]
    assert [response.status_code for response in responses] == [202, 202, 202]
    assert heading(responses[0]) == heading(lapor.page(link_in(responses[0])))
    assert len(dwh.asked) == 1
    counts = lapor.operator("POST", "/petugas/lanjutkan").json()
    assert (counts["diperiksa"], counts["berhenti_karena"], counts["sisa"]) == (1, "05", 3)
    assert len(dwh.asked) == 2
    dwh.answers_with(MATCH)
    assert lapor.operator("POST", "/petugas/lanjutkan").json()["diteruskan"] == 3
    assert all(heading(lapor.page(link_in(response))) == "Aduan diterima" for response in responses)


def test_a_malformed_form_is_told_without_a_call(lapor: RunningLapor, dwh: Dwh) -> None:
    response = lapor.submit("330301", '"><script>')
    assert response.status_code == 400
    assert "Periksa kembali isian Anda" in response.text
    assert 'aria-invalid="true"' in response.text
    assert 'value="330301"' in response.text
    assert "<script>" not in response.text
    assert dwh.asked == []


def test_the_same_form_twice_is_one_request(lapor: RunningLapor, dwh: Dwh) -> None:
    with lapor.applicant() as client:
        form = fill(client.get("/").text, SITI, "Siti Rahayu")
        first, second = client.post("/aduan", data=form), client.post("/aduan", data=form)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(dwh.asked) == 1


def test_a_form_without_its_token_is_refused(lapor: RunningLapor, dwh: Dwh) -> None:
    with lapor.applicant() as client, lapor.applicant() as stranger:
        form = fill(client.get("/").text, SITI, "Siti Rahayu")
        assert stranger.post("/aduan", data=form).status_code == 403
        assert client.post("/aduan", data={**form, "csrf": ""}).status_code == 403
    assert dwh.asked == []


def test_the_mobile_application_speaks_json(lapor: RunningLapor, dwh: Dwh) -> None:
    with lapor.applicant() as client:

        def send(**typed: object) -> httpx.Response:
            headers = {"Idempotency-Key": "tombol-1"}
            return client.post("/api/aduan", json={"nama": "Siti", "isi": ISI, **typed}, headers=headers)

        accepted, again = send(nik=SITI), send(nik=SITI)
        assert accepted.status_code == 200
        assert accepted.json() == again.json()
        assert client.get(f"/api/aduan/{accepted.json()['kode']}").json()["hasil"] == "diteruskan"
        assert send(nik="1").json()["kesalahan"].keys() == {"nik"}
        assert send(nik=int(SITI)).status_code == 400
        assert client.post("/api/aduan", content=b"{", headers={"Content-Type": "text/plain"}).status_code == 415
        assert len(dwh.asked) == 1
        dwh.answers_with(NO_MATCH)
        refused = send(nik=BUDI)
    assert (refused.status_code, refused.json()["hasil"], refused.json()["nomor"]) == (422, "ditolak", None)


def test_the_operators_door_is_closed_to_strangers(lapor: RunningLapor) -> None:
    assert lapor.operator("GET", "/petugas/catatan", "bukan-token").status_code == 401
    assert lapor.page("/petugas/catatan").status_code == 401


def test_a_connection_stays_open_and_unknown_requests_are_refused(lapor: RunningLapor, dwh: Dwh) -> None:
    with lapor.applicant() as client:
        assert client.get("/sehat").json() == {"status": "ok"}
        assert client.get("/tidak-ada").status_code == 404
        assert client.delete("/aduan").headers["Allow"] == "POST"
        assert client.head("/").text == ""
        assert client.post("/aduan", content=b"x" * 100_000).status_code == 413
    assert dwh.asked == []


CASES: dict[str, tuple[bytes, int, list[int], int]] = {
    # defect: answer of the service, its HTTP status, what two applicants get, calls for both
    "lanjut-saat-meninggal": (refusal("11"), 200, [303, 303], 2),
    "lanjut-saat-ganda": (refusal("12"), 200, [303, 303], 2),
    "lanjut-saat-tidak-sesuai": (NO_MATCH, 200, [303, 303], 2),
    "lanjut-saat-login-gagal": (refusal("03"), 200, [303, 303], 2),
    "salahkan-pemohon": (refusal("03"), 200, [422, 422], 2),
    "lanjut-kode-asing": (refusal("99"), 200, [303, 303], 2),
    "lanjut-jawaban-tak-terbaca": (b'{"content":', 200, [303, 303], 2),
    "ulang-saat-gangguan": (b"", 502, [503, 503], 8),
    "ulang-tanpa-henti": (refusal("05"), 200, [202, 202], CALLS_WITHOUT_END),
    "panggil-saat-kuota-habis": (refusal("05"), 200, [202, 202], 2),
    "lupakan-permohonan": (refusal("05"), 200, [503, 503], 1),
    "periksa-dua-kali": (MATCH, 200, [303, 303], 4),
    "elemen-tak-dinyatakan": (MATCH, 200, [303, 303], 2),
}
Observation = tuple[list[int], int, frozenset[str]]


def observe(lapor: RunningLapor, dwh: Dwh, defect: str) -> Observation:
    body, status, _, _ = CASES[defect]
    dwh.asked.clear()
    dwh.answers_with(body, status)
    responses = [lapor.submit(), lapor.submit(BUDI, "Budi")]
    return [response.status_code for response in responses], len(dwh.asked), frozenset(dwh.asked[0])


@pytest.mark.parametrize("defect", [defect.name for defect in DEFECTS])
def test_each_defect_shows_where_the_right_application_does_otherwise(
    lapor: RunningLapor, dwh: Dwh, tmp_path: Path, defect: str
) -> None:
    right = observe(lapor, dwh, defect)
    with started(dwh, tmp_path, LAPOR_CACAT=defect) as broken:
        wrong = observe(broken, dwh, defect)
    assert wrong[:2] == CASES[defect][2:]
    assert wrong != right
    assert ("TGL_LHR" in wrong[2]) == (defect == "elemen-tak-dinyatakan")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that another process can send")
def test_an_answer_under_way_is_finished_before_the_application_stops(dwh: Dwh, tmp_path: Path) -> None:
    dwh.hangs()
    with started(dwh, tmp_path) as lapor:
        responses: list[httpx.Response] = []
        applicant = threading.Thread(target=lambda: responses.append(lapor.submit()))
        dwh.asked.clear()
        applicant.start()
        while not dwh.asked and applicant.is_alive():
            applicant.join(0.01)
        lapor.process.send_signal(signal.SIGTERM)
        applicant.join(5)
    assert [response.status_code for response in responses] == [503]
    assert "berhenti" in lapor.log[-1]
