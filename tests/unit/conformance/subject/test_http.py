"""Is an application driven by its recipe, each applicant as a new client, and never with an exception?"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import HasilRule, HttpRecipe, PageCondition, RequestStep
from conformance.subject.http import HttpSubject

FORM = '<form><input name="_token" value="t-1"></form>'
RULES = [HasilRule(outcome=Outcome.DITERUSKAN, status=200, text="diterima")]


class Site(ThreadingHTTPServer):
    """A tiny application that remembers who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, str, str, dict[str, list[str]]]] = []
        """Source address, path, cookie, form fields."""
        self.stopping = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that is cut is what a test is about."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self._note({})
        match self.path:
            case "/diam":
                self.server.stopping.wait(20)
            case "/putus":
                self.close_connection = True
            case "/lingkaran":
                self._answer(302, "", location="/lingkaran")
            case "/status":
                looks = sum(path == "/status" for _, path, _, _ in self.server.seen)
                self._answer(200, "Aduan diterima" if looks == 3 else "Sedang diproses")
            case "/kunci":
                self._answer(202, '{"data": {"id": 17, "daftar": [1]}}', location="/status")
            case "/selesai":
                self._answer(200, "Aduan diterima")
            case _:
                self._answer(200, FORM)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._note(parse_qs(body))
        self._answer(303, "", location="/selesai")

    def _note(self, fields: dict[str, list[str]]) -> None:
        self.server.seen.append((self.client_address[0], self.path, self.headers.get("Cookie", ""), fields))

    def _answer(self, status: int, body: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", f"sesi={len(self.server.seen)}")
        self.send_header("Set-Cookie", "XSRF-TOKEN=a%3Db; Path=/")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: Any) -> None:
        """Be quiet."""


@contextmanager
def running(site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        site.shutdown()
        site.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


def subject(base: str, *steps: RequestStep, patience: float = 10, **values: str) -> HttpSubject:
    return HttpSubject(HttpRecipe(base=base, request=list(steps), hasil=RULES), values, patience, Path())


OPEN = RequestStep(path="/", pick={"token": "input[name=_token]@value"})
HAND_IN = RequestStep(
    method="POST", path="/aduan", form={"_token": "{pick.token}", "nik": "{NIK}", "oleh": "{user_id}"}
)


def test_a_form_is_opened_filled_in_and_followed_to_its_end(site: Site) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert (reading.outcome, reading.status) == (Outcome.DITERUSKAN, 200)
    assert reading.detail == Words.same("HTTP 200, subject.hasil[0]")
    assert reading.page == "Aduan diterima"
    assert [path for _, path, _, _ in site.seen] == ["/", "/aduan", "/selesai"]
    assert site.seen[1][3] == {"_token": ["t-1"], "nik": ["3303015505909001"], "oleh": ["u1"]}
    assert [cookie.partition(";")[0] for _, _, cookie, _ in site.seen] == ["", "sesi=1", "sesi=2"]


def test_each_applicant_is_a_new_client_from_an_address_of_its_own(site: Site) -> None:
    driven = subject(site.base, OPEN)
    for _ in range(3):
        driven.submit({})
    addresses, _, cookies, _ = zip(*site.seen, strict=True)
    assert set(cookies) == {""}
    assert all(address.startswith("127.") for address in addresses)
    assert len(set(addresses)) in (1, 3)  # own addresses where the system has them


def test_the_same_user_is_the_same_client_until_users_are_forgotten(site: Site) -> None:
    driven = subject(site.base, OPEN)
    for user in ("loket-1", "loket-1", "loket-2"):
        driven.submit({}, user=user)
    driven.forget_users()
    driven.submit({}, user="loket-1")
    assert [cookie.partition(";")[0] for _, _, cookie, _ in site.seen] == ["", "sesi=1", "", ""]
    addresses = [address for address, _, _, _ in site.seen]
    assert addresses[0] == addresses[1]
    assert len(set(addresses)) in (1, 3)


def test_a_double_click_hands_in_the_same_form_twice_and_reads_the_answer(site: Site) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"}, twice=True)
    assert reading.outcome == Outcome.DITERUSKAN
    clicks = [(address, fields) for address, path, _, fields in site.seen if path == "/aduan"]
    assert len(clicks) == 2
    assert clicks[0] == clicks[1]


def test_a_redirect_is_left_where_the_plan_says_so(site: Site) -> None:
    step = RequestStep(method="POST", path="/aduan", form={}, follow=False)
    assert subject(site.base, step).submit({}).status == 303


@pytest.mark.parametrize(
    ("path", "detail"),
    [("/putus", "RemoteProtocolError"), ("/lingkaran", "TooManyRedirects")],
)
def test_a_broken_answer_is_no_answer(site: Site, path: str, detail: str) -> None:
    reading = subject(site.base, RequestStep(path=path)).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert reading.detail.indonesian.startswith(detail)


def test_patience_ends(site: Site) -> None:
    reading = subject(site.base, RequestStep(path="/diam"), patience=0.2).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert reading.detail == ("tidak ada jawaban dalam 0.2 detik", "no answer within 0.2 seconds")


def test_a_page_without_what_the_recipe_picks_is_named_without_the_applicants_values(site: Site) -> None:
    step = RequestStep(path="/{NIK}", pick={"token": "input[name=csrf]@value"})
    reading = subject(site.base, step).submit({"NIK": "3303015505909001"})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)
    assert reading.detail == (
        "/{NIK} (HTTP 200) tidak memuat 'input[name=csrf]@value'",
        "/{NIK} (HTTP 200) does not hold 'input[name=csrf]@value'",
    )


