"""Is the report read, reached by keyboard, and printed in a real browser, on a desk and on a phone?"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from conformance.report.write import write_reports
from tests.helpers.chromium import DESK, PHONE
from tests.helpers.results import example_result
from tests.helpers.stored_result import stored_result

PAGES = ("laporan.html", "report.en.html")

CONTRAST = """
() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || ['SCRIPT', 'STYLE'].includes(node.tagName)) continue;
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), walk.currentNode.textContent.trim().slice(0, 40)]);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("laporan")
    write_reports(example_result(), directory)
    return directory


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("dicari")
    write_reports(stored_result(), directory)
    return directory


def opened(browser: Browser, path: Path, size: dict[str, int], said: list[str] | None = None, **more: Any) -> Page:
    page = browser.new_context(viewport=size, locale="id-ID", **more).new_page()  # type: ignore[arg-type]
    page.on("console", lambda message: said is not None and said.append(message.text))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", PAGES)
def test_the_page_opens_from_a_file_without_a_word_on_the_console(browser: Browser, directory: Path, name: str) -> None:
    said: list[str] = []
    page = opened(browser, directory / name, DESK, said)
    assert page.locator(".putusan .kata").is_visible()
    assert said == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_screen(browser: Browser, directory: Path, name: str, size: dict[str, int]) -> None:
    page = opened(browser, directory / name, size)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_text_keeps_the_contrast_of_wcag_aa(
    browser: Browser, directory: Path, name: str, size: dict[str, int]
) -> None:
    page = opened(browser, directory / name, size)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    found = page.evaluate(CONTRAST)
    assert len(found) > 500
    assert [text for ratio, text in found if ratio < 4.5] == []


def test_the_keyboard_reaches_content_links_and_folded_evidence(browser: Browser, directory: Path) -> None:
    page = opened(browser, directory / "laporan.html", DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lompat"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page.locator("details:not([open]) > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True


def test_a_jump_opens_what_is_folded_and_the_languages_lead_to_each_other(browser: Browser, directory: Path) -> None:
    page = opened(browser, directory / "laporan.html", DESK)
    page.locator("#persyaratan a[href='#skenario-alur-kode-01']").first.click()
    assert page.locator("#skenario-alur-kode-01 > details").evaluate("each => each.open")
    page.locator("nav .bahasa a").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("nav .bahasa a").click()
    assert page.locator("html").get_attribute("lang") == "id"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_of_the_stores_fits_and_keeps_the_contrast(
    browser: Browser, searched: Path, name: str, size: dict[str, int]
) -> None:
    page = opened(browser, searched / name, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate("document.querySelector('nav ul').scrollWidth") <= size["width"]
    assert [text for ratio, text in page.evaluate(CONTRAST) if ratio < 4.5] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_the_stores_prints_where_they_were_searched(
    browser: Browser, searched: Path, directory: Path, name: str
) -> None:
    for where, is_printed in ((searched, True), (directory, False)):
        page = opened(browser, where / name, DESK)
        page.emulate_media(media="print")
        assert page.locator("#bukti-penyimpanan").is_visible() is is_printed
        assert not page.locator("#rincian").is_visible()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("name", PAGES)
def test_the_summary_prints_alone_on_a4(browser: Browser, directory: Path, name: str) -> None:
    page = opened(browser, directory / name, DESK)
    pdf = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]", pdf)
    assert 1 < pages_of(pdf) <= 5
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator(".paraf").is_visible()
    assert not page.locator("#rincian").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_the_rest_prints_with_everything_open_where_it_is_chosen(browser: Browser, directory: Path, name: str) -> None:
    page = opened(browser, directory / name, DESK)
    page.locator("#cetak-teknis").check()
    assert 5 < pages_of(page.pdf(prefer_css_page_size=True)) < 60
    page.emulate_media(media="print")
    assert page.locator(".langkah").first.is_visible()


def test_the_filter_needs_no_script_and_a_jump_shows_what_it_hides(browser: Browser, directory: Path) -> None:
    page = opened(browser, directory / "laporan.html", DESK, java_script_enabled=False)
    shown = page.locator(".skenario:visible")
    everything = shown.count()
    page.locator("#saring-tidak_lulus").check()
    assert shown.count() == 3 < everything
    assert page.locator(".fitur:visible").count() == 3
    page.locator("#persyaratan a[href='#skenario-alur-kode-01']").first.click()
    assert page.locator("#skenario-alur-kode-01").is_visible()
    page.locator("#saring-semua").check()
    page.locator("#oleh-norma").check()
    assert 0 < shown.count() < everything


def test_it_is_whole_without_its_script(browser: Browser, directory: Path) -> None:
    page = opened(browser, directory / "laporan.html", DESK, java_script_enabled=False)
    assert page.locator(".putusan .kata").is_visible()
    folded = page.locator("#skenario-alur-kode-01 > details")
    assert not folded.locator(".temuan").is_visible()
    folded.locator("summary").click()
    assert folded.locator(".temuan").is_visible()
