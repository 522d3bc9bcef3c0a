"""What can a recipe over HTTP say beside requests: files, pauses, a brace, a login for all, a part of a value?"""

import json
import time
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conformance.outcome import Outcome
from conformance.plan.tables import HasilRule, HttpRecipe, Pick, RequestStep
from conformance.subject.http import HttpSubject
from tests.helpers.serving import at_work

RULES = [HasilRule(outcome=Outcome.DITERUSKAN, text="diterima")]


class Desk(ThreadingHTTPServer):
    """An application whose clerk logs in, and that keeps what it was handed."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.logins = 0
        self.is_open = True
        self.bodies: list[tuple[str, bytes]] = []
        self.at: list[float] = []
        self.asked: list[str] = []

    def recipe(self, *steps: RequestStep) -> HttpRecipe:
        return HttpRecipe(base=f"http://127.0.0.1:{self.server_address[1]}", request=list(steps), hasil=RULES)

    def subject(self, directory: Path, *steps: RequestStep) -> HttpSubject:
        return HttpSubject(self.recipe(*steps), {}, 10, directory)


class _Page(BaseHTTPRequestHandler):
    server: Desk

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.server.at.append(time.monotonic())
        self.server.asked.append(self.path)
        if self.path == "/login":
            self.server.logins += 1
            self.server.is_open = True
            self._answer(200, json.dumps({"token": f"t-{self.server.logins}"}), f"sesi=s-{self.server.logins}")
            return
        own = f"t-{self.server.logins}", f"sesi=s-{self.server.logins}"
        if self.path == "/tertutup" and not (
            self.server.is_open and (self.headers["X-Token"], self.headers["Cookie"]) == own
        ):
            self._answer(401, "masuk dahulu")
            return
        self.server.bodies.append((self.headers["Content-Type"], body))
        self._answer(200, "Aduan diterima: /aduan/17-a")

    def _answer(self, status: int, text: str, cookie: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Content-Type", "text/html")
        if cookie:
            self.send_header("Set-Cookie", f"{cookie}; Path=/")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: object) -> None:
        """Be quiet."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with at_work(Desk()) as server:
        yield server


LOGIN = RequestStep("POST", "/login", json={"u": "petugas"}, pick={"token": "$.token"}, once="run")
ENTER = RequestStep("POST", "/tertutup", headers={"X-Token": "{pick.token}"}, json={"nik": "{NIK}"})


def test_a_file_goes_with_the_form_as_a_browser_sends_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "ktp.png").write_bytes(b"\x89PNG gambar")
    step = RequestStep("POST", "/aduan", form={"nik": "{NIK}"}, files={"foto": "ktp.png"})
    assert desk.subject(tmp_path, step).submit({"NIK": "33"}).outcome is Outcome.DITERUSKAN
    kind, body = desk.bodies[0]
    parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).get_payload()
    assert isinstance(parts, list)
    found = {part.get_param("name", header="Content-Disposition"): part for part in parts}  # type: ignore[union-attr]
    assert found["nik"].get_payload(decode=True) == b"33"  # type: ignore[union-attr]
    assert found["foto"].get_filename() == "ktp.png"  # type: ignore[union-attr]
    assert found["foto"].get_content_type() == "image/png"  # type: ignore[union-attr]
    assert found["foto"].get_payload(decode=True) == b"\x89PNG gambar"  # type: ignore[union-attr]


def test_a_pause_lies_before_the_request_that_names_it(desk: Desk, tmp_path: Path) -> None:
    steps = RequestStep("POST", "/satu"), RequestStep("POST", "/dua", wait=0.3)
    desk.subject(tmp_path, *steps).submit({})
    assert desk.at[1] - desk.at[0] >= 0.3


def test_a_literal_brace_reaches_the_application(desk: Desk, tmp_path: Path) -> None:
    step = RequestStep("POST", "/graphql", json={"query": "query{{ktp(nik:{NIK}){{nama}}}}"})
    desk.subject(tmp_path, step).submit({"NIK": "33"})
    assert json.loads(desk.bodies[0][1]) == {"query": "query{ktp(nik:33){nama}}"}


def test_a_pick_is_cut_by_a_pattern(desk: Desk, tmp_path: Path) -> None:
    first = RequestStep("POST", "/aduan", pick={"id": Pick(at="header:Content-Type", regex="text/(.+)")})
    desk.subject(tmp_path, first, RequestStep("POST", "/{pick.id}")).submit({})
    assert desk.asked == ["/aduan", "/html"]


def test_a_login_of_the_run_is_done_once_for_all_applicants(desk: Desk, tmp_path: Path) -> None:
    subject = desk.subject(tmp_path, LOGIN, ENTER)
    assert [subject.submit({"NIK": str(n)}).outcome for n in range(3)] == [Outcome.DITERUSKAN] * 3
    assert desk.logins == 1
    assert subject.submit({"NIK": "4"}, user="petugas").outcome is Outcome.DITERUSKAN
    assert subject.submit({"NIK": "5"}, user="petugas").outcome is Outcome.DITERUSKAN
    assert desk.logins == 1


def test_a_login_that_no_longer_holds_is_done_again_and_nothing_is_handed_in_twice(desk: Desk, tmp_path: Path) -> None:
    subject = desk.subject(tmp_path, LOGIN, ENTER)
    subject.submit({"NIK": "1"})
    desk.is_open = False
    assert subject.submit({"NIK": "2"}).outcome is Outcome.DITERUSKAN
    assert (desk.logins, len(desk.bodies)) == (2, 2)


def test_a_clerk_keeps_what_his_own_login_picked(desk: Desk, tmp_path: Path) -> None:
    own = RequestStep("POST", "/login", json={}, pick={"token": "$.token"}, once=True)
    subject = desk.subject(tmp_path, own, ENTER)
    assert [subject.submit({"NIK": "1"}, user="petugas").status for _ in range(2)] == [200, 200]
    assert desk.logins == 1
