"""What an application sees of a real `gladi serve`."""

import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.response_code import CODE_BY_NUMBER
from tests.helpers.gladi_process import PURBALINGGA, Gladi, Reply, Session, ask

DATA = "contoh-data-2026"
PERSONAS = {
    "warga-01": "01",
    "tidak-dapat-diproses": "08",
    "meninggal": "11",
    "ganda": "12",
    "tidak-ada": "13",
    "non-aktif": "14",
    "format-salah": "15",
}
MATCH, CALL_NIK = "CALL_VERIFY_BY_ELEMEN", "CALL_NIK"


@pytest.fixture(scope="module")
def gladi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gladi]:
    store = tmp_path_factory.mktemp("serve") / "gladi.sqlite"
    running = Gladi("--store", f"sqlite:///{store}", "--session", PURBALINGGA)
    yield running
    assert running.stop() == (0, "")


@pytest.fixture
def session(gladi: Gladi) -> Session:
    return gladi.open()


def assert_says(reply: Reply, code: str, dialect: Dialect) -> None:
    """`reply` is HTTP 200 and says `code` as `dialect` says it."""
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json;charset=UTF-8")
    text = CODE_BY_NUMBER[code].text(dialect)
    content = reply.content
    if dialect is Dialect.LAMA and code != "01":
        assert content == {"RESPON": text}
    elif code != "01":
        assert content == {"RESPONSE_CODE": code, "RESPONSE_DESC": text, "RESPONSE": text, "RESPON": text}
    else:
        assert (content.get("RESPONSE_CODE") == "01") is (dialect is Dialect.JUKNIS)
        assert "NIK" in content
        assert "RESPON" not in content
    assert ("quotaLimiter" in reply.json) is (dialect is not Dialect.LAMA)


def test_the_ready_line_comes_first_and_the_session_second(gladi: Gladi) -> None:
    ready, session = gladi.lines
    assert set(ready) == {"event", "web_service", "control", "version", "store"}
    assert ready["event"] == "ready"
    assert (session["agreement"], session["seed"], session["state"]) == (PURBALINGGA, 1, "open")
    assert session["endpoints"][MATCH].startswith(ready["web_service"])
    shown = gladi.control("GET", f"/sessions/{session['id']}").json
    assert shown | {"clock": ""} == session | {"clock": ""}


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize(("agreement", "method"), [(PURBALINGGA, MATCH), (DATA, CALL_NIK)])
def test_every_persona_gets_its_code_in_every_dialect(
    gladi: Gladi, agreement: str, method: str, dialect: Dialect
) -> None:
    session = gladi.open(agreement, dialect=dialect)
    for persona, code in PERSONAS.items():
        assert session.personas[persona]["code"] == code
        assert_says(session.call(persona, method), code, dialect)
    assert [entry["code"] for entry in session.journal()] == list(PERSONAS.values())


def test_what_a_correct_call_gets_is_what_the_persona_says(gladi: Gladi) -> None:
    session = gladi.open(DATA, dialect="baru")
    session.change(kuota=None)
    fields = session.fields()
    for persona in session.personas.values():
        reply = session.send(fields | {"NIK": persona["nik"]}, CALL_NIK)
        assert reply.content.get("RESPONSE_CODE", "01") == persona["code"]
        if persona["code"] == "01":
            assert reply.content == persona["elemen"]


@pytest.mark.parametrize(
    ("code", "changes", "sent"),
    [
        ("03", {"password": "rotate"}, {"password": "lama-sekali"}),
        ("03", {}, {"user_id": "orang-lain"}),
        ("04", {"registered_ips": ["192.0.2.1"]}, {"ip_user": "127.0.0.1"}),
        ("04", {"check_source": True, "registered_ips": ["192.0.2.1"]}, {"ip_user": "192.0.2.1"}),
        ("05", {"kuota": 0}, {}),
        ("07", {}, {"NIK": None}),
        ("07", {}, {"TRESHOLD": "101"}),
        ("09", {}, {"password": None}),
        ("09", {}, {"user_id": " "}),
        ("16", {"instansi_active": False}, {}),
        ("16", {"cooperation": False}, {}),
        ("16", {"withdrawn": True}, {}),
        ("16", {"pks_until": "2025-09-16"}, {}),
        ("17", {"user_active": False}, {}),
    ],
)
def test_every_code_of_the_pengguna_can_be_made_so(
    session: Session, code: str, changes: dict[str, Any], sent: dict[str, Any]
) -> None:
    session.change(**changes)
    for dialect in Dialect:
        session.change(dialect=dialect)
        assert_says(session.call(**sent), code, dialect)
    assert [(entry["code"], entry["charged"]) for entry in session.journal()] == [(code, False)] * 3


