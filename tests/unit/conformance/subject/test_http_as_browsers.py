"""Does the client of `kind = "http"` do what a browser does, and does no page hold it for longer than the patience?"""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from conformance.outcome import Outcome
from conformance.plan.tables import HttpRecipe, PageCondition, RequestStep
from conformance.subject.http import HttpSubject
from tests.helpers.raw_server import OK, serving, serving_tls, whole
from tests.helpers.site import FORM, HAND_IN, HAND_IN_PLAINLY, OPEN, RULES, Site, running, subject


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


def crashing(said: bytes) -> Callable[[socket.socket, bytes], None]:
    return lambda line, _: line.sendall(OK + b"Content-Length: 999\r\n\r\n" + said)


@pytest.mark.parametrize(
    ("said", "outcome", "status"),
    [(b"Aduan diterima", Outcome.DITERUSKAN, 200), (b"Mohon tunggu", Outcome.TAK_DIKENAL, 0)],
)
def test_a_page_that_does_not_end_is_read_as_far_as_it_came(said: bytes, outcome: Outcome, status: int) -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n" + said)
        time.sleep(5)

    with serving(send) as url:
        began = time.monotonic()
        reading = subject(url, RequestStep(path="/"), patience=0.4).submit({})
        assert time.monotonic() - began < 3
    assert (reading.outcome, reading.status, reading.page) == (outcome, status, said.decode())
    if outcome is Outcome.TAK_DIKENAL:
        assert reading.detail.english.startswith("the answer did not end within 0.4 seconds (HTTP 200")
    with serving(crashing(said)) as url:
        reading = subject(url, RequestStep(path="/")).submit({})
        assert (reading.outcome, reading.status) == (outcome, status)


def test_events_of_a_stream_that_stays_open_are_read_as_they_come() -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"Content-Type: text/event-stream\r\n\r\n")
        for event in (b": tunggu\n\n", b"event: hasil\ndata: Aduan diterima\n\n", b": tunggu\n\n"):
            line.sendall(event)
            time.sleep(0.2)
        time.sleep(20)

    step = RequestStep(path="/acara", until=PageCondition(text="event: hasil"))
    with serving(send) as url:
        began = time.monotonic()
        assert subject(url, step).submit({}).outcome is Outcome.DITERUSKAN
        assert time.monotonic() - began < 5


def test_a_look_that_is_late_leaves_the_page_of_the_look_before() -> None:
    looks: list[bytes] = []

    def send(line: socket.socket, asked: bytes) -> None:
        looks.append(asked)
        time.sleep(5 if len(looks) > 1 else 0)
        whole(b"Sedang diproses")(line, asked)

    step = RequestStep(path="/", until=PageCondition(text="diterima"), poll=0.05)
    with serving(send) as url:
        reading = subject(url, step, patience=0.5).submit({})
    assert (reading.status, reading.page) == (200, "Sedang diproses")


@pytest.mark.parametrize("base", ["/lapor/public", "/lapor/public/"])
@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/aduan", "/lapor/public/aduan"),
        ("aduan", "/lapor/public/aduan"),
        ("/", "/lapor/public/"),
        ("?id=1", "/lapor/public?id=1"),
        ("/lapor/public/aduan", "/lapor/public/aduan"),
        ("/lapor/publik", "/lapor/public/lapor/publik"),
    ],
)
def test_an_application_below_a_path_is_asked_there(site: Site, base: str, path: str, asked: str) -> None:
    subject(site.base + base, RequestStep(path=path)).submit({})
    assert site.seen[0][1] == asked