@pytest.mark.parametrize(
    ("base", "step"),
    [
        ("", RequestStep(path="/")),
        ("http://[", RequestStep(path="/")),
        ("ftp://127.0.0.1", RequestStep(path="/")),
        ("http://127.0.0.1:1", RequestStep(path="/")),
        ("http://127.0.0.1:99999", RequestStep(path="/")),
        ("http://127.0.0.1:1", RequestStep(path="/", headers={"X": "é"})),
        ("http://127.0.0.1:1", RequestStep(path="/", method="GET GET")),
    ],
)
def test_an_address_or_request_that_cannot_be_sent_is_no_answer(base: str, step: RequestStep) -> None:
    reading = subject(base, step).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert all(reading.detail)


def test_an_unknown_placeholder_is_the_plans_fault() -> None:
    with pytest.raises(UnknownPlaceholder):
        subject("http://127.0.0.1:1", RequestStep(path="/{tidak.ada}")).submit({})


def test_values_are_picked_from_json_headers_and_cookies(site: Site) -> None:
    picks = {"id": "$.data.id", "ke": "header:location", "xsrf": "cookie:XSRF-TOKEN"}
    opened = RequestStep(path="/kunci", pick=picks, follow=False)
    sent = RequestStep(method="POST", path="{pick.ke}", form={"id": "{pick.id}", "xsrf": "{pick.xsrf}"})
    subject(site.base, opened, sent).submit({})
    assert site.seen[1][1] == "/status"
    assert site.seen[1][3] == {"id": ["17"], "xsrf": ["a=b"]}


@pytest.mark.parametrize("expression", ["$.data.tidak", "$.data.daftar", "header:X-Tidak", "cookie:tidak"])
def test_what_is_not_there_to_be_picked_is_named(site: Site, expression: str) -> None:
    reading = subject(site.base, RequestStep(path="/kunci", pick={"x": expression})).submit({})
    assert (reading.status, reading.detail.indonesian) == (202, f"/kunci (HTTP 202) tidak memuat {expression!r}")


def test_a_late_outcome_is_waited_for(site: Site) -> None:
    late = RequestStep(path="/status", until=PageCondition(text="diterima"), poll=0.05)
    assert subject(site.base, late).submit({}).outcome is Outcome.DITERUSKAN
    assert len(site.seen) == 3


def test_an_outcome_that_never_comes_is_waited_for_as_long_as_the_patience_lasts(site: Site) -> None:
    never = RequestStep(path="/", until=PageCondition(text="diterima"), poll=0.1)
    reading = subject(site.base, never, patience=0.35).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)
    assert 2 <= len(site.seen) <= 4


def test_a_rule_that_matches_before_anything_is_handed_in_is_noticed(site: Site) -> None:
    early = subject(site.base, RequestStep(path="/selesai"), HAND_IN_PLAINLY, RequestStep(path="/selesai"))
    assert early.submit({}).premature == "HTTP 200, subject.hasil[0]"
    late = subject(site.base, OPEN, HAND_IN_PLAINLY, RequestStep(path="/selesai"))
    assert late.submit({}).premature == ""


HAND_IN_PLAINLY = RequestStep(method="POST", path="/aduan", form={})


def test_nobody_at_home_is_not_the_same_as_a_broken_answer(site: Site) -> None:
    assert subject("http://127.0.0.1:9", OPEN).submit({}).is_absent
    assert not subject(site.base, RequestStep(path="/putus")).submit({}).is_absent
    assert not subject(site.base, OPEN, RequestStep(path="http://127.0.0.1:9/")).submit({}).is_absent
