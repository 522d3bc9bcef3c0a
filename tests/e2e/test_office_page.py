"""Are the pages of the offices used in Debian's Chromium, without script and on a phone, and is a BAST one A4 sheet?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.chromium import fits
from tests.helpers.formulir import FORM, LOCAL, SURAT
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.user_ids import hand_over, request

A4 = b"[0 0 594.95996 841.91998]"
"""In points, as Chromium writes it."""


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("karanganyar-baperlitbang-2021", clock="2021-05-10T09:00:00")
    session.control("POST", "/administrator/grant")
    yield session
    session.control("DELETE")


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def test_both_sides_come_to_a_hand_over(session: Session, page: Page) -> None:
    office = f"{session.gladi.control_address}/kantor/{session.id}"
    page.goto(f"{office}/pengguna")
    for name in FORM.__struct_fields__:
        page.locator(f"#{name}").fill(LOCAL if name == "user_id_lokal" else getattr(FORM, name))
    page.locator("#surat_nomor").fill(SURAT.nomor)
    page.locator("#surat_tanggal").fill(str(SURAT.tanggal))
    assert fits(page)
    press(page, "Ajukan")
    page.goto(f"{office}/dinas/1")
    press(page, "Tandai sudah diperiksa")
    press(page, "Setujui")
    press(page, "Serahkan User ID dan kata sandi")
    assert len(page.locator("#kata-sandi").inner_text()) == 16
    assert fits(page)
    page.get_by_role("link", name=re.compile("^BAST ")).click()
    page.get_by_text("PIHAK KESATU").first.wait_for()
    assert fits(page)


def test_a_bast_is_printed_on_one_sheet_of_a4(session: Session, browser: Browser) -> None:
    request(session, user_id_lokal=LOCAL)
    session.advance("P20D")
    hand_over(session, 1)
    page = browser.new_page()
    page.goto(f"{session.gladi.control_address}/kantor/{session.id}/bast/1/1")
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert re.findall(rb"/Count (\d+)", printed) == [b"1"]
    assert A4 in printed