@pytest.mark.parametrize(
    ("dialect", "sent", "code"),
    [
        (Dialect.JUKNIS, "x", "10"),
        (Dialect.BARU, "x", "10"),
        (Dialect.LAMA, "x", "01"),
        (Dialect.JUKNIS, None, "09"),
        (Dialect.BARU, None, "09"),
        (Dialect.LAMA, None, "01"),
    ],
)
def test_an_address_that_is_none_matters_in_the_new_profile(
    gladi: Gladi, dialect: Dialect, sent: str | None, code: str
) -> None:
    session = gladi.open(dialect=dialect)
    assert_says(session.call(ip_user=sent), code, dialect)


def test_hours_follow_the_sessions_clock(session: Session) -> None:
    session.control("PUT", "/clock", {"now": "2026-06-01T06:59:00"})
    session.change(hours=["07:00", "17:00"])
    codes = [session.code()]
    for by in ("PT2M", "PT10H", "PT14H"):
        session.advance(by)
        codes.append(session.code())
    session.change(hours=None)
    session.advance("PT12H")
    assert [*codes, session.code()] == ["06", "01", "06", "01", "01"]


def test_the_term_follows_the_sessions_clock_and_its_last_day_is_in_it(session: Session) -> None:
    codes = []
    for now in ("2025-09-15T23:00:00", "2025-09-16T00:00:00", "2027-09-16T23:00:00", "2027-09-17T00:00:00"):
        session.control("PUT", "/clock", {"now": now})
        codes.append(session.code())
    assert codes == ["16", "01", "01", "16"]


def test_the_source_address_counts_when_the_session_says_so(session: Session) -> None:
    session.change(registered_ips=["192.0.2.1"])
    assert session.code(ip_user="192.0.2.1") == "01"
    session.change(check_source=True)
    assert session.code(ip_user="192.0.2.1") == "04"
    session.change(registered_ips=["192.0.2.1", "127.0.0.1"])
    assert session.code(ip_user="192.0.2.1") == "01"


def test_a_method_that_is_not_granted_is_incomplete(session: Session) -> None:
    for method in ("CALL_NIK", "CALL_APA"):
        assert session.call(method=method).content["RESPONSE_CODE"] == "07"
    assert [entry["method"] for entry in session.journal()] == ["CALL_NIK", "CALL_APA"]


def test_the_last_hit_is_permitted_the_next_refused_and_tomorrow_is_another_day(session: Session) -> None:
    session.control("PUT", "/clock", {"now": "2026-06-01T09:00:00"})
    session.change(kuota=2)
    limiters = [session.call(persona).json["quotaLimiter"] for persona in ("warga-01", "format-salah", "tidak-ada")]
    assert limiters == [1, 1, 0]
    assert session.code() == "05"
    session.advance("PT14H59M")
    assert session.code() == "05"
    session.advance("PT1M")
    assert session.call().json["quotaLimiter"] == 1
    assert session.view()["kuota"] == {"limit": 2, "used": 1, "remaining": 1}
    assert [entry["charged"] for entry in session.journal()] == [True, False, True, False, False, True]


def test_without_kuota_the_limiter_stands_still(session: Session) -> None:
    session.change(kuota=None)
    assert [session.call().json["quotaLimiter"] for _ in range(3)] == [999_999] * 3


