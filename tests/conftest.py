"""What tests of every kind may ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from conformance.scenario.syntax_trees import build_trees_undisturbed
from tests.helpers.postgres_server import PostgresServer

build_trees_undisturbed()
settings.register_profile("gladi", parent=settings(), deadline=None)  # a slow machine turns no property red
settings.load_profile("gladi")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, started by the first test that needs one."""
    server = PostgresServer()
    yield server
    server.remove()
