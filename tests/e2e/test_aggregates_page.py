"""Are the aggregates read, followed downwards and printed in Debian's Chromium, without script, and on a phone?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.chromium import DESK, PHONE, page_without_script
from tests.helpers.gladi_process import Gladi, Session


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("banjarnegara-arpus-2025")
    yield session
    session.control("DELETE")


def is_download(complaint: str) -> bool:
    """Whether it is a download: for a page a request that is cut off."""
    return "/agregat." in complaint


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with page_without_script(browser, request.param, is_download) as page:
        yield page


def box(page: Page, selector: str) -> dict[str, Any]:
    found: Any = page.locator(selector).first.bounding_box()
    return dict(found)


def assert_it_fits(page: Page) -> None:
    """Nothing has to be scrolled sideways, and the words of the chart are large enough to be read."""
    width: Any = page.viewport_size
    for selector in ("main", "table", "svg.grafik"):
        found = box(page, selector)
        assert found["x"] + found["width"] <= width["width"]
    assert box(page, "svg text")["height"] >= 11


@pytest.mark.parametrize(("lang", "occupation"), [("", "Pekerjaan"), ("?lang=en", "Occupation")])
def test_from_the_country_to_a_kecamatan(page: Page, session: Session, lang: str, occupation: str) -> None:
    page.goto(session.view()["endpoints"]["aggregates"] + lang)
    page.get_by_role("link", name=occupation).click()
    assert_it_fits(page)
    for name in ("JAWA TENGAH", "KABUPATEN PURBALINGGA", "KEMANGKON"):
        page.get_by_role("link", name=name, exact=True).click()
        assert page.locator("h1").inner_text() == name
        assert page.locator("nav [aria-current]").inner_text() == occupation
        assert page.get_by_role("img").count() == 1
        assert_it_fits(page)
    assert page.get_by_role("img", name="KEMANGKON").is_visible()


def test_a_request_is_sent_and_answered(page: Page, session: Session) -> None:
    page.goto(session.view()["endpoints"]["aggregates"] + "?wilayah=3303&menurut=umur")
    page.get_by_label("Pemohon").fill("Bappeda")
    page.get_by_label("Keperluan").fill("Perencanaan")
    page.get_by_role("button", name="Minta").click()
    assert page.locator("[data-nomor]").inner_text().startswith("AGR-")
    assert "tidak mengirimkannya" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="Kembali ke data").click()
    assert page.locator("h1").inner_text() == "KABUPATEN PURBALINGGA"


def test_files_are_downloaded(page: Page, session: Session, tmp_path: Path) -> None:
    page.goto(session.view()["endpoints"]["aggregates"] + "?wilayah=3303")
    for kind, start in (("CSV", b'\xef\xbb\xbf"kode"'), ("XLSX", b"PK")):
        with page.expect_download() as caught:
            page.get_by_role("link", name=f"Unduh {kind}").click()
        caught.value.save_as(tmp_path / kind)
        assert caught.value.suggested_filename == f"agregat-3303-jenis-kelamin.{kind.lower()}"
        assert (tmp_path / kind).read_bytes().startswith(start)


def test_on_paper_there_are_the_numbers_and_nothing_to_press(page: Page, session: Session) -> None:
    page.goto(session.view()["endpoints"]["aggregates"] + "?menurut=pendidikan")
    page.emulate_media(media="print")
    for seen in ("h1", "svg.grafik", "table", "#asal"):
        assert page.locator(seen).first.is_visible()
    for hidden in ("nav", ".berkas", "form"):
        assert not page.locator(hidden).first.is_visible()
