"""On which core does the server run, and on which the load?"""

import os


def choose_cores(allowed: set[int]) -> tuple[int, int]:
    """The server's core and another one for the load, of those that this process may use.

    Raises `ValueError` where there is only one: load and server would take turns, and nothing would be measured.
    """
    if len(allowed) < 2:
        raise ValueError("the benchmark needs two cores: one for the server, one for the load")
    server, load, *_ = sorted(allowed)
    return server, load


def pinned(command: list[str], *, to_load: bool = False) -> list[str]:
    """The command on the server's core, or on the load's."""
    return ["taskset", "-c", str(choose_cores(os.sched_getaffinity(0))[to_load]), *command]
