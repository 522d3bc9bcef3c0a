"""What do the end-to-end tests share? One simulator, started as users start it, and desks to sit at."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import httpx
import pytest

from tests.e2e.clients.desk import Desk, simulator_at_work


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
