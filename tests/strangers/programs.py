"""Which program does each stranger need?"""

from tests.e2e.clients.programs import JAVA, NODE, PHP, require

PROGRAMS = {"php": PHP, "node": NODE, "java": JAVA, "python": None, "loket": PHP, "gerai": NODE, "klinik": None}


def require_for(name: str) -> None:
    """Fail the test, with the remedy, where the program of the stranger `name` is missing."""
    program = PROGRAMS[name]
    if program is not None:
        require(program)
