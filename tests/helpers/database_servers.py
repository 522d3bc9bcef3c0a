"""Servers of `fixtures.apps.servers`, started for a test, and asked by their own command-line clients."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conformance.application.process import free_port

USER, PASSWORD = "aplikasi", "aplikasi-gladi"


@dataclass(frozen=True, slots=True)
class Client:
    """How a kind of server is asked from a shell, and two requests with what is told before and after."""

    command: tuple[str, ...]
    read: str
    write: str
    at_first: str
    at_last: str
    separate: bool = False
    """Whether the words of a request are arguments of their own."""


_READ = "SELECT nama FROM pemohon ORDER BY id"
_WRITE = "INSERT INTO pemohon VALUES (2, 'Budi')"
CLIENTS = {
    "mariadb": Client(
        ("mariadb", "--no-defaults", "-h127.0.0.1", "-P{port}", f"-u{USER}", f"-p{PASSWORD}", "-N", USER, "-e"),
        _READ,
        _WRITE,
        "Ayu; Lestari",
        "Ayu; Lestari\nBudi",
    ),
    "postgresql": Client(
        ("psql", f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{{port}}/{USER}", "-XAtqc"),
        _READ,
        _WRITE,
        "Ayu; Lestari",
        "Ayu; Lestari\nBudi",
    ),
    "redis": Client(
        ("redis-cli", "-p", "{port}", "--user", USER, "--pass", PASSWORD, "--no-auth-warning"),
        "GET nama",
        "SET nama Budi",
        "",
        "Budi",
        separate=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Server:
    """One that answers."""

    kind: str
    port: int
    process: "subprocess.Popen[str]"

    @property
    def url(self) -> str:
        """Its address for the scanner."""
        return f"{self.kind}://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{'0' if self.kind == 'redis' else USER}"

    @contextlib.contextmanager
    def connection(self) -> Iterator[None]:
        """Hold a line to it open."""
        with socket.create_connection(("127.0.0.1", self.port)):
            yield


@contextlib.contextmanager
def start(kind: str, directory: Path, *options: str) -> Iterator[Server]:
    """Start a server as a plan does, wait for its word that it serves, and end it."""
    port = free_port()
    command = [sys.executable, "-P", "-m", "fixtures.apps.servers", kind, "--data", str(directory), "--port", str(port)]
    with (directory.parent / f"{directory.name}.log" if directory.parent.is_dir() else Path(os.devnull)).open(
        "w"
    ) as log:
        process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=log, text=True)
    assert process.stdout is not None
    try:
        assert any(line.startswith("siap di ") for line in process.stdout), "it does not serve"
        yield Server(kind, port, process)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def ask(server: Server, request: str) -> str:
    """Return what the server's own client prints for a request."""
    client = CLIENTS[server.kind]
    command = [word.format(port=server.port) for word in client.command]
    words = request.split() if client.separate else [request]
    done = subprocess.run([*command, *words], capture_output=True, text=True, errors="replace", check=True)
    return done.stdout.strip()
