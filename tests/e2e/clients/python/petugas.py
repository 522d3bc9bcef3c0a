"""What do the Python clients here share? The officer's questions, one per line, and the conclusions, one per line."""

import sys
from collections.abc import Iterator
from typing import NamedTuple


class Question(NamedTuple):
    url: str
    user_id: str
    password: str
    ip_user: str
    nik: str
    nama: str


def questions() -> Iterator[Question]:
    for line in sys.stdin:
        yield Question(*line.rstrip("\n").split("\t"))


def conclude(end: str, detail: str) -> None:
    """Tell what the application would do now, and what its officer reads."""
    sys.stdout.write(f"{end}\t{detail}\n")
