"""Processes, as Linux shows them."""

from pathlib import Path

from tests.helpers.gladi_process import Gladi


def workers_of(gladi: Gladi) -> list[int]:
    """The processes that answer for it."""
    pid = gladi.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
