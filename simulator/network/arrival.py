"""What has arrived at a door, free of any HTTP library, and what must a door beside the Web Service be able to do?"""

from typing import Protocol

import msgspec

from simulator.network.delivery import Delivery


class Arrival(msgspec.Struct, frozen=True):
    """A POST, read as far as it is to be read."""

    raw: bytes
    content_type: str
    source_ip: str
    unread: str = ""
    """Why the body was not read to its end: the name of a quirk; empty where it was."""


class Door(Protocol):
    """A door on the port of the Web Service, with paths of its own (decoded, without base path and query)."""

    def has(self, path: str) -> bool:
        """Whether `path` belongs to this door."""
        ...

    async def answer(self, path: str, arrival: Arrival) -> Delivery:
        """Return what answers a POST to `path`; it is durable in the journal of its session."""
        ...

    async def show(self, path: str) -> str | None:
        """Return the text that a GET of `path` shows; None where there is nothing to be seen."""
        ...
