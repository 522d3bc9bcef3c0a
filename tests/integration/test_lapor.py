"""Does Lapor, started for real against a tiny data warehouse, bring each applicant to the right end?"""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.helpers.lapor import (
    BUDI,
    ISI,
    MATCH,
    NO_MATCH,
    PASSWORD,
    SITI,
    TOKEN,
    Dwh,
    RunningLapor,
    answer,
    dwh_at_work,
    environment,
    fill,
    heading,
    link_in,
    refusal,
    started,
    with_answer,
    with_code,
)


@pytest.fixture(scope="module")
def dwh() -> Iterator[Dwh]:
    with dwh_at_work() as server:
        yield server


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


def test_by_the_data_method_the_nik_alone_is_sent_and_the_answer_is_compared(dwh: Dwh, tmp_path: Path) -> None:
    data = {"NIK": int(SITI), "NAMA_LGKP": "SITI RAHAYU", "AGAMA": "ISLAM"}
    dwh.answers_with(answer(**data))
    dwh.asked.clear()
    with started(dwh, tmp_path, LAPOR_METODE="data") as lapor:
        assert lapor.submit().status_code == 303
        assert lapor.submit(SITI, "Siti Rahma").status_code == 422
        assert lapor.submit(BUDI, "Siti Rahayu").status_code == 503
        dwh.answers_with(refusal("13"))
        assert lapor.submit(BUDI, "Siti Rahayu").status_code == 422
    assert {frozenset(asked) for asked in dwh.asked} == {frozenset(("user_id", "password", "ip_user", "NIK"))}


@pytest.mark.parametrize("code", ["08", "11", "12", "13", "14", "15"])
def test_what_is_known_of_the_resident_is_never_told(lapor: RunningLapor, dwh: Dwh, code: str) -> None:
    dwh.answers_with(NO_MATCH)
    without_code = lapor.submit()
    dwh.answers_with(refusal(code))
    response = lapor.submit()
    assert (response.status_code, heading(response)) == (422, "Data tidak sesuai")
    assert "tidak sesuai dengan data kependudukan" in response.text
    assert response.text == without_code.text


FAULTS: dict[str, tuple[Callable[[Dwh], None], int]] = {
    # how the service fails, and how many calls one submission makes of it
    **{f"code {code}": (with_code(code), 1) for code in ("03", "04", "07", "09", "10", "16", "17", "99", "00")},
    "old text": (with_answer(answer(RESPON="Login Gagal")), 1),
    "malformed": (with_answer(b"<html>"), 1),
    "empty": (with_answer(b""), 1),
    "truncated": (lambda dwh: dwh.answers_with(MATCH[:-5], length=len(MATCH)), 1),
    "truncated after the object": (lambda dwh: dwh.answers_with(MATCH, length=len(MATCH) + 5), 1),
    "status 500": (with_answer(MATCH, 500), 1),
    "status 404": (with_answer(MATCH, 404), 1),
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


def test_a_browser_that_enters_a_series_is_stopped_before_the_service_is_asked(lapor: RunningLapor, dwh: Dwh) -> None:
    with lapor.applicant() as client:
        statuses = []
        for number in range(1, 5):
            form = fill(client.get("/").text, f"330301550590900{number}", "Siti")
            statuses.append(client.post("/aduan", data=form).status_code)
    assert statuses == [303, 303, 429, 429]
    assert len(dwh.asked) == 2
    assert lapor.submit(BUDI, "Budi").status_code == 303


def test_the_operator_sees_what_is_kept_and_resumes_it(lapor: RunningLapor, dwh: Dwh) -> None:
    dwh.answers_with(refusal("03"))
    kept = lapor.submit()
    with lapor.applicant() as operator:
        assert "Token petugas" in operator.get("/petugas").text
        assert operator.post("/petugas/masuk", data={"token": "bukan"}).status_code == 403
        assert operator.post("/petugas/masuk", data={"token": TOKEN}).headers["Location"] == "/petugas"
        desk = operator.get("/petugas").text
        assert "Permohonan yang disimpan: 1" in desk
        assert "Gagal login: periksa user id dan password" in desk
        assert SITI not in desk
        assert "************9001" in desk
        dwh.answers_with(MATCH)
        assert operator.post("/petugas/lanjutkan-semua", data={"petugas": "lain"}).status_code == 403
        hidden = re.search(r'name="petugas" value="(\w+)"', desk)
        assert hidden
        assert operator.post("/petugas/lanjutkan-semua", data={"petugas": hidden[1]}).status_code == 303
        assert "Permohonan yang disimpan: 0" in operator.get("/petugas").text
    assert heading(lapor.page(link_in(kept))) == "Aduan diterima"


def test_the_worker_resumes_what_the_web_process_has_kept(dwh: Dwh, tmp_path: Path) -> None:
    dwh.answers_with(refusal("17"))
    with started(dwh, tmp_path) as web:
        kept = web.submit()
        dwh.answers_with(MATCH)
        command = [sys.executable, "-P", "-m", "fixtures.apps.lapor", "--pekerja"]
        with subprocess.Popen(
            command, env=environment(dwh, tmp_path, LAPOR_JEDA="0.1"), stdout=subprocess.PIPE, text=True
        ) as worker:
            assert worker.stdout
            said = [worker.stdout.readline(), worker.stdout.readline()]
            worker.send_signal(signal.SIGTERM)
            said += list(worker.stdout)
        assert worker.returncode == 0
        assert "pekerja siap" in said[0]
        assert "1 diperiksa, 0 tersisa" in said[1]
        assert heading(web.page(link_in(kept))) == "Aduan diterima"


def test_an_applicant_who_left_an_address_gets_the_outcome(dwh: Dwh, tmp_path: Path) -> None:
    dwh.answers_with(NO_MATCH)
    host, port = dwh.server_address[:2]
    with started(dwh, tmp_path, LAPOR_NOTIFIKASI=f"http://{host!s}:{port}/kabar") as lapor:
        with lapor.applicant() as client:
            form = fill(client.get("/").text, SITI, "Siti Rahayu")
            dwh.asked.clear()
            assert client.post("/aduan", data={**form, "surel": "siti@contoh.example"}).status_code == 422
        lapor.process.terminate()
        lapor.process.wait(5)
    news = [asked for asked in dwh.asked if "perihal" in asked]
    assert [(one["kepada"], one["perihal"]) for one in news] == [("siti@contoh.example", "Data tidak sesuai")]
    assert SITI not in str(news)
