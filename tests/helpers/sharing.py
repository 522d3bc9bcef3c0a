"""How is the whole shared among processes of pytest-xdist? What waits long goes first, and apart."""

from collections.abc import Sequence

WAITING: Sequence[str] = (
    "tests/integration/test_going_on.py",
    "tests/defects/test_matrix.py",
    "tests/integration/test_rehearsal.py",
    "tests/strangers/test_matrix.py",
    "tests/integration/test_rehearsal_faults.py",
    "tests/integration/test_guided_run.py",
    "tests/integration/test_check.py",
    "tests/integration/test_check_late.py",
)
"""Files whose tests carry out rehearsals and wait for seconds: each function, or class, is a unit of its own."""
EACH: Sequence[str] = (
    "tests/defects/test_matrix.py::test_a_run_shows_exactly_what_it_has_to",
    "tests/strangers/test_matrix.py::test_a_short_run_comes_out_as_the_whole_one_did",
)
"""Functions whose every parameter is a unit."""
ROOMS: Sequence[str] = ("tests/e2e/", "tests/integration/", "tests/contract/", "tests/strangers/", "tests/defects/")
"""Where the others wait that start servers, browsers and databases."""


def turn_of(test: str) -> int:
    """Return when a test comes: the smaller, the sooner."""
    ahead = (*WAITING, *ROOMS)
    return next((number for number, begin in enumerate(ahead) if test.startswith(begin)), len(ahead))


def unit_of(test: str) -> str:
    """Return what a test (its node id) belongs to that one process does alone: its file, where it waits for nothing."""
    file, _, rest = test.partition("::")
    if file not in WAITING:
        return file
    return test if test.startswith(tuple(EACH)) else f"{file}::{rest.partition('::')[0].partition('[')[0]}"
