"""Does a clerk do a step at the console in Debian's Chromium, without script, at a desk and on a phone?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.helpers.chromium import fits
from tests.helpers.clerk import PHOTO, ask_step
from tests.helpers.gladi_process import Gladi, Session

INSTRUCTION = "Buka aplikasi, cari NIK 3303010101909001 dan cocokkan nama BUDI SANTOSA dengan KTP-el pemohon."


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open()
    yield session
    session.control("DELETE")


def test_a_clerk_does_a_step_and_attaches_a_photo(session: Session, page: Page, tmp_path: Path) -> None:
    page.goto(session.control("GET", "/guided").json["page"])
    page.get_by_role("heading", name="Menunggu langkah berikutnya").wait_for()
    assert fits(page)
    number = ask_step(session, INSTRUCTION)
    session.call("warga-01")
    page.get_by_text(INSTRUCTION).wait_for()  # the page has looked again by itself
    assert fits(page)
    assert float(page.locator(".instruksi").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 20
    (tmp_path / "foto.jpg").write_bytes(PHOTO)
    page.get_by_label("Foto atau berkas").set_input_files(tmp_path / "foto.jpg")
    page.get_by_label("Kata-kata aplikasi").fill("Data tidak cocok")
    page.get_by_role("button", name="Tidak dapat dilayani").click()
    page.get_by_role("heading", name="Menunggu langkah berikutnya").wait_for()
    answered = session.control("GET", f"/guided/{number}").json
    assert (answered["answer"], answered["note"], answered["attachment"]["kind"]) == (
        "ditolak", "Data tidak cocok", "jpg",
    )  # fmt: skip
    assert session.control("GET", f"/guided/{number}/lampiran").body == PHOTO
    assert fits(page)


def test_it_is_done_by_keyboard(session: Session, page: Page) -> None:
    number = ask_step(session, INSTRUCTION)
    page.goto(session.control("GET", "/guided").json["page"])
    page.get_by_label("Kata-kata aplikasi").focus()
    page.keyboard.type("Aduan diterima")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Menunggu langkah berikutnya").wait_for()
    assert session.control("GET", f"/guided/{number}").json["answer"] == "diteruskan"
