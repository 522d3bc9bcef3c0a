"""The Web Portal as a room of pages."""

from simulator.door.addresses import PORTAL
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk


class PortalRoom:
    """The portals of all sessions, each below the name of its lembaga."""

    def __init__(self, desk: SessionDesk) -> None:
        self._desk = desk

    def has(self, method: str, path: str) -> bool:
        """Whether `path` lies below the portals, whether or not there is one."""
        del method
        return path.startswith(PORTAL)

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the page."""
        from simulator.portal.answering import answer_portal  # at the first visit: the first answer comes sooner

        return await answer_portal(asked, self._desk)
