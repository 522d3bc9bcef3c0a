"""Debian's Chromium, as the tests of pages use it, and the sizes of the screens that they look at."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
]
DESK, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def chromium_at_work() -> Iterator[Browser]:
    """A browser that is ended afterwards."""
    chromium = shutil.which("chromium")
    assert chromium, "make programs"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@contextmanager
def page_without_script(
    browser: Browser, size: Any, is_excused: Callable[[str], bool] = lambda complaint: False
) -> Iterator[Page]:
    """A page of that size on which no script runs; nothing may be complained of there that is not excused."""
    context = browser.new_context(viewport=size, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda failed: complaints.append(failed.url))
    yield page
    context.close()
    assert [one for one in complaints if not is_excused(one)] == []


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    box = page.locator("main").bounding_box()
    assert box is not None
    assert page.viewport_size is not None
    return box["width"] <= page.viewport_size["width"]
