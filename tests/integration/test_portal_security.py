"""Does the Web Portal keep strangers, foreign forms and bad input out, and nothing of a page behind?"""

from collections.abc import Iterator

import httpx
import pytest

from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import MESSAGES, PortalBrowser, at_once, inside, nik_of

BANJARNEGARA = "banjarnegara-arpus-2025"
HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(BANJARNEGARA)
    yield session
    session.control("DELETE")


def test_a_wrong_password_and_an_unknown_user_id_look_the_same(session: Session) -> None:
    browser = PortalBrowser(session)
    pages = []
    for typed in ({"password": "salah"}, {"user_id": "tidak-ada"}):
        browser.sign_in(**typed)
        assert (browser.message, browser.is_inside) == ("Gagal Login", False)
        pages.append(browser.page.get_text())
    assert pages[0] == pages[1]
    assert [(entry["code"], entry["user_id"], entry["charged"]) for entry in session.journal()] == [
        ("03", browser.credentials["user_id"], False),
        ("03", "tidak-ada", False),
    ]
    assert "salah" not in str(session.journal())


def test_what_the_line_breaks_is_no_failure_of_the_operators(session: Session) -> None:
    browser = PortalBrowser(session)
    session.control("POST", "/faults", {"kind": "http_status", "door": "portal", "count": 6, "params": {"status": 500}})
    for _ in range(6):
        fields = browser.fields("masuk") | {name: browser.credentials[name] for name in ("user_id", "password")}
        assert browser.client.post(f"{browser.address}masuk", data=fields).status_code == 500
    browser.sign_in()
    assert browser.is_inside


@pytest.mark.parametrize("user_id", ["", "tidak-ada"])
def test_after_five_failures_a_user_id_is_locked_for_a_while(session: Session, user_id: str) -> None:
    browser = PortalBrowser(session)
    name = {"user_id": user_id} if user_id else {}
    at_once(*(lambda: PortalBrowser(session).sign_in(password="salah", **name) for _ in range(8)))
    browser.sign_in(**name)
    assert browser.message == "Terlalu sering gagal. User ID ini dikunci untuk sementara."
    assert not browser.is_inside
    session.advance("PT16M")
    browser.sign_in(**name)
    assert browser.is_inside is not bool(user_id)


def test_a_key_from_before_the_sign_in_is_worth_nothing_after_it(session: Session) -> None:
    browser = PortalBrowser(session)
    planted = dict(browser.client.cookies)
    browser.sign_in()
    assert browser.is_inside
    assert dict(browser.client.cookies) != planted
    thief = PortalBrowser(session, cookies=planted)
    assert not thief.is_inside
    (name,) = planted
    for tampered in ("", "x", "A" * 32, "../", '"\\015\\012Set-Cookie: a=b"', '"\\303\\251"', "x" * 4_000):
        reply = httpx.get(browser.address, headers={"Cookie": f"{name}={tampered}"}, timeout=30)
        assert (reply.status_code, 'action="keluar"' in reply.text) == (200, False)
        assert "a" not in reply.cookies


def test_a_sign_in_ends_by_idleness_another_sign_in_and_a_new_password(session: Session) -> None:
    browser = inside(session)
    session.advance("PT14M")
    browser.open("riwayat")
    session.advance("PT14M")
    browser.open("riwayat")
    assert browser.is_inside
    session.advance("PT16M")
    browser.open("riwayat")
    assert (browser.is_inside, "Masuk lagi" in browser.message) == (False, True)
    browser.sign_in()
    other = inside(session)
    browser.open("")
    assert not browser.is_inside
    assert other.search(nik_of(session, "01")) == "Data Ditemukan"
    session.change(password="rotate")
    other.open("")
    assert not other.is_inside


def test_a_form_that_is_not_ours_does_nothing(session: Session) -> None:
    browser = inside(session)
    before, nik = len(session.journal()), nik_of(session, "01")
    fields = browser.fields("cari") | {"nik": nik}
    for changed in ({"token": ""}, {"token": "x"}, {"token": PortalBrowser(session).page.select("input")[0]["value"]}):
        assert browser.post("cari", fields | changed).status_code == 403
        assert "Tidak ada yang dikirim" in browser.message
    assert browser.post("cari", fields, headers={"Origin": "http://jahat.test"}).status_code == 403
    assert browser.post("cari", fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert browser.post("cari", fields, headers={"Host": "jahat.test"}).status_code == 403
    assert len(session.journal()) == before
    assert browser.post("cari", fields).status_code == 200
    assert len(session.journal()) == before + 1


@pytest.mark.parametrize(
    ("nik", "message"),
    [
        ("", "Isi NIK."),
        ("x" * 10_000, "Isian terlalu panjang."),
        ("٣٣٠٣٠١٥٥٠٥٩٠٩٠٠١", MESSAGES["15"]),
        ("33 03", MESSAGES["15"]),
        ("<script>alert(1)</script>", MESSAGES["15"]),
    ],
)
def test_what_is_typed_badly_gets_a_clear_page(session: Session, nik: str, message: str) -> None:
    browser = inside(session)
    assert browser.search(nik) == message
    assert browser.reply.status_code == 200
    assert "<script>" not in browser.reply.text
    assert session.view()["kuota"]["used"] == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"content": b"\xff\xfe=\x80"}, 400),
        ({"files": {"nik": ("a", b"x")}}, 400),
        ({"json": {"nik": "1"}}, 400),
        ({"content": b"nik=" + b"1" * 100_000}, 400),
        ({"content": b"&".join(b"a%d=1" % n for n in range(100))}, 400),
    ],
)
def test_what_is_no_form_is_refused_with_a_reason(session: Session, options: dict[str, object], status: int) -> None:
    browser = inside(session)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if "content" in options else {}
    reply = browser.client.post(browser.address + "cari", headers=headers, **options)  # type: ignore[arg-type]
    assert (reply.status_code, "formulir" in reply.text) == (status, True)


def test_nothing_of_a_page_is_kept_or_comes_from_elsewhere(session: Session) -> None:
    browser = inside(session)
    browser.search(nik_of(session, "01"))
    assert browser.reply.headers["cache-control"] == "no-store"
    assert all(name in browser.reply.headers for name in HEADERS)
    assert "default-src 'self'" in browser.reply.headers["content-security-policy"]
    assert browser.page.select("script, style, [style], [onclick]") == []
    (cookie,) = browser.reply.headers.get_list("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert len(browser.reply.content) < 20_000
