"""What does an engine do that searches the needles? Pure."""

from typing import Protocol


class Matcher(Protocol):
    """The search through one stream, piece after piece."""

    def feed(self, data: bytes) -> list[tuple[int, int]]:
        """Return the needles that end in this piece: which, and how many bytes of the stream stand before its end."""
        ...

    def close(self) -> None:
        """Give back what the search took."""
        ...


class Engine(Protocol):
    """All needles, ready to search."""

    @property
    def name(self) -> str:
        """Name and version of the library."""
        ...

    def open(self) -> Matcher:
        """Return a search at the start of a stream."""
        ...


class NoEngine:
    """Nothing to search: a store is only read."""

    name = "-"

    def open(self) -> Matcher:
        """Return a search that finds nothing."""
        return self

    def feed(self, data: bytes) -> list[tuple[int, int]]:
        """Return nothing."""
        return []

    def close(self) -> None:
        """Give back nothing."""


class EngineMissing(Exception):
    """Why an engine cannot be used here."""