def test_a_kuota_is_not_exceeded_by_many_at_once(session: Session) -> None:
    session.change(kuota=5)
    fields, path = session.fields(), session.path()
    with ThreadPoolExecutor(32) as callers:
        replies = list(callers.map(lambda _: ask(session.gladi.web_service, "POST", path, fields), range(32)))
    codes = [reply.content["RESPONSE_CODE"] for reply in replies]
    assert (codes.count("01"), codes.count("05")) == (5, 27)
    assert sorted(r.json["quotaLimiter"] for r in replies if r.content["RESPONSE_CODE"] == "01") == [0, 1, 2, 3, 4]
    assert sum(entry["charged"] for entry in session.journal()) == 5
    assert session.view()["kuota"] == {"limit": 5, "used": 5, "remaining": 0}


def test_an_unknown_lembaga_is_a_failed_login(session: Session) -> None:
    reply = ask(session.gladi.web_service, "POST", "/dukcapil/get_json/LAIN/CALL_NIK", session.fields())
    assert (reply.status, reply.content["RESPONSE_CODE"]) == (200, "03")


@pytest.mark.parametrize("dialect", list(Dialect))
def test_nothing_is_answered_from_a_closed_session(gladi: Gladi, dialect: Dialect) -> None:
    session = gladi.open(dialect=dialect)
    session.call()
    fields = session.fields()
    assert session.control("DELETE").json["state"] == "closed"
    content = session.send(fields).content
    text = CODE_BY_NUMBER["03"].text(dialect)
    assert content["RESPON"] == text
    assert len(content) == (1 if dialect is Dialect.LAMA else 4)
    assert len(session.journal()) == 1


@pytest.mark.parametrize("raw", [b"", b"{", b'{"NAMA_LGKP":"NU"MAN"}', b"[]", b"\xff"])
def test_a_body_that_is_no_json_is_incomplete_with_http_200(session: Session, raw: bytes) -> None:
    reply = session.send(raw)
    assert (reply.status, reply.content["RESPONSE_CODE"]) == (200, "07")


@pytest.mark.parametrize(
    ("headers", "quirks"),
    [
        ({"Content-Type": "application/json,Accept: application/json"}, ["content_type"]),
        ({"Content-Type": "multipart/form-data"}, ["content_type"]),
        (
            {"Authorization": "Basic eDp4", "APIKEY": "x", "Cookie": "a=b", "timeout": "200", "body": "x" * 4000},
            ["header:authorization", "header:apikey", "header_panjang"],
        ),
        ({"Origin": "http://127.0.0.1"}, ["cors"]),
        ({"Expect": "100-continue"}, ["expect_100"]),
    ],
    ids=["media-type", "multipart", "more", "browser", "expect"],
)
def test_headers_of_public_clients_are_tolerated(session: Session, headers: dict[str, str], quirks: list[str]) -> None:
    reply = session.send(session.fields(), headers=headers)
    assert reply.content["RESPONSE_CODE"] == "01"
    assert session.journal()[-1]["quirks"] == quirks


def test_a_form_is_read(session: Session) -> None:
    reply = session.send(urlencode(session.fields()).encode())
    assert reply.content["RESPONSE_CODE"] == "01"
    assert session.journal()[-1]["quirks"] == ["form"]


def test_an_empty_post_with_a_query_is_read(session: Session) -> None:
    reply = ask(session.gladi.web_service, "POST", f"{session.path()}?{urlencode(session.fields())}")
    assert reply.content["RESPONSE_CODE"] == "01"
    assert session.journal()[-1]["quirks"] == ["query_string"]


def test_the_regional_address_and_other_spellings_lead_to_the_session(session: Session) -> None:
    lembaga, fields = session.view()["lembaga"], session.fields()
    for path in (f"33-03/{lembaga}/{MATCH}", f"33/{lembaga.lower()}/nik_verifby_elemen", f"{lembaga}/{MATCH.lower()}"):
        reply = ask(session.gladi.web_service, "POST", f"/dukcapil/get_json/{path}", fields)
        assert reply.content["RESPONSE_CODE"] == "01"


