"""What has arrived at a door, free of any HTTP library, and what must a door be able to do?"""

from enum import StrEnum
from typing import Protocol

import msgspec

from simulator.network.delivery import Delivery


class DoorName(StrEnum):
    """The doors of the design, as faults and journal name them; not all of them are built."""

    WEB_SERVICE = "web_service"
    PORTAL = "portal"
    BALIKAN = "balikan"
    FACE = "face"
    CARD = "card"


class Arrival(msgspec.Struct, frozen=True):
    """A request with a body, read as far as it is to be read."""

    raw: bytes
    content_type: str
    source_ip: str
    query: str = ""
    content_encoding: str = ""
    unread: str = ""
    """Why the body was not read to its end: the name of a quirk; empty where it was."""
    quirks: tuple[str, ...] = ()
    """What is odd about the head."""


class Door(Protocol):
    """A door for HTTP, with paths of its own (decoded, without base path and query)."""

    def has(self, path: str) -> bool:
        """Whether `path` belongs to this door."""
        ...

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        """Return what answers a POST to `path`; it is durable in the journal of its session."""
        ...

    async def show(self, path: str) -> str | None:
        """Return the text that a GET of `path` shows; None where there is nothing to be seen."""
        ...
