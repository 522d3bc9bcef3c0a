"""How was what leaves watched in this run? A small file beside what has left, for the process of the scenarios."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from conformance.application.private import open_private
from conformance.record.egress import ControlSeen, Way

FILE_NAME = "pengamatan.json"


class Watched(msgspec.Struct, frozen=True):
    """The way that counts, and what it rests on."""

    way: Way
    reason: str = ""
    reason_en: str = ""
    controls: tuple[ControlSeen, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts that the plan names."""


def way_that_counts(tried: Way, controls: Sequence[ControlSeen]) -> Way:
    """Return the way in which each control was seen: a way that did not see one of them proves nothing."""
    if not controls:
        return Way.TIDAK
    if all(tried in one.ways for one in controls):
        return tried
    if tried is Way.PROKSI and all(one.ways for one in controls):
        return Way.SOKET
    return Way.TIDAK


def write_watched(directory: Path, watched: Watched) -> None:
    """Write it into the run's work directory."""
    with open_private(directory / FILE_NAME, "wb") as file:
        file.write(msgspec.json.encode(watched))


def read_watched(directory: Path) -> Watched | None:
    """Return what was written; None: nothing was watched."""
    try:
        return msgspec.json.decode((directory / FILE_NAME).read_bytes(), type=Watched)
    except FileNotFoundError:
        return None
