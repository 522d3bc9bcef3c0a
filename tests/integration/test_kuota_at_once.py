"""A kuota is never exceeded: 64 clients ask for the last 10 hits at the same moment."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.callers import Connection, Target
from tests.helpers.gladi_process import PURBALINGGA, Gladi
from tests.helpers.postgres_server import PostgresServer

CLIENTS, SPENT, LAST = 64, 20, 10


@pytest.mark.parametrize(
    ("store", "count", "options"),
    [
        ("memory", 1, ()),
        ("sqlite", 1, ()),
        ("postgres", 1, ()),
        ("postgres", 1, ("--workers", "3")),
        ("postgres", 2, ()),
    ],
)
def test_the_last_hits_are_given_once(
    store: str, count: int, options: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = {"memory": "memory:", "sqlite": f"sqlite:///{tmp_path / 'gladi.sqlite'}"}.get(store)
    if address is None:
        server = request.getfixturevalue("postgres")
        assert isinstance(server, PostgresServer)
        address = server.new_database()
    gladis = [Gladi("--store", address, *options) for _ in range(count)]
    session = gladis[0].open({"extends": PURBALINGGA, "kuota": SPENT + LAST})
    session.control("PUT", "/clock", {"now": "2026-03-02T09:00:00"})
    targets = [Target(gladi.web_service, session.path(), session.fields()) for gladi in gladis]

    async def rush() -> list[dict[str, object]]:
        connections = [Connection(targets[n % count].address) for n in range(CLIENTS)]
        await asyncio.gather(*(connection.open() for connection in connections))
        for n in range(SPENT):
            await connections[n].call(targets[n % count], f"before-{n}")
        answers = await asyncio.gather(
            *(connection.call(targets[n % count], f"m-{n}") for n, connection in enumerate(connections))
        )
        for connection in connections:
            connection.close()
        return answers

    answers = [(a["content"][0]["RESPONSE_CODE"], a["quotaLimiter"]) for a in asyncio.run(rush())]  # type: ignore[index]
    assert sorted(left for code, left in answers if code == "01") == list(range(LAST))
    assert Counter(left for code, left in answers if code == "05") == {0: CLIENTS - LAST}
    assert session.view()["kuota"] == {"limit": 30, "used": 30, "remaining": 0}
    entries = session.journal("?limit=500")
    assert len(entries) == SPENT + CLIENTS
    assert sum(entry["charged"] for entry in entries) == SPENT + LAST
    assert [gladi.stop() for gladi in gladis] == [(0, "")] * count
