"""Exactly once: whatever is killed under load, every answer that a client got is in the journal once, and counted once.

3 kills of each kind here, 40 by `make soak` (GLADI_SOAK=1).
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conformance.application.process import free_port
from tests.helpers.callers import MARK, Callers, Target
from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session
from tests.helpers.postgres_server import PostgresServer
from tests.helpers.processes import workers_of
from tests.helpers.saying import Say

KILLS = 40 if os.environ.get("GLADI_SOAK") == "1" else 3
CLIENTS = 32
BETWEEN = 300
"""Answers between two kills."""
KUOTA = 1_000_000
PERSONAS = ("warga-01", "format-salah", "meninggal")
"""Two that are charged, one that is not."""


class Servers:
    """One or two `gladi serve` on fixed ports over one store, killed and started again."""

    def __init__(self, *options: str, count: int = 1) -> None:
        self._options = [(*options, "--port", str(free_port())) for _ in range(count)]
        self.running = [Gladi(*each) for each in self._options]

    def kill(self, number: int) -> None:
        """End one with all its workers as a power cut would, and start it again."""
        gladi = self.running[number]
        workers = workers_of(gladi)
        gladi.process.send_signal(signal.SIGKILL)
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        gladi.kill()
        self.running[number] = Gladi(*self._options[number])

    def kill_worker(self, number: int) -> None:
        """End one worker; the server replaces it."""
        workers = workers_of(self.running[0])
        os.kill(workers[number % len(workers)], signal.SIGKILL)

    def __enter__(self) -> "Servers":
        return self

    def __exit__(self, *failure: object) -> None:
        """Leave none behind, whatever a test found."""
        for gladi in self.running:
            if gladi.process.poll() is None:
                gladi.stop()

    def stop(self) -> list[tuple[int, str]]:
        return [gladi.stop() for gladi in self.running]


def calls(gladi: Gladi, session: Session) -> list[Target]:
    return [Target(gladi.web_service, session.path(), session.fields(persona)) for persona in PERSONAS]


def whole_journal(session: Session) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    while page := session.journal(f"?limit=5000&after={entries[-1]['seq'] if entries else 0}"):
        entries += page
    return entries


def code(answer: dict[str, Any]) -> str:
    return str(answer["content"][0]["RESPONSE_CODE"])


def check(session: Session, answers: dict[str, dict[str, Any]]) -> Counter[str]:
    """Hold the journal of `session` against `answers`, what clients got; return how often each code was given."""
    entries = whole_journal(session)
    marks = Counter(entry["request"][MARK] for entry in entries)
    assert set(marks.values()) == {1}
    spent = 0
    for entry in entries:
        spent += entry["charged"]
        assert entry["charged"] == (entry["code"] in ("01", "11"))
        # What was handed out follows the order of the journal without a gap: nothing was counted twice or forgotten.
        assert entry["response"]["quotaLimiter"] == KUOTA - spent
        got = answers.get(entry["request"][MARK])
        assert got is None or got == entry["response"]
    assert [entry["seq"] for entry in entries] == sorted({entry["seq"] for entry in entries})
    assert session.view()["kuota"] == {"limit": KUOTA, "used": spent, "remaining": KUOTA - spent}
    return Counter(entry["code"] for entry in entries if entry["request"][MARK] in answers)


def play(servers: Servers, kill: Callable[[int], None], say: Say, name: str) -> None:
    """Kill again and again under load, then count."""
    sessions = [servers.running[0].open({"extends": PURBALINGGA, "kuota": KUOTA}, seed=n) for n in (1, 2)]
    for session in sessions:
        assert session.control("PUT", "/clock", {"now": "2026-03-02T09:00:00"}).status == 200
    targets = [calls(gladi, session) for session in sessions for gladi in servers.running]

    async def storm() -> Callers:
        callers = Callers(targets, CLIENTS)
        try:
            for n in range(KILLS):
                await callers.until(BETWEEN)
                await asyncio.to_thread(kill, n)
            await callers.until(BETWEEN)
        finally:
            await callers.stop()
        return callers

    callers = asyncio.run(storm())
    given: Counter[str] = Counter()
    for session in sessions:
        given += check(Session(servers.running[-1], session.id), callers.answers)
    # Every answer that a client got was found in one of the journals.
    assert given == Counter(code(answer) for answer in callers.answers.values())
    assert set(given) == {"01", "11", "15"}
    assert callers.failures > 0
    say(f"{name}: {KILLS} kills, {given.total()} answers kept once each, {callers.failures} calls cut")


def test_sqlite(tmp_path: Path, say: Say) -> None:
    with Servers("--store", f"sqlite:///{tmp_path / 'gladi.sqlite'}") as servers:
        play(servers, lambda n: servers.kill(0), say, "sqlite")
        assert servers.stop() == [(0, "")]


def test_postgres(postgres: PostgresServer, say: Say) -> None:
    with Servers("--store", postgres.new_database()) as servers:
        play(servers, lambda n: servers.kill(0), say, "postgres")
        assert servers.stop() == [(0, "")]


def test_postgres_with_three_workers(postgres: PostgresServer, say: Say) -> None:
    with Servers("--store", postgres.new_database(), "--workers", "3") as servers:

        def kill(n: int) -> None:
            if n % 3 == 2:
                servers.kill(0)
            else:
                servers.kill_worker(n)

        play(servers, kill, say, "postgres, 3 workers")
        ((exit_code, said),) = servers.stop()
        assert exit_code == 0
        assert all("diganti / replaced" in line for line in said.splitlines())


def test_two_servers_on_one_postgres(postgres: PostgresServer, say: Say) -> None:
    with Servers("--store", postgres.new_database(), count=2) as servers:
        play(servers, lambda n: servers.kill(n % 2), say, "postgres, 2 servers")
        assert servers.stop() == [(0, "")] * 2