def connect(session: Session) -> socket.socket:
    """A bare connection to the web service."""
    parts = urlsplit(session.gladi.web_service)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def test_a_cut_network_resets_the_connection(session: Session) -> None:
    path = session.path()
    session.change(network=False)
    with connect(session) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        with pytest.raises(ConnectionResetError):
            line.recv(1)
    (entry,) = session.journal()
    assert (entry["code"], entry["response"], entry["charged"]) == (None, "", False)
    session.change(network=True)
    assert session.code() == "01"


def test_a_client_that_asks_before_its_body_is_told_to_go_on(session: Session) -> None:
    with connect(session) as line:
        head = f"POST {session.path()} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"
        line.sendall(f"{head}Connection: close\r\n\r\n".encode())
        assert line.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.sendall(b"{}")
        with line.makefile("rb") as answer:
            assert answer.read().startswith(b"HTTP/1.1 200 OK\r\n")


def test_an_old_client_gets_its_length_and_a_closed_connection(session: Session) -> None:
    with connect(session) as line:
        line.sendall(f"POST {session.path()} HTTP/1.0\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        with line.makefile("rb") as answer:
            head, _, body = answer.read().partition(b"\r\n\r\n")
    assert b"\r\nContent-Length: %d\r\n" % len(body) in head + b"\r\n"


def test_a_caller_that_goes_away_does_no_harm(session: Session) -> None:
    session.fault("delay", {"ms": 50}, count=1)
    with connect(session) as line:
        line.sendall(f"POST {session.path()} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert session.code() == "01"


def test_every_answer_says_that_this_is_a_simulator(session: Session) -> None:
    address = session.gladi.web_service
    for method, path, status in (
        ("POST", session.path(), 200),
        ("OPTIONS", session.path(), 204),
        ("GET", session.path(), 405),
        ("POST", "/dukcapil/lain", 404),
        ("GET", "/", 200),
    ):
        reply = ask(address, method, path)
        assert reply.status == status
        assert "simulator" in reply.headers["x-gladi"]


def test_a_page_in_a_browser_may_call_the_service(session: Session) -> None:
    origin = {"Origin": "http://127.0.0.1:3000"}
    preflight = ask(session.gladi.web_service, "OPTIONS", session.path(), headers=origin)
    assert preflight.headers["access-control-allow-headers"] == "*, Authorization"  # which * does not stand for
    assert session.send(session.fields(), headers=origin).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in session.call().headers


@pytest.mark.parametrize(
    ("kind", "params", "status", "code"),
    [
        ("code", {"code": "05"}, 200, "05"),
        ("code", {"code": "77"}, 200, "77"),
        ("delay", {"ms": 10}, 200, "01"),
        ("http_status", {"status": 503}, 503, None),
        ("malformed", {}, 200, None),
        ("malformed", {"body": "<html>"}, 200, None),
    ],
)
def test_a_fault_strikes_as_often_as_it_says_and_costs_nothing(
    session: Session, kind: str, params: dict[str, object], status: int, code: str | None
) -> None:
    session.fault(kind, params, count=1, method=MATCH, door="web_service")
    reply = session.send(session.fields())
    assert reply.status == status
    if kind == "malformed":
        assert reply.body == str(params.get("body", '{"content":[{"NIK":"Sesuai"')).encode()
    assert_says(session.call(), "01", Dialect.JUKNIS)
    faulted, sound = session.journal()
    assert (faulted["fault"], faulted["code"], faulted["charged"]) == (kind, code, False)
    assert (sound["fault"], sound["code"], sound["charged"]) == (None, "01", True)


def test_sessions_side_by_side_share_nothing(gladi: Gladi) -> None:
    one, other = gladi.open(), gladi.open()
    one.change(kuota=1, dialect="lama")
    one.fault("code", {"code": "16"})
    one.advance("P30D")
    assert other.code() == "01"
    assert (other.view()["kuota"]["limit"], other.view()["dialect"], one.journal()) == (200, "juknis", [])
    assert other.send(one.fields()).content["RESPONSE_CODE"] == "03"
