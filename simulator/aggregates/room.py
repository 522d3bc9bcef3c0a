"""The aggregates as a room of pages."""

from simulator.door.addresses import AGGREGATES
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk


class AggregatesRoom:
    """The aggregates of the server's own population, and of each session's below the name of its lembaga."""

    def __init__(self, desk: SessionDesk) -> None:
        self._desk = desk

    def has(self, method: str, path: str) -> bool:
        """Whether `path` lies below the aggregates, whether or not there is such a page."""
        del method
        return path.startswith(AGGREGATES)

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the page or file."""
        from simulator.aggregates.answering import (
            answer_aggregates,
        )  # at the first visit: the first answer comes sooner

        return await answer_aggregates(asked, self._desk)