def test_a_secure_cookie_comes_back_on_loopback() -> None:
    seen: list[bytes] = []

    def send(line: socket.socket, asked: bytes) -> None:
        seen.append(asked)
        where = ["Location: /selesai"] if b"POST" in asked else []
        cookie = "Set-Cookie: sesi=1; Secure; HttpOnly; Path=/; SameSite=Lax"
        whole(FORM.encode(), cookie, *where, status="302 Found" if where else "200 OK")(line, asked)

    with serving(send) as url:
        subject(url, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert [b"\r\ncookie: sesi=1\r\n" in asked.lower() for asked in seen] == [False, True, True]


def test_a_form_is_handed_in_as_from_the_page_that_was_opened() -> None:
    seen: list[str] = []

    def send(line: socket.socket, asked: bytes) -> None:
        seen.append(asked.decode().lower())
        whole(FORM.encode())(line, asked)

    own = replace(HAND_IN_PLAINLY, headers={"origin": "http://lain.example"})
    with serving(send) as url:
        subject(url, HAND_IN_PLAINLY, OPEN, HAND_IN_PLAINLY, own, RequestStep(method="POST", json={})).submit({})
    sent = [[name for name in ("origin", "referer") if f"\r\n{name}: {url}" in head] for head in seen]
    assert sent == [[], [], ["origin", "referer"], ["referer"], []]


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        ('<meta http-equiv="refresh" content="0;url=/selesai">', Outcome.DITERUSKAN),
        ("<META HTTP-EQUIV=Refresh CONTENT=\"0; URL='/selesai'\">Mohon tunggu", Outcome.DITERUSKAN),
        ('<meta http-equiv="refresh" content="5;url=/selesai">', Outcome.TAK_DIKENAL),
        ('<meta http-equiv="refresh" content="0;url=/"><b>Aduan diterima</b>', Outcome.DITERUSKAN),
        ('<meta http-equiv="refresh" content="0;url=/">', Outcome.TAK_DIKENAL),
    ],
)
def test_a_page_that_leads_on_at_once_is_followed_as_a_redirect_is(page: str, outcome: Outcome) -> None:
    seen: list[bytes] = []

    def send(line: socket.socket, asked: bytes) -> None:
        seen.append(asked)
        whole(b"Aduan diterima" if b"GET /selesai" in asked else page.encode())(line, asked)

    with serving(send) as url:
        reading = subject(url, RequestStep(path="/")).submit({})
    assert reading.outcome is outcome
    assert len(seen) == reading.page_loads <= 6


def test_a_redirect_to_another_place_is_named() -> None:
    with serving(whole(b"Beranda")) as there:
        away = there.replace("127.0.0.1", "localhost")
        with serving(whole(b"", f"Location: {away}/hasil", status="302 Found")) as url:
            reading = subject(url, RequestStep(path="/")).submit({})
            assert (reading.status, reading.led_to) == (200, away)
            assert reading.detail.english.endswith(
                f"; the application redirected to {away}, while subject.base is {url}"
            )
    with serving(whole(b"", "Location: http://127.0.0.1:9/", status="302 Found")) as url:
        reading = subject(url, RequestStep(path="/")).submit({})
        assert "redirected to http://127.0.0.1:9, while" in reading.detail.english
        assert not reading.is_absent


def test_a_redirect_within_the_application_is_nothing_to_tell(site: Site) -> None:
    reading = subject(site.base, HAND_IN_PLAINLY, RequestStep(path="/")).submit({})
    assert (reading.led_to, reading.detail.english) == ("", "HTTP 200, no rule of subject.hasil matches")


@pytest.mark.parametrize(("self_signed", "status"), [(None, 200), (True, 200), (False, 0)])
def test_a_certificate_that_nobody_vouches_for_is_taken_on_loopback_or_as_the_plan_says(
    tmp_path: Path, self_signed: bool | None, status: int
) -> None:
    with serving_tls(tmp_path) as url:
        recipe = HttpRecipe(base=url, request=[RequestStep(path="/")], hasil=RULES)
        reading = HttpSubject(recipe, {}, 10, Path(), self_signed=self_signed).submit({})
    assert reading.status == status
    assert ("self_signed = true" in reading.detail.english) == (self_signed is False)
