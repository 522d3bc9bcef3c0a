"""The pages of the offices as a room: beside the control API, and behind its guard (SIM)."""

from simulator.offices.words import OFFICES
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk


class OfficeRoom:
    """The offices of all sessions."""

    def __init__(self, desk: SessionDesk) -> None:
        self._desk = desk

    def has(self, method: str, path: str) -> bool:
        """Whether `path` lies below the offices, whether or not there is such a page."""
        del method
        return path == OFFICES or path.startswith(f"{OFFICES}/")

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the page."""
        from simulator.offices.answering import answer_office  # at the first visit: the first answer comes sooner

        return await answer_office(asked, self._desk)
