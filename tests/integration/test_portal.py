"""Does the Web Portal of a real simulator let an operator in, show what is granted, and count as the service does?"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session
from tests.helpers.portal_browser import MESSAGES, PortalBrowser, at_once, inside, nik_of
from tests.helpers.postgres_server import PostgresServer

BANJARNEGARA, KARANGANYAR = "banjarnegara-arpus-2025", "karanganyar-baperlitbang-2021"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(BANJARNEGARA)
    yield session
    session.control("DELETE")


@pytest.mark.parametrize("agreement", [BANJARNEGARA, KARANGANYAR, PURBALINGGA])
def test_an_operator_signs_in_searches_and_signs_out(gladi: Gladi, agreement: str) -> None:
    session = gladi.open(agreement)
    browser = inside(session)
    for code, message in MESSAGES.items():
        assert browser.search(nik_of(session, code)) == message
        assert code not in browser.message
        granted = session.view()["elemen"] if code == "01" else []
        assert list(browser.elemen) == granted
    person = session.personas["warga-01"]
    browser.search(person["nik"])
    shown = {name: "-" if value in (None, "") else str(value) for name, value in person["elemen"].items()}
    assert browser.elemen == shown
    assert "hanya dibaca" in browser.page.get_text()
    browser.submit("keluar")
    assert not browser.is_inside
    browser.open("")
    assert not browser.is_inside
    session.control("DELETE")


def test_portal_and_web_service_share_one_kuota(gladi: Gladi) -> None:
    session = gladi.open(PURBALINGGA)
    session.change(kuota=3)
    browser = inside(session)
    assert browser.left == "3"
    session.call()
    browser.search(nik_of(session, "01"))
    assert browser.left == "1"
    assert session.code() == "01"
    assert browser.search(nik_of(session, "01")) == "Kuota akses hari ini telah habis"
    assert session.view()["kuota"]["used"] == 3
    session.advance("P1D")
    browser.open("")
    browser.sign_in()
    assert browser.search(nik_of(session, "01")) == "Data Ditemukan"
    session.control("DELETE")


def test_under_parallel_use_of_both_no_hit_is_lost_or_spent_twice(gladi: Gladi) -> None:
    session = gladi.open(PURBALINGGA)
    session.change(kuota=40, portal={"one_sign_in": False})
    browsers, nik = [inside(session) for _ in range(16)], nik_of(session, "01")
    said: list[str] = []
    at_once(
        *(lambda browser=browser: said.extend(browser.search(nik) for _ in range(2)) for browser in browsers),
        *(lambda: session.call() and session.call() for _ in range(16)),
    )
    charged = [entry for entry in session.journal() if entry["charged"]]
    assert len(charged) == session.view()["kuota"]["used"] == 40
    by_door = {door: sum(entry["door"] == door for entry in charged) for door in ("portal", "web_service")}
    assert by_door["portal"] == said.count("Data Ditemukan")
    session.control("DELETE")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"user_active": False}, "User ID non aktif, silahkan menghubungi Admin"),
        ({"instansi_active": False}, "Instansi tidak aktif"),
        ({"pks_until": "2025-05-21"}, "Instansi tidak aktif"),
        ({"cooperation": False}, "Instansi tidak aktif"),
        ({"withdrawn": True}, "Instansi tidak aktif"),
        ({"check_source": True, "registered_ips": ["127.0.0.9"]}, "IP address tidak sesuai"),
    ],
)
def test_who_may_not_have_access_is_told_so_at_the_door_and_inside(
    session: Session, changes: dict[str, object], message: str
) -> None:
    browser = inside(session)
    before = session.view()["hak_akses"]
    session.change(**changes)
    assert browser.search(nik_of(session, "01")) == message
    other = PortalBrowser(session)
    other.sign_in()
    assert (other.message, other.is_inside) == (message, False)
    assert {entry["charged"] for entry in session.journal()[1:]} == {False}
    session.change(**{name: before[name] for name in changes})
    assert browser.search(nik_of(session, "01")) == "Data Ditemukan"


def test_outside_the_permitted_hours_nothing_is_shown(session: Session) -> None:
    browser = inside(session)
    session.control("PUT", "/clock", {"now": "2026-03-02T22:00:00"})
    session.change(hours=["07:00", "17:00"])
    browser.open("")
    if not browser.is_inside:
        browser.sign_in()
    assert browser.search(nik_of(session, "01")) == "Akses di luar waktu yang diizinkan"


def test_the_same_form_sent_again_shows_nothing_to_one_who_may_not_search_any_more(session: Session) -> None:
    browser = inside(session)
    fields = browser.fields("cari") | {"nik": nik_of(session, "01")}
    assert "Data Ditemukan" in browser.post("cari", fields).text
    session.change(user_active=False)
    browser.post("cari", fields)
    assert browser.message == "User ID non aktif, silahkan menghubungi Admin"
    assert browser.elemen == {}


def test_where_the_line_is_cut_no_page_comes(session: Session) -> None:
    browser = inside(session)
    session.change(network=False)
    with pytest.raises(httpx.TransportError):
        browser.open("")
    session.change(network=True)
    browser.open("")
    assert browser.is_inside
    last = session.control("GET", "/journal").json["entries"][-1]
    assert (last["door"], last["fault"], last["nik"], last["code"]) == ("portal", "jaringan_diputus", "", None)


def test_an_answer_that_breaks_off_is_a_page_that_breaks_off(session: Session) -> None:
    browser, nik = inside(session), nik_of(session, "01")
    fields = browser.fields("cari") | {"nik": nik}
    session.control("POST", "/faults", {"kind": "truncate", "door": "portal", "nik": nik, "params": {"bytes": 40}})
    address, cookies = httpx.URL(browser.address).join("cari"), dict(browser.client.cookies)
    received = b""
    with (
        contextlib.suppress(httpx.RemoteProtocolError),
        httpx.stream("POST", address, data=fields, cookies=cookies, timeout=30) as reply,
    ):
        for part in reply.iter_bytes():
            received += part
    assert len(received) == 40
    assert received.startswith(b"<!doctype html>")


def test_an_answer_that_lies_is_shown_as_it_came(session: Session) -> None:
    browser, nik = inside(session), nik_of(session, "01")
    changes = {"NAMA_LGKP": "NAMA LAIN"}
    session.control("POST", "/faults", {"kind": "alter", "door": "portal", "params": {"elemen": changes}, "count": 2})
    assert browser.search(nik) == "Data Ditemukan"
    assert browser.elemen["NAMA_LGKP"] == "NAMA LAIN"
    assert browser.search(nik_of(session, "11")) == "Data Ditemukan, Meninggal Dunia"


def test_the_same_form_sent_twice_costs_one_hit_and_shows_the_same(session: Session) -> None:
    browser = inside(session)
    fields = browser.fields("cari") | {"nik": nik_of(session, "01")}
    address, cookies = httpx.URL(browser.address).join("cari"), dict(browser.client.cookies)
    replies: list[httpx.Response] = []
    at_once(*(lambda: replies.append(httpx.post(address, data=fields, cookies=cookies, timeout=30)) for _ in range(6)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.text.partition('id="hasil"')[2] for reply in replies}) == 1
    assert session.view()["kuota"]["used"] == 1
    browser.open("")
    browser.search(fields["nik"])
    assert session.view()["kuota"]["used"] == 2


def test_the_history_is_the_operators_own_and_names_nobody(session: Session) -> None:
    browser = inside(session)
    niks = [nik_of(session, code) for code in ("01", "13")]
    for nik in niks:
        browser.search(nik)
    browser.open("riwayat")
    rows = [[cell.get_text() for cell in row.select("td")] for row in browser.page.select("tbody tr")]
    assert [row[1:] for row in rows] == [[MESSAGES["13"], "1"], [MESSAGES["01"], "1"]]
    assert not any(nik in browser.reply.text for nik in niks)


def test_the_guide_is_inside_and_leads_to_the_web_services_where_that_is_granted(gladi: Gladi) -> None:
    for agreement, has_link in ((BANJARNEGARA, False), (PURBALINGGA, True)):
        session = gladi.open(agreement, seed=77)
        assert not PortalBrowser(session).open("panduan").text.count("Panduan Web Portal")
        browser = inside(session)
        browser.open("panduan")
        assert all(message in browser.reply.text for code, message in MESSAGES.items() if code != "01")
        assert ("Panduan web service" in browser.reply.text) is has_link
        session.control("DELETE")


@pytest.mark.parametrize("path", ["tidak-ada/", "tidak-ada/cari", "", "x/y/z"])
def test_where_there_is_no_portal_a_page_says_so(gladi: Gladi, path: str) -> None:
    reply = httpx.get(f"{gladi.web_service}/portal/{path}", timeout=30)
    assert (reply.status_code, "tidak ada Web Portal" in reply.text) == (404, True)


def test_a_closed_session_and_an_agreement_without_a_portal_have_none(gladi: Gladi) -> None:
    session = gladi.open({"extends": PURBALINGGA, "methods": ["CALL_VERIFY_BY_ELEMEN"]})
    assert session.view()["endpoints"]["portal"] is None
    own = f"{gladi.web_service}/portal/{session.view()['lembaga']}/"
    assert httpx.get(own, timeout=30).status_code == 404
    session.control("DELETE")
    closed = gladi.open(BANJARNEGARA, seed=9)
    browser = inside(closed)
    closed.control("DELETE")
    assert browser.open("").status_code == 404


@pytest.mark.parametrize(
    ("kind", "params", "check"),
    [
        ("code", {"code": "08"}, lambda browser: browser.message == "NIK tidak dapat diproses"),
        ("http_status", {"status": 503}, lambda browser: browser.reply.status_code == 503),
        ("malformed", {}, lambda browser: "data-elemen" not in browser.reply.text),
        ("alter", {"elemen": {"NAMA_LGKP": None}}, lambda browser: "NAMA_LGKP" not in browser.elemen),
        ("delay", {"ms": 300}, lambda browser: browser.reply.elapsed.total_seconds() > 0.3 and browser.elemen),
    ],
)
def test_a_fault_of_the_line_meets_the_portal_too(
    session: Session, kind: str, params: dict[str, object], check: Callable[[PortalBrowser], object]
) -> None:
    browser = inside(session)
    session.fault(kind, params, door="portal", count=1)
    browser.search(nik_of(session, "01"))
    assert check(browser)
    assert session.view()["kuota"]["used"] == 0
    browser.open("")
    assert browser.search(nik_of(session, "01")) == "Data Ditemukan"


def test_english_is_a_switch_and_the_messages_stay_the_juknis_own(session: Session) -> None:
    browser = PortalBrowser(session)
    browser.open("?lang=en")
    assert "Sign in" in browser.page.get_text()
    browser.sign_in()
    assert "Find a resident" in browser.page.get_text()
    assert browser.search(nik_of(session, "11")) == MESSAGES["11"]
    assert "Find a resident" in browser.page.get_text()


def test_a_sign_in_outlives_the_server(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'gladi.sqlite'}"
    first = Gladi("--store", store)
    session = first.open(BANJARNEGARA)
    browser = inside(session)
    kept = (tmp_path / "gladi.sqlite").read_bytes() + (tmp_path / "gladi.sqlite-wal").read_bytes()
    assert not any(value.encode() in kept for value in browser.client.cookies.values())
    first.kill()
    second = Gladi("--store", store, "--port", str(httpx.URL(browser.address).port))
    try:
        browser.open("")
        assert browser.is_inside
        assert browser.search(nik_of(session, "01")) == "Data Ditemukan"
    finally:
        second.stop()


def test_workers_and_servers_on_one_database_know_the_same_operator(postgres: PostgresServer) -> None:
    database = postgres.new_database()
    servers = [Gladi("--store", database, "--workers", "2"), Gladi("--store", database)]
    try:
        session = servers[0].open(BANJARNEGARA)
        browser, nik = PortalBrowser(session), nik_of(session, "01")
        browser.sign_in()
        cookies = dict(browser.client.cookies)
        own = browser.address.removeprefix(servers[0].web_service)
        seen = []
        for server in servers * 4:
            reply = httpx.get(server.web_service + own, cookies=cookies, timeout=30)
            seen.append('action="keluar"' in reply.text)
        assert seen == [True] * 8
        fields = browser.fields("cari") | {"nik": nik}
        addresses = [server.web_service + own + "cari" for server in servers * 3]
        at_once(*(lambda at=at: httpx.post(at, data=fields, cookies=cookies, timeout=30) for at in addresses))
        assert session.view()["kuota"]["used"] == 1
    finally:
        for server in servers:
            server.stop()
