"""What do the end-to-end tests share? One simulator, started as users start it, and desks to sit at."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.clients.desk import Desk, simulator_at_work
from tests.helpers.chromium import DESK, PHONE, chromium_at_work, page_without_script


@pytest.fixture(scope="session")
def control() -> Iterator[httpx.Client]:
    """The control API of a running `gladi serve`."""
    with simulator_at_work() as client:
        yield client


@pytest.fixture
def open_desk(control: httpx.Client) -> Iterator[Callable[[str, str], Desk]]:
    """Opens a desk for a method in a dialect; its sessions end with the test."""
    with ExitStack() as opened:
        yield lambda method, dialect: opened.enter_context(closing(Desk(control, method, dialect)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for the pages of one module."""
    with chromium_at_work() as browser:
        yield browser


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at a desk and on a phone, without script, on which nothing may be complained of."""
    with page_without_script(browser, request.param) as page:
        yield page
