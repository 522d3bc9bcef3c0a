"""`gladi serve --workers N`, and several `gladi serve` on one database."""

import http.client
import json
import os
import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.helpers.clerk import PHOTO, ClerkBrowser, ask_step
from tests.helpers.gladi_process import PURBALINGGA, TIMEOUT_S, Gladi, Session, ask, command
from tests.helpers.postgres_server import PASSWORD, PostgresServer
from tests.helpers.processes import is_running, workers_of


@pytest.fixture
def gladi(postgres: PostgresServer) -> Iterator[Gladi]:
    """A server with three workers."""
    server = Gladi("--store", postgres.new_database(), "--workers", "3")
    yield server
    if server.process.poll() is None:
        server.stop()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def refused(*options: str) -> tuple[int, str]:
    """Start a simulator that cannot start; return its exit code and its one line."""
    done = subprocess.run(command(*options), capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.returncode, done.stderr


def test_workers_answer_and_end_with_their_answers_under_way(gladi: Gladi) -> None:
    assert gladi.lines[0]["event"] == "ready"
    workers = workers_of(gladi)
    assert len(workers) == 3
    session = gladi.open()
    assert session.code() == "01"
    pages = [ask(gladi.web_service, "GET", "/", headers={"Host": host}).status for host in ("localhost", "evil.test")]
    assert pages == [200, 403]
    session.fault("delay", {"ms": 700}, count=1)
    fields = session.fields()
    with ThreadPoolExecutor(1) as caller:
        answer = caller.submit(session.send, fields)
        wait_until(lambda: len(session.journal()) == 2)
        assert not answer.done()
        assert gladi.stop() == (0, "")
        assert answer.result().content["RESPONSE_CODE"] == "01"
    assert not any(map(is_running, workers))


def test_a_worker_that_dies_is_named_and_replaced(gladi: Gladi) -> None:
    session = gladi.open()
    fields = session.fields()
    first = workers_of(gladi)
    for pid in first:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: len(workers_of(gladi)) == 3 and not set(first) & set(workers_of(gladi)))
    assert session.send(fields).content["RESPONSE_CODE"] == "01"
    exit_code, said = gladi.stop()
    assert exit_code == 0
    assert sorted(said.splitlines()) == sorted(
        f"pekerja / worker {pid} mati / died (sinyal / signal 9); diganti / replaced" for pid in first
    )


def test_no_worker_outlives_a_parent_that_was_killed(gladi: Gladi) -> None:
    workers = workers_of(gladi)
    gladi.kill()
    wait_until(lambda: not any(map(is_running, workers)))


def test_a_worker_that_cannot_be_replaced_ends_the_server(postgres: PostgresServer) -> None:
    gladi = Gladi("--store", postgres.new_database(), "--workers", "2")
    workers = workers_of(gladi)
    postgres.stop()
    try:
        os.kill(workers[0], signal.SIGKILL)
        _, said = gladi.process.communicate(timeout=TIMEOUT_S)
    finally:
        postgres.start()
    assert gladi.process.returncode == 5
    assert "diganti / replaced" in said
    assert "gladi: pekerja / worker" in said.splitlines()[-1]
    assert PASSWORD not in said
    assert not any(map(is_running, workers))


def test_workers_speak_https_with_one_certificate(postgres: PostgresServer) -> None:
    gladi = Gladi("--store", postgres.new_database(), "--workers", "2", "--tls", "self-signed")
    trusting = ssl.create_default_context(cadata=gladi.lines[0]["certificate"])
    parts = urlsplit(gladi.web_service)
    for _ in range(10):
        line = http.client.HTTPSConnection("127.0.0.1", parts.port, context=trusting, timeout=TIMEOUT_S)
        line.request("GET", "/healthz")
        assert line.getresponse().status == 200
        line.close()
    assert gladi.stop() == (0, "")


@pytest.mark.parametrize("store", ["memory:", "sqlite", ""])
def test_several_workers_are_refused_where_the_store_has_one_owner(store: str, tmp_path: Path) -> None:
    options = ("--store", f"sqlite:///{tmp_path / 'x'}" if store == "sqlite" else store) if store else ()
    code, message = refused(*options, "--workers", "2")
    assert code == 2
    for words in ("satu pemilik", "one owner", "--store postgresql://", "--workers 1"):
        assert words in message
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("count", ["0", "-1", "x", "65"])
def test_a_number_of_workers_that_is_none_is_refused(count: str) -> None:
    code, message = refused("--store", "memory:", "--workers", count)
    assert (code, "--workers" in message) == (2, True)


