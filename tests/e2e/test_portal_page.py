"""Is the portal used by a person in Debian's Chromium, without script, by keyboard, and on a phone?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.helpers.chromium import fits
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import MESSAGES

FOUND = "Data Ditemukan"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("banjarnegara-arpus-2025")
    yield session
    session.control("DELETE")


def sign_in(page: Page, session: Session, lang: str = "") -> None:
    view = session.view()
    page.goto(view["endpoints"]["portal"] + lang)
    page.locator("#user_id:focus").wait_for()
    page.keyboard.type(view["credentials"]["user_id"])
    page.keyboard.press("Tab")
    page.keyboard.type(view["credentials"]["password"])
    send(page)
    page.locator("#nik:focus").wait_for()


def send(page: Page) -> None:
    """Send the form that has the focus, and wait for the page that answers."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize(("lang", "leave"), [("", "Keluar"), ("?lang=en", "Sign out")])
def test_from_sign_in_to_sign_out(page: Page, session: Session, lang: str, leave: str) -> None:
    person = session.personas["warga-01"]
    sign_in(page, session, lang)
    page.keyboard.type(person["nik"])
    send(page)
    assert said(page) == FOUND
    assert page.locator('[data-elemen="NAMA_LGKP"]').inner_text() == person["elemen"]["NAMA_LGKP"]
    assert page.locator("[data-elemen]").count() == len(session.view()["elemen"])
    assert fits(page)
    for name in ("riwayat", "panduan"):
        page.locator(f'nav a[href^="{name}"]').click()
        assert fits(page)
    page.get_by_role("button", name=leave).click()
    assert page.locator("#user_id").is_visible()
    page.go_back()
    assert page.locator("[data-elemen]").count() == 0  # no page of it was kept


def test_the_way_back_and_a_second_tab_cost_nothing(page: Page, session: Session) -> None:
    sign_in(page, session)
    page.fill("#nik", session.personas["warga-01"]["nik"])
    page.get_by_role("button", name="Cari").click()
    assert said(page) == FOUND
    page.reload()
    assert said(page) == FOUND
    other = page.context.new_page()
    other.goto(session.view()["endpoints"]["portal"])
    assert other.locator("#nik").is_visible()
    other.fill("#nik", session.personas["warga-02"]["nik"])
    other.get_by_role("button", name="Cari").click()
    assert said(other) == FOUND
    assert session.view()["kuota"]["used"] == 2


@pytest.mark.parametrize(("lang", "search"), [("", "Cari"), ("?lang=en", "Search")])
def test_each_message_is_read_on_the_page(page: Page, session: Session, lang: str, search: str) -> None:
    sign_in(page, session, lang)

    def look(nik: str) -> str:
        page.fill("#nik", nik)
        page.get_by_role("button", name=search).click()
        return said(page)

    for code, words in MESSAGES.items():
        assert look(next(one["nik"] for one in session.personas.values() if one["code"] == code)) == words
        assert bool(page.locator("[data-elemen]").count()) is (code == "01")
    nik = session.personas["warga-01"]["nik"]
    for words, changes, back in (
        ("Kuota akses hari ini telah habis", {"kuota": 0}, {"kuota": None}),
        ("Instansi tidak aktif", {"instansi_active": False}, {"instansi_active": True}),
        ("User ID non aktif, silahkan menghubungi Admin", {"user_active": False}, {"user_active": True}),
    ):
        session.change(**changes)
        assert look(nik) == words
        session.change(**back)
    session.change(password="rotate")
    page.fill("#nik", nik)
    page.get_by_role("button", name=search).click()
    page.locator("#user_id").fill(session.view()["credentials"]["user_id"])
    page.locator("#password").fill("kata sandi yang lama")
    send(page)
    assert said(page) == "Gagal Login"
