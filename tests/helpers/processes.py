"""Ports and processes, as Linux shows them."""

import socket
from pathlib import Path

from tests.helpers.gladi_process import Gladi


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def workers_of(gladi: Gladi) -> list[int]:
    """The processes that answer for it."""
    pid = gladi.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