def test_a_database_that_does_not_serve_is_said_in_one_line_without_the_password(postgres: PostgresServer) -> None:
    for url, words in (
        (postgres.url("tidak_ada"), "createdb"),
        (postgres.url("postgres", "salah-sekali"), "PGPASSWORD"),
        (f"postgresql://gladi:{PASSWORD}@127.0.0.1/uji", "%2F"),
    ):
        for options in ((), ("--workers", "2")):
            code, message = refused("--store", url, *options)
            assert code == 5
            assert words in message
            assert PASSWORD not in message
            assert "salah-sekali" not in message


def test_two_servers_share_sessions_rights_faults_and_journal(postgres: PostgresServer) -> None:
    store = postgres.new_database()
    one, other = (Gladi("--store", store, "--session", PURBALINGGA) for _ in range(2))
    assert one.lines[1]["id"] == other.lines[1]["id"]
    here, there = Session(one, one.lines[1]["id"]), Session(other, one.lines[1]["id"])
    parts = urlsplit(other.control_address)
    view = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    view.request("GET", f"/v1/sessions/{here.id}/journal/stream")
    stream = view.getresponse()

    old = here.fields()
    assert there.send(old).content["RESPONSE_CODE"] == "01"
    here.change(password="rotate", kuota=2)
    assert there.send(old).content["RESPONSE_CODE"] == "03"
    here.fault("http_status", {"status": 503}, count=1)
    assert [fault["kind"] for fault in there.control("GET", "/faults").json["faults"]] == ["http_status"]
    new = there.fields()
    assert there.send(new).status == 503
    assert [s.send(new).content["RESPONSE_CODE"] for s in (here, there, here)] == ["01", "05", "05"]
    here.advance("P1D")
    assert there.send(new).content["RESPONSE_CODE"] == "01"
    assert here.view()["kuota"] == there.view()["kuota"] == {"limit": 2, "used": 1, "remaining": 1}
    assert here.control("POST", "/clock/advance", {"by": "PT1H"}).status == 200
    assert here.view()["clock"][:16] == there.view()["clock"][:16]
    assert here.gladi.control("POST", "/sessions", {"agreement": PURBALINGGA, "seed": 1}).status == 409

    journal = there.journal()
    assert journal == here.journal()
    assert [entry["code"] for entry in journal] == ["01", "03", None, "01", "05", "05", "01"]
    there.control("DELETE")
    assert here.send(new).content["RESPONSE_CODE"] == "03"
    assert here.control("PATCH", "/hak-akses", {"kuota": 5}).status == 409
    shown = [json.loads(line[6:]) for line in stream.read().splitlines() if line.startswith(b"data: ")]
    assert shown == journal
    view.close()
    assert here.view()["state"] == "closed"
    assert len(here.journal()) == 7
    for gladi in (one, other):
        assert gladi.stop() == (0, "")


def test_a_store_that_fails_is_an_honest_failure_and_the_server_goes_on(postgres: PostgresServer) -> None:
    gladi = Gladi("--store", postgres.new_database())
    session = gladi.open()
    fields, path = session.fields(), session.path()
    assert session.code() == "01"
    postgres.stop()
    try:
        failed = gladi.control("GET", f"/sessions/{session.id}")
        assert (failed.status, failed.json["error"]["code"]) == (503, "store")
        parts = urlsplit(gladi.web_service)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
        line.request("POST", path, json.dumps(fields), {"Content-Type": "application/json"})
        answer = line.getresponse()
        said = answer.read().decode()
        assert answer.status == 503
        assert "penyimpanan simulator gagal" in said
        assert PASSWORD not in said
        line.close()
    finally:
        postgres.start()
    assert session.code() == "01"
    assert session.view()["kuota"]["used"] == len(session.journal()) == 2
    exit_code, logged = gladi.stop()
    assert exit_code == 0
    assert "Traceback" not in logged
    assert PASSWORD not in logged


def test_a_clerk_answers_whichever_worker_shows_the_page(postgres: PostgresServer) -> None:
    server = Gladi("--store", postgres.new_database(), "--workers", "3", token="rahasia-kendali")
    try:
        session = server.open()
        clerk = ClerkBrowser(session.control("GET", "/guided").json["page"])
        assert clerk.open().status_code == 401
        clerk.post(clerk.fields() | {"token_kendali": "rahasia-kendali"})
        for instruction in ("Satu.", "Dua.", "Tiga.", "Empat."):
            number = ask_step(session, instruction)
            clerk.open()
            assert clerk.instruction == instruction
            assert clerk.choose("diteruskan", file=PHOTO).status_code == 200
            assert session.control("GET", f"/guided/{number}").json["state"] == "dijawab"
            assert session.control("GET", f"/guided/{number}/lampiran").body == PHOTO
    finally:
        server.stop()
