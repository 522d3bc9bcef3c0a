"""What tests of every kind may ask for, and how processes of pytest-xdist share them."""

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import settings

from conformance.scenario.syntax_trees import build_trees_undisturbed
from tests.helpers.gladi_process import Gladi
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.saying import SAID, Say, said_in
from tests.helpers.sharing import turn_of
from tests.helpers.slow import without_reason

build_trees_undisturbed()
settings.register_profile("gladi", parent=settings(), deadline=None)  # a slow machine turns no property red
settings.load_profile("gladi")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: turn_of(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    from tests.helpers.scheduler import WaitingSideBySide  # the plug-in need not be there

    return WaitingSideBySide(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*chain.from_iterable(terminalreporter.stats.values())]
    for line in (*said_in(reports), *without_reason(reports)):
        terminalreporter.write_line(line)


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Say:
    """Notes a line that is printed when all tests have ended."""
    return lambda line: request.node.user_properties.append((SAID, line))


@pytest.fixture(scope="module")
def gladi() -> Iterator[Gladi]:
    """A simulator of the module's own, in memory; a module that needs another has its own fixture of this name."""
    running = Gladi("--store", "memory:")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, started by the first test that needs one."""
    server = PostgresServer()
    yield server
    server.remove()
