"""User ids by the control API of a real `gladi serve`, and operators who sign in with them at the Web Portal."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from tests.helpers.formulir import LOCAL, as_sent
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import PortalBrowser, nik_of
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.user_ids import act, hand_over, request

BANJARNEGARA, KARANGANYAR = "banjarnegara-arpus-2025", "karanganyar-baperlitbang-2021"
INACTIVE = "User ID non aktif, silahkan menghubungi Admin"
"""PBG-J II.C.3.b.5.d, BNA-J II.C.2.b.5.d."""
SECOND = {"nik": "3303015505909002"}


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(BANJARNEGARA)
    yield session
    session.control("DELETE")


@pytest.fixture
def karanganyar(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(KARANGANYAR, clock="2021-05-10T09:00:00")
    yield session
    session.control("DELETE")


def entered(session: Session, given: dict[str, str]) -> PortalBrowser:
    """The browser of an operator who has tried to sign in."""
    browser = PortalBrowser(session)
    browser.sign_in(**given)
    return browser


def test_a_request_is_followed_from_the_form_to_the_end(session: Session) -> None:
    assert request(session)["state"] == "diajukan"
    assert act(session, 1, "check")["acts"] == ["approve", "refuse"]
    assert act(session, 1, "approve")["state"] == "disetujui"
    given = act(session, 1, "handover", bast="470/BAST/1/2026")
    assert (given["state"], given["bast"][0]["nomor"]) == ("diserahkan", "470/BAST/1/2026")
    assert given["user_id"] == f"{session.view()['credentials']['user_id']}.01"
    assert act(session, 1, "revoke", reason="pindah tugas")["state"] == "nonaktif"
    listed = session.control("GET", "/operators").json
    assert [step["act"] for step in listed["operators"][0]["steps"]] == [
        "request", "check", "approve", "handover", "revoke"
    ]  # fmt: skip
    assert listed["user_ids"] is None
    assert len(listed["fields"]) == 7
    assert session.control("GET", "/operators/1").json == listed["operators"][0]
    assert given["password"] not in str(listed)
    assert given["password"] not in str(session.view())
    assert given["password"] not in str(session.journal())


def test_all_faults_of_a_form_are_told_at_once(session: Session) -> None:
    body = as_sent(nik="33", kantor="Dinas Contoh") | {"surat": {"nomor": "470/1", "tanggal": "2999-01-01"}}
    reply = session.control("POST", "/operators", body)
    error = reply.json["error"]
    assert (reply.status, error["code"], error["field"]) == (422, "invalid_form", "form.nik")
    assert [fault["field"] for fault in error["faults"]] == ["form.nik", "form.kantor", "surat.tanggal"]
    assert all(fault["message"] and fault["hint"] for fault in error["faults"])
    assert session.control("GET", "/operators").json["operators"] == []


@pytest.mark.parametrize(
    ("path", "body", "status", "code", "field"),
    [
        ("/operators/1/handover", {}, 409, "not_allowed", None),
        ("/operators/1/refuse", {}, 409, "not_allowed", None),
        ("/operators/1/use", {}, 404, "unknown_act", "act"),
        ("/operators/1/hapus", {}, 404, "unknown_act", "act"),
        ("/operators/2/check", {}, 404, "unknown_operator", "operator"),
        ("/operators/x/check", {}, 404, "unknown_operator", "operator"),
        ("/operators/1/check", {"alasan": "x"}, 400, "invalid", "alasan"),
        ("/operators", {"form": {"nik": 1}}, 400, "invalid", "form.nik"),
        ("/operators", {"surat": {"tanggal": "kemarin"}}, 400, "invalid", "surat.tanggal"),
        ("/operators", as_sent(), 409, "already_asked", "form.nik"),
        ("/administrator/approve", {"reason": "x"}, 409, "not_allowed", None),
        ("/administrator/hapus", {}, 404, "unknown_act", "act"),
    ],
)
def test_what_cannot_be_done_is_refused_in_clear_words(
    session: Session, path: str, body: Any, status: int, code: str, field: str | None
) -> None:
    request(session)
    reply = session.control("POST", path, body)
    error = reply.json["error"]
    assert (reply.status, error["code"], error["field"]) == (status, code, field)
    assert error["message"]
    assert error["hint"]


def test_a_closed_session_takes_no_request(gladi: Gladi) -> None:
    session = gladi.open(BANJARNEGARA)
    session.control("DELETE")
    assert session.control("POST", "/operators", as_sent()).json["error"]["code"] == "closed"


def test_the_administrator_of_the_dinas_is_granted_once(karanganyar: Session) -> None:
    number = request(karanganyar, user_id_lokal=LOCAL)["number"]
    act(karanganyar, number, "check")
    act(karanganyar, number, "approve")
    assert act(karanganyar, number, "handover", 409)["error"]["code"] == "no_administrator"
    granted = karanganyar.control("POST", "/administrator/grant").json
    assert (granted["state"], granted["ip"]) == ("diberikan", "127.0.0.1")
    again = karanganyar.control("POST", "/administrator/grant")
    assert (again.status, again.json["error"]["code"]) == (409, "given_once")
    assert "dilakukan hanya 1 (satu) kali" in again.json["error"]["message"]
    assert karanganyar.control("POST", "/administrator/request", {"reason": "surat 470/9"}).status == 200
    changed = karanganyar.control("POST", "/administrator/approve", {"reason": "surat Ditjen 1"}).json
    assert (changed["user_id"] != granted["user_id"], changed["changes"]) == (True, 1)
    assert karanganyar.control("GET", "/administrator").json == changed
    assert act(karanganyar, number, "handover")["state"] == "diserahkan"


def test_karanganyar_has_one_user_id_eight_fields_and_two_weeks(karanganyar: Session) -> None:
    karanganyar.control("POST", "/administrator/grant")
    assert request(karanganyar, 422)["error"]["field"] == "form.user_id_lokal"
    request(karanganyar, user_id_lokal=LOCAL)
    request(karanganyar, user_id_lokal="petugas2", **SECOND)
    karanganyar.advance("P16D")
    act(karanganyar, 1, "check")
    act(karanganyar, 1, "approve")
    act(karanganyar, 2, "check")
    full = act(karanganyar, 2, "approve", 409)["error"]
    assert (full["code"], "sebanyak 1 (satu) User ID" in full["message"]) == ("full", True)
    (bast,) = act(karanganyar, 1, "handover")["bast"]
    assert bast["days_late"] == 2
    assert "terlambat 2 hari" in bast["note"]
    assert bast["ip"] == "127.0.0.1"
    act(karanganyar, 1, "revoke", reason="diganti")
    assert act(karanganyar, 2, "approve")["state"] == "disetujui"


def test_an_operator_signs_in_and_searches_under_his_own_user_id(session: Session) -> None:
    given = hand_over(session)
    browser = entered(session, given)
    assert browser.is_inside
    assert session.control("GET", "/operators/1").json["state"] == "aktif"
    assert browser.search(nik_of(session, "01")) == "Data Ditemukan"
    assert browser.search(nik_of(session, "11")) == "Data Ditemukan, Meninggal Dunia"
    assert [(entry["user_id"], entry["code"]) for entry in session.journal()] == [
        (given["user_id"], code) for code in ("01", "01", "11")
    ]
    assert PortalBrowser(session).sign_in().status_code == 200
    browser.open("riwayat")
    assert browser.is_inside


def test_who_is_revoked_while_signed_in_gets_the_words_of_17(session: Session) -> None:
    given = hand_over(session)
    browser = entered(session, given)
    act(session, 1, "revoke", reason="sanksi")
    assert browser.search(nik_of(session, "01")) == INACTIVE
    assert browser.elemen == {}
    again = entered(session, given)
    assert (again.message, again.is_inside) == (INACTIVE, False)
    assert [entry["code"] for entry in session.journal()] == ["01", "17", "17"]
    wrong = entered(session, given | {"password": "salah"})
    assert wrong.message == "Gagal Login"
    assert session.view()["kuota"]["used"] == 0


def test_after_a_change_the_old_user_id_is_unknown_and_signed_out(session: Session) -> None:
    old = hand_over(session)
    browser = entered(session, old)
    act(session, 1, "change", 422)
    act(session, 1, "change", **as_sent(jabatan="Arsiparis"))
    assert browser.search(nik_of(session, "01")) == "Data Ditemukan"
    given = act(session, 1, "handover")
    assert given["bast"][1]["is_change"]
    browser.open("riwayat")
    assert not browser.is_inside
    assert entered(session, old).message == "Gagal Login"
    new = {"user_id": given["user_id"], "password": given["password"]}
    assert entered(session, new).is_inside
    assert not entered(session, new | {"password": old["password"]}).is_inside


def test_an_operator_has_one_sign_in_and_is_locked_like_everybody(session: Session) -> None:
    given = hand_over(session)
    first = entered(session, given)
    second = entered(session, given)
    own = entered(session, {})
    first.open("riwayat")
    assert (first.is_inside, second.is_inside, own.is_inside) == (False, True, True)
    for _ in range(5):
        entered(session, given | {"password": "salah"})
    locked = entered(session, given)
    assert (locked.message.startswith("Terlalu sering gagal"), locked.is_inside) == (True, False)
    session.advance("PT16M")
    assert entered(session, given).is_inside


def test_an_unknown_user_id_takes_as_long_as_a_wrong_password_and_says_the_same(session: Session) -> None:
    given = hand_over(session)
    session.change(portal={"failures": 100})
    took: dict[str, list[float]] = {"operator": [], "own": [], "unknown": []}
    pages = set()
    names = {"operator": given["user_id"], "own": session.view()["credentials"]["user_id"], "unknown": "tidak.02"}
    browser = PortalBrowser(session)
    for _ in range(7):
        for kind, user_id in names.items():
            began = perf_counter()
            browser.sign_in(user_id=user_id, password="salah")
            took[kind].append(perf_counter() - began)
            pages.add(browser.page.get_text())
    assert len(pages) == 1
    fast, slow = sorted(median(times) for times in took.values())[:: len(took) - 1]
    assert slow < 3 * fast, took  # ten times as slow where only who is known is waited for


def test_a_handed_over_user_id_is_none_of_the_web_service(gladi: Gladi) -> None:
    session = gladi.open("contoh-data-2026")
    session.control("POST", "/administrator/grant")
    given = hand_over(session)
    assert session.code() == "01"
    assert session.code(**given) == "03"
    session.control("DELETE")


def test_a_simulator_that_starts_anew_knows_its_operators(tmp_path: Path) -> None:
    options = ("--store", f"sqlite:///{tmp_path / 'gladi.sqlite'}")
    first = Gladi(*options)
    before = first.open(BANJARNEGARA)
    given = hand_over(before)
    before.control("POST", "/administrator/grant")
    listed = before.control("GET", "/operators").json
    granted = before.control("GET", "/administrator").json
    assert first.stop() == (0, "")
    assert given["password"].encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    second = Gladi(*options)
    after = Session(second, before.id)
    assert after.control("GET", "/operators").json == listed
    assert after.control("GET", "/administrator").json == granted
    assert entered(after, given).is_inside
    assert second.stop() == (0, "")


def test_every_worker_knows_the_operators_and_who_was_revoked(postgres: PostgresServer) -> None:
    running = Gladi("--store", postgres.new_database(), "--workers", "3")
    session = running.open(BANJARNEGARA)
    given = hand_over(session)
    for _ in range(4):
        assert entered(session, given).is_inside
    browser = entered(session, given)
    for _ in range(4):
        assert browser.search(nik_of(session, "01")) == "Data Ditemukan"
    assert session.control("GET", "/operators/1").json["state"] == "aktif"
    act(session, 1, "revoke", reason="pindah tugas")
    for _ in range(4):
        assert browser.search(nik_of(session, "01")) == INACTIVE
    assert running.stop() == (0, "")
